"""The article's view: what keys and the mouse do on the page."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QKeyCombination, QMimeData, QPoint, QPointF, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QApplication, QWidget

from reader.ui.reading.links import EditionLink, find_edition_link, is_followed
from reader.ui.reading.page_view import PageView
from reader.ui.reading.positions import QtRange
from reader.ui.reading.typography import Typography

MOUSE_PAUSE = 120
KEYBOARD_PAUSE = 400
"""Milliseconds after which a selection counts as made."""

_KEYBOARD_REASONS = frozenset(
    {
        Qt.FocusReason.TabFocusReason,
        Qt.FocusReason.BacktabFocusReason,
        Qt.FocusReason.ShortcutFocusReason,
    }
)

_EXTEND = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
_PARAGRAPH_STEPS = {
    QKeyCombination(_EXTEND, Qt.Key.Key_Down): 1,
    QKeyCombination(_EXTEND, Qt.Key.Key_Up): -1,
}
"""Keys that Qt has on macOS only."""


class ArticleView(PageView):
    """Lets people select, page, click and follow links; tells of it in signals.

    What is selected is told in Qt positions; the pane makes code points of them.
    """

    link_activated = Signal(str)
    """A link was clicked or entered: an http, https or mailto address."""
    edition_link_activated = Signal(EditionLink)
    """A link of the masthead was clicked or entered."""
    end_reached = Signal()
    """Space was pressed where there is no more page."""
    text_clicked = Signal(QPointF)
    """A click that selected nothing, at a point of the document."""
    selection_settled = Signal(bool)
    """A selection was made; true where Alt was held, so that it is to stay as it is."""
    copy_requested = Signal()
    escape_pressed = Signal()
    menu_requested = Signal(QPoint, QPointF)
    """The context menu's place on the screen, and the point of the document it is about."""
    focus_shown = Signal(bool)
    """Whether the view has the focus and got it by a key, so that a ring must show it."""

    def __init__(
        self,
        typography: Typography,
        selected_text: Callable[[], str],
        parent: QWidget | None = None,
    ) -> None:
        """``selected_text`` gives what copying and dragging take: canonical text."""
        super().__init__(typography, parent)
        self._selected_text = selected_text
        self._pressed_at: QPoint | None = None
        self._popup: QWidget | None = None
        self._with_alt = False
        self._with_mouse = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self._settle)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
            | Qt.TextInteractionFlag.LinksAccessibleByMouse
            | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        self.setAccessibleName(self.tr("Article"))
        self.setAccessibleDescription(
            self.tr("The text of the article. Shift and the arrow keys select.")
        )
        self.anchorClicked.connect(self._follow)
        self.selectionChanged.connect(self._wait_for_more)

    def set_popup(self, popup: QWidget) -> None:
        """Set the widget to which Tab goes while it is visible."""
        self._popup = popup

    def select(self, span: QtRange) -> None:
        """Select Qt positions, or put the caret there when they are empty."""
        cursor = self.textCursor()
        cursor.setPosition(span.start)
        cursor.setPosition(span.end, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self._pause.stop()

    @property
    def selected_by_mouse(self) -> bool:
        """Whether the mouse made the selection, and not the keyboard."""
        return self._with_mouse

    def drop_selection(self) -> None:
        """Leave the caret where the selection starts."""
        start = self.selected_span().start
        self.select(QtRange(start, start))

    def selected_span(self) -> QtRange:
        """Return the selected Qt positions; empty, at the caret, when nothing is selected.

        Cells selected across several rows count as whole rows: that is how they are read.
        """
        cursor = self.textCursor()
        row, rows, column, columns = _selected_cells(cursor)
        table = cursor.currentTable()
        if rows <= 0 or table is None:
            return QtRange(cursor.selectionStart(), cursor.selectionEnd())
        if rows > 1:
            column, columns = 0, table.columns()
        first = table.cellAt(row, column)
        last = table.cellAt(row + rows - 1, column + columns - 1)
        return QtRange(first.firstPosition(), last.lastPosition())

    # Qt's side

    def createMimeDataFromSelection(self) -> QMimeData:
        """Give the selection's canonical text: nothing rich, no words that are for the view."""
        copied = QMimeData()
        copied.setText(self._selected_text())
        return copied

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Page by Space, copy canonical text, select paragraphs; leave Alt and Escape alone."""
        self._with_mouse = self._with_alt = False
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_requested.emit()
        elif event.key() == Qt.Key.Key_Space:
            up = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            if not self.page(-1 if up else 1) and not up:
                self.end_reached.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.escape_pressed.emit()
        elif event.keyCombination() in _PARAGRAPH_STEPS:
            self._select_to_paragraph(_PARAGRAPH_STEPS[event.keyCombination()])
        elif event.modifiers() & Qt.KeyboardModifier.AltModifier:
            event.ignore()  # QTextBrowser would walk a history that is not kept here
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where a click may begin."""
        self._with_mouse = True
        self._pressed_at = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tell a click from a selection."""
        super().mouseReleaseEvent(event)
        pressed_at, self._pressed_at = self._pressed_at, None
        if event.button() is not Qt.MouseButton.LeftButton or pressed_at is None:
            return
        point = event.position().toPoint()
        self._with_alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if self.textCursor().hasSelection():
            self._pause.start(MOUSE_PAUSE)
            return
        moved = (point - pressed_at).manhattanLength()
        if moved < QApplication.startDragDistance() and not self.anchorAt(point):
            self.text_clicked.emit(event.position() + self.offset)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu, at the caret when a key called it."""
        place = event.pos()
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            place = self.cursorRect().center()
        self.menu_requested.emit(self.viewport().mapToGlobal(place), QPointF(place) + self.offset)

    def focusNextPrevChild(self, forwards: bool) -> bool:
        """Let Tab enter the selection popup before the links of the article."""
        if forwards and self._popup is not None and self._popup.isVisible():
            self._popup.setFocus(Qt.FocusReason.TabFocusReason)
            return True
        return super().focusNextPrevChild(forwards)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell that keys go to the article."""
        super().focusInEvent(event)
        self.focus_shown.emit(event.reason() in _KEYBOARD_REASONS)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that keys no longer go to the article."""
        super().focusOutEvent(event)
        self.focus_shown.emit(False)  # noqa: FBT003 - a signal has no names
        self.viewport().update()

    def _select_to_paragraph(self, direction: int) -> None:
        """Extend the selection to the end (1) or start (-1) of a paragraph, then the next."""
        move, keep = QTextCursor.MoveOperation, QTextCursor.MoveMode.KeepAnchor
        edge = move.EndOfBlock if direction > 0 else move.StartOfBlock
        cursor = self.textCursor()
        before = cursor.position()
        cursor.movePosition(edge, keep)
        if cursor.position() == before:
            cursor.movePosition(move.NextBlock if direction > 0 else move.PreviousBlock, keep)
            cursor.movePosition(edge, keep)
        self.setTextCursor(cursor)

    def _wait_for_more(self) -> None:
        if not self.textCursor().hasSelection():
            self._pause.stop()
        elif not self._with_mouse:
            self._pause.start(KEYBOARD_PAUSE)

    def _settle(self) -> None:
        if self.textCursor().hasSelection():
            self.selection_settled.emit(self._with_alt)

    def _follow(self, address: QUrl) -> None:
        written = address.toString(QUrl.ComponentFormattingOption.FullyEncoded)
        link = find_edition_link(written)
        if link is not None:
            self.edition_link_activated.emit(link)
        elif is_followed(written):
            self.link_activated.emit(written)


def _selected_cells(cursor: QTextCursor) -> tuple[int, int, int, int]:
    """Return first row, rows, first column and columns; -1 where no cells are selected."""
    # PySide returns the four as a tuple; its stubs take them for output arguments.
    return cursor.selectedTableCells()  # type: ignore[return-value]
