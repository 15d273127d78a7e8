"""What the layers of the article's view are given to paint on.

A layer paints in the document's coordinates, below the text (tints, panels) and above it
(lines, letters). It looks only at what is visible.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from reader.ui.reading.geometry import TextGeometry
from reader.ui.reading.positions import QtRange
from reader.ui.reading.typography import Typography


@dataclass(frozen=True, slots=True)
class Canvas:
    """One paint of the view.

    ``shown`` is the part of the document that is painted, ``span`` the Qt positions in it,
    ``column`` the text column as high as ``shown``. ``focused`` tells whether keys go to the
    article.
    """

    geometry: TextGeometry
    typography: Typography
    shown: QRectF
    span: QtRange
    column: QRectF
    focused: bool


class Layer(Protocol):
    """Something that is painted over or under the article's text."""

    def paint_below(self, painter: QPainter, canvas: Canvas, /) -> None:
        """Paint what lies behind the letters."""

    def paint_above(self, painter: QPainter, canvas: Canvas, /) -> None:
        """Paint what lies over the letters."""

    def forget_layout(self) -> None:
        """Drop what was measured: the document has been laid out anew."""
