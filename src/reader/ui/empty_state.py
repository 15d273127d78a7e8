"""What an empty pane says: what is missing, how to get it, and one button that does it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from reader.ui.icons import Icons
from reader.ui.theme import Theme

DRAWING_SIZE = 40
"""Logical pixels of the drawing over the words."""


class EmptyState(QWidget):
    """A drawing, a title, a sentence, and perhaps a button, in the middle of a pane."""

    action_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons: Icons | None = None
        self._icon_name = ""
        self._drawing = QLabel(self)
        self._title = QLabel(self)
        self._sentence = QLabel(self)
        self._button = QPushButton(self)
        self._button.clicked.connect(self.action_requested)
        self._lay_out()

    def show_message(self, icon: str, title: str, sentence: str, action: str = "") -> None:
        """Say something; without ``action`` there is no button."""
        self._icon_name = icon
        self._title.setText(title)
        self._sentence.setText(sentence)
        self._button.setText(action)
        self._button.setVisible(bool(action))
        self.setAccessibleName(title)
        self.setAccessibleDescription(sentence)
        self._draw()

    def apply_theme(self, theme: Theme, icons: Icons) -> None:
        """Show the widget in a theme."""
        self._icons = icons
        theme.colour_words(self._sentence, "text_muted")
        self._draw()

    def _draw(self) -> None:
        if self._icons is not None and self._icon_name:
            icon = self._icons.icon(self._icon_name, "text_muted", DRAWING_SIZE)
            self._drawing.setPixmap(icon.pixmap(QSize(DRAWING_SIZE, DRAWING_SIZE)))

    def _lay_out(self) -> None:
        font = self._title.font()
        font.setBold(True)
        self._title.setFont(font)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 48)
        layout.setSpacing(8)
        layout.addStretch(1)
        for label in (self._drawing, self._title, self._sentence):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            label.setWordWrap(True)
            layout.addWidget(label)
        layout.addSpacing(8)
        layout.addWidget(self._button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(1)
