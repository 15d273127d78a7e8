"""What the delegates of small lists share: a theme, and the ground of a row."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from reader.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex

_SIDE = 4
"""Pixels of air beside the ground of a row."""
_CORNER = 4


class ThemedDelegate(QStyledItemDelegate):
    """Draws rows in the colours of a theme."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def apply_theme(self, theme: Theme) -> None:
        """Draw in another theme from now on."""
        self._theme = theme

    @contextmanager
    def row(self, painter: QPainter, option: QStyleOptionViewItem) -> Iterator[bool]:
        """Lay the ground of a row, leave the painter as it was; yield whether it is chosen."""
        painter.save()
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setLayoutDirection(option.direction)
            chosen = is_chosen(option)
            if chosen or option.state & QStyle.StateFlag.State_MouseOver:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(self._theme.colour("selection" if chosen else "hover"))
                place = QRectF(option.rect).adjusted(_SIDE, 1, -_SIDE, -1)
                painter.drawRoundedRect(place, _CORNER, _CORNER)
            yield chosen
        finally:
            painter.restore()


def is_chosen(option: QStyleOptionViewItem) -> bool:
    """Tell whether a row is selected."""
    return bool(option.state & QStyle.StateFlag.State_Selected)
