"""Code points of the canonical text to positions in a QTextDocument, and back.

QTextDocument counts UTF-16 units, and holds text that is no part of the article (the line
about outlet and date, "Image not loaded", breaks inside endless words). This is the one
module that knows both ways of counting; everything else speaks code points or Qt positions
and asks here.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from reader.model.ranges import TextRange
from reader.model.selectors import Part, Passage


class QtRange(NamedTuple):
    """Positions ``[start, end)`` in a QTextDocument, in UTF-16 units."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of one part's text that stands in the document without interruption.

    ``start`` and ``length`` count code points of the part's text, ``qt_start`` UTF-16 units
    of the document. ``astral`` holds the places, counted in code points from the segment's
    start, of the characters beyond U+FFFF: each takes two units.
    """

    part: Part
    start: int
    length: int
    qt_start: int
    astral: tuple[int, ...] = ()

    @classmethod
    def of(cls, part: Part, start: int, qt_start: int, text: str) -> Segment:
        """Return the segment that shows ``text`` from ``qt_start`` on."""
        if text.isascii() or max(text) <= "\uffff":
            return cls(part, start, len(text), qt_start)
        astral = tuple(place for place, character in enumerate(text) if character > "\uffff")
        return cls(part, start, len(text), qt_start, astral)

    @property
    def end(self) -> int:
        """The code point offset after the last character."""
        return self.start + self.length

    @property
    def qt_end(self) -> int:
        """The Qt position after the last character."""
        return self.qt_start + self.length + len(self.astral)

    def qt_at(self, offset: int) -> int:
        """Return the Qt position of a code point offset; offsets outside count as the ends."""
        place = min(max(offset - self.start, 0), self.length)
        return self.qt_start + place + bisect_left(self.astral, place)

    def offset_at(self, position: int) -> int:
        """Return the offset of a Qt position; one inside a surrogate pair counts as before it."""
        units = min(max(position, self.qt_start), self.qt_end) - self.qt_start
        # The astral character number i starts at unit astral[i] + i.
        pairs = bisect_left(range(len(self.astral)), units, key=lambda i: self.astral[i] + i)
        return self.start + units - pairs


class PositionMap:
    """All segments of one document, in document order.

    Between two segments of a part the canonical text has either nothing (a break put inside
    an endless word) or one line feed, which is the separator right after the first segment;
    anything else that stands there is for the view only.
    """

    def __init__(self, segments: Iterable[Segment]) -> None:
        by_part: dict[Part, list[Segment]] = {part: [] for part in Part}
        for segment in segments:
            by_part[segment.part].append(segment)
        self._parts = {part: _PartMap(found) for part, found in by_part.items() if found}

    def has_part(self, part: Part) -> bool:
        """Tell whether the document shows this part (an article may lack a headline)."""
        return part in self._parts

    def qt_position(self, part: Part, offset: int) -> int:
        """Return the Qt position at which the code point at ``offset`` stands.

        Raises:
            KeyError: when the document does not show the part.
        """
        return self._parts[part].qt_at(offset)

    def qt_range(self, passage: Passage) -> QtRange:
        """Return the Qt positions that a passage covers, with the view-only text inside it.

        Raises:
            KeyError: when the document does not show the passage's part.
        """
        part_map = self._parts[passage.part]
        return QtRange(part_map.qt_at(passage.range.start), part_map.qt_at(passage.range.end))

    def place_at(self, position: int) -> Passage | None:
        """Return the empty passage at a Qt position; None when the document has no text at all.

        A position in view-only text counts as the start of the article's text after it, or as
        the article's end where nothing follows.
        """
        if not self._parts:
            return None
        parts = list(self._parts)
        reaching = (part for part in parts if position <= self._parts[part].qt_end)
        part = next(reaching, parts[-1])
        offset = self._parts[part].offset_at(position)
        return Passage(part, TextRange(offset, offset))

    def passages_between(self, start: int, end: int) -> list[Passage]:
        """Return what the Qt positions ``[start, end)`` cover of each part, headline first."""
        passages = []
        for part, part_map in self._parts.items():
            first, last = part_map.offset_at(start), part_map.offset_at(end)
            if first < last:
                passages.append(Passage(part, TextRange(first, last)))
        return passages


class _PartMap:
    """The segments of one part, which is shown from top to bottom."""

    def __init__(self, segments: list[Segment]) -> None:
        self._segments = segments
        self._starts = [segment.start for segment in segments]
        self._qt_starts = [segment.qt_start for segment in segments]
        self.qt_end = segments[-1].qt_end

    def qt_at(self, offset: int) -> int:
        return self._segments[self._index_at(offset)].qt_at(offset)

    def offset_at(self, position: int) -> int:
        index = max(bisect_right(self._qt_starts, position) - 1, 0)
        segment = self._segments[index]
        if position > segment.qt_end and index + 1 < len(self._segments):
            return self._segments[index + 1].start
        return segment.offset_at(position)

    def _index_at(self, offset: int) -> int:
        return max(bisect_right(self._starts, offset) - 1, 0)
