"""What can be done with selected words, in a small panel beside them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QMargins, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from reader.model.codebook import Tag
from reader.ui.reading.button_row import ButtonRow
from reader.ui.reading.popup_buttons import PopupButton, TagChip
from reader.ui.reading.popup_place import popup_place
from reader.ui.theme import Theme

MOST_CHIPS = 6
_SHADOW = 6
_PADDING = 6
_CORNER = 8.0
_WIDEST = 620
_LONGEST_NAME = 60
"""Pixels: the shadow's width, inside the frame, its corners, the widest row; characters of a
name."""


class PopupAction(StrEnum):
    """What a button of the popup does, beside giving a tag."""

    HIGHLIGHT = "highlight"
    NOTE = "note"
    PICK_TAG = "tag"
    COPY = "copy"
    RETAG = "retag"
    EXTEND = "extend"
    NOTE_ON_ANNOTATION = "note-on-annotation"
    REMOVE = "remove"


DEFAULT_KEYS: Mapping[PopupAction, str] = {
    PopupAction.HIGHLIGHT: "H",
    PopupAction.NOTE: "N",
    PopupAction.PICK_TAG: "T",
    PopupAction.COPY: "Ctrl+C",
    PopupAction.RETAG: "Shift+T",
    PopupAction.NOTE_ON_ANNOTATION: "N",
    PopupAction.REMOVE: "Del",
}
"""Keys shown beside the actions, in Qt's portable form."""


@dataclass(frozen=True, slots=True)
class PopupOffer:
    """What is offered: ``tags`` to give (none for a click on an annotation without selection).

    ``annotation_name`` names the annotation that the place belongs to, None where there is none.
    """

    tags: tuple[Tag, ...] = ()
    annotation_name: str | None = None


class SelectionPopup(QWidget):
    """A child of the pane, not a window: it never takes the focus by appearing."""

    tag_chosen = Signal(str)
    action_chosen = Signal(PopupAction)

    def __init__(self, theme: Theme, parent: QWidget, home: QWidget) -> None:
        """``home`` is the widget that gets the focus back."""
        super().__init__(parent)
        self._theme = theme
        self._home = home
        self._keys = dict(DEFAULT_KEYS)
        self._rows: list[ButtonRow] = []
        self._column = QVBoxLayout(self)
        edge = _SHADOW + _PADDING
        self._column.setContentsMargins(edge, edge, edge, edge)
        self._column.setSpacing(4)
        self.setAccessibleName(self.tr("Selection"))
        self.setAccessibleDescription(
            self.tr("Tab goes from row to row, arrow keys move in a row, Escape closes.")
        )
        self.hide()

    def apply_theme(self, theme: Theme) -> None:
        """Use a theme from the next appearance on."""
        self._theme = theme
        self.leave()

    def set_keys(self, keys: Mapping[PopupAction, str]) -> None:
        """Show other keys beside the actions; an action that is left out keeps its own."""
        self._keys.update(keys)

    def offer(self, offer: PopupOffer, first: QRect, last: QRect, room: QRect) -> None:
        """Appear beside a selection.

        ``first`` and ``last`` are the rectangles of its first and last line and ``room`` is where
        the popup may stand, all in the parent's coordinates.
        """
        self._clear()
        widest = min(_WIDEST, room.width() - 2 * (_SHADOW + _PADDING))
        if offer.tags:
            chips = [TagChip(tag, self._theme) for tag in offer.tags[:MOST_CHIPS]]
            for chip in chips:
                chip.clicked.connect(lambda _=False, tag_id=chip.tag_id: self._choose_tag(tag_id))
            self._add_row(ButtonRow(chips, self.tr("Tags"), widest))
        if offer.annotation_name is not None:
            self._add_name(offer.annotation_name)
        buttons = [self._button(action, text) for action, text in self._actions(offer)]
        self._add_row(ButtonRow(buttons, self.tr("Actions"), widest))
        self.setFocusProxy(self._rows[0].stop)
        self.resize(self.sizeHint())
        self.stand_by(first, last, room)
        self.show()
        self.raise_()

    def stand_by(self, first: QRect, last: QRect, room: QRect) -> None:
        """Stand beside the selection's lines, which have moved."""
        # The shadow may lie on the words; the frame may not.
        frame = self.size().shrunkBy(self._shadow_margins())
        place = popup_place(first, last, frame, room.adjusted(2, 2, -2, -2))
        self.move(place.x() - _SHADOW, place.y() - _SHADOW)

    def leave(self) -> None:
        """Go away; the focus goes home if it was here."""
        focused = self.focusWidget()
        if focused is not None and focused.hasFocus():
            # Before hiding: Qt would hand the focus on as if by the Tab key.
            self._home.setFocus(Qt.FocusReason.OtherFocusReason)
        self.hide()

    @property
    def frame(self) -> QRect:
        """The popup without its shadow, in the parent's coordinates."""
        return self.geometry().marginsRemoved(self._shadow_margins())

    @property
    def rows(self) -> Sequence[ButtonRow]:
        """The rows that are offered now."""
        return self._rows

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the frame on a soft shadow."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect()).adjusted(_SHADOW, _SHADOW, -_SHADOW, -_SHADOW)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(0, 0, 0, 14 if not self._theme.dark else 40))
        for spread in range(1, _SHADOW):
            shadow = frame.adjusted(-spread, -spread + 1, spread, spread + 1)
            painter.drawRoundedRect(shadow, _CORNER + spread, _CORNER + spread)
        painter.setBrush(self._theme.colour("surface"))
        painter.setPen(QPen(self._theme.colour("border"), 1))
        painter.drawRoundedRect(frame.adjusted(0.5, 0.5, -0.5, -0.5), _CORNER, _CORNER)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close by Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def _actions(self, offer: PopupOffer) -> list[tuple[PopupAction, str]]:
        if offer.annotation_name is None:
            return [
                (PopupAction.HIGHLIGHT, self.tr("Highlight")),
                (PopupAction.NOTE, self.tr("Note")),
                (PopupAction.PICK_TAG, self.tr("Tag…")),
                (PopupAction.COPY, self.tr("Copy")),
            ]
        return [
            (PopupAction.RETAG, self.tr("Change tag…")),
            *([(PopupAction.EXTEND, self.tr("Extend"))] if offer.tags else []),
            (PopupAction.NOTE_ON_ANNOTATION, self.tr("Note")),
            (PopupAction.REMOVE, self.tr("Remove")),
        ]

    def _button(self, action: PopupAction, text: str) -> PopupButton:
        key = QKeySequence(self._keys.get(action, ""))
        shown = key.toString(QKeySequence.SequenceFormat.NativeText)
        button = PopupButton(text, shown, self._theme)
        button.clicked.connect(lambda _=False: self._choose_action(action))
        return button

    def _add_name(self, name: str) -> None:
        line = " ".join(name.split())
        label = QLabel(line if len(line) <= _LONGEST_NAME else line[: _LONGEST_NAME - 1] + "…")
        label.setTextFormat(Qt.TextFormat.PlainText)
        self._theme.colour_words(label, "text_muted")
        label.setContentsMargins(9, 2, 9, 0)
        self._column.addWidget(label, 0, Qt.AlignmentFlag.AlignLeading)

    def _add_row(self, row: ButtonRow) -> None:
        self._rows.append(row)
        self._column.addWidget(row, 0, Qt.AlignmentFlag.AlignLeading)
        row.show()

    def _choose_tag(self, tag_id: str) -> None:
        self.leave()
        self.tag_chosen.emit(tag_id)

    def _choose_action(self, action: PopupAction) -> None:
        self.leave()
        self.action_chosen.emit(action)

    def _clear(self) -> None:
        self._rows = []
        while (entry := self._column.takeAt(0)) is not None:
            widget = entry.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    @staticmethod
    def _shadow_margins() -> QMargins:
        return QMargins(_SHADOW, _SHADOW, _SHADOW, _SHADOW)
