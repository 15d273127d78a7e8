"""The box over the article list: words in it narrow the list down while they are typed."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from reader.ui.dropped_files import let_files_through
from reader.ui.icons import Icons

TYPING_PAUSE = 150
"""Milliseconds without a key before the list is asked: shorter than a pause between words."""


class FilterBox(QLineEdit):
    """A line of words; emits them when typing pauses."""

    words_changed = Signal(str)
    """The words, without space at the ends; "" shows everything."""
    left = Signal()
    """Down or Return was pressed: the list takes the keyboard."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(self.tr("Filter by title, outlet or author"))
        self.setAccessibleName(self.tr("Filter articles"))
        self.setClearButtonEnabled(True)
        self.setMaxLength(200)
        let_files_through(self)
        self._glass = QAction(self)
        self.addAction(self._glass, QLineEdit.ActionPosition.LeadingPosition)
        self._words = ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(TYPING_PAUSE)
        self._pause.timeout.connect(self._emit_words)
        self.textChanged.connect(self._wait)

    def set_icons(self, icons: Icons) -> None:
        """Take the theme's icons."""
        self._glass.setIcon(icons.icon("search", "text_muted"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Esc clear the words, Down and Return go to the list."""
        key = event.key()
        if key == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
            self._emit_words()
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _wait(self, text: str) -> None:
        if text.strip():
            self._pause.start()
        else:
            self._emit_words()

    def _emit_words(self) -> None:
        self._pause.stop()
        words = self.text().strip()
        if words != self._words:
            self._words = words
            self.words_changed.emit(words)
