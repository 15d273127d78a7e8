"""The first steps: a strip over a new library that shows the whole way once.

It goes from the first selection to the exported file, ticks off what is done, can be skipped.
"""

from __future__ import annotations

from enum import IntEnum

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from reader.ui.icons import Icons
from reader.ui.theme import Theme


class FirstStep(IntEnum):
    """What a new user does, in this order."""

    SELECT = 0
    TAG = 1
    REVIEW = 2
    EXPORT = 3


class _StepLabel(QWidget):
    """A number or a tick, and what to do."""

    def __init__(self, number: int, words: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.done = False
        self._number = number
        self._words = words
        self._sign = QLabel(self)
        self._label = QLabel(words, self)
        for label in (self._sign, self._label):
            label.setTextFormat(Qt.TextFormat.PlainText)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._sign)
        layout.addWidget(self._label)

    def draw(self, theme: Theme, icons: Icons, *, current: bool) -> None:
        """Show the step as done, as the one to take now, or as one to come."""
        token = "text" if current else "text_muted"
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.WindowText, theme.colour(token))
        font = self.font()
        font.setBold(current)
        for label in (self._sign, self._label):
            label.setPalette(palette)
            label.setFont(font)
        if self.done:
            self._sign.setPixmap(icons.icon("check", "success").pixmap(QSize(18, 18)))
        else:
            self._sign.setText(str(self._number))
        state = self.tr("done") if self.done else self.tr("now") if current else ""
        self.setAccessibleName(f"{self._number}. {self._words} {state}".strip())


class CoachStrip(QWidget):
    """Four steps in a row; each is ticked when it has been taken."""

    skipped = Signal()
    """The person does not want the strip."""
    finished = Signal()
    """All steps are done."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme: Theme | None = None
        self._icons: Icons | None = None
        words = {
            FirstStep.SELECT: self.tr("Select a sentence"),
            FirstStep.TAG: self.tr("Press 1 to tag it"),
            FirstStep.REVIEW: self.tr("Review suggestions (R)"),
            FirstStep.EXPORT: self.tr("Export (Ctrl+E)"),
        }
        self._steps = {step: _StepLabel(step + 1, words[step], self) for step in FirstStep}
        self._skip = QPushButton(self.tr("Skip"), self)
        self._skip.setToolTip(self.tr("Hide these steps; Help has them"))
        self._skip.clicked.connect(self.skipped)
        self.setAccessibleName(self.tr("First steps"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 8, 12, 8)
        layout.setSpacing(32)
        for label in self._steps.values():
            layout.addWidget(label)
        layout.addStretch(1)
        layout.addWidget(self._skip)

    def apply_theme(self, theme: Theme, icons: Icons) -> None:
        """Show the strip in a theme."""
        self._theme = theme
        self._icons = icons
        self._draw()

    def start(self) -> None:
        """Begin again with nothing done."""
        for label in self._steps.values():
            label.done = False
        self._draw()
        self.show()

    def take(self, step: FirstStep) -> None:
        """Tick a step off; the last one ends the strip."""
        label = self._steps[step]
        if not self.isVisible() or label.done:
            return
        label.done = True
        self._draw()
        if all(each.done for each in self._steps.values()):
            self.finished.emit()

    def done_steps(self) -> list[FirstStep]:
        """Return the steps that are ticked."""
        return [step for step, label in self._steps.items() if label.done]

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint the ground and the line under it."""
        if self._theme is not None:
            painter = QPainter(self)
            painter.fillRect(self.rect(), self._theme.colour("hover"))
            line = self._theme.colour("separator")
            painter.fillRect(0, self.height() - 1, self.width(), 1, line)

    def changeEvent(self, event: QEvent) -> None:
        """Draw the ticks again in another palette."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self.update()

    def _draw(self) -> None:
        if self._theme is None or self._icons is None:
            return
        waiting = [step for step, label in self._steps.items() if not label.done]
        for step, label in self._steps.items():
            label.draw(self._theme, self._icons, current=bool(waiting) and step == waiting[0])
        self.update()
