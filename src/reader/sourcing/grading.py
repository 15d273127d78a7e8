"""The transparency grade of an unnamed source, by rule.

0 a bare word ("sources") · 1 a role ("officials") · 2 a role and an organisation ("US
intelligence officials") · 3 how the source can know ("briefed on the talks") · 4 why there is
no name ("on condition of anonymity because …"). The grade is the highest that the text gives;
a later mention of the same source inherits what was said at the first.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from reader.model.ranges import TextRange
from reader.model.sourcing import Anonymity
from reader.sourcing.findings import Finding
from reader.sourcing.lexicon import Lexicon
from reader.sourcing.phrases import PhraseMatch
from reader.sourcing.tokens import Sentence, Tokens

_BARE_ROLES = frozenset({"source", "public", "quantity", "collective", ""})
_REACH = 60
"""Words on each side of a source in which access and reasons are looked for."""
_LONGEST_PHRASE = 10
"""Words of the longest phrase about anonymity."""
_REASON_REACH = 4
"""Words between the request for anonymity and "because"."""
_NEIGHBOUR_OPENERS = frozenset(
    {"the", "he", "she", "they", "both", "all", "like", "neither", "each"}
)
"""Words with which a sentence goes on about the source of the one before."""


class Grader:
    """Grades the unnamed sources of one text."""

    def __init__(self, tokens: Tokens, lexicon: Lexicon, sentences: Sequence[Sentence]) -> None:
        self._tokens = tokens
        self._lower = tokens.lower
        self._lexicon = lexicon
        self._told: dict[int, tuple[PhraseMatch, ...]] = {}
        self._sentences = sentences
        self._firsts = [sentence.first for sentence in sentences]

    def grade(self, finding: Finding) -> Anonymity:
        """Return what the text tells about the unnamed source of a finding."""
        access = self._access_in(finding.first, finding.last + 1)
        first = max(finding.sentence.first, finding.first - _REACH)
        end = min(finding.sentence.end, finding.last + _REACH)
        if access is None:
            access = self._access_in_aside(finding)
        asked, reason, boilerplate = self._anonymity(first, end)
        if asked is None and reason is None:
            asked, reason, boilerplate = self._anonymity(*self._following(finding))
        grade = self._role_grade(finding)
        if access is not None:
            grade = 3
        if reason is not None:
            grade = 4
        return Anonymity(grade, access, asked, reason, boilerplate=boilerplate)

    def _role_grade(self, finding: Finding) -> int:
        role = 0 if finding.head.role in _BARE_ROLES else 1
        organisation = self._has_organisation(finding)
        if role == 0:
            return 2 if finding.head.role == "source" and organisation else int(organisation)
        return 2 if organisation else 1

    def _has_organisation(self, finding: Finding) -> bool:
        """Tell whether the phrase says to whom the people belong: a name, a body, a state."""
        lexicon = self._lexicon
        for token in range(finding.first, finding.last + 1):
            tag, word = finding.sentence.tag(token), self._lower[token]
            if token == finding.head.last and tag != "y":
                continue
            if tag == "y" or word in lexicon.demonym_adjectives:
                return True
            if tag == "n" and word in lexicon.institution_nouns:
                return True
        return False

    def _access_in_aside(self, finding: Finding) -> TextRange | None:
        """Look behind the source for "…, who attended the meeting,"."""
        end = min(finding.sentence.end, max(finding.last, finding.cue_last) + 1)
        end = min(end, finding.last + _REACH)
        return self._access_in(finding.last + 1, end)

    def _following(self, finding: Finding) -> tuple[int, int]:
        """Return the next sentence's tokens when it goes on about the source, else nothing."""
        place = bisect_right(self._firsts, finding.sentence.first)
        if place == len(self._sentences):
            return 0, 0
        _, first, end = self._sentences[place]
        end = min(end, first + _REACH)
        if first < end and self._lower[first] in _NEIGHBOUR_OPENERS:
            return first, end
        return 0, 0

    def _anonymity(self, first: int, end: int) -> tuple[TextRange | None, TextRange | None, bool]:
        """Return where anonymity is asked for, why, and whether the reason is boilerplate."""
        told = self._told_in(first, end)
        if not told:
            return None, None, False
        asked, reason = _first_of(told, "condition"), _first_of(told, "reason")
        if asked is None and reason is None:
            return None, None, False
        boilerplate = _first_of(told, "boilerplate") is not None
        asked_at = None if asked is None else self._tokens.range(asked.first, asked.last)
        opened = None if asked is None else self._connector(asked.last + 1, end)
        if opened is not None:
            why = self._tokens.range(opened, self._clause_end(opened, end))
            return asked_at, why, boilerplate
        if reason is None:
            return asked_at, None, False
        return asked_at, self._tokens.range(reason.first, reason.last), boilerplate

    def _told_in(self, first: int, end: int) -> list[PhraseMatch]:
        """Return the phrases about anonymity that begin in ``[first, end)``."""
        found: list[PhraseMatch] = []
        for stretch in range(first // _REACH, max(end - 1, first) // _REACH + 1):
            told = self._told.get(stretch)
            if told is None:
                told = self._told[stretch] = tuple(self._told_in_stretch(stretch))
            if told:
                found.extend(match for match in told if first <= match.first < end)
        return found

    def _told_in_stretch(self, stretch: int) -> Iterator[PhraseMatch]:
        first = stretch * _REACH
        end = min(first + _REACH, len(self._lower))
        beyond = min(end + _LONGEST_PHRASE, len(self._lower))
        lexicon = self._lexicon
        for table in (lexicon.condition, lexicon.reason, lexicon.boilerplate):
            for match in table.find(self._lower, first, beyond):
                if match.first < end:
                    yield match

    def _connector(self, first: int, end: int) -> int | None:
        for token in range(first, min(first + _REASON_REACH, end)):
            if self._lower[token] in self._lexicon.connectors:
                return token
        return None

    def _clause_end(self, first: int, end: int) -> int:
        """Return the last token before the next stop, quotation mark or comma."""
        last = first
        while last + 1 < end and self._lower[last + 1] not in {".", ";", '"', "“", "”", ",", ")"}:
            last += 1
        return last

    def _access_in(self, first: int, end: int) -> TextRange | None:
        """Return where the tokens ``[first, end)`` say how the source can know."""
        match = next(self._lexicon.access.find(self._lower, first, end), None)
        return None if match is None else self._tokens.range(match.first, match.last)


def _first_of(matches: list[PhraseMatch], rule_id: str) -> PhraseMatch | None:
    return next((match for match in matches if match.rule.rule_id == rule_id), None)
