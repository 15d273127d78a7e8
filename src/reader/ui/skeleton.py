"""What the window shows in its first moments: the places where the panes will be.

It is painted before the panes' code is loaded. It looks like the window without its words, so
that nothing jumps when they come. Only what costs next to nothing to load is used here: even
Qt's own `Qt` namespace takes 15 ms.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from reader.ui.theme import Theme

TOP = 70
"""Pixels of menu bar and toolbar."""
BOTTOM = 32
"""Pixels of the status bar."""
PANES = {"library": 220, "articles": 320, "article": 0, "annotations": 300}
"""Pixels of each pane in a first window; 0 takes what is left."""


class Skeleton(QWidget):
    """Paints grounds and lines of the panes; calls back once it has been painted."""

    def __init__(
        self,
        theme: Theme,
        widths: Mapping[str, int],
        hidden: list[str],
        painted: Callable[[], None],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._widths = [
            (name, widths.get(name, usual) if usual else 0)
            for name, usual in PANES.items()
            if name not in hidden
        ]
        self._painted: Callable[[], None] | None = painted

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint the panes' places."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colour("window"))
        left, height = 0, self.height() - TOP - BOTTOM
        fixed = sum(width for _, width in self._widths)
        for name, width in self._widths:
            right = left + (width or max(self.width() - fixed, 0))
            if name in ("articles", "article"):
                painter.fillRect(left, TOP, right - left, height, self._theme.colour("page"))
            painter.fillRect(right, TOP, 1, height, self._theme.colour("separator"))
            left = right + 1
        painter.fillRect(0, TOP - 1, self.width(), 1, self._theme.colour("separator"))
        if self._painted is not None:
            QTimer.singleShot(0, self._painted)
            self._painted = None
