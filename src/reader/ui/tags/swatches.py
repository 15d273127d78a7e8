"""Highlight styles as icons for menus and lists."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap

from reader.ui.tags.badge import paint_swatch
from reader.ui.theme import HighlightStyle

_SIZE = QSize(16, 16)


def swatch_icon(style: HighlightStyle, ratio: float) -> QIcon:
    """Return a swatch for a screen with ``ratio`` device pixels per logical pixel."""
    pixmap = QPixmap(_SIZE * ratio)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    paint_swatch(painter, QRect(0, 0, _SIZE.width(), _SIZE.height()), style)
    painter.end()
    return QIcon(pixmap)
