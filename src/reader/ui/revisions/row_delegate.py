"""Paints the rows of a comparison."""

from __future__ import annotations

from collections import OrderedDict

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from reader.model.ranges import TextRange
from reader.model.selectors import Part, Passage
from reader.ui.fonts import scaled_font
from reader.ui.reading.typography import Typography
from reader.ui.revisions.row_layout import GUTTER, RowLayout, RowLook, gutter_of, lay_out_row
from reader.ui.revisions.row_model import LINE_ROLE, RowModel, ShownLine
from reader.ui.revisions.words import unchanged_counted
from reader.ui.theme import Theme

_FOLD_HEIGHT = 32
_KEPT_LAYOUTS = 80
"""Whole layouts kept: more than fit on a screen. Of the other rows only the height is kept."""

_Index = QModelIndex | QPersistentModelIndex


class RowDelegate(QStyledItemDelegate):
    """Draws compared rows, inline or side by side, and folded stretches."""

    def __init__(self, view: QListView, rows: RowModel, theme: Theme) -> None:
        super().__init__(view)
        self._view = view
        self._rows = rows
        self._look = RowLook(theme, _font_of(view.font(), theme), side_by_side=True)
        self._width = 0
        self._heights: dict[int, int] = {}
        self._layouts: OrderedDict[int, RowLayout] = OrderedDict()

    @property
    def side_by_side(self) -> bool:
        """Whether the versions stand beside each other."""
        return self._look.side_by_side

    def set_look(self, *, side_by_side: bool) -> None:
        """Draw the versions beside each other, or as one text."""
        self._change(RowLook(self._look.theme, self._look.font, side_by_side))

    def set_emphasis(self, passage: Passage | None) -> None:
        """Mark a passage of the older version, shown side by side."""
        place: TextRange | None = passage.range if passage is not None else None
        part = passage.part if passage is not None else Part.BODY
        look = self._look
        self._change(RowLook(look.theme, look.font, look.side_by_side, place, part))

    def apply_theme(self, theme: Theme) -> None:
        """Draw in another theme from now on."""
        look = self._look
        font = _font_of(self._view.font(), theme)
        self._change(RowLook(theme, font, look.side_by_side, look.emphasis, look.emphasis_part))

    def forget_rows(self) -> None:
        """Let go of what was measured: other rows come."""
        self._heights.clear()
        self._layouts.clear()

    def layout_of(self, row: int) -> RowLayout:
        """Return the layout of a compared row at the view's present width."""
        width = self._view.viewport().width()
        if width != self._width:
            self._width = width
            self.forget_rows()
        kept = self._layouts.get(row)
        if kept is None:
            comparison = self._rows.comparison
            kept = lay_out_row(comparison, comparison.rows[row], self._look, width)
            self._layouts[row] = kept
            self._heights[row] = kept.height
            if len(self._layouts) > _KEPT_LAYOUTS:
                self._layouts.popitem(last=False)
        return kept

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:  # noqa: ARG002
        """Return the size of a line."""
        line: ShownLine = index.data(LINE_ROLE)
        width = self._view.viewport().width()
        if line.folded:
            metrics = QFontMetrics(self._view.font())
            return QSize(width, max(_FOLD_HEIGHT, metrics.height() + 12))
        if width != self._width or line.first not in self._heights:
            return QSize(width, self.layout_of(line.first).height)
        return QSize(width, self._heights[line.first])

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw a line."""
        line: ShownLine = index.data(LINE_ROLE)
        place: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if line.folded:
            self._paint_fold(painter, place, line)
        else:
            self._paint_row(painter, place, line.first)
        if index == self._view.currentIndex():
            focused = bool(state & QStyle.StateFlag.State_HasFocus) or self._view.hasFocus()
            colour = self._look.theme.colour("focus" if focused else "border")
            bar = QRect(place.left(), place.top() + 2, 3, place.height() - 4)
            painter.fillRect(bar, colour)
        painter.restore()

    def _paint_fold(self, painter: QPainter, place: QRect, line: ShownLine) -> None:
        theme = self._look.theme
        painter.fillRect(place.adjusted(0, 4, 0, -4), theme.colour("hover"))
        painter.setPen(theme.colour("text_muted"))
        painter.setFont(self._view.font())
        words = f"⋯  {unchanged_counted(line.end - line.first)}"
        painter.drawText(
            place.adjusted(GUTTER, 0, 0, 0),
            int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft),
            words,
        )

    def _paint_row(self, painter: QPainter, place: QRect, row: int) -> None:
        theme, laid_out = self._look.theme, self.layout_of(row)
        if len(laid_out.columns) > 1:
            painter.setPen(QPen(theme.colour("separator"), 1))
            x = place.left() + laid_out.columns[1].left
            painter.drawLine(x, place.top(), x, place.bottom())
        bold = QFont(self._look.font)
        bold.setBold(True)
        for column in laid_out.columns:
            if column.sign:
                painter.setFont(bold)
                painter.setPen(theme.colour(_SIGN_COLOURS.get(column.sign, "text_muted")))
                gutter = gutter_of(column, laid_out.height).translated(place.topLeft())
                flags = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter
                painter.drawText(gutter, int(flags), column.sign)
            if column.words is not None:
                painter.setPen(theme.colour("text"))
                corner = QPointF(place.left() + column.left + GUTTER, place.top() + column.top)
                column.words.draw(painter, corner)

    def _change(self, look: RowLook) -> None:
        self._look = look
        self.forget_rows()


_SIGN_COLOURS = {"+": "success", "−": "danger"}


def _font_of(font: QFont, theme: Theme) -> QFont:
    reading = Typography(theme).body_font
    made = scaled_font(font, 1.12)
    made.setStyleHint(reading.styleHint())
    made.setFamilies(reading.families())
    return made
