"""Where the parts of a card lie, for one width: computed once, then painted and hit-tested.

All distances are logical pixels on a grid of four.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import IntEnum

from PySide6.QtCore import QCoreApplication, QPoint, QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QStyle

from reader.ui.annotations.card import Card
from reader.ui.annotations.standing import standing_actions, standing_invitation
from reader.ui.annotations.words import Words, break_words
from reader.ui.fonts import scaled_font
from reader.ui.tags.badge import Badge, badge_size

GAP = 8
"""Between the parts of a card, and between two cards."""
PADDING = 12
"""Between a card's edge and its parts."""
QUOTE_INDENT = 12
"""From the outer edge of the coloured bar to the words of the quote."""
QUOTE_LINES = 4
"""Lines of the quote that are shown."""
STANDING_LINES = 8
"""Lines of the sentence on how an annotation stands, old and new words included."""
NOTE_LINES = 12
"""Lines of a note that are shown; the editor shows all of it."""


class CardPart(IntEnum):
    """The parts of a card that can have the focus, in the order of Tab."""

    QUOTE = 0
    TAGS = 1
    NOTE = 2
    CHECKLIST = 3
    """Not a stop of Tab: the key C opens it."""
    STANDING = 4
    """How the annotation stands in the newer version; not a stop of Tab either."""


@dataclass(frozen=True)
class CardFonts:
    """The fonts of a card; all follow the application's font, so that text size is respected."""

    body: QFont
    small: QFont
    quote: QFont

    @classmethod
    def of(cls, font: QFont, reading_font: QFont) -> CardFonts:
        """Return the card fonts: sizes by the application's font, quotes in the article's serif."""
        quote = scaled_font(font, 1.08)
        quote.setStyleHint(reading_font.styleHint())
        quote.setFamilies(reading_font.families())
        return cls(QFont(font), scaled_font(font, 0.92), quote)


@dataclass(frozen=True)
class CardLayout:
    """The places of a card's parts, relative to the upper left corner of its row.

    ``badges`` pairs each place with what is drawn there; None is the "Add tag" badge of a
    chosen card without tags. ``note_words`` is None where the editor or the invitation to
    write a note is shown; both lie in ``note``, which is empty when there is nothing.
    """

    frame: QRect
    top: QRect
    bar: QRect
    quote: QRect
    quote_words: Words
    badges: tuple[tuple[QRect, Badge | None], ...]
    note: QRect
    note_words: Words | None
    standing: QRect
    standing_words: Words | None
    height: int
    has_checklist: bool = False

    def part_at(self, place: QPoint) -> CardPart | None:
        """Return the part at ``place`` (relative to the row), None outside the card."""
        if any(rect.contains(place) for rect, _ in self.badges):
            return CardPart.TAGS
        if self.note.contains(place):
            return CardPart.NOTE
        if self.standing.contains(place):
            return CardPart.CHECKLIST if self.has_checklist else CardPart.STANDING
        return CardPart.QUOTE if self.frame.contains(place) else None

    def rect_of(self, part: CardPart) -> QRect:
        """Return the place of a part, for its focus ring; the whole card for the quote."""
        if part is CardPart.NOTE and not self.note.isEmpty():
            return self.note
        if part is CardPart.TAGS and self.badges:
            united = QRect()
            for rect, _ in self.badges:
                united = united.united(rect)
            return united
        return self.frame


def lay_out_card(
    card: Card,
    fonts: CardFonts,
    width: int,
    *,
    chosen: bool = False,
    editor_height: int | None = None,
    direction: Qt.LayoutDirection = Qt.LayoutDirection.LeftToRight,
) -> CardLayout:
    """Return the layout of a card in a row ``width`` pixels wide.

    Args:
        card: what is shown.
        fonts: the fonts it is shown in.
        width: of the row; the card leaves a margin on both sides.
        chosen: a chosen card also invites to add tags and a note where it has none.
        editor_height: of the note editor while it is open, else None.
        direction: of the user interface; everything is mirrored for right to left.
    """
    inner = max(width - 2 * GAP - 2 * PADDING, 80)
    left = GAP + PADDING
    top = QRect(left, GAP // 2 + PADDING, inner, QFontMetrics(fonts.small).height())
    y = top.bottom() + 1 + GAP
    bar, quote, quote_words = _lay_out_quote(card.quote, fonts.quote, QRect(left, y, inner, 0))
    y += quote_words.height

    badges, y = _lay_out_badges(card.badges, fonts.small, QRect(left, y, inner, 0), chosen=chosen)
    note, note_words, y = _lay_out_note(
        card.note, fonts, QRect(left, y, inner, 0), chosen=chosen, editor_height=editor_height
    )
    place = QRect(left, y, inner, 0)
    standing, standing_words, y = _lay_out_standing(card, fonts.small, place, chosen=chosen)
    frame = QRect(GAP, GAP // 2, width - 2 * GAP, y + PADDING - GAP // 2)
    laid_out = CardLayout(
        frame=frame,
        top=top,
        bar=bar,
        quote=quote,
        quote_words=quote_words,
        badges=badges,
        note=note,
        note_words=note_words,
        standing=standing,
        standing_words=standing_words,
        height=frame.bottom() + 1 + GAP // 2,
        has_checklist=bool(card.checklist) and not card.standing and not card.unsaved,
    )
    return laid_out if direction is Qt.LayoutDirection.LeftToRight else _mirrored(laid_out, width)


def add_tag_label() -> str:
    """Return the words of the badge that invites to add a tag."""
    return QCoreApplication.translate("AnnotationCard", "Add tag")


def add_note_label() -> str:
    """Return the words that invite to write a note."""
    return QCoreApplication.translate("AnnotationCard", "Add note")


def unsaved_sentence() -> str:
    """Return what is said of a note that could not be saved yet."""
    return QCoreApplication.translate(
        "AnnotationCard", "Not saved yet. Press Enter on the note to try again."
    )


def _lay_out_quote(words: str, font: QFont, place: QRect) -> tuple[QRect, QRect, Words]:
    """Return the places of the bar and the quote below the top of ``place``, and its words."""
    width = place.width() - QUOTE_INDENT
    broken = break_words(words, font, width, QUOTE_LINES)
    bar = QRect(place.x(), place.y(), 3, broken.height)
    return bar, QRect(place.x() + QUOTE_INDENT, place.y(), width, broken.height), broken


def _lay_out_badges(
    badges: tuple[Badge, ...], font: QFont, place: QRect, *, chosen: bool
) -> tuple[tuple[tuple[QRect, Badge | None], ...], int]:
    """Return the badges in rows below ``place``, and where the last row ends."""
    shown: list[Badge | None] = list(badges)
    if not shown and chosen:
        shown = [None]
    if not shown:
        return (), place.y()
    placed: list[tuple[QRect, Badge | None]] = []
    x, y, row_height = place.x(), place.y() + GAP, 0
    for badge in shown:
        size = badge_size(badge or Badge("", "+", add_tag_label(), 1), font, place.width())
        if x > place.x() and x + size.width() > place.right() + 1:
            x, y = place.x(), y + row_height + 4
        placed.append((QRect(x, y, size.width(), size.height()), badge))
        x += size.width() + 4
        row_height = size.height()
    return tuple(placed), y + row_height


def _lay_out_note(
    note: str, fonts: CardFonts, place: QRect, *, chosen: bool, editor_height: int | None
) -> tuple[QRect, Words | None, int]:
    """Return the note's place below ``place``, its words, and where it ends."""
    y = place.y() + GAP
    if editor_height is not None:
        rect = QRect(place.x(), y, place.width(), editor_height)
        return rect, None, rect.bottom() + 1
    if note:
        words = break_words(note, fonts.body, place.width(), NOTE_LINES)
        rect = QRect(place.x(), y, place.width(), words.height)
        return rect, words, rect.bottom() + 1
    if chosen:
        rect = QRect(place.x(), y, place.width(), QFontMetrics(fonts.small).height())
        return rect, None, rect.bottom() + 1
    return QRect(), None, place.y()


def _lay_out_standing(
    card: Card, font: QFont, place: QRect, *, chosen: bool
) -> tuple[QRect, Words | None, int]:
    """Return the place of the sentence on how the annotation stands, its words, and its end."""
    sentence = unsaved_sentence() if card.unsaved else card.standing or card.checklist
    if chosen and not card.unsaved and standing_actions(card.status):
        sentence = f"{sentence}\n{standing_invitation()}"
    if not sentence:
        return QRect(), None, place.y()
    words = break_words(sentence, font, place.width() - 20, STANDING_LINES)
    rect = QRect(place.x(), place.y() + GAP, place.width(), words.height)
    return rect, words, rect.bottom() + 1


def _mirrored(laid_out: CardLayout, width: int) -> CardLayout:
    bounds = QRect(0, 0, width, laid_out.height)

    def mirror(rect: QRect) -> QRect:
        return QStyle.visualRect(Qt.LayoutDirection.RightToLeft, bounds, rect)

    return replace(
        laid_out,
        bar=mirror(laid_out.bar),
        quote=mirror(laid_out.quote),
        badges=tuple((mirror(rect), badge) for rect, badge in laid_out.badges),
        note=mirror(laid_out.note) if not laid_out.note.isEmpty() else laid_out.note,
    )
