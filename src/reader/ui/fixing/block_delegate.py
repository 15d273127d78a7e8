"""Paints a block of a page: its box, up to three lines of it, and what kind of block it is."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QMouseEvent, QPainter, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import (
    QApplication,
    QListView,
    QStyle,
    QStyleOptionButton,
    QStyleOptionViewItem,
)

from reader.ui.fixing.block_model import ROW_ROLE, BlockRow
from reader.ui.fonts import scaled_font
from reader.ui.outlines import outlined_palette
from reader.ui.reading.direction import runs_right_to_left
from reader.ui.theme import Theme
from reader.ui.themed_delegate import Index, ThemedDelegate

_MARGIN = 10
_RISE = 5
_GAP = 10
"""Between the box and the words."""
_MOST_LINES = 3
_SMALL = 0.85
_NARROWEST = 80


class BlockDelegate(ThemedDelegate):
    """Draws blocks; those that are left out are muted, and their box is empty.

    Qt asks for the size of every row whenever one of them changes: sizes are kept for a width.
    """

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(theme, parent)
        self._sizes: dict[int, QSize] = {}
        self._sized_for: tuple[int, str] = (0, "")

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return room for the lines of the words, and one for the kind where it has one."""
        view = option.widget
        width = view.viewport().width() if isinstance(view, QListView) else option.rect.width()
        wanted = (width, option.font.key())
        if wanted != self._sized_for:
            self._sizes.clear()
            self._sized_for = wanted
        size = self._sizes.get(index.row())
        if size is None:
            size = self._sizes[index.row()] = self._size(option, index, width)
        return size

    def _size(self, option: QStyleOptionViewItem, index: Index, width: int) -> QSize:
        row: BlockRow | None = index.data(ROW_ROLE)
        if row is None:
            return QSize(_NARROWEST, 0)
        lines = self._lines(row, option, width - 2 * _MARGIN - _box_size().width() - _GAP)
        height = len(lines) * QFontMetrics(option.font).lineSpacing() + 2 * _RISE
        if row.kind:
            height += QFontMetrics(scaled_font(option.font, _SMALL)).lineSpacing()
        return QSize(_NARROWEST, height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a row."""
        row: BlockRow | None = index.data(ROW_ROLE)
        if row is None:
            return
        with self.row(painter, option) as selected:
            self._paint_box(painter, option, row)
            self._paint_words(painter, option, row, selected=selected)
            if option.state & QStyle.StateFlag.State_HasFocus:
                painter.setPen(QPen(self._theme.colour("focus"), 1))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(option.rect.adjusted(4, 1, -5, -2), 4, 4)

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """Tick a row whose box was clicked."""
        if not isinstance(event, QMouseEvent) or event.button() is not Qt.MouseButton.LeftButton:
            return False
        if not _box_strip(option).contains(event.position().toPoint()):
            return False
        if event.type() is QEvent.Type.MouseButtonRelease:
            ticked = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
            state = Qt.CheckState.Unchecked if ticked else Qt.CheckState.Checked
            model.setData(index, state, Qt.ItemDataRole.CheckStateRole)
        return True

    def _paint_box(self, painter: QPainter, option: QStyleOptionViewItem, row: BlockRow) -> None:
        box = QStyleOptionButton()
        box.rect = _box_place(option)
        box.palette = outlined_palette(self._theme, "QCheckBox")
        on = QStyle.StateFlag.State_On if row.chosen else QStyle.StateFlag.State_Off
        box.state = QStyle.StateFlag.State_Enabled | on
        style = option.widget.style() if option.widget is not None else QApplication.style()
        check = QStyle.PrimitiveElement.PE_IndicatorCheckBox
        style.drawPrimitive(check, box, painter, option.widget)

    def _paint_words(
        self, painter: QPainter, option: QStyleOptionViewItem, row: BlockRow, *, selected: bool
    ) -> None:
        words = _words_place(option)
        muted = "selection_text" if selected else "text_muted"
        rtl = runs_right_to_left(row.text)
        side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
        flags = side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignTop
        top = words.top()
        if row.kind:
            painter.setFont(scaled_font(option.font, _SMALL))
            painter.setPen(self._theme.colour(muted))
            painter.drawText(words, flags, row.kind)
            top += painter.fontMetrics().lineSpacing()
        painter.setFont(_font(row, option.font))
        painter.setPen(self._theme.colour("text" if row.chosen and not selected else muted))
        height = painter.fontMetrics().lineSpacing()
        for line in self._lines(row, option, words.width()):
            painter.drawText(QRect(words.left(), top, words.width(), height), flags, line)
            top += height

    def _lines(self, row: BlockRow, option: QStyleOptionViewItem, width: int) -> list[str]:
        """Return the words as lines of a width, the last one cut short where there are more."""
        font, width = _font(row, option.font), max(width, _NARROWEST)
        metrics = QFontMetrics(font)
        layout = QTextLayout(row.text, font)
        wrapped = QTextOption()
        wrapped.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(wrapped)
        layout.beginLayout()
        lines: list[str] = []
        encoded = row.text.encode("utf-16-le")  # Qt counts UTF-16 units
        while len(lines) < _MOST_LINES:
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(width)
            start, end = line.textStart(), line.textStart() + line.textLength()
            is_last = len(lines) == _MOST_LINES - 1
            piece = encoded[2 * start :] if is_last else encoded[2 * start : 2 * end]
            lines.append(piece.decode("utf-16-le", "replace").rstrip())
        layout.endLayout()
        if lines:
            lines[-1] = metrics.elidedText(lines[-1], Qt.TextElideMode.ElideRight, width)
        return lines


def _font(row: BlockRow, font: QFont) -> QFont:
    if not row.is_heading:
        return font
    bold = QFont(font)
    bold.setBold(True)
    return bold


def _box_size() -> QSize:
    style = QApplication.style()
    return QSize(
        style.pixelMetric(QStyle.PixelMetric.PM_IndicatorWidth),
        style.pixelMetric(QStyle.PixelMetric.PM_IndicatorHeight),
    )


def _box_place(option: QStyleOptionViewItem) -> QRect:
    """Return where the box of a row is: beside the first line."""
    size, row = _box_size(), option.rect
    middle = QFontMetrics(option.font).lineSpacing()
    top = row.top() + _RISE + max(0, (middle - size.height()) // 2)
    return QStyle.visualRect(
        option.direction, row, QRect(row.left() + _MARGIN, top, size.width(), size.height())
    )


def _box_strip(option: QStyleOptionViewItem) -> QRect:
    """Return the part of a row in which a click is one on its box."""
    row = option.rect
    width = _MARGIN + _box_size().width() + _GAP
    return QStyle.visualRect(
        option.direction, row, QRect(row.left(), row.top(), width, row.height())
    )


def _words_place(option: QStyleOptionViewItem) -> QRect:
    """Return the part of a row that its words have."""
    left = _MARGIN + _box_size().width() + _GAP
    words = option.rect.adjusted(left, _RISE, -_MARGIN, -_RISE)
    return QStyle.visualRect(option.direction, option.rect, words)
