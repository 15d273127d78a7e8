"""Icons: SVG line drawings in ``resources/icons``, tinted by the theme when first asked for."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from reader.model.resources import resource_path
from reader.ui.theme import Theme

ICON_SIZE = 20
"""Logical pixels of an icon in the toolbar; the drawings are made on a grid of 24."""


class Icons:
    """The icons of one theme, each drawn at most once."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._ratio = _largest_ratio()
        self._icons: dict[tuple[str, str, int], QIcon] = {}

    def icon(self, name: str, colour: str = "text", size: int = ICON_SIZE) -> QIcon:
        """Return a drawing in a theme's colour (a token's name), sharp at ``size`` pixels.

        Raises:
            FileNotFoundError: when there is no such drawing.
        """
        key = (name, colour, size)
        if key not in self._icons:
            self._icons[key] = self._make(name, colour, size)
        return self._icons[key]

    def _make(self, name: str, colour: str, size: int) -> QIcon:
        svg = resource_path(f"resources/icons/{name}.svg").read_text(encoding="ascii")
        icon = QIcon()
        icon.addPixmap(draw(svg, self._theme.colour(colour), size, self._ratio))
        return icon


def draw(svg: str, colour: QColor, size: int, ratio: float) -> QPixmap:
    """Return an SVG drawing of ``size`` logical pixels with its current colour replaced."""
    tinted = svg.replace("currentColor", colour.name())
    pixmap = QPixmap(round(size * ratio), round(size * ratio))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer = QSvgRenderer(QByteArray(tinted.encode("ascii")))
    renderer.render(painter, QRectF(0, 0, pixmap.width(), pixmap.height()))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def app_icon() -> QIcon:
    """Return the program's own icon in the sizes that it was drawn for."""
    icon = QIcon()
    for size in (16, 32, 48, 128):
        icon.addFile(str(resource_path(f"resources/icons/app/onbackground-{size}.png")))
    return icon


def _largest_ratio() -> float:
    """Return the most device pixels per logical pixel of the screens there are."""
    return max((screen.devicePixelRatio() for screen in QGuiApplication.screens()), default=1.0)
