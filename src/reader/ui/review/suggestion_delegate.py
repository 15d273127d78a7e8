"""Paints a row of the suggestion list: what was decided, the words, the tag and how sure."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from reader.model.review import SuggestionState
from reader.ui.fonts import scaled_font
from reader.ui.review.suggestion_model import ROW_ROLE, SuggestionRow
from reader.ui.theme import Theme

_SIGNS = {
    SuggestionState.OPEN: "○",
    SuggestionState.ACCEPTED: "✓",
    SuggestionState.REJECTED: "✗",
}
_SIGN_WIDTH = 26
_PADDING = 10
_RISE = 5

_Index = QModelIndex | QPersistentModelIndex


class SuggestionDelegate(QStyledItemDelegate):
    """Draws suggestions; decided ones are muted and carry a sign, never colour alone."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def apply_theme(self, theme: Theme) -> None:
        """Draw in another theme from now on."""
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, _index: _Index) -> QSize:
        """Return room for two lines."""
        lines = QFontMetrics(option.font).height() + QFontMetrics(_small(option.font)).height()
        return QSize(200, lines + 2 * _RISE + 2)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw a row."""
        row: SuggestionRow | None = index.data(ROW_ROLE)
        if row is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(option.direction)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("selection" if chosen else "hover"))
            painter.drawRoundedRect(QRectF(option.rect).adjusted(4, 1, -4, -1), 4, 4)
        self._paint_words(painter, option, row, chosen=chosen)
        painter.restore()

    def _paint_words(
        self, painter: QPainter, option: QStyleOptionViewItem, row: SuggestionRow, *, chosen: bool
    ) -> None:
        waiting = row.stored.is_open
        text = "selection_text" if chosen else "text" if waiting else "text_muted"
        muted = "selection_text" if chosen else "text_muted"
        place: QRect = option.rect.adjusted(_PADDING, _RISE, -_PADDING, -_RISE)
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
        painter.setFont(option.font)
        painter.setPen(self._theme.colour(text))
        painter.drawText(place, flags, _SIGNS[row.stored.state])
        rtl = option.direction is Qt.LayoutDirection.RightToLeft
        words = place.adjusted(0 if rtl else _SIGN_WIDTH, 0, -_SIGN_WIDTH if rtl else 0, 0)
        metrics = QFontMetrics(option.font)
        quote = " ".join(row.stored.quote.exact.split())
        painter.drawText(
            words, flags, metrics.elidedText(quote, Qt.TextElideMode.ElideRight, words.width())
        )
        painter.setFont(_small(option.font))
        painter.setPen(self._theme.colour(muted))
        below = words.adjusted(0, metrics.height() + 1, 0, 0)
        painter.drawText(below, flags, row.details)


def _small(font: QFont) -> QFont:
    return scaled_font(font, 0.88)
