"""Paints a row of the codebook dialog's tree."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from reader.model.codebook import Tag
from reader.ui.tags.badge import badge_of, common_letter_room, paint_letter_and_name, paint_swatch
from reader.ui.tags.picker_delegate import paint_key
from reader.ui.tags.tree_model import TAG_ROLE, TreeColumn
from reader.ui.themed_delegate import Index, ThemedDelegate, is_chosen

_SWATCH = 16
_KEY = 22


class TagTreeDelegate(ThemedDelegate):
    """Draws a tag with swatch, letter and name, its key in a box, its count."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the size of a cell."""
        height = max(QFontMetrics(option.font).height() + 12, 30)
        return QSize(super().sizeHint(option, index).width() + 16, height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a cell."""
        tag: Tag = index.data(TAG_ROLE)
        chosen = is_chosen(option)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(option.direction)
        if chosen:
            painter.fillRect(QRectF(option.rect), self._theme.colour("selection"))
        colour = self._theme.colour("selection_text" if chosen else "text")
        if tag.archived and not chosen:
            colour = self._theme.colour("text_muted")
        text = str(index.data() or "")
        if index.column() == TreeColumn.NAME:
            swatch, words = self._places(option)
            paint_swatch(painter, swatch, self._theme.highlight(tag.slot))
            room = common_letter_room(option.font)
            badge = badge_of(tag, text)
            paint_letter_and_name(painter, words, badge, colour, option.font, letter_room=room)
        elif index.column() == TreeColumn.KEY and text:
            place = QRect(0, 0, _KEY, _KEY)
            place.moveCenter(option.rect.center())
            paint_key(painter, place, text, self._theme, option.font)
        else:
            painter.setPen(colour)
            painter.setFont(option.font)
            painter.drawText(option.rect, Qt.AlignmentFlag.AlignCenter, text)
        painter.restore()

    def _places(self, option: QStyleOptionViewItem) -> tuple[QRect, QRect]:
        rect: QRect = option.rect
        top = rect.top() + (rect.height() - _SWATCH) // 2
        swatch = QRect(rect.left() + 4, top, _SWATCH, _SWATCH)
        words = rect.adjusted(4 + _SWATCH + 8, 0, -4, 0)
        direction = option.direction
        return QStyle.visualRect(direction, rect, swatch), QStyle.visualRect(direction, rect, words)
