"""Source phrases joined by "and": where they begin, and what they stand for together."""

from __future__ import annotations

from collections.abc import Callable

from reader.model.sourcing import SourceKind, SourceNumber
from reader.sourcing.clauses import REACH, Clauses, SourcePhrase
from reader.sourcing.sources import NounPhrase

_CLAUSE_EDGE = frozenset({"", ",", "s", "w", "c", "b", '"', ":", ";", "-", "(", ".", "A", "T"})
"""Chunks behind which a joined phrase can begin."""


class JoinedPhrases:
    """Reads the joined phrases of one sentence."""

    def __init__(self, clauses: Clauses) -> None:
        self._clauses = clauses
        self._kind = clauses.kind

    def start_of(self, first: int, chain_start: Callable[[int], int]) -> int:
        """Return where a phrase begins with what is joined to it before.

        In "the family, neighbours and church leaders" that is the family. ``chain_start`` tells
        on which noun a noun hangs.
        """
        if self._kind(first - 1) != "c" or not self._can_join(first, first - 2):
            return first
        start = chain_start(first - 2)
        joints = {"c"} if self._kind(first - 2) == "R" else {",", "c"}
        for _ in range(REACH):
            if self._kind(start - 1) not in joints or not self._can_join(start, start - 2):
                break
            before = chain_start(start - 2)
            if self._kind(before - 1) not in _CLAUSE_EDGE:
                break
            start = before
        return start if self._kind(start - 1) in _CLAUSE_EDGE else first

    def _can_join(self, right: int, left: int) -> bool:
        if self._kind(left) not in {"N", "R"} or self._kind(right) not in {"N", "R"}:
            return False
        if self._clauses.phrase(right).kind is None:
            return True
        return self._clauses.phrase(left).kind is not None

    def phrase(self, first: int, second: int, last: int) -> SourcePhrase | None:
        """Return the chunks ``[first, last]`` as one phrase; ``second`` begins its last part."""
        head = self._clauses.head_of(first, last)
        other = self._clauses.head_of(second, last)
        if head is None or other is None:
            return None
        return SourcePhrase(first, last, self._together(head, other, second))

    def head(self, first: int, last: int) -> NounPhrase | None:
        """Return the head of the chunks ``[first, last]``, joined or not."""
        head = self._clauses.head_of(first, last)
        for index in range(first + 1, last):
            if head is not None and self._kind(index) == "c" and self._kind(index + 1) == "N":
                head = self._together(head, self._clauses.phrase(index + 1), index + 1)
        return head

    def _together(self, head: NounPhrase, other: NounPhrase, second: int) -> NounPhrase:
        """Return what two joined phrases stand for: as soon as one has a name they are named."""
        if not (head.plural or other.plural or self._opens_own(second)):
            # "the senator and nominee" is one person, described twice; so is "the pollster and
            # strategist Ana Reyes", who has a name.
            named = other.kind is SourceKind.NAMED and other.head > other.first
            return other if named else head
        if _is_unnamed(head) and _is_unnamed(other):
            number = _number(head, other)
            return other._replace(kind=SourceKind.UNNAMED_GROUP, plural=True, number=number)
        if head.kind in (SourceKind.NAMED, SourceKind.PRONOUN):
            return head
        # Of "strategists for Abe and Reyes" the name belongs to the owners.
        named = other.kind is SourceKind.NAMED and not head.plural
        joined = _is_unnamed(other) or named or head.kind is None
        return other if joined and other.kind is not None else head

    def _opens_own(self, index: int) -> bool:
        """Tell whether a noun phrase has a determiner or an owner of its own."""
        phrase = self._clauses.phrase(index)
        word = self._clauses.lower[phrase.first]
        return phrase.definite or phrase.possessed or word in {"a", "an", "one", "another"}


def _is_unnamed(phrase: NounPhrase) -> bool:
    return phrase.kind is not None and phrase.kind.is_unnamed


def _number(one: NounPhrase, other: NounPhrase) -> SourceNumber:
    """Return the number of two phrases together: counted only when both are."""
    vague = SourceNumber.UNCOUNTED in (one.number, other.number)
    return SourceNumber.UNCOUNTED if vague else SourceNumber.COUNTED
