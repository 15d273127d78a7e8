"""A tag as a label: its badge, as it is drawn on cards."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from reader.model.codebook import Tag
from reader.ui.plain_text import plain_tip
from reader.ui.tags.badge import badge_of, badge_size, paint_badge
from reader.ui.theme import Theme

_WIDEST = 260


class BadgeLabel(QWidget):
    """Shows one tag."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._tag: Tag | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_tag(self, tag: Tag | None) -> None:
        """Show a tag, None for nothing."""
        self._tag = tag
        self.setAccessibleName(tag.name if tag is not None else "")
        self.setToolTip(plain_tip(tag.definition) if tag is not None else "")
        self.updateGeometry()
        self.update()

    def apply_theme(self, theme: Theme) -> None:
        """Show the tag in a theme."""
        self._theme = theme
        self.update()

    def sizeHint(self) -> QSize:
        """Return the badge's size."""
        if self._tag is None:
            return QSize(0, 0)
        return badge_size(badge_of(self._tag), self.font(), _WIDEST)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the badge."""
        if self._tag is not None:
            painter = QPainter(self)
            paint_badge(painter, self.rect(), badge_of(self._tag), self._theme, self.font())
