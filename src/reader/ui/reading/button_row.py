"""Buttons side by side that are one stop for Tab; the arrow keys move among them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

_GAP = 3
"""Pixels between two buttons."""

_STEPS = {
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
}
_PRESSES = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class ButtonRow(QWidget):
    """A row that breaks into several lines where it would be wider than ``widest`` pixels."""

    def __init__(self, buttons: Sequence[QAbstractButton], name: str, widest: int) -> None:
        super().__init__()
        self._buttons = list(buttons)
        self.setAccessibleName(name)
        for button in self._buttons:
            button.setParent(self)
            button.installEventFilter(self)
        self._lay_out(widest)
        self._stop_at(0)

    @property
    def buttons(self) -> list[QAbstractButton]:
        """The buttons in reading order."""
        return self._buttons

    @property
    def stop(self) -> QAbstractButton:
        """The button at which Tab stops."""
        return next(b for b in self._buttons if b.focusPolicy() is Qt.FocusPolicy.TabFocus)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move by arrow keys, Home and End, which flip with the direction; press by Enter."""
        if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.KeyPress:
            return False
        places = [place for place, button in enumerate(self._buttons) if button is watched]
        if not places:
            return False
        key = Qt.Key(event.key())
        if key in _PRESSES:
            self._buttons[places[0]].click()
        elif key in _STEPS:
            flipped = self.isRightToLeft() and key in {Qt.Key.Key_Left, Qt.Key.Key_Right}
            step = -_STEPS[key] if flipped else _STEPS[key]
            self._go_to((places[0] + step) % len(self._buttons))
        elif key in {Qt.Key.Key_Home, Qt.Key.Key_End}:
            self._go_to(0 if key is Qt.Key.Key_Home else len(self._buttons) - 1)
        else:
            return False
        return True

    def _go_to(self, place: int) -> None:
        self._stop_at(place)
        self._buttons[place].setFocus(Qt.FocusReason.OtherFocusReason)

    def _stop_at(self, stop: int) -> None:
        for place, button in enumerate(self._buttons):
            at_stop = place == stop
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus if at_stop else Qt.FocusPolicy.NoFocus)

    def _lay_out(self, widest: int) -> None:
        x = y = width = height = 0
        for button in self._buttons:
            size = button.sizeHint()
            if x and x + size.width() > widest:
                x, y = 0, y + height + _GAP
            button.setGeometry(x, y, size.width(), size.height())
            height = size.height()
            width = max(width, x + size.width())
            x += size.width() + _GAP
        if self.isRightToLeft():
            for button in self._buttons:
                button.move(width - button.x() - button.width(), button.y())
        self.setFixedSize(width, y + height)
