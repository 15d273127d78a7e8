"""How a line of the library pane is drawn: icon or tag colour, name, count."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from reader.ui.articles.row_words import isolated, one_line
from reader.ui.icons import Icons
from reader.ui.shelves.model import ENTRY_ROLE, ShelfEntry
from reader.ui.tags.badge import paint_swatch
from reader.ui.theme import Theme

LINE_PADDING = 12
"""Pixels that a line is higher than its words."""
HEADING_GAP = 12
"""Pixels of air above a heading."""
SIDE = 16
ICON = 18
SWATCH = QSize(16, 14)
WARNING = 16
"""Pixels of the sign of a feed that could not be read; a long name must not push it out."""
ICON_COLUMN = 28
"""Pixels from the icons' left edge to the names'."""
INDENT = 12
"""Pixels that each level of the tag tree moves in."""

Index = QModelIndex | QPersistentModelIndex


class ShelfDelegate(QStyledItemDelegate):
    """Draws the lines of the library pane."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme: Theme | None = None
        self._icons: Icons | None = None

    def apply_theme(self, theme: Theme, icons: Icons) -> None:
        """Take the colours and icons of a theme."""
        self._theme = theme
        self._icons = icons

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the size of a line; a heading has air above it."""
        font: QFont = option.font
        height = QFontMetrics(font).height() + LINE_PADDING
        entry = index.data(ENTRY_ROLE)
        heading = isinstance(entry, ShelfEntry) and entry.query is None
        return QSize(120, height + (HEADING_GAP if heading else 0))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a line."""
        entry = index.data(ENTRY_ROLE)
        theme = self._theme
        if theme is None or not isinstance(entry, ShelfEntry):
            return
        painter.save()
        rect: QRect = option.rect
        if entry.query is None:
            self._paint_heading(painter, rect, entry, option, theme)
        else:
            self._paint_line(painter, rect, entry, option, theme)
        painter.restore()

    def _paint_heading(
        self,
        painter: QPainter,
        rect: QRect,
        entry: ShelfEntry,
        option: QStyleOptionViewItem,
        theme: Theme,
    ) -> None:
        font: QFont = QFont(option.font)
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(theme.colour("text_muted"))
        place = rect.adjusted(SIDE, HEADING_GAP, -SIDE, 0)
        painter.drawText(place, _LEADING | Qt.AlignmentFlag.AlignVCenter, entry.name)

    def _paint_line(
        self,
        painter: QPainter,
        rect: QRect,
        entry: ShelfEntry,
        option: QStyleOptionViewItem,
        theme: Theme,
    ) -> None:
        state: QStyle.StateFlag = option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        if selected:
            painter.fillRect(rect, theme.colour("selection"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, theme.colour("hover"))
        if state & QStyle.StateFlag.State_HasFocus:
            painter.fillRect(
                QRect(rect.left(), rect.top(), 3, rect.height()), theme.colour("focus")
            )
        place = rect.adjusted(SIDE + entry.depth * INDENT, 0, -SIDE, 0)
        self._paint_sign(painter, place, entry, theme)
        words = place.adjusted(ICON_COLUMN, 0, 0, 0)
        font: QFont = option.font
        painter.setFont(font)
        metrics = QFontMetrics(font)
        if entry.count:
            painter.setPen(theme.colour("selection_text" if selected else "text_muted"))
            count = str(entry.count)
            painter.drawText(words, _TRAILING | Qt.AlignmentFlag.AlignVCenter, count)
            words.setWidth(words.width() - metrics.horizontalAdvance(count) - 8)
        if entry.problem and self._icons is not None:
            corner = QPoint(words.right() - WARNING + 1, words.center().y() - WARNING // 2 + 1)
            square = QRect(corner, QSize(WARNING, WARNING))
            self._icons.icon("warning", "warning", WARNING).paint(painter, square)
            words.setWidth(words.width() - WARNING - 6)
        painter.setPen(theme.colour("selection_text" if selected else "text"))
        name = metrics.elidedText(
            one_line(entry.name, 100), Qt.TextElideMode.ElideRight, words.width()
        )
        painter.drawText(words, _LEADING | Qt.AlignmentFlag.AlignVCenter, isolated(name))

    def _paint_sign(self, painter: QPainter, place: QRect, entry: ShelfEntry, theme: Theme) -> None:
        if entry.tag is not None:
            swatch = QRect(0, 0, SWATCH.width(), SWATCH.height())
            swatch.moveCenter(QRect(place.left(), place.top(), ICON, place.height()).center())
            paint_swatch(painter, swatch, theme.highlight(entry.tag.slot))
        elif self._icons is not None:
            square = QRect(place.left(), place.center().y() - ICON // 2 + 1, ICON, ICON)
            self._icons.icon(entry.icon, "text_muted", ICON).paint(painter, square)


_LEADING = Qt.AlignmentFlag.AlignLeading
_TRAILING = Qt.AlignmentFlag.AlignTrailing
