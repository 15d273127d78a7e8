"""To the right of a cue: the source phrase that begins there, with all that hangs on it."""

from __future__ import annotations

from reader.sourcing.clauses import FINITE, REACH, Clauses, SourcePhrase
from reader.sourcing.joined_phrases import JoinedPhrases

_PAUSES = frozenset({",", ".", ";", ":", '"', ")", "-", ""})


class SpeakerReader:
    """Reads source phrases that follow "according to", "said", "by"."""

    def __init__(self, clauses: Clauses, joined: JoinedPhrases) -> None:
        self._clauses = clauses
        self._joined = joined
        self._kind = clauses.kind
        self._word = clauses.word

    def phrase_from(
        self, index: int, *, stops: frozenset[str] = frozenset()
    ) -> SourcePhrase | None:
        """Return the source phrase that begins at a chunk, or None when none does.

        It does not go on with the prepositions of ``stops``.
        """
        if self._kind(index) not in {"N", "R"}:
            return None
        last = self._end_of(index, stops)
        head = self._joined.head(index, last)
        if head is None:
            return None
        closed = self._closes(last + 3)
        if closed and self._kind(last + 1) in {",", "-", "("} and self._kind(last + 2) == "N":
            head = self._clauses.named_by(head, last + 2)
        return SourcePhrase(index, last, head)

    def _closes(self, index: int) -> bool:
        """Tell whether an apposition ends here: another advocate, Ana Reyes of Hallby, said."""
        steps = 0
        while self._kind(index) == "i" and self._kind(index + 1) == "N" and steps < REACH:
            index, steps = index + 2, steps + 1
        return self._kind(index) in {",", "-", ")", ".", ""}

    def _end_of(self, index: int, stops: frozenset[str]) -> int:
        """Return the last chunk of the phrase that begins at ``index``."""
        limit = index + REACH
        while index < limit and self._word(index + 1) not in stops:
            following = self._one_link_right(index)
            if following is None:
                break
            index = following
        return min(index, len(self._clauses) - 1)

    def _one_link_right(self, index: int) -> int | None:
        kind = self._kind(index + 1)
        if kind in {"i", "c", "R"}:
            links = {"i": self._prepositional, "c": self._coordinate, "R": self._bare_relative}
            return links[kind](index)
        if kind in {"E", "G", "Z"}:
            return self._participle(index, kind)
        if kind == "w" and self._word(index + 1) in {"who", "whose", "whom"}:
            return self._until_pause(index + 1)
        if kind == "A" and self._kind(index + 2) in {"o", "E"}:
            return index + 2  # experts not involved in the study
        return index + 1 if kind == "o" else None

    def _bare_relative(self, index: int) -> int | None:
        """Return the end of "experts I spoke to", "everyone we met"."""
        human = self._kind(index) == "N" and self._clauses.phrase(index).is_human
        if not human or self._word(index + 1) not in {"i", "we", "he", "she", "they"}:
            return None
        if self._kind(index + 2) not in FINITE:
            return None
        stranded = self._kind(index + 3) == "i" and self._kind(index + 4) != "N"
        return index + 3 if stranded else index + 2

    def _coordinate(self, index: int) -> int | None:
        """Return the end of "and residents", unless a verb follows."""
        if self._kind(index + 2) != "N" or self._kind(index + 3) in FINITE:
            return None
        return None if self._clauses.phrase(index + 2).kind is None else index + 2

    def _participle(self, index: int, kind: str) -> int | None:
        """Return the end of "briefed on", "handling the case", "authorised to speak"."""
        following = self._kind(index + 2)
        if kind == "E" and following == "s" and self._kind(index + 3) == "N":
            return index + 3
        if kind == "E":
            return index + 1 if following in {"i", "Z", "A"} else None
        if kind == "Z" and self._kind(index) not in {"E", "o"}:
            return None
        if following in {"N", "R"}:
            return index + 2
        return index + 1 if kind == "Z" or following in {"i", "A"} else None

    def _prepositional(self, index: int) -> int | None:
        """Return the end of a prepositional phrase that belongs to the noun before it."""
        preposition, after = self._word(index + 1), index + 2
        if self._kind(after) == "i":
            after += 1
        if self._kind(after) == "G" and self._kind(after + 1) == "N":
            human = self._kind(index) == "N" and self._clauses.phrase(index).is_human
            if preposition == "of" and human:
                return None  # accused by former allies of taking money
            after += 1
        if self._kind(after) not in {"N", "R"}:
            return None
        setting = self._clauses.last_word(after) in self._clauses.lexicon.settings
        return None if setting and preposition not in {"of", "with", "for"} else after

    def _until_pause(self, index: int) -> int:
        """Return the last chunk before the next comma or stop."""
        limit = index + 2 * REACH
        while index < limit and self._kind(index + 1) not in _PAUSES:
            index += 1
        return index
