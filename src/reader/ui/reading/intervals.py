"""Which of many ranges lie on a screenful, without looking at all of them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from itertools import accumulate
from typing import Generic, TypeVar

Value = TypeVar("Value")


class IntervalIndex(Generic[Value]):
    """Values that each cover a range of positions, found by what they overlap.

    The ranges are sorted by start, with the greatest end among each and all before it: going
    back from the last that starts early enough, the search stops where no earlier one can
    reach. Nested and overlapping ranges are fine.
    """

    def __init__(
        self, values: Iterable[Value], range_of: Callable[[Value], tuple[int, int]]
    ) -> None:
        ordered = sorted(((*range_of(value), value) for value in values), key=lambda row: row[:2])
        self._starts = [start for start, _, _ in ordered]
        self._ends = [end for _, end, _ in ordered]
        self._values = [value for _, _, value in ordered]
        self._greatest_ends = list(accumulate(self._ends, max))

    def __iter__(self) -> Iterator[Value]:
        """Iterate over all values by start, then end."""
        return iter(self._values)

    def __len__(self) -> int:
        """Return the number of values."""
        return len(self._values)

    def overlapping(self, start: int, end: int) -> list[Value]:
        """Return the values that share a position with ``[start, end)``, by start, then end."""
        found = []
        index = bisect_left(self._starts, end) - 1
        while index >= 0 and self._greatest_ends[index] > start:
            if self._ends[index] > start:
                found.append(self._values[index])
            index -= 1
        found.reverse()
        return found
