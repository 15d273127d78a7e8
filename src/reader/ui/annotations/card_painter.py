"""Paints a card into its layout, in the colours of a theme."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPainterPath, QPen

from reader.ui.annotations.card import Card
from reader.ui.annotations.card_layout import (
    CardFonts,
    CardLayout,
    CardPart,
    add_note_label,
    add_tag_label,
)
from reader.ui.tags.badge import paint_badge
from reader.ui.theme import Theme

_CORNER = 8.0
"""Radius of a card's corners in pixels."""


@dataclass(frozen=True, slots=True)
class CardLook:
    """How a card stands out: chosen, under the pointer, being edited, the part with the focus."""

    chosen: bool = False
    hovered: bool = False
    edited: bool = False
    focused_part: CardPart | None = None


class CardPainter:
    """Draws one card; the painter's origin is the upper left corner of the card's row."""

    def __init__(
        self, painter: QPainter, theme: Theme, fonts: CardFonts, direction: Qt.LayoutDirection
    ) -> None:
        self._painter = painter
        self._theme = theme
        self._fonts = fonts
        # The painter turns left and right round by itself where the window runs right to left.
        self._rtl = direction is Qt.LayoutDirection.RightToLeft
        painter.setLayoutDirection(direction)

    def paint(self, card: Card, laid_out: CardLayout, look: CardLook) -> None:
        """Draw the card."""
        self._paint_frame(laid_out, look)
        self._paint_top(laid_out, card)
        self._paint_quote(laid_out, card)
        self._paint_badges(laid_out)
        self._paint_note(laid_out, look)
        self._paint_standing(laid_out, card)
        if look.focused_part is not None:
            self._paint_focus(laid_out, look.focused_part)

    def _paint_frame(self, laid_out: CardLayout, look: CardLook) -> None:
        painter = self._painter
        border = "accent" if look.chosen else "border" if look.hovered else "separator"
        painter.setPen(QPen(self._theme.colour(border), 1.0))
        painter.setBrush(self._theme.colour("surface"))
        if look.chosen:
            painter.setBrush(_mixed(self._theme.colour("surface"), self._theme.colour("selection")))
        frame = QRectF(laid_out.frame).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(frame, _CORNER, _CORNER)

    def _paint_top(self, laid_out: CardLayout, card: Card) -> None:
        painter = self._painter
        metrics = QFontMetrics(self._fonts.small)
        painter.setFont(self._fonts.small)
        painter.setPen(self._theme.colour("text_muted"))
        moment = metrics.horizontalAdvance(card.moment)
        single = Qt.TextFlag.TextSingleLine | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(laid_out.top, int(Qt.AlignmentFlag.AlignRight | single), card.moment)
        room = laid_out.top.width() - moment - 8
        place = metrics.elidedText(card.place, Qt.TextElideMode.ElideRight, room)
        painter.drawText(laid_out.top, int(Qt.AlignmentFlag.AlignLeft | single), place)

    def _paint_quote(self, laid_out: CardLayout, card: Card) -> None:
        painter = self._painter
        lines = [self._theme.highlight(badge.slot).line for badge in card.badges]
        _paint_bar(painter, laid_out.bar, lines or [self._theme.colour("border")])
        painter.setPen(self._theme.colour("text"))
        laid_out.quote_words.paint(painter, QPointF(laid_out.quote.topLeft()))

    def _paint_badges(self, laid_out: CardLayout) -> None:
        painter = self._painter
        for rect, badge in laid_out.badges:
            if badge is not None:
                paint_badge(painter, rect, badge, self._theme, self._fonts.small)
                continue
            painter.setPen(QPen(self._theme.colour("border"), 1.0, Qt.PenStyle.DashLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
            painter.setPen(self._theme.colour("text_muted"))
            painter.setFont(self._fonts.small)
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, add_tag_label())

    def _paint_note(self, laid_out: CardLayout, look: CardLook) -> None:
        painter = self._painter
        if laid_out.note_words is not None:
            painter.setPen(self._theme.colour("text"))
            laid_out.note_words.paint(painter, QPointF(laid_out.note.topLeft()))
        elif not laid_out.note.isEmpty() and not look.edited:
            painter.setPen(self._theme.colour("link"))
            painter.setFont(self._fonts.small)
            flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(laid_out.note, int(flags), add_note_label())

    def _paint_standing(self, laid_out: CardLayout, card: Card) -> None:
        painter = self._painter
        if laid_out.standing_words is None:
            return
        alarming = card.alarming or card.unsaved
        colour = self._theme.colour("warning" if alarming else "text_muted")
        place = laid_out.standing
        sign = QFontMetrics(self._fonts.small).height()
        x = place.right() - 12 if self._rtl else place.left()
        corner = QRectF(x, place.top() + (sign - 12) / 2, 12, 12)
        if laid_out.has_checklist:
            _paint_box(painter, corner, colour)
        else:
            _paint_sign(painter, corner, colour, alarming)
        painter.setPen(colour)
        left = place.left() if self._rtl else place.left() + 20
        laid_out.standing_words.paint(painter, QPointF(left, place.top()))

    def _paint_focus(self, laid_out: CardLayout, part: CardPart) -> None:
        painter = self._painter
        rect = QRectF(laid_out.rect_of(part))
        whole = rect == QRectF(laid_out.frame)
        ring = rect.adjusted(1, 1, -1, -1) if whole else rect.adjusted(-4, -4, 4, 4)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self._theme.colour("focus"), 2.0))
        painter.drawRoundedRect(ring, _CORNER if whole else 6, _CORNER if whole else 6)


def _mixed(surface: QColor, hint: QColor) -> QColor:
    """Return ``surface`` with a touch of ``hint``: text stays readable on it."""
    share = 0.3
    return QColor.fromRgbF(
        surface.redF() * (1 - share) + hint.redF() * share,
        surface.greenF() * (1 - share) + hint.greenF() * share,
        surface.blueF() * (1 - share) + hint.blueF() * share,
    )


def _paint_bar(painter: QPainter, place: QRect, colours: list[QColor]) -> None:
    """Draw the bar beside a quote, shared equally by the colours of its tags."""
    clip = QPainterPath()
    clip.addRoundedRect(QRectF(place), 1.5, 1.5)
    painter.save()
    painter.setClipPath(clip, Qt.ClipOperation.IntersectClip)
    step = place.height() / len(colours)
    for position, colour in enumerate(colours):
        share = QRectF(place.x(), place.y() + position * step, place.width(), step)
        painter.fillRect(share, colour)
    painter.restore()


def _paint_box(painter: QPainter, place: QRectF, colour: QColor) -> None:
    """Draw an empty box: something waits to be ticked."""
    painter.setPen(QPen(colour, 1.4))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(place.adjusted(1, 1, -1, -1), 2, 2)


def _paint_sign(painter: QPainter, place: QRectF, colour: QColor, alarming: bool) -> None:
    """Draw a triangle with a stroke (look at this) or an arrow (it has moved)."""
    painter.setPen(QPen(colour, 1.4))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    middle = place.center()
    if not alarming:
        painter.drawLine(QPointF(place.left(), middle.y()), QPointF(place.right(), middle.y()))
        for side in (-4, 4):
            painter.drawLine(
                QPointF(place.right(), middle.y()), QPointF(place.right() - 4, middle.y() + side)
            )
        return
    corner = QPainterPath(QPointF(middle.x(), place.top()))
    corner.lineTo(place.bottomRight())
    corner.lineTo(place.bottomLeft())
    corner.closeSubpath()
    painter.drawPath(corner)
    painter.drawLine(QPointF(middle.x(), place.top() + 4.5), QPointF(middle.x(), place.top() + 8))
    painter.drawPoint(QPointF(middle.x(), place.top() + 10))
