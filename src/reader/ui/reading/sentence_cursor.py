"""Paints the bar beside the sentence under the cursor."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QRectF
from PySide6.QtGui import QPainter, QPen

from reader.ui.reading.canvas import Canvas
from reader.ui.reading.positions import QtRange

_BAR_INSET = 11.0
_BAR_WIDTH = 2.0
_TICK = 4.0
"""Pixels: how far the bar is from the column, its width, and the arm of a corner."""


class SentenceLayer:
    """Paints a bar beside one sentence, and small corners at its two ends.

    The bar is seen from afar; the corners say where on its lines the sentence starts and ends.
    """

    def __init__(self) -> None:
        self.span: QtRange | None = None
        """The sentence's Qt positions; None paints nothing."""

    def paint_below(self, painter: QPainter, canvas: Canvas) -> None:
        """Paint nothing: the text keeps its ground."""

    def paint_above(self, painter: QPainter, canvas: Canvas) -> None:
        """Paint bar and corners where the sentence is visible."""
        if self.span is None:
            return
        start, end = self.span
        boxes = canvas.geometry.line_boxes(max(start, canvas.span.start), min(end, canvas.span.end))
        if not boxes:
            return
        top, bottom = boxes[0].rect.top(), max(box.rect.bottom() for box in boxes)
        right = boxes[0].starts_right
        left = (
            canvas.column.right() + _BAR_INSET - _BAR_WIDTH
            if right
            else canvas.column.left() - _BAR_INSET
        )
        token = "cursor_bar" if canvas.focused else "border"
        colour = canvas.typography.theme.colour(token)
        painter.fillRect(QRectF(left, top, _BAR_WIDTH, bottom - top), colour)
        painter.setPen(QPen(colour, 1.25))
        outwards = 1.0 if right else -1.0
        if start >= canvas.span.start:
            caret = canvas.geometry.caret_rect(start)
            _draw_corner(painter, caret.x(), caret.top() - 1, outwards, _TICK)
        if end <= canvas.span.end:
            caret = canvas.geometry.caret_rect(end)
            _draw_corner(painter, caret.x(), caret.bottom() + 1, -outwards, -_TICK)

    def forget_layout(self) -> None:
        """Do nothing: the sentence is measured when it is painted."""


def _draw_corner(
    painter: QPainter, caret_x: float, y: float, outwards: float, downwards: float
) -> None:
    x = caret_x + outwards
    painter.drawLines([QLineF(x, y, x - outwards * _TICK, y), QLineF(x, y, x, y + downwards)])
