"""Paints the program's suggestions: outlines only, so that no guess looks like a reader's mark.

While suggestions are reviewed, all but the sentence in question is dimmed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from reader.ui.reading.canvas import Canvas
from reader.ui.reading.geometry import LineBox
from reader.ui.reading.intervals import IntervalIndex
from reader.ui.reading.positions import QtRange

DIMMED = 0.55
"""How much of a dimmed text is left: enough to read it, too little to be drawn to it."""
_OUTLINE = 1.25
_CURRENT_OUTLINE = 2.0
_TRIGGER_LINE = 2.0
_CORNER = 3.0
_ROOM = 4.0
"""Pixels: widths of lines, corners, and the room round what stays bright."""


@dataclass(frozen=True, slots=True)
class Outline:
    """A suggestion on the page: its Qt positions, and those of the words that made the rule fire.

    ``is_certain`` suggestions have a dashed outline, the others a dotted one.
    """

    suggestion_id: str
    span: QtRange
    triggers: tuple[QtRange, ...]
    is_certain: bool


class SuggestionLayer:
    """The outlines of one article; ``current_id`` is the suggestion that is asked about."""

    def __init__(self) -> None:
        self.current_id: str | None = None
        self.bright: QtRange | None = None
        """The Qt positions that are not dimmed; None dims nothing."""
        self.set_outlines(())

    def set_outlines(self, outlines: Iterable[Outline]) -> None:
        """Paint these outlines from now on."""
        self._index = IntervalIndex(outlines, lambda outline: outline.span)
        self._by_id = {outline.suggestion_id: outline for outline in self._index}

    def find(self, suggestion_id: str | None) -> Outline | None:
        """Return an outline, or None where there is no such suggestion."""
        return self._by_id.get(suggestion_id or "")

    def outlines_at(self, point: QPointF, canvas: Canvas) -> list[Outline]:
        """Return the outlines under a point of the document, the shortest first."""
        position = canvas.geometry.position_at(point)
        near = self._index.overlapping(max(position - 1, 0), position + 1)
        near.sort(key=lambda outline: outline.span.end - outline.span.start)
        return [
            outline
            for outline in near
            if any(_around(box).contains(point) for box in _boxes(outline.span, canvas))
        ]

    def paint_below(self, painter: QPainter, canvas: Canvas) -> None:
        """Paint nothing: a tint behind the words is a reader's mark."""

    def paint_above(self, painter: QPainter, canvas: Canvas) -> None:
        """Dim what is not asked about, then draw the outlines that are visible."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.bright is not None:
            self._dim(painter, canvas, self.bright)
        for outline in self._index.overlapping(*canvas.span):
            if outline.suggestion_id != self.current_id:
                self._draw(painter, canvas, outline)
        current = self.find(self.current_id)
        if current is not None:
            self._draw_current(painter, canvas, current)

    def forget_layout(self) -> None:
        """Do nothing: outlines are measured when they are painted."""

    def _dim(self, painter: QPainter, canvas: Canvas, bright: QtRange) -> None:
        veil = canvas.typography.theme.colour("page")
        veil.setAlphaF(1 - DIMMED)
        path = QPainterPath()
        path.addRect(canvas.shown)
        kept = QPainterPath()
        for box in _boxes(bright, canvas):
            kept.addRect(box.rect.adjusted(-_ROOM, -_ROOM, _ROOM, _ROOM))
        painter.fillPath(path.subtracted(kept.simplified()), veil)

    def _draw(self, painter: QPainter, canvas: Canvas, outline: Outline) -> None:
        pen = QPen(canvas.typography.theme.colour("suggestion"), _OUTLINE)
        pen.setStyle(Qt.PenStyle.DashLine if outline.is_certain else Qt.PenStyle.DotLine)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for box in _boxes(outline.span, canvas):
            painter.drawRoundedRect(_around(box), _CORNER, _CORNER)

    def _draw_current(self, painter: QPainter, canvas: Canvas, outline: Outline) -> None:
        colour = canvas.typography.theme.colour("focus")
        painter.setPen(QPen(colour, _CURRENT_OUTLINE))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for box in _boxes(outline.span, canvas):
            painter.drawRoundedRect(_around(box), _CORNER, _CORNER)
        painter.setPen(QPen(colour, _TRIGGER_LINE))
        for trigger in outline.triggers:
            for box in _boxes(trigger, canvas):
                height = box.rect.bottom() - 1
                painter.drawLine(
                    QPointF(box.rect.left(), height), QPointF(box.rect.right(), height)
                )


def _boxes(span: QtRange, canvas: Canvas) -> list[LineBox]:
    """Return what is visible of Qt positions, line by line."""
    start, end = max(span.start, canvas.span.start), min(span.end, canvas.span.end)
    return canvas.geometry.line_boxes(start, end) if end > start else []


def _around(box: LineBox) -> QRectF:
    return box.rect.adjusted(-2, -1, 2, 1)
