"""Chips that narrow the cards down to some tags."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QScrollArea, QStyle, QWidget

from reader.ui.fonts import scaled_font
from reader.ui.tags.badge import Badge, paint_letter_and_name, paint_swatch, words_width
from reader.ui.theme import Theme

UNTAGGED = ""
"""Stands for annotations without a tag where tag ids are expected."""

_SPACE = 4
_PADDING = 8
_SWATCH = 14
_ROWS_SHOWN = 4


@dataclass(frozen=True, slots=True)
class FilterChoice:
    """One chip: a tag (or `UNTAGGED`) and how many annotations have it."""

    badge: Badge
    count: int


class FilterChip(QAbstractButton):
    """A switch for one tag: swatch, letter, name and count."""

    def __init__(self, choice: FilterChoice, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.choice = choice
        self._theme = theme
        self.setCheckable(True)
        self.setFont(scaled_font(parent.font(), 0.92))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.set_choice(choice)

    def set_choice(self, choice: FilterChoice) -> None:
        """Show another count, name or style of the same tag."""
        self.choice = choice
        badge = choice.badge
        words = f"{badge.letter}, {badge.name}" if badge.letter else badge.name
        self.setAccessibleName(f"{words}, {choice.count}")
        self.setAccessibleDescription(self.tr("Show only annotations with this tag"))
        self.update()

    def apply_theme(self, theme: Theme) -> None:
        """Draw in another theme from now on."""
        self._theme = theme
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size at which nothing is elided."""
        metrics = QFontMetrics(self.font())
        badge = self.choice.badge
        words = words_width(badge, self.font())
        count = metrics.horizontalAdvance(str(self.choice.count))
        swatch = _SWATCH + 6 if badge.tag_id else 0
        return QSize(2 * _PADDING + swatch + words + 8 + count, metrics.height() + 10)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw the chip."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(self.layoutDirection())
        self._paint_outline(painter)
        inner = self.rect().adjusted(_PADDING, 0, -_PADDING, 0)
        badge = self.choice.badge
        if badge.tag_id:
            place = QRect(inner.left(), (self.height() - _SWATCH) // 2, _SWATCH, _SWATCH)
            place = QStyle.visualRect(self.layoutDirection(), self.rect(), place)
            paint_swatch(painter, place, self._theme.highlight(badge.slot))
        text = self._theme.colour("selection_text" if self.isChecked() else "text")
        muted = text if self.isChecked() else self._theme.colour("text_muted")
        count = QFontMetrics(self.font()).horizontalAdvance(str(self.choice.count))
        words = inner.adjusted(_SWATCH + 6 if badge.tag_id else 0, 0, -count - 8, 0)
        words = QStyle.visualRect(self.layoutDirection(), self.rect(), words)
        paint_letter_and_name(painter, words, badge, text, QFont(self.font()))
        tail = QRect(inner.right() + 1 - count, 0, count + 1, self.height())
        tail = QStyle.visualRect(self.layoutDirection(), self.rect(), tail)
        painter.setPen(muted)
        painter.drawText(tail, Qt.AlignmentFlag.AlignCenter, str(self.choice.count))

    def _paint_outline(self, painter: QPainter) -> None:
        focused, chosen = self.hasFocus(), self.isChecked()
        hovered = self.underMouse() and self.isEnabled()
        edge = "focus" if focused else "accent" if chosen else "border" if hovered else "separator"
        fill = "selection" if chosen else "hover" if self.isDown() else "surface"
        width = 2.0 if focused else 1.0
        painter.setPen(QPen(self._theme.colour(edge), width))
        painter.setBrush(self._theme.colour(fill))
        rect = QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
        painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)


class FilterBar(QScrollArea):
    """The chips of an article, in rows. One Tab stop; the arrow keys go from chip to chip.

    Signals:
        filter_changed: the person has turned chips on or off.
    """

    filter_changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._chips: list[FilterChip] = []
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(self.tr("Filter by tag"))
        self._strip = QWidget()
        self._strip.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)
        self.setWidgetResizable(True)
        self.setWidget(self._strip)
        self.hide()

    @property
    def chips(self) -> tuple[FilterChip, ...]:
        """The chips in their order."""
        return tuple(self._chips)

    def chosen_ids(self) -> frozenset[str]:
        """Return the tag ids of the chips that are on (`UNTAGGED` among them)."""
        return frozenset(chip.choice.badge.tag_id for chip in self._chips if chip.isChecked())

    def set_choices(self, choices: list[FilterChoice]) -> None:
        """Offer these tags; chips that are on stay on while their tag is offered."""
        present = {chip.choice.badge.tag_id: chip for chip in self._chips}
        chips: list[FilterChip] = []
        for choice in choices:
            chip = present.pop(choice.badge.tag_id, None)
            if chip is None:
                chip = self._new_chip(choice)
            elif chip.choice != choice:
                chip.set_choice(choice)
            chips.append(chip)
        for chip in present.values():
            chip.hide()
            chip.deleteLater()
        self._chips = chips
        self.setVisible(len(chips) > 1 or bool(self.chosen_ids()))
        self._set_tab_stop(next((chip for chip in chips if chip.hasFocus()), None))
        self._arrange()

    def clear_choice(self) -> None:
        """Turn every chip off."""
        chosen = [chip for chip in self._chips if chip.isChecked()]
        for chip in chosen:
            chip.setChecked(False)
        if chosen:
            self.filter_changed.emit()

    def apply_theme(self, theme: Theme) -> None:
        """Draw in another theme from now on."""
        self._theme = theme
        for chip in self._chips:
            chip.apply_theme(theme)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange the chips in the new width."""
        super().resizeEvent(event)
        self._arrange()

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Go from chip to chip by the arrow keys."""
        if isinstance(watched, FilterChip) and event.type() is QEvent.Type.KeyPress:
            assert isinstance(event, QKeyEvent)  # noqa: S101 - for the type checker
            step = _STEPS.get(Qt.Key(event.key()))
            if step is not None:
                forward = step if self.layoutDirection() is _LTR or abs(step) == 2 else -step
                self._move_focus(watched, 1 if forward > 0 else -1)
                return True
        return False

    def _new_chip(self, choice: FilterChoice) -> FilterChip:
        chip = FilterChip(choice, self._theme, self._strip)
        chip.installEventFilter(self)
        chip.clicked.connect(self._note_click)
        chip.show()
        return chip

    def _note_click(self) -> None:
        chip = self.sender()
        if isinstance(chip, FilterChip):
            self._set_tab_stop(chip)
        self.filter_changed.emit()

    def _move_focus(self, chip: FilterChip, step: int) -> None:
        position = self._chips.index(chip) + step
        if 0 <= position < len(self._chips):
            following = self._chips[position]
            self._set_tab_stop(following)
            following.setFocus(Qt.FocusReason.OtherFocusReason)
            self.ensureWidgetVisible(following, 0, _SPACE)

    def _set_tab_stop(self, chosen: FilterChip | None) -> None:
        """Let Tab reach one chip only: the last one used, at first the first."""
        stop = chosen or next(iter(self._chips), None)
        for chip in self._chips:
            here = chip is stop
            chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus if here else Qt.FocusPolicy.ClickFocus)

    def _arrange(self) -> None:
        """Put the chips in rows as wide as the bar, and make the bar as tall as they need."""
        if not self._chips:
            return
        width = self.viewport().width()
        x = y = 0
        row = self._chips[0].sizeHint().height()
        bounds = QRect(0, 0, width, row)
        for chip in self._chips:
            size = chip.sizeHint().boundedTo(QSize(width, row))
            if x and x + size.width() > width:
                x, y = 0, y + row + _SPACE
            place = QRect(x, y, size.width(), row)
            chip.setGeometry(QStyle.visualRect(self.layoutDirection(), bounds, place))
            x += size.width() + _SPACE
        self._strip.setFixedHeight(y + row)
        self.setFixedHeight(min(y + row, _ROWS_SHOWN * (row + _SPACE) + row // 2))


_LTR = Qt.LayoutDirection.LeftToRight
_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -2,
    Qt.Key.Key_Down: 2,
}
"""Arrow keys; only those along the row flip with the reading direction."""
