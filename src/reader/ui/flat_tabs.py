"""Flat tabs: muted words, the chosen one with a line under it.

Painted, because a style sheet on a widget keeps the palettes of its neighbours from following
another theme.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QCursor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QTabBar, QTabWidget, QWidget

from reader.ui.theme import Theme

_RISE = 8
_PADDING = 8
_LINE = 2


class FlatTabs(QTabWidget):
    """Pages of a dialog under flat tabs, on the dialog's own ground."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        bar = FlatTabBar(theme)
        bar.setExpanding(False)
        self.setTabBar(bar)
        self.setDocumentMode(True)


class FlatTabBar(QTabBar):
    """Tabs that share the width of their pane."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setDrawBase(False)
        self.setExpanding(True)
        self.setUsesScrollButtons(False)
        self.setMouseTracking(True)

    def apply_theme(self, theme: Theme) -> None:
        """Paint the tabs in a theme."""
        self._theme = theme
        self.update()

    def tabSizeHint(self, index: int) -> QSize:
        """Return room for a tab's words; narrower panes elide them."""
        metrics = QFontMetrics(self.font())
        width = metrics.horizontalAdvance(self.tabText(index)) + 2 * _PADDING
        return QSize(width, metrics.height() + 2 * _RISE)

    def minimumTabSizeHint(self, index: int) -> QSize:
        """Let tabs shrink with their pane."""
        return QSize(30, self.tabSizeHint(index).height())

    def leaveEvent(self, event: QEvent) -> None:
        """Paint the tab under the mouse as the others again."""
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the tabs and the line below them."""
        painter = QPainter(self)
        painter.fillRect(0, self.height() - 1, self.width(), 1, self._theme.colour("separator"))
        hovered = self.tabAt(self.mapFromGlobal(QCursor.pos())) if self.underMouse() else -1
        for index in range(self.count()):
            self._paint_tab(painter, index, bright=index in (hovered, self.currentIndex()))

    def _paint_tab(self, painter: QPainter, index: int, *, bright: bool) -> None:
        place: QRect = self.tabRect(index)
        painter.setPen(self._theme.colour("text" if bright else "text_muted"))
        words = place.adjusted(4, 0, -4, -_LINE)
        text = QFontMetrics(self.font()).elidedText(
            self.tabText(index), Qt.TextElideMode.ElideRight, words.width()
        )
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, text)
        if index != self.currentIndex():
            return
        line = QRect(place.left(), place.bottom() - _LINE + 1, place.width(), _LINE)
        painter.fillRect(line, self._theme.colour("accent"))
        if self.hasFocus():
            painter.setPen(QPen(self._theme.colour("focus"), 2))
            painter.drawRect(place.adjusted(2, 2, -2, -4))
