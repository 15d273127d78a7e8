"""Underlines of highlights, drawn fast: a wave is stroked once and then tiled."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter, QPixmap

from reader.ui.tags.badge import paint_line
from reader.ui.theme import HighlightStyle, LinePattern

_STRIP = QSizeF(600, 10)
"""Pixels: width (whole waves of 5) and height of the wave that is kept."""


class Underlines:
    """Draws the lines under highlights.

    Stroking the curves of one wavy line takes 0.7 ms, half as long as painting the text of a
    whole screen; a strip of it is kept for each colour and screen.
    """

    def __init__(self) -> None:
        self._waves: dict[tuple[int, float], QPixmap] = {}

    def draw(
        self, painter: QPainter, style: HighlightStyle, left: float, right: float, middle: int
    ) -> None:
        """Draw a style's line round the height ``middle``; coordinates in pixels."""
        if style.pattern is not LinePattern.WAVY:
            paint_line(painter, style, left, right, middle)
            return
        place = QRectF(left, middle - _STRIP.height() / 2, right - left, _STRIP.height())
        painter.drawTiledPixmap(place, self._wave(style, painter.device().devicePixelRatio()))

    def _wave(self, style: HighlightStyle, ratio: float) -> QPixmap:
        key = (style.line.rgba(), ratio)
        strip = self._waves.get(key)
        if strip is None:
            strip = QPixmap((_STRIP * ratio).toSize())
            strip.setDevicePixelRatio(ratio)
            strip.fill(Qt.GlobalColor.transparent)
            painter = QPainter(strip)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            # Beyond both ends, so that the tiles meet without a seam.
            paint_line(painter, style, -5, _STRIP.width() + 5, _STRIP.height() / 2)
            painter.end()
            self._waves[key] = strip
        return strip
