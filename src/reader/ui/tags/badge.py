"""How a tag is drawn everywhere: tint, underline pattern, letter and name together.

Colour is never the only sign (WCAG 2.2, 1.4.1): the letter and the pattern say the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPen,
)

from reader.model.codebook import Tag
from reader.ui.theme import HighlightStyle, LinePattern, Theme

PADDING = 8
"""Pixels between a badge's edge and its words, left and right."""
RISE = 3
"""Pixels above the words and below the underline."""
LETTER_GAP = 6
"""Pixels between letter and name."""
CORNER = 4.0
"""Radius of a badge's corners in pixels."""

_DASHES: dict[LinePattern, list[float]] = {
    LinePattern.DASHED: [3.0, 2.0],
    LinePattern.DOTTED: [1.0, 1.5],
    LinePattern.DASH_DOT: [4.0, 1.5, 1.0, 1.5],
    LinePattern.DASH_DOT_DOT: [4.0, 1.5, 1.0, 1.5, 1.0, 1.5],
}
"""Lengths of dashes and gaps, in line widths."""


@dataclass(frozen=True, slots=True)
class Badge:
    """What is drawn of a tag."""

    tag_id: str
    letter: str
    name: str
    slot: int


def badge_of(tag: Tag, name: str = "") -> Badge:
    """Return what is drawn of the tag, under another ``name`` where one is given."""
    return Badge(tag.id, tag.letter or tag.name[:1].upper(), name or tag.name, tag.slot)


def letter_font(font: QFont) -> QFont:
    """Return the font of the letter beside a name in ``font``."""
    bold = QFont(font)
    bold.setWeight(QFont.Weight.Bold)
    return bold


def badge_size(badge: Badge, font: QFont, most: int) -> QSize:
    """Return the size of a badge in pixels, at most ``most`` wide."""
    width = 2 * PADDING + words_width(badge, font)
    return QSize(min(width, most), QFontMetrics(font).height() + 2 * RISE + 3)


def words_width(badge: Badge, font: QFont) -> int:
    """Return how wide letter and name are together, in whole pixels."""
    name = ceil(QFontMetricsF(font).horizontalAdvance(badge.name)) + 1
    return _letter_width(badge, font) + LETTER_GAP + name if badge.letter else name


def paint_badge(painter: QPainter, place: QRect, badge: Badge, theme: Theme, font: QFont) -> None:
    """Draw the badge into ``place``; a name that is too long is elided."""
    style = theme.highlight(badge.slot)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(style.tint)
    painter.drawRoundedRect(QRectF(place), CORNER, CORNER)
    words = place.adjusted(PADDING, RISE, -PADDING, -RISE - 3)
    paint_letter_and_name(painter, words, badge, theme.colour("text"), font)
    paint_line(
        painter, style, float(words.left()), float(words.right() + 1), place.bottom() - RISE - 0.5
    )
    painter.restore()


def paint_letter_and_name(
    painter: QPainter,
    place: QRect,
    badge: Badge,
    colour: QColor,
    font: QFont,
    *,
    letter_room: int = 0,
) -> None:
    """Draw the letter in bold and the name beside it, on the leading side of ``place``.

    With ``letter_room``, in pixels, the names of rows below one another stand in one line.
    """
    rtl = painter.layoutDirection() is Qt.LayoutDirection.RightToLeft
    letter = max(_letter_width(badge, font), letter_room)
    step = letter + LETTER_GAP if badge.letter else 0
    # The painter turns left and right round by itself where it draws right to left.
    flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
    painter.setPen(colour)
    painter.setFont(letter_font(font))
    painter.drawText(place, int(flags) | Qt.TextFlag.TextSingleLine, badge.letter)
    rest = place.adjusted(0, 0, -step, 0) if rtl else place.adjusted(step, 0, 0, 0)
    painter.setFont(font)
    name = QFontMetrics(font).elidedText(badge.name, Qt.TextElideMode.ElideRight, rest.width())
    painter.drawText(rest, int(flags) | Qt.TextFlag.TextSingleLine, name)


def common_letter_room(font: QFont) -> int:
    """Return room for a wide letter, for rows below one another."""
    return ceil(QFontMetricsF(letter_font(font)).horizontalAdvance("N"))


def _letter_width(badge: Badge, font: QFont) -> int:
    return ceil(QFontMetricsF(letter_font(font)).horizontalAdvance(badge.letter))


def paint_line(
    painter: QPainter, style: HighlightStyle, left: float, right: float, middle: float
) -> None:
    """Draw an underline in the style's colour and pattern around the height ``middle``."""
    pen = QPen(style.line, 2.0)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if style.pattern is LinePattern.WAVY:
        pen.setWidthF(1.4)
        painter.setPen(pen)
        painter.drawPath(_wave(left, right, middle))
        return
    if style.pattern is LinePattern.DOUBLE:
        pen.setWidthF(1.0)
        painter.setPen(pen)
        for height in (middle - 1.5, middle + 1.5):
            painter.drawLine(QPointF(left, height), QPointF(right, height))
        return
    if style.pattern in _DASHES:
        pen.setDashPattern(_DASHES[style.pattern])
    painter.setPen(pen)
    painter.drawLine(QPointF(left, middle), QPointF(right, middle))


def paint_swatch(painter: QPainter, place: QRect, style: HighlightStyle) -> None:
    """Draw a small sample of a style: its tint with its underline along the bottom."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(style.tint)
    painter.drawRoundedRect(QRectF(place), 3, 3)
    paint_line(painter, style, place.left() + 2.0, place.right() - 1.0, place.bottom() - 2.5)
    painter.restore()


def _wave(left: float, right: float, middle: float) -> QPainterPath:
    half, height = 2.5, 1.6
    path = QPainterPath(QPointF(left, middle))
    x, up = left, True
    while x < right:
        peak = middle - 2 * height if up else middle + 2 * height
        path.quadTo(QPointF(x + half / 2, peak), QPointF(x + half, middle))
        x, up = x + half, not up
    return path
