"""What belongs to the page and is no text: list markers, bars, panels, rules, boxes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath, QPen, QTextBlock

from reader.ui.reading.canvas import Canvas
from reader.ui.reading.intervals import IntervalIndex
from reader.ui.reading.typography import QUOTATION_INDENT

_CORNER = 6.0
_BAR = 2.0
"""Pixels: the radius of rounded corners, the width of the bar beside a quotation."""


class OrnamentKind(StrEnum):
    """What an ornament is."""

    BADGE = "badge"
    MARKER = "marker"
    PANEL = "panel"
    PLACEHOLDER = "placeholder"
    QUOTATION_BAR = "quotation-bar"
    RULE = "rule"


@dataclass(frozen=True, slots=True)
class Ornament:
    """An ornament of the text at the Qt positions ``[start, end]``.

    ``text`` is a list item's marker; ``level`` a quotation's depth.
    """

    kind: OrnamentKind
    start: int
    end: int
    text: str = ""
    level: int = 0


class OrnamentLayer:
    """Paints a document's ornaments, all below the text."""

    def __init__(self, ornaments: Iterable[Ornament] = ()) -> None:
        self._index = IntervalIndex(ornaments, lambda found: (found.start, found.end + 1))
        self._by_start = {ornament.start: ornament for ornament in self._index}

    def paint_below(self, painter: QPainter, canvas: Canvas) -> None:
        """Paint the ornaments of the visible text."""
        for ornament in self._index.overlapping(*canvas.span):
            painter.save()
            if ornament.kind is OrnamentKind.QUOTATION_BAR:
                following = self._by_start.get(ornament.end + 1)
                _paint_bar(painter, canvas, ornament, following)
            else:
                _PAINTERS[ornament.kind](painter, canvas, ornament)
            painter.restore()

    def paint_above(self, _painter: QPainter, _canvas: Canvas) -> None:
        """Paint nothing: no ornament covers text."""

    def forget_layout(self) -> None:
        """Do nothing: ornaments are measured when they are painted."""


def _block_rect(canvas: Canvas, ornament: Ornament) -> tuple[QTextBlock, QRectF]:
    block = canvas.geometry.block_at(ornament.start)
    return block, canvas.geometry.block_rect(block)


def _full_width(canvas: Canvas, rect: QRectF, padding: float) -> QRectF:
    """Return the column's width at a block's height, with room above and below."""
    top, height = rect.top() - padding, rect.height() + 2 * padding
    return QRectF(canvas.column.left(), top, canvas.column.width(), height)


def _starts_right(block: QTextBlock) -> bool:
    return block.textDirection() is Qt.LayoutDirection.RightToLeft


def _paint_marker(painter: QPainter, canvas: Canvas, ornament: Ornament) -> None:
    block, rect = _block_rect(canvas, ornament)
    line = block.layout().lineAt(0)
    font = canvas.typography.body_font
    width = QFontMetricsF(font).horizontalAdvance(ornament.text)
    gap = canvas.typography.ems(0.45)
    drawn = line.naturalTextRect()
    left = drawn.right() + gap if _starts_right(block) else drawn.left() - gap - width
    painter.setFont(font)
    painter.setLayoutDirection(block.textDirection())  # and not the window's
    painter.setPen(canvas.typography.theme.colour("text_muted"))
    baseline = rect.y() + line.y() + line.ascent()
    painter.drawText(QPointF(rect.x() + left, baseline), ornament.text)


def _paint_bar(
    painter: QPainter, canvas: Canvas, ornament: Ornament, following: Ornament | None
) -> None:
    """Paint one bar for each level; quotations that follow one another share theirs."""
    block, rect = _block_rect(canvas, ornament)
    right = _starts_right(block)
    shared = 0
    if following is not None and following.kind is OrnamentKind.QUOTATION_BAR:
        shared = min(ornament.level, following.level)
    next_top = canvas.geometry.block_rect(block.next()).top() if shared else 0.0
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(canvas.typography.theme.colour("border"))
    for level in range(ornament.level):
        inset = canvas.typography.ems(QUOTATION_INDENT * level)
        x = canvas.column.right() - inset - _BAR if right else canvas.column.left() + inset
        bottom = next_top if level < shared else rect.bottom() + 3
        painter.drawRect(QRectF(x, rect.top(), _BAR, bottom - rect.top()))


def _paint_panel(painter: QPainter, canvas: Canvas, ornament: Ornament) -> None:
    _, rect = _block_rect(canvas, ornament)
    padding = canvas.typography.ems(0.65)
    panel = _full_width(canvas, rect, padding)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(canvas.typography.theme.colour("hover"))
    painter.drawRoundedRect(panel, _CORNER, _CORNER)


def _paint_placeholder(painter: QPainter, canvas: Canvas, ornament: Ornament) -> None:
    """Paint a box where the image would be, with a small picture of hills in it."""
    block, rect = _block_rect(canvas, ornament)
    type_ = canvas.typography
    padding = type_.ems(0.8)
    box = _full_width(canvas, rect, padding).adjusted(0.5, 0.5, -0.5, -0.5)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(type_.theme.colour("separator"), 1))
    painter.setBrush(type_.theme.colour("window"))
    painter.drawRoundedRect(box, _CORNER, _CORNER)
    width, height = type_.ems(1.15), type_.ems(0.9)
    inset = type_.ems(0.85)
    left = box.right() - inset - width if _starts_right(block) else box.left() + inset
    _paint_hills(painter, QRectF(left, box.center().y() - height / 2, width, height), canvas)


def _paint_hills(painter: QPainter, frame: QRectF, canvas: Canvas) -> None:
    painter.setPen(QPen(canvas.typography.theme.colour("text_muted"), 1.25))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(frame, 2, 2)
    x, y, width, height = frame.x(), frame.y(), frame.width(), frame.height()
    hills = QPainterPath(QPointF(x + 0.08 * width, y + 0.85 * height))
    for across, down in ((0.36, 0.42), (0.56, 0.68), (0.7, 0.54), (0.92, 0.85)):
        hills.lineTo(x + across * width, y + down * height)
    painter.drawPath(hills)
    painter.drawEllipse(QPointF(x + 0.72 * width, y + 0.27 * height), 0.09 * width, 0.09 * width)


def _paint_rule(painter: QPainter, canvas: Canvas, ornament: Ornament) -> None:
    _, rect = _block_rect(canvas, ornament)
    painter.fillRect(
        QRectF(canvas.column.left(), round(rect.top()), canvas.column.width(), 1),
        canvas.typography.theme.colour("separator"),
    )


def _paint_badge(painter: QPainter, canvas: Canvas, ornament: Ornament) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(canvas.typography.theme.colour("border"), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for box in canvas.geometry.line_boxes(ornament.start, ornament.end):
        pill = box.rect.adjusted(-7, -1, 7, 1)
        painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)


_PAINTERS: dict[OrnamentKind, Callable[[QPainter, Canvas, Ornament], None]] = {
    OrnamentKind.BADGE: _paint_badge,
    OrnamentKind.MARKER: _paint_marker,
    OrnamentKind.PANEL: _paint_panel,
    OrnamentKind.PLACEHOLDER: _paint_placeholder,
    OrnamentKind.RULE: _paint_rule,
}
