"""Paints the lines of the ledger: a source with its facts and chain, or a place below it."""

from __future__ import annotations

from PySide6.QtCore import (
    QObject,
    QPointF,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from reader.ui.annotations.words import break_words
from reader.ui.fonts import scaled_font
from reader.ui.sources.source_model import LINE_ROLE, MentionLine, SourceLine
from reader.ui.theme import Theme
from reader.ui.themed_delegate import Index, ThemedDelegate

_PADDING = 8
RISE = 6
"""Pixels of air over the first line of a row."""
_GAP = 2
_SMALL = 0.9
_LABEL_LINES = 2
_DETAIL_LINES = 3
_LEAST_WIDTH = 120


class SourceDelegate(ThemedDelegate):
    """Draws sources as small cards; unnamed ones carry a sign as well as their words."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(theme, parent)
        self._width = 240

    def set_width(self, width: int) -> None:
        """Break words to another width, in pixels of the whole list."""
        self._width = max(width, _LEAST_WIDTH)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the size at which the words fit."""
        line = index.data(LINE_ROLE)
        if isinstance(line, SourceLine):
            return QSize(self._width, self._source_height(line, option.font))
        return QSize(self._width, QFontMetrics(option.font).height() + RISE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a line."""
        line = index.data(LINE_ROLE)
        with self.row(painter, option) as chosen:
            if isinstance(line, SourceLine):
                self._paint_source(painter, option, line, chosen=chosen)
            elif isinstance(line, MentionLine):
                self._paint_mention(painter, option, line, chosen=chosen)

    def _paint_source(
        self, painter: QPainter, option: QStyleOptionViewItem, line: SourceLine, *, chosen: bool
    ) -> None:
        place: QRect = option.rect.adjusted(_PADDING, RISE, -_PADDING, 0)
        painter.setPen(self._theme.colour("selection_text" if chosen else "text"))
        label = break_words(_label(line), _bold(option.font), place.width(), _LABEL_LINES)
        label.paint(painter, QPointF(place.topLeft()))
        top = place.top() + label.height + _GAP
        painter.setPen(self._theme.colour("selection_text" if chosen else "text_muted"))
        small = scaled_font(option.font, _SMALL)
        for detail in line.details:
            words = break_words(detail, small, place.width(), _DETAIL_LINES)
            words.paint(painter, QPointF(place.left(), top))
            top += words.height + _GAP

    def _paint_mention(
        self, painter: QPainter, option: QStyleOptionViewItem, line: MentionLine, *, chosen: bool
    ) -> None:
        place: QRect = option.rect.adjusted(4, 0, -_PADDING, 0)
        painter.setPen(self._theme.colour("selection_text" if chosen else "text"))
        painter.setFont(option.font)
        words = QFontMetrics(option.font).elidedText(
            f"“{line.label}”", Qt.TextElideMode.ElideRight, place.width()
        )
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(place, flags, words)

    def _source_height(self, line: SourceLine, font: QFont) -> int:
        width = self._width - 2 * _PADDING - 20
        height = break_words(_label(line), _bold(font), width, _LABEL_LINES).height
        small = scaled_font(font, _SMALL)
        for detail in line.details:
            height += break_words(detail, small, width, _DETAIL_LINES).height + _GAP
        return height + 2 * RISE


def _label(line: SourceLine) -> str:
    return f"◌ {line.label}" if line.is_unnamed else line.label


def _bold(font: QFont) -> QFont:
    bold = QFont(font)
    bold.setWeight(QFont.Weight.DemiBold)
    return bold
