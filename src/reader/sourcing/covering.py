"""Whether a place lies in one of many ranges, found by bisection."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from reader.model.ranges import TextRange


class CoveredPlaces:
    """Tells quickly whether a place lies in one of many ranges."""

    def __init__(self, ranges: Iterable[TextRange]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted((place.start, place.end) for place in ranges):
            if self._ends and start <= self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], end)
            else:
                self._starts.append(start)
                self._ends.append(end)

    def holds(self, place: TextRange) -> bool:
        """Tell whether one of the ranges holds the place wholly."""
        index = bisect_right(self._starts, place.start) - 1
        return index >= 0 and place.end <= self._ends[index]
