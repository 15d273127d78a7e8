"""Widgets that show the charts, and the same charts as files."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize, Signal
from PySide6.QtGui import QImage, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QSizePolicy, QWidget

from reader.model.profiles import Rollup, RollupRow, SourcingCategory, TrendPoint
from reader.ui.profiles.charts import (
    ROW_HEIGHT,
    ChartLook,
    paint_stacked_bars,
    paint_trend,
    stacked_bars_height,
)

TREND_SIZE = QSize(760, 320)
BARS_WIDTH = 760
_PNG_SCALE = 2.0
"""Pixels of a picture file for each of the screen: sharp when it is printed."""

Paint = Callable[[QPainter], None]


class StackedBars(QWidget):
    """Bars of a roll-up; a click chooses a row."""

    row_chosen = Signal(object)
    """The `RollupRow` that was clicked."""

    def __init__(self, look: ChartLook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._rows: Sequence[RollupRow] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Shares as bars"))

    def show_rollup(self, rollup: Rollup, look: ChartLook) -> None:
        """Show other rows."""
        self._rows, self._look = rollup.rows, look
        self.setFixedHeight(round(stacked_bars_height(self._rows)))
        self.setAccessibleDescription(", ".join(row.label for row in self._rows))
        self.update()

    def paint_into(self, painter: QPainter, width: float) -> None:
        """Paint the chart."""
        paint_stacked_bars(painter, width, self._rows, self._look)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the chart on the window's ground, as what is around it."""
        self.paint_into(QPainter(self), self.width())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose the row under the mouse."""
        below = event.position().y() - (stacked_bars_height(()) - 12)
        number = int(below // ROW_HEIGHT)
        if below >= 0 and number < len(self._rows):
            self.row_chosen.emit(self._rows[number])


class TrendChart(QWidget):
    """One category's share month by month."""

    def __init__(self, look: ChartLook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._points: Sequence[TrendPoint] = ()
        self._category = SourcingCategory.UNNAMED
        self.setMinimumSize(360, 220)
        self.setAccessibleName(self.tr("Share by month"))

    def show_trend(
        self, category: SourcingCategory, points: Sequence[TrendPoint], look: ChartLook
    ) -> None:
        """Show another trend."""
        self._category, self._points, self._look = category, points, look
        said = (f"{point.month}: {point.interval.share:.0%}" for point in points if point.interval)
        self.setAccessibleDescription(", ".join(said))
        self.update()

    def paint_into(self, painter: QPainter, place: QRectF) -> None:
        """Paint the chart."""
        style = self._look.styles[self._category]
        paint_trend(painter, place, self._points, style, self._look)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the chart on the window's ground, as what is around it."""
        self.paint_into(QPainter(self), QRectF(self.rect()))


def chart_png(paint: Paint, size: QSize, look: ChartLook) -> bytes:
    """Return a chart as a PNG picture, on the theme's ground."""
    image = QImage(size * _PNG_SCALE, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(_PNG_SCALE)
    image.fill(look.theme.colour("surface"))
    painter = QPainter(image)
    paint(painter)
    painter.end()
    return _written(lambda buffer: image.save(buffer, "PNG"))  # type: ignore[call-overload]


def chart_svg(paint: Paint, size: QSize, look: ChartLook, title: str) -> bytes:
    """Return a chart as an SVG drawing, on the theme's ground."""

    def write(buffer: QBuffer) -> None:
        generator = QSvgGenerator()
        generator.setOutputDevice(buffer)
        generator.setSize(size)
        generator.setViewBox(QRectF(0, 0, size.width(), size.height()))
        generator.setTitle(title)
        painter = QPainter(generator)
        painter.fillRect(QRectF(0, 0, size.width(), size.height()), look.theme.colour("surface"))
        paint(painter)
        painter.end()

    return _written(write)


def _written(write: Callable[[QBuffer], object]) -> bytes:
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    write(buffer)
    buffer.close()
    return bytes(content.data())
