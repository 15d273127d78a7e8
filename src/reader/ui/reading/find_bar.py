"""The bar at the bottom of the article in which words to find are typed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from reader.ui.announcing import announce
from reader.ui.dropped_files import let_files_through
from reader.ui.icons import Icons
from reader.ui.outlines import outlined_palette
from reader.ui.theme import Theme

_FIELD_WIDTH = 260
_ICON_SIZE = 16


class FindBar(QWidget):
    """Takes words, shows how many places have them, and asks to go from one to the next."""

    words_changed = Signal(str)
    next_requested = Signal()
    previous_requested = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._field = QLineEdit()
        let_files_through(self._field)
        self._count = QLabel()
        self._buttons = {
            "previous": self._button(self.tr("Previous match"), "Shift+F3"),
            "next": self._button(self.tr("Next match"), "F3"),
            "close": self._button(self.tr("Close find bar"), "Esc"),
        }
        self._lay_out()
        self._field.textChanged.connect(self.words_changed)
        self._field.installEventFilter(self)
        self._buttons["previous"].clicked.connect(self.previous_requested)
        self._buttons["next"].clicked.connect(self.next_requested)
        self._buttons["close"].clicked.connect(self.closed)
        self.setAutoFillBackground(True)
        self.hide()

    def apply_theme(self, theme: Theme, icons: Icons) -> None:
        """Show the bar in a theme."""
        palette = QPalette(theme.palette)
        palette.setColor(QPalette.ColorRole.Window, theme.colour("window"))
        self.setPalette(palette)
        self._field.setPalette(outlined_palette(theme))
        muted = QPalette(palette)
        muted.setColor(QPalette.ColorRole.WindowText, theme.colour("text_muted"))
        self._count.setPalette(muted)
        for name, button in self._buttons.items():
            button.setIcon(icons.icon(name, size=_ICON_SIZE))
            button.setIconSize(QSize(_ICON_SIZE, _ICON_SIZE))

    @property
    def words(self) -> str:
        """What is looked for."""
        return self._field.text()

    def open_with(self, words: str) -> None:
        """Appear with the words, or with those of last time, ready to be typed over."""
        self.show()
        if words:
            self._field.setText(words)
        self._field.selectAll()
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_count(self, current: int, total: int) -> None:
        """Say which of how many matches the reader is at, counted from 1."""
        if not self.words:
            said = ""
        elif total == 0:
            said = self.tr("not found")
        else:
            counted = self.tr("%1 of %2").replace("%1", self.locale().toString(current))
            said = counted.replace("%2", self.locale().toString(total))
        self._count.setText(said)
        self._buttons["previous"].setEnabled(total > 0)
        self._buttons["next"].setEnabled(total > 0)
        if said and self.isVisible():
            announce(self, said)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go on by Enter, back by Shift+Enter, close by Escape."""
        if (
            watched is self._field
            and isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.KeyPress
        ):
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
                (self.previous_requested if back else self.next_requested).emit()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.closed.emit()
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close by Escape from the buttons too."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _button(self, name: str, key: str) -> QToolButton:
        button = QToolButton()
        button.setAutoRaise(True)
        button.setAccessibleName(name)
        button.setToolTip(f"{name} ({key})")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def _lay_out(self) -> None:
        label = QLabel(self.tr("Find:"))
        for each in (label, self._count):
            each.setTextFormat(Qt.TextFormat.PlainText)
        label.setBuddy(self._field)
        self._field.setAccessibleName(self.tr("Find in article"))
        self._field.setAccessibleDescription(
            self.tr("Enter goes to the next match, Shift+Enter to the one before, Escape closes.")
        )
        self._field.setClearButtonEnabled(True)
        self._field.setMaximumWidth(_FIELD_WIDTH)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 8, 6)
        row.setSpacing(8)
        row.addWidget(label)
        row.addWidget(self._field, 1)
        row.addWidget(self._buttons["previous"])
        row.addWidget(self._buttons["next"])
        row.addWidget(self._count)
        row.addStretch(1)
        row.addWidget(self._buttons["close"])
