"""A splitter whose handles are hairlines in the theme's colour."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSplitter, QSplitterHandle, QWidget


class PaneSplitter(QSplitter):
    """Panes side by side.

    The lines are painted and not styled: a style sheet would take over the palettes of all the
    panes inside, which then keep the colours of the theme before.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.line = QColor(Qt.GlobalColor.transparent)
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)

    def set_line(self, colour: QColor) -> None:
        """Draw the lines in another colour."""
        self.line = colour
        for index in range(self.count()):
            self.handle(index).update()

    def createHandle(self) -> QSplitterHandle:
        """Return the line between two panes."""
        return _Line(self)


class _Line(QSplitterHandle):
    def __init__(self, splitter: PaneSplitter) -> None:
        super().__init__(Qt.Orientation.Horizontal, splitter)
        self._panes = splitter

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(event.rect(), self._panes.line)
