"""The tag strip: how an article is sourced, along its length, at a glance.

A bar of 4 pixels under each row of the list. Left is the article's beginning, right its end;
each tagged passage stands where it lies, in its tag's colour. Passages that overlap are
stacked: the bar is shared between them, so that each is seen.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from reader.model.article import TagMark

STRIP_HEIGHT = 4
NARROWEST_MARK = 3.0
"""Pixels: a short phrase in a long article must still be seen."""
MOST_LANES = 2
"""Overlapping marks share the height; more than two would be lines of a pixel."""


@dataclass(frozen=True, slots=True)
class StripPart:
    """A stretch of the strip: pixels from its left edge, and which of its lanes."""

    left: float
    width: float
    tag_id: str
    lane: int
    lanes: int


def strip_parts(marks: Sequence[TagMark], width: float) -> list[StripPart]:
    """Return the parts of a strip of ``width`` pixels, in the order to draw them.

    Marks that overlap are put into two lanes, greedily from the left; a mark that finds both
    taken goes over the one that ends first. A mark that stands alone takes the whole height.
    """
    parts: list[StripPart] = []
    cluster: list[StripPart] = []
    ends = [0.0] * MOST_LANES
    for left, right, tag_id in sorted(_pixels(mark, width) for mark in marks):
        if cluster and left >= max(ends):
            parts += _sharing(cluster)
            cluster = []
        lane = next((n for n, end in enumerate(ends) if end <= left), ends.index(min(ends)))
        lane = lane if cluster else 0
        ends[lane] = right
        cluster.append(StripPart(left, right - left, tag_id, lane, MOST_LANES))
    return parts + _sharing(cluster)


def _sharing(cluster: list[StripPart]) -> list[StripPart]:
    return [replace(cluster[0], lanes=1)] if len(cluster) == 1 else cluster


def paint_strip(
    painter: QPainter,
    place: QRectF,
    marks: Sequence[TagMark],
    colours: Mapping[str, QColor],
    track: QColor,
) -> None:
    """Draw a strip into ``place``; a tag without a colour is not drawn."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(track)
    painter.drawRoundedRect(place, place.height() / 2, place.height() / 2)
    for part in _kept_parts(tuple(marks), place.width()):
        colour = colours.get(part.tag_id)
        if colour is not None:
            height = place.height() / part.lanes
            top = place.top() + part.lane * height
            painter.fillRect(QRectF(place.left() + part.left, top, part.width, height), colour)
    painter.restore()


@lru_cache(maxsize=16)
def _kept_parts(marks: tuple[TagMark, ...], width: float) -> list[StripPart]:
    """Return the parts of a strip; a screenful of them is kept, for rows are painted often."""
    return strip_parts(marks, width)


def _pixels(mark: TagMark, width: float) -> tuple[float, float, str]:
    left = min(max(mark.start, 0.0), 1.0) * width
    right = min(max(mark.end, 0.0), 1.0) * width
    right = min(max(right, left + NARROWEST_MARK), width)
    return min(left, max(right - NARROWEST_MARK, 0.0)), right, mark.tag_id
