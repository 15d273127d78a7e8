"""Half-open ranges of code points, the one unit in which the program speaks of places."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class TextRange:
    """The code points ``[start, end)`` of a canonical text; empty when ``start == end``.

    Ranges order by start, then end: text order.

    Raises:
        ValueError: when ``start`` is negative or ``end`` lies before it.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a range of code points: [{self.start}, {self.end})")

    def __len__(self) -> int:
        """Return the number of code points covered."""
        return self.end - self.start

    def __bool__(self) -> bool:
        """Return true when the range covers at least one code point."""
        return self.end > self.start

    def of(self, text: str) -> str:
        """Return the part of ``text`` that the range covers."""
        return text[self.start : self.end]

    def overlaps(self, other: TextRange) -> bool:
        """Return true when the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: TextRange) -> bool:
        """Return true when ``other`` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def intersection(self, other: TextRange) -> TextRange | None:
        """Return the shared code points, or None when there are none."""
        if not self.overlaps(other):
            return None
        return TextRange(max(self.start, other.start), min(self.end, other.end))

    def clamped(self, length: int) -> TextRange:
        """Return the part that lies inside a text of ``length`` code points."""
        return TextRange(min(self.start, length), min(self.end, length))

    def shifted(self, distance: int) -> TextRange:
        """Return the range moved by ``distance`` code points."""
        return TextRange(self.start + distance, self.end + distance)
