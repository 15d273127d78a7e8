"""Wording that is flagged without a source: hearsay, evaluation, hedges, refusals, loaded words.

What somebody is said to say is theirs, so hedges, judgements and figures inside the content of
an attribution are left alone; so is everything inside a direct quotation.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reader.sourcing.covering import CoveredPlaces
from reader.sourcing.lexicon import Lexicon
from reader.sourcing.phrases import PhraseRule
from reader.sourcing.quotations import Quotations
from reader.sourcing.tokens import Sentence, Tokens

_ANYWHERE = frozenset({"passive-hearsay", "no-comment", "second-hand"})
"""Tags that fit inside an attribution too: "reportedly" says that the chain is longer."""
_AGENTS = frozenset({"he", "she", "they", "we", "i", "who", "you"})
_IMPERSONAL = frozenset({"hearsay.it-is-said", "hearsay.is-said-to", "hearsay.found-to"})
"""Rules for passives that may have an agent behind "by"."""
_CONDITION_REACH = 8
"""Words of the longest request not to be named."""


class Wording(NamedTuple):
    """A flagged wording: the tokens ``[first, last]`` and the rule that flagged them."""

    first: int
    last: int
    rule: PhraseRule


class WordingFinder:
    """Finds flagged wordings in one text.

    ``attributed`` is what somebody is said to say, ``cues`` the words that say so.
    """

    def __init__(
        self,
        tokens: Tokens,
        quotations: Quotations,
        lexicon: Lexicon,
        attributed: CoveredPlaces,
        cues: CoveredPlaces,
    ) -> None:
        self._tokens = tokens
        self._lower = tokens.lower
        self._lexicon = lexicon
        self._attributed = attributed
        self._cues = cues
        self._quoted = CoveredPlaces(q.range for q in quotations.spans if q.spoken)

    def find(self, sentences: Sequence[Sentence]) -> list[Wording]:
        """Return the flagged wordings of the sentences, in order."""
        table = self._lexicon.wording
        places = table.openings(self._tokens)
        loaded = self._tokens.places_of(frozenset(self._lexicon.loaded))
        found: list[Wording] = []
        for _, first, end in sentences:
            own = _between(places, first, end)
            matches = table.find_at(self._lower, own, end) if own else ()
            wordings = [Wording(match.first, match.last, match.rule) for match in matches]
            for place in _between(loaded, first, end):
                wordings.extend(self._loaded(place, first, end))
            if wordings and not self._is_disclaimer(first, end):
                wordings.sort(key=lambda item: item.first)
                found.extend(wording for wording in wordings if self._counts(wording))
        return found

    def _counts(self, wording: Wording) -> bool:
        place = self._tokens.range(wording.first, wording.last)
        if self._quoted.holds(place) or self._has_agent(wording):
            return False
        if wording.rule.tag_id == "unattributed-evaluation" and self._cues.holds(place):
            return False  # "insiders paint a picture of": they do it, not the writer
        return wording.rule.tag_id in _ANYWHERE or not self._attributed.holds(place)

    def _has_agent(self, wording: Wording) -> bool:
        """Tell "they raised questions", where somebody does, from "it raises questions".

        So does "it was claimed by neighbours"; and who "declined to give her name" did answer.
        """
        first, following = wording.first, wording.last + 1
        tag = wording.rule.tag_id
        if tag == "unattributed-evaluation":
            return first > 0 and self._lower[first - 1] in _AGENTS
        if wording.rule.rule_id in _IMPERSONAL:
            return following < len(self._lower) and self._lower[following] == "by"
        end = min(first + _CONDITION_REACH, len(self._lower))
        return tag == "no-comment" and (
            self._lexicon.condition.match_at(self._lower, first, end) is not None
        )

    def _loaded(self, index: int, first: int, end: int) -> Iterator[Wording]:
        """Yield the loaded word at a token of the sentence, unless it is part of a name."""
        if self._is_named(index, first):
            return
        lexicon = self._lexicon
        rule = lexicon.loaded[self._lower[index]]
        following = self._lower[index + 1] if index + 1 < end else ""
        if following in lexicon.factive_nouns:
            yield Wording(index, index + 1, rule._replace(confidence="likely"))
        else:
            yield Wording(index, index, rule._replace(confidence="weak"))

    def _is_named(self, index: int, first: int) -> bool:
        """Tell whether the word is part of a name: the Savage Club."""
        return index > first and self._tokens.is_capitalised(index)

    def _is_disclaimer(self, first: int, end: int) -> bool:
        """Tell whether the sentence is the publisher's standing disclaimer."""
        words = self._lower[first : min(end, first + 12)]
        return "views" in words[:3] and ("expressed" in words or "opinions" in words)


def _between(places: list[int], first: int, end: int) -> list[int]:
    """Return the places in ``[first, end)``, of a list in order."""
    start = bisect_left(places, first)
    return places[start : bisect_left(places, end, start)]
