"""What delegates and widgets paint, as pictures to look at."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import QModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from reader.ui.theme import Theme


def painted_row(
    delegate: QStyledItemDelegate,
    index: QModelIndex,
    theme: Theme,
    *,
    width: int = 260,
    chosen: bool = False,
    direction: Qt.LayoutDirection = Qt.LayoutDirection.LeftToRight,
) -> QImage:
    """Return a row as its delegate paints it, on the ground of the theme's window."""
    option = QStyleOptionViewItem()
    option.direction = direction
    if chosen:
        option.state |= QStyle.StateFlag.State_Selected
    height = delegate.sizeHint(option, index).height()
    option.rect = QRect(0, 0, width, height)
    image = QImage(QSize(width, height), QImage.Format.Format_RGB32)
    image.fill(theme.colour("window"))
    painter = QPainter(image)
    delegate.paint(painter, option, index)
    painter.end()
    return image


def colours(image: QImage, place: QRect | None = None) -> Counter[str]:
    """Count the colours of a picture, or of a place in it."""
    part = image.copy((place or image.rect()).intersected(image.rect()))
    pixels = memoryview(part.convertToFormat(QImage.Format.Format_RGB32).constBits()).cast("I")
    return Counter({f"#{value & 0xFFFFFF:06x}": count for value, count in Counter(pixels).items()})


def picture_of(widget: QWidget) -> QImage:
    """Return a widget as it is painted now."""
    return widget.grab().toImage()
