"""A row of the theme's highlight styles, one of which is chosen."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QWidget

from reader.model.codebook import STYLE_SLOTS
from reader.ui.tags.badge import paint_swatch
from reader.ui.theme import Theme

_SIZE = QSize(30, 28)


class _SlotButton(QAbstractButton):
    """One style: its tint with its underline."""

    def __init__(self, slot: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.slot = slot
        self._theme: Theme | None = None
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def apply_theme(self, theme: Theme) -> None:
        self._theme = theme
        pattern = theme.highlight(self.slot).pattern.value
        self.setAccessibleName(
            self.tr("Style %1, %2 line").replace("%1", str(self.slot)).replace("%2", pattern)
        )
        self.setToolTip(self.accessibleName())
        self.update()

    def sizeHint(self) -> QSize:
        return _SIZE

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        if self._theme is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self.isChecked() or self.hasFocus():
            token = "focus" if self.hasFocus() else "text"
            painter.setPen(QPen(self._theme.colour(token), 2.0))
            painter.drawRoundedRect(frame, 5, 5)
        elif self.underMouse():
            painter.setPen(QPen(self._theme.colour("border"), 1.0))
            painter.drawRoundedRect(frame, 5, 5)
        inner: QRect = self.rect().adjusted(4, 4, -4, -4)
        paint_swatch(painter, inner, self._theme.highlight(self.slot))


class SlotPicker(QWidget):
    """The styles 1 to `STYLE_SLOTS`; one Tab stop, the arrow keys go through them.

    Signals:
        slot_chosen: the person chose this style.
    """

    slot_chosen = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        for slot in range(1, STYLE_SLOTS + 1):
            button = _SlotButton(slot, self)
            self._group.addButton(button, slot)
            row.addWidget(button)
        row.addStretch(1)
        self._group.idClicked.connect(self.slot_chosen)
        self.apply_theme(theme)

    def slot(self) -> int:
        """Return the chosen style."""
        return max(self._group.checkedId(), 1)

    def set_slot(self, slot: int) -> None:
        """Choose a style without a signal."""
        button = self._group.button(slot)
        if button is not None:
            button.setChecked(True)

    def apply_theme(self, theme: Theme) -> None:
        """Show the styles of another theme."""
        for button in self._group.buttons():
            if isinstance(button, _SlotButton):
                button.apply_theme(theme)
