"""The editor of one note: plain text only, as tall as what is written, saved as one types."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QMimeData, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QTextCursor, QTextOption
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from reader.text.normalise import clean_characters
from reader.ui.dropped_files import let_files_through
from reader.ui.plain_text import text_of

SAVE_AFTER_MS = 1500
"""Milliseconds from the first unsaved key press to saving: a draft is never older than 2 s."""
_LEAST_LINES = 2
_MOST_LINES = 18
_MARGIN = 6
_BORDER = 2
EDGE = _MARGIN + _BORDER
"""Pixels from the editor's outer edge to the words."""
_PASSING_REASONS = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
"""Reasons for which the editor stays open: the person is likely to come back."""


class NoteEditor(QPlainTextEdit):
    """A note while it is written.

    Signals:
        note_changed: what is to be saved, when it differs from what was saved before.
        height_changed: the editor wants another height (see `wanted_height`).
        leave_requested: Esc or Ctrl+Enter; everything has been handed to `note_changed`.
        next_requested: Tab (true) or Shift+Tab (false).
        abandoned: the focus has gone to another part of the window.
    """

    note_changed = Signal(str)
    height_changed = Signal()
    leave_requested = Signal()
    next_requested = Signal(bool)
    abandoned = Signal()

    def __init__(self, note: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(self.tr("Note"))
        self.setPlaceholderText(self.tr("Write a note…"))
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(_MARGIN)
        self._saved = note
        self._failed = False
        self._under_way: list[str] = []
        self._height = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SAVE_AFTER_MS)
        self._timer.timeout.connect(self.flush)
        let_files_through(self)
        self.setPlainText(note)
        self.moveCursor(QTextCursor.MoveOperation.End)
        self.textChanged.connect(self._note_typing)
        self.document().documentLayout().documentSizeChanged.connect(self._check_height)

    def note(self) -> str:
        r"""Return what is written, with "\n" for line breaks and every space as it was typed."""
        return clean_characters(text_of(self.document()))

    def flush(self) -> None:
        """Hand over what is not saved yet, at once."""
        self._timer.stop()
        note = self.note()
        if note != self._saved or self._failed:
            self._saved, self._failed = note, False
            self._under_way.append(note)
            self.note_changed.emit(note)

    def take_stored(self, note: str) -> None:
        """Take what the library now has, unless it is only an echo of what was typed here."""
        if note in self._under_way:
            del self._under_way[: self._under_way.index(note) + 1]
            return
        typing = self._timer.isActive() or bool(self._under_way)
        if typing or self._failed or note == self._saved:
            return
        self._saved = note
        self.setPlainText(note)
        self._timer.stop()

    def note_failed(self) -> None:
        """Offer the note for saving again at the next occasion: it could not be saved."""
        self._under_way.clear()
        self._failed = True

    def wanted_height(self) -> int:
        """Return the height in pixels at which all of the note is visible, within bounds."""
        line = self.fontMetrics().lineSpacing()
        # QPlainTextDocumentLayout reports its size in lines, not in pixels.
        lines = max(_LEAST_LINES, ceil(self.document().size().height()))
        return min(lines, _MOST_LINES) * line + 2 * EDGE

    def sizeHint(self) -> QSize:
        """Return the size at which all of the note is visible."""
        return QSize(super().sizeHint().width(), self.wanted_height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave with Esc, Ctrl+Enter and Tab; type everything else."""
        key, held = event.key(), event.modifiers()
        enter = key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if key == Qt.Key.Key_Escape or (enter and held & Qt.KeyboardModifier.ControlModifier):
            self.flush()
            self.leave_requested.emit()
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self.flush()
            self.next_requested.emit(key == Qt.Key.Key_Tab)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Save when the person turns to something else."""
        super().focusOutEvent(event)
        self.flush()
        if event.reason() not in _PASSING_REASONS:
            self.abandoned.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the note from its first line while all of it fits."""
        super().resizeEvent(event)
        if self.document().size().height() <= _MOST_LINES:
            self.verticalScrollBar().setValue(0)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Return true for plain text."""
        return source.hasFormat("text/plain")

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Insert the plain text alone: no style, no address, no file comes with it."""
        self.textCursor().insertText(clean_characters(source.text()))
        self.ensureCursorVisible()

    def _note_typing(self) -> None:
        if not self._timer.isActive():
            self._timer.start()

    def _check_height(self) -> None:
        height = self.wanted_height()
        if height != self._height:
            self._height = height
            needed = self.document().size().height() > _MOST_LINES
            self.setVerticalScrollBarPolicy(
                Qt.ScrollBarPolicy.ScrollBarAsNeeded
                if needed
                else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
            )
            self.height_changed.emit()
