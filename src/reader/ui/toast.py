"""A short message at the bottom of the window, with at most two things to do about it."""

from __future__ import annotations

from itertools import zip_longest

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QEnterEvent, QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from reader.ui.announcing import announce
from reader.ui.theme import Theme
from reader.ui.toaster import ToastChoice

SHOWN_MS = 8000
"""Milliseconds a message stays; they start again when pointer and focus have left it."""
_MARGIN = 24
"""Pixels between the message and the side edges of its window, at least."""
_ABOVE_EDGE = 48
"""Pixels between the message and the window's lower edge, where the status bar is."""
_WIDEST = 680
_MOST_CHOICES = 2


class Toast(QWidget):
    """A message over the lower edge of ``parent``; never a window, never takes the focus.

    Signals:
        dismissed: the message is gone, by time, by one of its buttons or by Esc.
    """

    dismissed = Signal()

    def __init__(self, parent: QWidget, theme: Theme) -> None:
        super().__init__(parent)
        self._window = parent
        self._theme = theme
        self._choices: tuple[ToastChoice, ...] = ()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SHOWN_MS)
        self._timer.timeout.connect(self.dismiss)
        self._message = QLabel(self)
        self._message.setTextFormat(Qt.TextFormat.PlainText)
        self._message.setWordWrap(True)
        self._buttons = [self._make_button(place) for place in range(_MOST_CHOICES)]
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 8, 8)
        row.setSpacing(4)
        row.addWidget(self._message, 1)
        row.addSpacing(12)
        for button in self._buttons:
            row.addWidget(button)
        parent.installEventFilter(self)
        self.apply_theme(theme)
        self.hide()

    def show_message(self, text: str, *choices: ToastChoice) -> None:
        """Show ``text`` in place of what is shown, with up to two things to do about it."""
        self._choices = choices
        self._message.setText(text)
        for button, choice in zip_longest(self._buttons, choices):
            button.setText(choice.words if choice is not None else "")
            button.setAccessibleDescription(text)
            button.setVisible(choice is not None)
        self._place()
        self.show()
        self.raise_()
        self._timer.start()
        announce(self, " ".join((text, *(choice.words for choice in choices))))

    def dismiss(self) -> None:
        """Take the message away."""
        self._timer.stop()
        self._choices = ()
        if not self.isHidden():
            if self._has_focus():
                self._window.setFocus(Qt.FocusReason.OtherFocusReason)
            self.hide()
            self.dismissed.emit()

    @property
    def text(self) -> str:
        """What the message says, "" while none is shown."""
        return "" if self.isHidden() else self._message.text()

    @property
    def buttons(self) -> list[QPushButton]:
        """The buttons for what can be done about the message; those it does not need are hidden."""
        return self._buttons

    def apply_theme(self, theme: Theme) -> None:
        """Show messages in another theme from now on."""
        self._theme = theme
        palette = QPalette(theme.palette)
        for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.ButtonText):
            palette.setColor(role, theme.colour("tooltip_text"))
        self._message.setPalette(palette)
        text = theme.colour("tooltip_text").name()
        style = (
            f"QPushButton {{ color: {text}; border: 2px solid transparent; border-radius: 4px;"
            " padding: 4px 10px; font-weight: 600; text-decoration: underline; }"
            f"QPushButton:focus, QPushButton:hover {{ border-color: {text}; }}"
        )
        for button in self._buttons:
            button.setStyleSheet(style)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw the message's ground."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = QPainterPath()
        ground.addRoundedRect(0.5, 0.5, self.width() - 1, self.height() - 1, 8, 8)
        painter.fillPath(ground, self._theme.colour("tooltip"))
        painter.setPen(self._theme.colour("border"))
        painter.drawPath(ground)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Wait while the pointer is on the message."""
        super().enterEvent(event)
        self._timer.stop()

    def leaveEvent(self, event: QEvent) -> None:
        """Go on counting when the pointer has left."""
        super().leaveEvent(event)
        self._count()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the window's size, wait while a button has the focus, and leave with Esc."""
        if watched is self._window and event.type() is QEvent.Type.Resize:
            self._place()
        elif any(watched is button for button in self._buttons):
            if event.type() is QEvent.Type.FocusIn:
                self._timer.stop()
            elif event.type() is QEvent.Type.FocusOut:
                self._count()
            elif isinstance(event, QKeyEvent) and _is_escape(event):
                self.dismiss()
                return True
        return False

    def _count(self) -> None:
        if self.isVisible() and not self.underMouse() and not self._has_focus():
            self._timer.start()

    def _has_focus(self) -> bool:
        return any(button.hasFocus() for button in self._buttons)

    def _make_button(self, place: int) -> QPushButton:
        button = QPushButton(self)
        button.setFlat(True)
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda: self._choose(place))
        button.installEventFilter(self)
        return button

    def _choose(self, place: int) -> None:
        choices = self._choices
        self.dismiss()
        if place < len(choices):
            choices[place].act()

    def _place(self) -> None:
        """Sit in the middle of the lower edge, no wider than the words need."""
        window = self._window
        widest = min(_WIDEST, window.width() - 2 * _MARGIN)
        self._message.setWordWrap(False)
        width = min(self.sizeHint().width(), widest)
        self._message.setWordWrap(True)
        height = max(self.heightForWidth(width), self.minimumSizeHint().height())
        self.resize(width, height)
        place = QPoint((window.width() - width) // 2, window.height() - height - _ABOVE_EDGE)
        self.move(place)


def _is_escape(event: QKeyEvent) -> bool:
    return event.type() is QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape
