"""Paints a row of the tag picker: check mark, swatch, letter, name, definition, key."""

from __future__ import annotations

from PySide6.QtCore import (
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from reader.model.codebook import Tag
from reader.ui.fonts import scaled_font
from reader.ui.tags.badge import badge_of, common_letter_room, paint_letter_and_name, paint_swatch
from reader.ui.tags.picker_model import TAG_ROLE
from reader.ui.theme import Theme
from reader.ui.themed_delegate import Index, ThemedDelegate

CHECK_WIDTH = 32
"""Pixels on the leading side in which a click chooses one more tag and keeps the picker open."""
_SWATCH = 16
_KEY = 22
_PADDING = 8


class PickerDelegate(ThemedDelegate):
    """Draws tags in a list."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the size of a row: two lines where there is a definition."""
        tag: Tag | None = index.data(TAG_ROLE)
        height = QFontMetrics(option.font).height() + 12
        if tag is not None and tag.definition:
            height += QFontMetrics(_small(option.font)).height() + 1
        return QSize(200, max(height, 32))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a row."""
        tag: Tag | None = index.data(TAG_ROLE)
        with self.row(painter, option) as current:
            text = "selection_text" if current else "text"
            muted = "selection_text" if current else "text_muted"
            if tag is None:
                self._paint_offer(painter, option, str(index.data() or ""), text)
            else:
                self._paint_tag(painter, option, tag, text, muted)
                if index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked:
                    self._paint_check(painter, option, text)

    def _paint_tag(
        self, painter: QPainter, option: QStyleOptionViewItem, tag: Tag, text: str, muted: str
    ) -> None:
        rect: QRect = option.rect
        left = rect.left() + CHECK_WIDTH
        height = QFontMetrics(option.font).height()
        top = rect.top() + 6 if tag.definition else rect.top() + (rect.height() - height) // 2
        swatch = QRect(left, top + (height - _SWATCH) // 2, _SWATCH, _SWATCH)
        words_left = left + _SWATCH + 8
        words = QRect(words_left, top, rect.right() - words_left - _KEY - 2 * _PADDING, height)
        paint_swatch(painter, _turned(option, swatch), self._theme.highlight(tag.slot))
        colour = self._theme.colour(text)
        paint_letter_and_name(
            painter,
            _turned(option, words),
            badge_of(tag),
            colour,
            option.font,
            letter_room=common_letter_room(option.font),
        )
        if tag.definition:
            small = _small(option.font)
            metrics = QFontMetrics(small)
            line = QRect(words_left, words.bottom() + 2, words.width(), metrics.height())
            painter.setFont(small)
            painter.setPen(self._theme.colour(muted))
            shown = tag.definition.replace("\n", " ")
            shown = metrics.elidedText(shown, Qt.TextElideMode.ElideRight, line.width())
            painter.drawText(_turned(option, line), int(Qt.AlignmentFlag.AlignLeft), shown)
        if tag.shortcut is not None:
            middle = rect.top() + (rect.height() - _KEY) // 2
            key = QRect(rect.right() - _KEY - _PADDING, middle, _KEY, _KEY)
            paint_key(painter, _turned(option, key), str(tag.shortcut), self._theme, option.font)

    def _paint_offer(
        self, painter: QPainter, option: QStyleOptionViewItem, offer: str, text: str
    ) -> None:
        rect: QRect = option.rect
        painter.setPen(QPen(self._theme.colour(text), 1.6))
        plus = _turned(option, QRect(rect.left() + CHECK_WIDTH, rect.center().y() - 7, 16, 16))
        middle = QRectF(plus).center()
        painter.drawLine(middle - QPointF(5, 0), middle + QPointF(5, 0))
        painter.drawLine(middle - QPointF(0, 5), middle + QPointF(0, 5))
        left = rect.left() + CHECK_WIDTH + _SWATCH + 8
        words = QRect(left, rect.top(), rect.right() - left - _PADDING, rect.height())
        metrics = QFontMetrics(option.font)
        shown = metrics.elidedText(offer, Qt.TextElideMode.ElideRight, words.width())
        painter.setFont(option.font)
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(_turned(option, words), int(flags), shown)

    def _paint_check(self, painter: QPainter, option: QStyleOptionViewItem, text: str) -> None:
        rect: QRect = option.rect
        box = QRect(rect.left() + 12, rect.center().y() - 6, 12, 12)
        place = QRectF(_turned(option, box))
        painter.setPen(
            QPen(
                self._theme.colour(text),
                2.0,
                Qt.PenStyle.SolidLine,
                Qt.PenCapStyle.RoundCap,
                Qt.PenJoinStyle.RoundJoin,
            )
        )
        painter.drawPolyline(
            [
                QPointF(place.left() + 1, place.top() + 6.5),
                QPointF(place.left() + 4.5, place.top() + 10),
                QPointF(place.right() - 1, place.top() + 2.5),
            ]
        )


def paint_key(painter: QPainter, place: QRect, key: str, theme: Theme, font: QFont) -> None:
    """Draw a key as keyboards have them: a digit in a box."""
    painter.save()
    painter.setPen(QPen(theme.colour("border"), 1.0))
    painter.setBrush(theme.colour("surface"))
    painter.drawRoundedRect(QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    painter.setPen(theme.colour("text"))
    painter.setFont(_small(font))
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, key)
    painter.restore()


def _small(font: QFont) -> QFont:
    return scaled_font(font, 0.9)


def _turned(option: QStyleOptionViewItem, rect: QRect) -> QRect:
    return QStyle.visualRect(option.direction, option.rect, rect)
