"""Wording that is flagged without a source: hearsay, evaluation, hedges, refusals, loaded words.

What somebody is said to say is theirs, so hedges, judgements and figures inside the content of
an attribution are left alone; so is everything inside a direct quotation.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reader.model.ranges import TextRange
from reader.sourcing.covering import CoveredPlaces
from reader.sourcing.lexicon import Lexicon
from reader.sourcing.phrases import PhraseMatch, PhraseRule
from reader.sourcing.quotations import Quotations
from reader.sourcing.tokens import Tokens

_ANYWHERE = frozenset({"passive-hearsay", "no-comment", "second-hand"})
"""Tags that fit inside an attribution too: "reportedly" says that the chain is longer."""
_AGENTS = frozenset({"he", "she", "they", "we", "i", "who", "you"})
_LOADED_REASON = "judges or stirs in the writer's own voice"


@dataclass(frozen=True, slots=True)
class Wording:
    """A flagged wording: the tokens ``[first, last]`` and the rule that flagged them."""

    first: int
    last: int
    rule: PhraseRule


class WordingFinder:
    """Finds flagged wordings in one text."""

    def __init__(
        self,
        tokens: Tokens,
        quotations: Quotations,
        lexicon: Lexicon,
        attributed: CoveredPlaces,
    ) -> None:
        self._tokens = tokens
        self._lower = tokens.lower
        self._lexicon = lexicon
        self._attributed = attributed
        self._quoted = CoveredPlaces(q.range for q in quotations.spans if q.spoken)
        self._triggers = lexicon.wording.needed_words
        self._loaded_words = frozenset(lexicon.loaded)

    def find(self, sentences: Sequence[TextRange]) -> list[Wording]:
        """Return the flagged wordings of the sentences, in order."""
        found: list[Wording] = []
        for sentence in sentences:
            first, end = self._tokens.span(sentence)
            words = self._lower[first:end]
            loaded = not self._loaded_words.isdisjoint(words)
            if loaded or not self._triggers.isdisjoint(words):
                found.extend(self._in_sentence(first, end))
        return found

    def _in_sentence(self, first: int, end: int) -> Iterator[Wording]:
        if self._is_disclaimer(first, end):
            return
        wordings = [
            self._wording(match) for match in self._lexicon.wording.find(self._lower, first, end)
        ]
        wordings.extend(self._loaded(first, end))
        for wording in sorted(wordings, key=lambda item: item.first):
            if self._counts(wording):
                yield wording

    def _counts(self, wording: Wording) -> bool:
        place = self._tokens.range(wording.first, wording.last)
        if self._quoted.holds(place) or self._has_agent(wording):
            return False
        return wording.rule.tag_id in _ANYWHERE or not self._attributed.holds(place)

    def _has_agent(self, wording: Wording) -> bool:
        """Tell "they raised questions", where somebody does, from "it raises questions"."""
        if wording.rule.tag_id != "unattributed-evaluation" or wording.first == 0:
            return False
        return self._lower[wording.first - 1] in _AGENTS

    def _wording(self, match: PhraseMatch) -> Wording:
        return Wording(match.first, match.last, match.rule)

    def _loaded(self, first: int, end: int) -> Iterator[Wording]:
        lexicon = self._lexicon
        for index in range(first, end):
            entry = lexicon.loaded.get(self._lower[index])
            if entry is None or self._is_named(index, first):
                continue
            rule_id, confidence = entry
            following = self._lower[index + 1] if index + 1 < end else ""
            last = index
            if following in lexicon.factive_nouns:
                last, confidence = index + 1, "likely"
            elif confidence != "weak":
                confidence = "weak"
            yield Wording(index, last, PhraseRule(rule_id, "loaded", confidence, _LOADED_REASON))

    def _is_named(self, index: int, first: int) -> bool:
        """Tell whether the word is part of a name: the Savage Club."""
        return index > first and self._tokens.is_capitalised(index)

    def _is_disclaimer(self, first: int, end: int) -> bool:
        """Tell whether the sentence is the publisher's standing disclaimer."""
        words = self._lower[first : min(end, first + 12)]
        return "views" in words[:3] and ("expressed" in words or "opinions" in words)
