"""Paints a row of the suggestion list: what was decided, the words, the tag and how sure."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from reader.model.review import SuggestionState
from reader.ui.fonts import scaled_font
from reader.ui.review.suggestion_model import ROW_ROLE, SuggestionRow
from reader.ui.themed_delegate import Index, ThemedDelegate

_SIGNS = {
    SuggestionState.OPEN: "○",
    SuggestionState.ACCEPTED: "✓",
    SuggestionState.REJECTED: "✗",
}
_SIGN_WIDTH = 26
_PADDING = 10
_RISE = 5


class SuggestionDelegate(ThemedDelegate):
    """Draws suggestions; decided ones are muted and carry a sign, never colour alone."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Return room for two lines."""
        lines = QFontMetrics(option.font).height() + QFontMetrics(_small(option.font)).height()
        return QSize(200, lines + 2 * _RISE + 2)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a row."""
        row: SuggestionRow | None = index.data(ROW_ROLE)
        if row is None:
            return
        with self.row(painter, option) as chosen:
            self._paint_words(painter, option, row, chosen=chosen)

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
