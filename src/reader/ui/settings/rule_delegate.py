"""Paints what a detection rule looks for: a sentence in as many lines as it needs, its id below."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from reader.ui.fonts import scaled_font
from reader.ui.settings.rule_model import DETAIL_ROLE
from reader.ui.themed_delegate import Index, ThemedDelegate, is_chosen

_RISE = 5
"""Pixels above and below the words."""
_GAP = 1
_SMALL = 0.88


class RuleDelegate(ThemedDelegate):
    """Draws the first column of the rules, as high as its sentence needs."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return room for the sentence in the column's width, and the line below it."""
        styled = self._without_words(option, index)
        width = self._words_place(styled).width()
        sentence = QFontMetrics(option.font).boundingRect(
            QRect(0, 0, width, 10_000), _flags(), str(index.data())
        )
        below = QFontMetrics(_small(option.font)).height()
        return QSize(200, sentence.height() + _GAP + below + 2 * _RISE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the box, the sentence and the line below it."""
        styled = self._without_words(option, index)
        style = styled.widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, styled, painter, styled.widget)
        place = self._words_place(styled).adjusted(0, _RISE, 0, -_RISE)
        chosen = is_chosen(option)
        painter.save()
        painter.setFont(option.font)
        painter.setPen(self._theme.colour("selection_text" if chosen else "text"))
        drawn = painter.drawText(place, _flags(), str(index.data()))
        painter.setFont(_small(option.font))
        painter.setPen(self._theme.colour("selection_text" if chosen else "text_muted"))
        place.setTop(drawn.bottom() + 1 + _GAP)
        detail = QFontMetrics(painter.font()).elidedText(
            str(index.data(DETAIL_ROLE)), Qt.TextElideMode.ElideRight, place.width()
        )
        painter.drawText(place, _flags(), detail)
        painter.restore()

    def _without_words(self, option: QStyleOptionViewItem, index: Index) -> QStyleOptionViewItem:
        styled = QStyleOptionViewItem(option)
        self.initStyleOption(styled, index)
        styled.text = ""
        return styled

    def _words_place(self, styled: QStyleOptionViewItem) -> QRect:
        element = QStyle.SubElement.SE_ItemViewItemText
        place: QRect = styled.widget.style().subElementRect(element, styled, styled.widget)
        return QRect(place.left() + 2, styled.rect.top(), place.width() - 6, styled.rect.height())


def _flags() -> int:
    return int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)


def _small(font: QFont) -> QFont:
    return scaled_font(font, _SMALL)
