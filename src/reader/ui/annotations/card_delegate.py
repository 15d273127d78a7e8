"""Paints a card and gives it its note editor."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from reader.ui.annotations.card import Card
from reader.ui.annotations.card_layout import CardFonts, CardLayout, CardPart, lay_out_card
from reader.ui.annotations.card_model import CARD_ROLE
from reader.ui.annotations.card_painter import CardLook, CardPainter
from reader.ui.annotations.note_editor import EDGE, NoteEditor
from reader.ui.reading.typography import Typography
from reader.ui.theme import Theme

_KEPT_LAYOUTS = 60
"""Whole layouts kept: more than fit on a screen. Of the other cards only the height is kept."""

_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class _State:
    """All that a card's layout depends on besides the card."""

    width: int
    chosen: bool
    editor_height: int | None
    direction: Qt.LayoutDirection


class CardDelegate(QStyledItemDelegate):
    """Draws cards in a list.

    Signals:
        editor_opened: a note editor was made for a card; its owner connects to it.
        height_changed: a card needs another height, because its editor does.
    """

    editor_opened = Signal(str, NoteEditor)
    height_changed = Signal()

    def __init__(self, view: QListView, theme: Theme, focused_part: Callable[[], CardPart]) -> None:
        super().__init__(view)
        self._view = view
        self._theme = theme
        self._focused_part = focused_part
        self._fonts = CardFonts.of(view.font(), Typography(theme).body_font)
        self._heights: dict[str, tuple[Card, _State, int]] = {}
        self._layouts: OrderedDict[str, tuple[Card, _State, CardLayout]] = OrderedDict()
        self._editor: NoteEditor | None = None
        self._edited = ""

    @property
    def editor(self) -> NoteEditor | None:
        """The open note editor, if any."""
        return self._editor

    @property
    def edited_id(self) -> str:
        """The annotation whose note is being edited, "" for none."""
        return self._edited

    def apply_theme(self, theme: Theme) -> None:
        """Draw in another theme from now on."""
        self._theme = theme
        if self._editor is not None:
            self._style_editor(self._editor)

    def apply_font(self, font: QFont) -> None:
        """Draw in fonts that go with another application font from now on."""
        self._fonts = CardFonts.of(font, Typography(self._theme).body_font)
        self.forget_cards()

    def forget_cards(self) -> None:
        """Let go of what was measured: other cards come, and these may never come back."""
        self._heights.clear()
        self._layouts.clear()

    def layout_at(self, index: _Index) -> CardLayout:
        """Return where the parts of the card at ``index`` lie, relative to its row."""
        card: Card = index.data(CARD_ROLE)
        state = self._state_of(index, card)
        kept = self._layouts.get(card.annotation_id)
        if kept is not None and kept[0] == card and kept[1] == state:
            self._layouts.move_to_end(card.annotation_id)
            return kept[2]
        laid_out = lay_out_card(
            card,
            self._fonts,
            state.width,
            chosen=state.chosen,
            editor_height=state.editor_height,
            direction=state.direction,
        )
        self._layouts[card.annotation_id] = (card, state, laid_out)
        if len(self._layouts) > _KEPT_LAYOUTS:
            self._layouts.popitem(last=False)
        return laid_out

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:  # noqa: ARG002
        """Return the size of a card's row."""
        card: Card = index.data(CARD_ROLE)
        state = self._state_of(index, card)
        kept = self._heights.get(card.annotation_id)
        if kept is None or kept[1] != state or kept[0] != card:
            kept = (card, state, self.layout_at(index).height)
            self._heights[card.annotation_id] = kept
        return QSize(state.width, kept[2])

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw a card."""
        card: Card = index.data(CARD_ROLE)
        laid_out = self.layout_at(index)
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(rect.topLeft())
        CardPainter(painter, self._theme, self._fonts, self._view.layoutDirection()).paint(
            card, laid_out, self._look_of(index, card, state)
        )
        painter.restore()

    # -- the note editor

    def createEditor(
        self,
        parent: QWidget,
        option: QStyleOptionViewItem,  # noqa: ARG002 - Qt's signature
        index: _Index,
    ) -> QWidget:
        """Return a new note editor for the card."""
        card: Card = index.data(CARD_ROLE)
        editor = NoteEditor(card.note, parent)
        editor.setFont(self._fonts.body)
        self._style_editor(editor)
        self._editor, self._edited = editor, card.annotation_id
        if card.unsaved:
            editor.note_failed()
        editor.height_changed.connect(self.height_changed)
        self.height_changed.emit()
        self.editor_opened.emit(card.annotation_id, editor)
        return editor

    def setEditorData(self, editor: QWidget, index: _Index) -> None:
        """Hand the stored note to the editor, which keeps what is being typed."""
        if isinstance(editor, NoteEditor):
            editor.take_stored(index.data(CARD_ROLE).note)

    def setModelData(self, editor: QWidget, model: object, index: _Index) -> None:
        """Do nothing: notes go through the library and come back with a refresh."""

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: _Index
    ) -> None:
        """Lay the editor over the note's place in the card, its words where the note's are."""
        rect: QRect = option.rect
        note = self.layout_at(index).note.translated(rect.topLeft())
        editor.setGeometry(note.adjusted(-EDGE, 0, EDGE, 0))

    def destroyEditor(self, editor: QWidget, index: _Index) -> None:
        """Forget the editor."""
        if editor is self._editor:
            self._editor, self._edited = None, ""
        super().destroyEditor(editor, index)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002
        """Leave the editor's keys and focus to the editor."""
        return False

    # -- inside

    def _state_of(self, index: _Index, card: Card) -> _State:
        editing = self._editor is not None and card.annotation_id == self._edited
        return _State(
            width=self._view.viewport().width(),
            chosen=index == self._view.currentIndex(),
            editor_height=self._editor.wanted_height() if editing and self._editor else None,
            direction=self._view.layoutDirection(),
        )

    def _look_of(self, index: _Index, card: Card, state: QStyle.StateFlag) -> CardLook:
        chosen = index == self._view.currentIndex()
        return CardLook(
            chosen=chosen,
            hovered=bool(state & QStyle.StateFlag.State_MouseOver),
            edited=card.annotation_id == self._edited,
            focused_part=self._focused_part() if chosen and self._view.hasFocus() else None,
        )

    def _style_editor(self, editor: NoteEditor) -> None:
        palette = self._theme.palette
        editor.setPalette(palette)
        editor.setStyleSheet(
            f"NoteEditor {{ background: {self._theme.colour('page').name()};"
            f" border: 2px solid {self._theme.colour('focus').name()}; border-radius: 4px; }}"
        )
