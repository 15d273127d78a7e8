"""Two handles at the ends of the current annotation, to drag its range wider or narrower."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from reader.ui.reading.range_edges import Edge
from reader.ui.theme import Theme

_WIDTH = 16
_KNOB = 5.0
_BAR = 2.0
"""Pixels: the handle's width for the mouse, its knob's radius, its bar's width."""


class RangeHandle(QWidget):
    """One handle; the keyboard has keys of its own for the same, so it takes no focus."""

    dragged = Signal(QPoint)
    """The end is to be here, in the coordinates of the viewport."""
    dropped = Signal()

    def __init__(self, edge: Edge, theme: Theme, viewport: QWidget) -> None:
        super().__init__(viewport)
        self._edge = edge
        self._theme = theme
        self._is_held = False
        self._grip = QPointF()
        """Where the mouse holds the handle, counted from the middle of the caret."""
        self._caret_middle = QPointF()
        self.setCursor(Qt.CursorShape.SizeHorCursor)
        at_start = edge is Edge.START
        self.setAccessibleName(
            self.tr("Start of the annotation") if at_start else self.tr("End of the annotation")
        )
        self.setAccessibleDescription(self.tr("Drag to change which words the annotation covers."))
        self.hide()

    def apply_theme(self, theme: Theme) -> None:
        """Paint in a theme."""
        self._theme = theme
        self.update()

    def place(self, caret: QRectF) -> None:
        """Stand at an end of the range; ``caret`` is in the coordinates of the viewport."""
        top, knob = round(caret.top()), round(2 * _KNOB)
        height = round(caret.height()) + knob + 2
        y = top - knob if self._edge is Edge.START else top - 1
        self.setGeometry(round(caret.x()) - _WIDTH // 2, y, _WIDTH, height)
        self._caret_middle = QPointF(_WIDTH / 2, caret.center().y() - y)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint a bar with a knob: above it at the start, below it at the end."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("focus"))
        middle = self.width() / 2
        bar = QRectF(middle - _BAR / 2, _KNOB, _BAR, self.height() - 2 * _KNOB)
        painter.drawRect(bar)
        y = _KNOB if self._edge is Edge.START else self.height() - _KNOB
        painter.drawEllipse(QPointF(middle, y), _KNOB - 0.5, _KNOB - 0.5)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold."""
        self._is_held = event.button() is Qt.MouseButton.LeftButton
        self._grip = event.position() - self._caret_middle
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell where the mouse is while it holds."""
        if self._is_held:
            self.dragged.emit(self.mapToParent((event.position() - self._grip).toPoint()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        if self._is_held:
            self._is_held = False
            self.dropped.emit()
        event.accept()


class RangeHandles(QObject):
    """The pair of handles."""

    dragged = Signal(Edge, QPoint)
    dropped = Signal(Edge)

    def __init__(self, theme: Theme, viewport: QWidget) -> None:
        super().__init__(viewport)
        self._handles = {edge: RangeHandle(edge, theme, viewport) for edge in Edge}
        for edge, handle in self._handles.items():
            handle.dragged.connect(lambda point, edge=edge: self.dragged.emit(edge, point))
            handle.dropped.connect(lambda edge=edge: self.dropped.emit(edge))

    def handle(self, edge: Edge) -> RangeHandle:
        """Return the handle at one end."""
        return self._handles[edge]

    def apply_theme(self, theme: Theme) -> None:
        """Paint in a theme."""
        for handle in self._handles.values():
            handle.apply_theme(theme)

    def show_at(self, start: QRectF, end: QRectF) -> None:
        """Stand at the carets of both ends, in the coordinates of the viewport."""
        for edge, caret in ((Edge.START, start), (Edge.END, end)):
            self._handles[edge].place(caret)
            self._handles[edge].show()

    def hide(self) -> None:
        """Go away: no annotation is current."""
        for handle in self._handles.values():
            handle.hide()
