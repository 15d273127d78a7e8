"""Fonts in other sizes."""

from __future__ import annotations

from PySide6.QtGui import QFont


def scaled_font(font: QFont, factor: float) -> QFont:
    """Return the font in another size, whether its own is given in points or in pixels."""
    scaled = QFont(font)
    if font.pixelSize() > 0:
        scaled.setPixelSize(max(1, round(font.pixelSize() * factor)))
    else:
        scaled.setPointSizeF(font.pointSizeF() * factor)
    return scaled
