"""Paints the pictures of an article that were loaded: decoded when they come into view.

They are no part of the text document, so there is nothing in it that Qt could want to load.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QPainter

from reader.model.picture import Picture
from reader.ui.reading.canvas import Canvas

_KEPT = 24
"""Decoded pictures that are kept: more than are ever in view."""
_LARGEST = 64
"""Megabytes that a decoded picture may take."""


@dataclass(frozen=True, slots=True)
class PicturePlace:
    """A picture at the Qt position of the block that holds its place."""

    position: int
    picture: Picture


def shown_size(picture: Picture, width: float) -> QSize:
    """Return the size at which a picture is shown in a column, in logical pixels."""
    scale = min(1.0, width / max(picture.width, 1))
    return QSize(round(picture.width * scale), max(round(picture.height * scale), 1))


class PictureLayer:
    """The pictures of one article."""

    def __init__(self, places: Sequence[PicturePlace]) -> None:
        self._places = tuple(places)
        self._decoded: dict[str, QImage] = {}

    def paint_below(self, painter: QPainter, canvas: Canvas) -> None:
        """Paint the pictures that are in view."""
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for place in self._places:
            if not canvas.span.start <= place.position <= canvas.span.end:
                continue
            block = canvas.geometry.block_at(place.position)
            rect = canvas.geometry.block_rect(block)
            size = shown_size(place.picture, canvas.column.width())
            left = canvas.column.center().x() - size.width() / 2
            target = QRectF(left, rect.top(), size.width(), size.height())
            if target.intersects(canvas.shown):
                painter.drawImage(target, self._image(place.picture, size, painter))

    def paint_above(self, painter: QPainter, canvas: Canvas) -> None:
        """Paint nothing over the text."""

    def forget_layout(self) -> None:
        """Decode again in the new size what is painted next."""
        self._decoded.clear()

    def _image(self, picture: Picture, size: QSize, painter: QPainter) -> QImage:
        image = self._decoded.get(picture.sha256)
        if image is None:
            while len(self._decoded) >= _KEPT:
                self._decoded.pop(next(iter(self._decoded)))
            image = decode(picture, size * painter.device().devicePixelRatioF())
            self._decoded[picture.sha256] = image
        return image


def decode(picture: Picture, size: QSize) -> QImage:
    """Return a picture decoded to a size; an empty image where that fails."""
    content = QByteArray(picture.data)
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, b"jpg" if picture.media_type == "image/jpeg" else b"png")
    reader.setAllocationLimit(_LARGEST)
    reader.setScaledSize(size)
    image = reader.read()
    if image.isNull():
        image = QImage(1, 1, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.transparent)
    return image
