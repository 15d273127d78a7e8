"""Whether a place lies in one of many ranges, found by bisection."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from reader.model.ranges import TextRange


class CoveredPlaces:
    """Tells quickly whether a place lies in one of many ranges."""

    def __init__(self, ranges: Iterable[TextRange]) -> None:
        merged: list[TextRange] = []
        for place in sorted(ranges):
            if merged and place.start <= merged[-1].end:
                merged[-1] = TextRange(merged[-1].start, max(merged[-1].end, place.end))
            else:
                merged.append(place)
        self._starts = [place.start for place in merged]
        self._ends = [place.end for place in merged]

    def holds(self, place: TextRange) -> bool:
        """Tell whether one of the ranges holds the place wholly."""
        index = bisect_right(self._starts, place.start) - 1
        return index >= 0 and place.end <= self._ends[index]
