"""Charts of profiles, painted: shares side by side, and a share month by month with its interval.

Pure functions of values and a painter: the window, SVG and PNG are painted by the same ones. Every
share has the tint and the underline pattern of its tag, so that colour is never the only sign.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen, QPolygonF

from reader.model.profiles import RollupRow, SourcingCategory, TrendPoint
from reader.ui.fonts import scaled_font
from reader.ui.tags.badge import paint_line
from reader.ui.theme import HighlightStyle, Theme

ROW_HEIGHT = 34.0
_BAR_HEIGHT = 16.0
_LABEL_WIDTH = 190.0
_COUNT_WIDTH = 150.0
_MARGIN = 12.0
_LEGEND_HEIGHT = 26.0
_AXIS_HEIGHT = 24.0
_POINT = 3.5

Styles = Mapping[SourcingCategory, HighlightStyle]


@dataclass(frozen=True, slots=True)
class ChartLook:
    """What a chart is painted with: the theme, the style of each category, and its name."""

    theme: Theme
    styles: Styles
    names: Mapping[SourcingCategory, str]
    font: QFont
    thin_note: str
    """What is said of rows with too few articles."""
    not_said: str
    """The label of articles that do not say."""
    count_words: Callable[[int, int], str]
    """Says how many articles and sentences: "12 articles, 240 claims"."""


def stacked_bars_height(rows: Sequence[RollupRow]) -> float:
    """Return how high `paint_stacked_bars` paints, in pixels."""
    return 2 * _MARGIN + _LEGEND_HEIGHT + len(rows) * ROW_HEIGHT


def paint_stacked_bars(
    painter: QPainter, width: float, rows: Sequence[RollupRow], look: ChartLook
) -> None:
    """Paint a bar for each row, split by what the claims rest on; few articles are greyed."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _paint_legend(painter, width, look)
    top = _MARGIN + _LEGEND_HEIGHT
    for row in rows:
        _paint_row(painter, QRectF(_MARGIN, top, width - 2 * _MARGIN, ROW_HEIGHT), row, look)
        top += ROW_HEIGHT


def paint_trend(
    painter: QPainter,
    place: QRectF,
    points: Sequence[TrendPoint],
    style: HighlightStyle,
    look: ChartLook,
) -> None:
    """Paint a share month by month: a line, its 95 % interval as a band, hollow where n is small.

    Months without articles leave a gap.
    """
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    font = scaled_font(look.font, 0.9)
    painter.setFont(font)
    plot = place.adjusted(48, _MARGIN, -_MARGIN, -_AXIS_HEIGHT)
    _paint_share_axis(painter, plot, look.theme)
    if not points:
        return
    step = plot.width() / max(len(points), 1)
    for stretch in _stretches(points):
        _paint_stretch(painter, plot, step, stretch, style)
    painter.setPen(look.theme.colour("text_muted"))
    widest = QFontMetricsF(font).horizontalAdvance("2024-04") + 10
    every = max(1, round(widest / step + 0.5))
    for number, point in enumerate(points):
        middle = plot.left() + (number + 0.5) * step
        if number % every == 0:
            words = QRectF(middle - widest / 2, plot.bottom() + 4, widest, _AXIS_HEIGHT - 4)
            painter.drawText(words, Qt.AlignmentFlag.AlignCenter, point.month)
        if point.interval is not None:
            at = QPointF(middle, _height(plot, point.interval.share))
            painter.save()
            painter.setPen(QPen(style.line, 2))
            painter.setBrush(look.theme.colour("surface") if point.thin else style.line)
            painter.drawEllipse(at, _POINT, _POINT)
            painter.restore()


def _paint_legend(painter: QPainter, width: float, look: ChartLook) -> None:
    font = scaled_font(look.font, 0.9)
    painter.setFont(font)
    metrics = QFontMetricsF(font)
    left = _MARGIN
    for category, style in look.styles.items():
        name = look.names[category]
        needed = 16 + 5 + metrics.horizontalAdvance(name) + 14
        if left + needed > width - _MARGIN:
            return
        swatch = QRectF(left, _MARGIN + 3, 16, 12)
        painter.fillRect(swatch, style.tint)
        paint_line(painter, style, swatch.left(), swatch.right(), swatch.bottom() - 2)
        painter.setPen(look.theme.colour("text"))
        words = QRectF(swatch.right() + 5, _MARGIN, needed, 18)
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(words, flags, name)
        left += needed


def _paint_row(painter: QPainter, place: QRectF, row: RollupRow, look: ChartLook) -> None:
    theme = look.theme
    painter.setFont(look.font)
    painter.setPen(theme.colour("text_muted" if row.thin else "text"))
    label = QRectF(place.left(), place.top(), _LABEL_WIDTH - 10, place.height())
    metrics = QFontMetricsF(look.font)
    words = metrics.elidedText(
        row.label or look.not_said, Qt.TextElideMode.ElideRight, label.width()
    )
    flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    painter.drawText(label, flags, words)
    bar = QRectF(
        place.left() + _LABEL_WIDTH,
        place.top() + (place.height() - _BAR_HEIGHT) / 2,
        max(place.width() - _LABEL_WIDTH - _COUNT_WIDTH, 40),
        _BAR_HEIGHT,
    )
    painter.save()
    if row.thin:
        painter.setOpacity(0.45)
    left = bar.left()
    for category, style in look.styles.items():
        share = row.shares.get(category)
        if share is None or not share.count:
            continue
        width = bar.width() * share.share
        part = QRectF(left, bar.top(), max(width - 1, 1), bar.height())
        painter.fillRect(part, style.tint)
        paint_line(painter, style, part.left(), part.right(), part.bottom() - 2)
        left += width
    painter.restore()
    painter.setPen(theme.colour("text_muted"))
    painter.setFont(scaled_font(look.font, 0.88))
    said = look.thin_note if row.thin else look.count_words(row.articles, row.claim_sentences)
    count = QRectF(bar.right() + 10, place.top(), _COUNT_WIDTH - 10, place.height())
    painter.drawText(count, flags, said)


def _paint_share_axis(painter: QPainter, plot: QRectF, theme: Theme) -> None:
    for share in (0.0, 0.25, 0.5, 0.75, 1.0):
        height = _height(plot, share)
        painter.setPen(QPen(theme.colour("separator"), 1))
        painter.drawLine(QLineF(plot.left(), height, plot.right(), height))
        painter.setPen(theme.colour("text_muted"))
        words = QRectF(plot.left() - 48, height - 10, 42, 20)
        flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(words, flags, f"{share:.0%}")


def _stretches(points: Sequence[TrendPoint]) -> list[list[tuple[int, TrendPoint]]]:
    """Return the points in runs without a gap, each with its number."""
    stretches: list[list[tuple[int, TrendPoint]]] = [[]]
    for number, point in enumerate(points):
        if point.interval is None:
            stretches.append([])
        else:
            stretches[-1].append((number, point))
    return [stretch for stretch in stretches if stretch]


def _paint_stretch(
    painter: QPainter,
    plot: QRectF,
    step: float,
    stretch: Sequence[tuple[int, TrendPoint]],
    style: HighlightStyle,
) -> None:
    upper, lower, line = QPolygonF(), QPolygonF(), QPolygonF()
    for number, point in stretch:
        if point.interval is None:
            continue
        x = plot.left() + (number + 0.5) * step
        upper.append(QPointF(x, _height(plot, point.interval.high)))
        lower.append(QPointF(x, _height(plot, point.interval.low)))
        line.append(QPointF(x, _height(plot, point.interval.share)))
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(style.tint)
    if len(stretch) == 1:  # a band needs two months: one gets a whisker
        painter.setPen(QPen(style.tint, 6))
        painter.drawLine(QLineF(upper.at(0), lower.at(0)))
    else:
        band = QPolygonF(upper.toList() + lower.toList()[::-1])
        painter.drawPolygon(band)
    painter.setPen(QPen(style.line, 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline(line)
    painter.restore()


def _height(plot: QRectF, share: float) -> float:
    return plot.bottom() - plot.height() * min(max(share, 0.0), 1.0)
