"""Which sentences of two versions of a text belong together, one to one, and what is left over."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reader.text.compared_text import ComparedText

Pair = tuple[int, int]
"""An old and a new sentence; or a stretch ``[first, end)`` of sentences of one text."""


class SentencePairs:
    """The same sentences of two texts, paired while they are found.

    ``new_of`` and ``old_of`` give each sentence's counterpart, -1 where it has none. ``unsure``
    holds old sentences that have as good a claim to their counterpart as another: when one of
    two twins is deleted, nothing tells which. ``loose`` holds those that are paired for their order
    alone.
    """

    def __init__(self, old: ComparedText, new: ComparedText) -> None:
        self.old = old
        self.new = new
        self.new_of = [-1] * len(old)
        self.old_of = [-1] * len(new)
        self.unsure: set[int] = set()
        self.loose: set[int] = set()

    def __iter__(self) -> Iterator[Pair]:
        """Give the pairs in the order of the old text."""
        return ((old, new) for old, new in enumerate(self.new_of) if new >= 0)

    def pair(self, old: int, new: int) -> None:
        """Pair two sentences that have no counterpart."""
        self.new_of[old] = new
        self.old_of[new] = old

    def is_free(self, old: int, new: int) -> bool:
        """Tell whether neither sentence has a counterpart."""
        return self.new_of[old] < 0 and self.old_of[new] < 0

    def neighbours(self, old: int) -> tuple[bool, bool]:
        """Tell whether what stands before, and what stands after, a pair stands there in both."""
        new = self.new_of[old]
        last = old + 1 == len(self.old)
        return (
            old == new == 0 or (old > 0 and new > 0 and self.new_of[old - 1] == new - 1),
            new + 1 == len(self.new) if last else self.new_of[old + 1] == new + 1,
        )

    def places_of(self, old: int) -> list[int]:
        """Return the new sentences without counterpart right where an old one stood."""
        places: set[int] = set()
        if old == 0 or self.new_of[old - 1] >= 0:
            places.add(0 if old == 0 else self.new_of[old - 1] + 1)
        if old + 1 == len(self.old) or self.new_of[old + 1] >= 0:
            places.add((len(self.new) if old + 1 == len(self.old) else self.new_of[old + 1]) - 1)
        return [place for place in places if 0 <= place < len(self.new) and self.old_of[place] < 0]

    def old_gaps(self) -> list[Pair]:
        """Return the stretches of old sentences without counterpart."""
        return _gaps(self.new_of)

    def new_gaps(self) -> list[Pair]:
        """Return the stretches of new sentences without counterpart."""
        return _gaps(self.old_of)

    def facing(self, old_gap: Pair) -> list[Pair]:
        """Return the new stretches without counterpart that stand where an old one stood.

        There are two where what stood around it is not together any more.
        """
        first, end = old_gap
        after = 0 if first == 0 else self.new_of[first - 1] + 1
        stop = after
        while stop < len(self.new) and self.old_of[stop] < 0:
            stop += 1
        before = len(self.new) if end == len(self.old) else self.new_of[end]
        start = before
        while start > 0 and self.old_of[start - 1] < 0:
            start -= 1
        stretches = {(after, stop), (start, before)}
        return sorted((first, end) for first, end in stretches if first < end)


def _gaps(counterparts: Sequence[int]) -> list[Pair]:
    """Return the maximal stretches without counterparts."""
    gaps: list[Pair] = []
    first = -1
    for index, counterpart in enumerate([*counterparts, 0]):
        if counterpart < 0 and first < 0:
            first = index
        elif counterpart >= 0 and first >= 0:
            gaps.append((first, index))
            first = -1
    return gaps
