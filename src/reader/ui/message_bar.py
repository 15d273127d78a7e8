"""Messages that stay until they are read: errors with advice, and the read-only notice."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from reader.model.errors import ReaderError
from reader.ui.announcing import announce
from reader.ui.icons import Icons
from reader.ui.theme import Theme

LONGEST_MESSAGE = 500
"""Characters shown; the details hold all of it."""


class Severity(StrEnum):
    """What kind of message it is; the values are icon names."""

    NOTICE = "notice"
    WARNING = "warning"


class MessageBar(QWidget):
    """One message over the panes: what happened, what to do, and the details to copy.

    It never goes away by itself. A new message takes the place of the one before; a notice that
    must stay (the library is read-only) comes back when the message over it is closed.
    """

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._details = ""
        self._standing: tuple[str, str] | None = None
        self._severity = Severity.NOTICE
        self._theme: Theme | None = None
        self._icons: Icons | None = None
        self._drawing = QLabel(self)
        self._drawing.setTextFormat(Qt.TextFormat.PlainText)
        self._message = QLabel(self)
        self._advice = QLabel(self)
        self._act: Callable[[], None] | None = None
        self._action = QPushButton(self)
        self._copy = QPushButton(self.tr("Copy Details"), self)
        self._close = QToolButton(self)
        self._lay_out()
        self.hide()

    def apply_theme(self, theme: Theme, icons: Icons) -> None:
        """Show the bar in a theme."""
        self._theme = theme
        self._icons = icons
        self._close.setIcon(icons.icon("close"))
        self._draw()

    def show_error(self, error: ReaderError, details: str = "") -> None:
        """Show what could not be done and what to do about it."""
        self.show_message(Severity.WARNING, error.message, error.advice, details)

    def offer(self, action: str, act: Callable[[], None]) -> None:
        """Add a button to the message that is shown."""
        self._act = act
        self._action.setText(action)
        self._action.show()

    def show_message(
        self, severity: Severity, message: str, advice: str = "", details: str = ""
    ) -> None:
        """Show a message; with ``details`` there is a button that copies them."""
        self._severity = severity
        self._details = details
        self._set_words(message, advice)
        self._copy.setVisible(bool(details))
        self._close.setVisible(True)
        self.show()
        announce(self, f"{message} {advice}".strip(), urgent=severity is Severity.WARNING)

    def show_standing_notice(self, message: str, advice: str) -> None:
        """Show something that stays true; it can be covered but not closed."""
        self._standing = (message, advice)
        self._severity = Severity.NOTICE
        self._details = ""
        self._set_words(message, advice)
        self._copy.hide()
        self._close.hide()
        self.show()

    def clear(self) -> None:
        """Take every message away: another library was opened."""
        self._standing = None
        self.hide()

    def text(self) -> str:
        """Return what the bar says, "" while it is hidden."""
        return f"{self._message.text()} {self._advice.text()}".strip() if self.isVisible() else ""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint the ground and the line under it."""
        if self._theme is None:
            return
        painter = QPainter(self)
        warning = self._severity is Severity.WARNING
        painter.fillRect(self.rect(), self._theme.colour("warning_surface" if warning else "hover"))
        line: QColor = self._theme.colour("warning" if warning else "separator")
        painter.fillRect(0, self.height() - 1, self.width(), 1, line)

    def changeEvent(self, event: QEvent) -> None:
        """Draw the icon again on another screen or in another palette."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._draw()

    def _set_words(self, message: str, advice: str) -> None:
        self._action.hide()
        self._message.setText(message[:LONGEST_MESSAGE])
        self._advice.setText(advice[:LONGEST_MESSAGE])
        self._advice.setVisible(bool(advice))
        self.setAccessibleName(message)
        self.setAccessibleDescription(advice)
        self._draw()

    def _draw(self) -> None:
        if self._icons is None:
            return
        token = "warning" if self._severity is Severity.WARNING else "text_muted"
        icon = self._icons.icon(self._severity.value, token)
        self._drawing.setPixmap(icon.pixmap(QSize(20, 20)))
        self.update()

    def close_message(self) -> None:
        """Take the message away; a notice that stands comes back."""
        if self._standing is not None:
            self.show_standing_notice(*self._standing)
        else:
            self.hide()
        self.closed.emit()

    def _take_action(self) -> None:
        if self._act is not None:
            self._act()

    def _copy_details(self) -> None:
        QGuiApplication.clipboard().setText(self._details)

    def _lay_out(self) -> None:
        font = self._message.font()
        font.setBold(True)
        self._message.setFont(font)
        words = QVBoxLayout()
        words.setSpacing(2)
        for label in (self._message, self._advice):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            words.addWidget(label)
        self._close.setAutoRaise(True)
        self._close.setAccessibleName(self.tr("Close message"))
        self._close.setToolTip(self.tr("Close message"))
        self._close.clicked.connect(self.close_message)
        self._copy.clicked.connect(self._copy_details)
        self._action.clicked.connect(self._take_action)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 8, 8, 8)
        layout.setSpacing(12)
        layout.addWidget(self._drawing, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(words, 1)
        layout.addWidget(self._action, 0, Qt.AlignmentFlag.AlignVCenter)
        layout.addWidget(self._copy, 0, Qt.AlignmentFlag.AlignVCenter)
        layout.addWidget(self._close, 0, Qt.AlignmentFlag.AlignVCenter)
