"""Paints the places where the words of the find bar stand."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPen

from reader.ui.reading.canvas import Canvas
from reader.ui.reading.intervals import IntervalIndex
from reader.ui.reading.positions import QtRange

_VEIL = 46
"""Opacity (of 255) of the wash behind a match: the text keeps its contrast on it."""


class FoundWordsLayer:
    """The matches of the present search; the one that the reader is at has the strong frame.

    Matches are framed and never underlined, so that they do not look like annotations.
    """

    def __init__(self) -> None:
        self._index: IntervalIndex[QtRange] = IntervalIndex((), lambda span: span)
        self.current: QtRange | None = None

    def set_spans(self, spans: Sequence[QtRange]) -> None:
        """Show matches at Qt positions; an empty list ends the search."""
        self._index = IntervalIndex(spans, lambda span: span)
        self.current = None

    def paint_below(self, painter: QPainter, canvas: Canvas) -> None:
        """Paint nothing: a match may lie on a tint, which would hide it."""

    def paint_above(self, painter: QPainter, canvas: Canvas) -> None:
        """Frame the visible matches."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        accent = canvas.typography.theme.colour("accent")
        veil = QColor(accent)
        veil.setAlpha(_VEIL)
        for span in self._index.overlapping(*canvas.span):
            at_it = span == self.current
            painter.setPen(QPen(accent, 2.5 if at_it else 1))
            painter.setBrush(veil if at_it else Qt.BrushStyle.NoBrush)
            for box in canvas.geometry.line_boxes(*span):
                painter.drawRoundedRect(box.rect.adjusted(-1.5, -1, 1.5, 1), 3, 3)

    def forget_layout(self) -> None:
        """Do nothing: matches are measured when they are painted."""
