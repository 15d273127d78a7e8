"""The buttons of the selection popup: what can be done, and tags to give."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton

from reader.model.codebook import Tag
from reader.ui.fonts import scaled_font
from reader.ui.plain_text import plain_tip
from reader.ui.tags.badge import badge_of, paint_letter_and_name, paint_line, words_width
from reader.ui.theme import Theme

_PADDING = 9
_GAP = 7
_CORNER = 6.0
_HEIGHT = 30
_WIDEST_NAME = 170
"""Pixels: inside a button, between its parts, its corners and height, and where a name is cut."""
_KEY_SCALE = 0.8

# The painter turns left and right round where the window runs from right to left.
_LEADING = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_TRAILING = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class PopupButton(QAbstractButton):
    """An action: its name, and beside it the key that does the same."""

    def __init__(self, text: str, key: str, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._key = key
        self._key_font = scaled_font(self.font(), _KEY_SCALE)
        self.setText(text)
        name = text.removesuffix("…")
        self.setAccessibleName(name)
        self.setAccessibleDescription(self.tr("Key: %1").replace("%1", key) if key else "")
        self.setToolTip(plain_tip(f"{name} ({key})" if key else name))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the row gives it to one of its buttons
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        """Return the room for name and key."""
        name = QFontMetrics(self.font()).horizontalAdvance(self.text())
        return QSize(name + self._key_width() + 2 * _PADDING + 1, _HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint name and key on a ground that shows hovering and focus."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._is_hot:
            self._fill(painter, self._theme.colour("hover"))
        inside = self.rect().adjusted(_PADDING, 0, -_PADDING, 0)
        painter.setPen(self._theme.colour("text"))
        painter.drawText(inside, _LEADING, self.text())
        self._draw_key(painter, inside, self._theme.colour("text_muted"), leading=False)
        self._draw_focus(painter)

    @property
    def _is_hot(self) -> bool:
        return self.underMouse() or self.isDown()

    def _key_width(self) -> int:
        return QFontMetrics(self._key_font).horizontalAdvance(self._key) + _GAP if self._key else 0

    def _draw_key(self, painter: QPainter, place: QRect, colour: QColor, *, leading: bool) -> None:
        painter.setFont(self._key_font)
        painter.setPen(colour)
        painter.drawText(place, _LEADING if leading else _TRAILING, self._key)

    def _fill(self, painter: QPainter, colour: QColor) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(2, 2, -2, -2), _CORNER, _CORNER)

    def _draw_focus(self, painter: QPainter) -> None:
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._theme.colour("focus"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), _CORNER, _CORNER)


class TagChip(PopupButton):
    """A tag to give: its key, its letter and its name, on its tint and over its underline."""

    def __init__(self, tag: Tag, theme: Theme) -> None:
        super().__init__(tag.name, str(tag.shortcut or ""), theme)
        self.tag_id = tag.id
        self._badge = badge_of(tag)
        self._style = theme.highlight(tag.slot)
        letter = self.tr("Letter: %1").replace("%1", self._badge.letter)
        said = (self.accessibleDescription(), letter, tag.definition)
        self.setAccessibleDescription(". ".join(part for part in said if part))
        if tag.definition:
            self.setToolTip(f"{self.toolTip()}{plain_tip(tag.definition)}")

    def sizeHint(self) -> QSize:
        """Return the room for key, letter and name."""
        words = min(words_width(self._badge, self.font()), _WIDEST_NAME)
        return QSize(words + self._key_width() + 2 * _PADDING, _HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the chip as its highlights look."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._fill(painter, self._style.tint)
        inside = self.rect().adjusted(_PADDING, 0, -_PADDING, -4)
        text = self._theme.colour("text")
        self._draw_key(painter, inside, text, leading=True)
        before = self._key_width()
        words = inside.adjusted(0 if self.isRightToLeft() else before, 0, 0, 0)
        if self.isRightToLeft():
            words.adjust(0, 0, -before, 0)
        paint_letter_and_name(painter, words, self._badge, text, self.font())
        line = self.rect().bottom() - 5.5
        paint_line(painter, self._style, float(words.left()), float(words.right() + 1), line)
        if self._is_hot and not self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._theme.colour("border"), 1))
            edge = QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5)
            painter.drawRoundedRect(edge, _CORNER, _CORNER)
        self._draw_focus(painter)
