"""The list of cards: choosing, keys, and the one note editor.

It is a `QListView`, so a thousand cards cost a thousand heights and no widgets.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemDelegate, QFrame, QListView, QMenu, QWidget

from reader.ui.annotations.card import Card
from reader.ui.annotations.card_delegate import CardDelegate
from reader.ui.annotations.card_layout import CardPart
from reader.ui.annotations.card_model import CARD_ROLE, CardModel
from reader.ui.annotations.note_editor import NoteEditor
from reader.ui.annotations.standing import standing_actions, standing_label
from reader.ui.theme import Theme

_FEW_CARDS = 120
"""Up to so many cards are laid out at once, within 15 ms; more of them in batches."""
_BATCH = 20
_RESIZE_PAUSE_MS = 80
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_REMOVE = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_DIGITS = tuple(Qt.Key(Qt.Key.Key_1.value + step) for step in range(9))
_SINGLE_KEYS = (Qt.Key.Key_T, Qt.Key.Key_N, *_DIGITS)
_OWN_KEYS = (*_ENTER, Qt.Key.Key_Escape)
"""Keys that mean something on a card whatever the window's shortcuts are."""

_Index = QModelIndex | QPersistentModelIndex


class CardList(QListView):
    """Cards to go through by mouse and keys.

    Up and Down choose a card; Tab goes from its quote to its tags to its note and on. Enter
    edits the note (on the tags: changes the tags), T changes the tags, 1 to 9 put a tag on or
    take it off, Delete removes, Esc leaves.

    Signals:
        card_activated: the person chose the card of this annotation.
        note_edited: what the note of this annotation now is.
        tags_wanted: the tags of this annotation are to be changed.
        tag_key_pressed: a digit was pressed on this annotation.
        remove_wanted: this annotation is to be removed.
        checklist_wanted: the questions about this annotation are to be answered.
        standing_chosen: what is to become of this annotation in the newer version: a
            `StandingAction`.
        leave_requested: Esc was pressed on a card.
    """

    card_activated = Signal(str)
    note_edited = Signal(str, str)
    tags_wanted = Signal(str)
    tag_key_pressed = Signal(str, int)
    remove_wanted = Signal(str)
    checklist_wanted = Signal(str)
    standing_chosen = Signal(str, object)
    leave_requested = Signal()

    def __init__(self, cards: CardModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards = cards
        self._part = CardPart.QUOTE
        self._pressed_on: str = ""
        self._laid_out_width = 0
        self._read_only = False
        self._closing = False
        self._single_keys = True
        self._resized = QTimer(self)
        self._resized.setSingleShot(True)
        self._resized.setInterval(_RESIZE_PAUSE_MS)
        self._resized.timeout.connect(self._lay_out)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.verticalScrollBar().setSingleStep(24)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QListView.SelectionMode.SingleSelection)
        self.setBatchSize(_BATCH)
        self.setAccessibleName(self.tr("Annotations"))
        self.viewport().setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._delegate = CardDelegate(self, theme, lambda: self._part)
        self._delegate.editor_opened.connect(self._connect_editor)
        self._delegate.height_changed.connect(self._follow_editor)
        self.setItemDelegate(self._delegate)
        self.setModel(cards)
        cards.modelAboutToBeReset.connect(self.close_editor)
        cards.modelReset.connect(self._lay_out_new_cards)

    # -- for the pane

    @property
    def cards(self) -> CardModel:
        """The cards that are shown."""
        return self._cards

    @property
    def editor(self) -> NoteEditor | None:
        """The open note editor, if any."""
        return self._delegate.editor

    @property
    def part(self) -> CardPart:
        """The part of the chosen card that the keys act on."""
        return self._part

    def set_read_only(self, read_only: bool) -> None:
        """Forbid or allow changes: nothing can be edited, tagged or removed here."""
        self._read_only = read_only

    def set_single_keys(self, single_keys: bool) -> None:
        """Let single letters and digits act on the chosen card, or not."""
        self._single_keys = single_keys

    def current_id(self) -> str | None:
        """Return the annotation whose card is chosen, or None."""
        card = self._card(self.currentIndex())
        return card.annotation_id if card else None

    def choose(self, annotation_id: str) -> bool:
        """Choose the annotation's card and bring it into view; return false without one."""
        row = self._cards.row_of(annotation_id)
        if row is None:
            return False
        index = self._cards.index(row)
        if index != self.currentIndex():
            self.setCurrentIndex(index)
        self._show_row(index)
        return True

    def clear_choice(self) -> None:
        """Leave no card chosen."""
        self.close_editor()
        self.clearSelection()
        self.setCurrentIndex(QModelIndex())

    def edit_note(self, annotation_id: str) -> bool:
        """Open the editor on the annotation's note; return false without such a card."""
        if self._read_only or not self.choose(annotation_id):
            return False
        if self._delegate.edited_id != annotation_id:
            self.close_editor()
            self._part = CardPart.NOTE
            self.edit(self.currentIndex())
        if self.editor is not None:
            self.editor.setFocus(Qt.FocusReason.OtherFocusReason)
            self._show_row(self.currentIndex())
        return True

    def close_editor(self) -> None:
        """Save and close the note editor, if it is open."""
        editor = self.editor
        if editor is None or self._closing:
            return
        self._closing = True  # an editor that is closed loses the focus, which closes it again
        had_focus = editor.hasFocus()
        editor.flush()
        self.closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)
        self._closing = False
        self._lay_out()
        if had_focus:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def apply_theme(self, theme: Theme) -> None:
        """Draw in another theme from now on."""
        self._delegate.apply_theme(theme)
        self.viewport().update()

    def rect_of_tags(self, annotation_id: str) -> QRect:
        """Return where the annotation's tags are in the viewport; its whole card without tags."""
        row = self._cards.row_of(annotation_id)
        if row is None:
            return self.viewport().rect()
        index = self._cards.index(row)
        laid_out = self._delegate.layout_at(index)
        return laid_out.rect_of(CardPart.TAGS).translated(self.visualRect(index).topLeft())

    # -- events

    def event(self, event: QEvent) -> bool:
        """Keep Enter and Esc from being taken as the window's shortcuts.

        The other keys are left to the window, where they can be changed; this list acts on them
        only when the window does not.
        """
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            plain = event.modifiers() in (
                Qt.KeyboardModifier.NoModifier,
                Qt.KeyboardModifier.KeypadModifier,
            )
            if plain and event.key() in _OWN_KEYS and self.currentIndex().isValid():
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Act on the chosen card, or go through the cards."""
        card = self._card(self.currentIndex())
        if event.key() == Qt.Key.Key_Escape:
            self.leave_requested.emit()
            return
        if card is not None and self._act_on(card, event):
            return
        if (
            event.text().isprintable()
            and event.text()
            and not event.matches(QKeySequence.StandardKey.SelectAll)
        ):
            event.ignore()  # no type-ahead: letters are the window's shortcuts
            return
        super().keyPressEvent(event)
        if self.current_id() != (card.annotation_id if card else None):
            self._announce_choice()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember whether the card was chosen before: only then a click acts on its parts."""
        pressed = self._card(self.indexAt(event.position().toPoint()))
        chosen = pressed is not None and pressed.annotation_id == self.current_id()
        self._pressed_on = pressed.annotation_id if pressed and chosen else ""
        self.close_editor()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose the card; on the chosen card, act on the part that was clicked."""
        super().mouseReleaseEvent(event)
        place = event.position().toPoint()
        card = self._card(self.indexAt(place))
        if event.button() is not Qt.MouseButton.LeftButton or card is None:
            return
        part = self._part_at(place)
        if card.annotation_id == self._pressed_on and not self._read_only:
            if part is CardPart.TAGS:
                self._part = part
                self.tags_wanted.emit(card.annotation_id)
                return
            if part is CardPart.NOTE:
                self.edit_note(card.annotation_id)
                return
            if part is CardPart.CHECKLIST:
                self.checklist_wanted.emit(card.annotation_id)
                return
            if part is CardPart.STANDING and standing_actions(card.status):
                self._offer_standing(card, event.globalPosition().toPoint())
                return
        self._announce_choice()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Edit the note, wherever on the card."""
        card = self._card(self.indexAt(event.position().toPoint()))
        if card is not None and event.button() is Qt.MouseButton.LeftButton:
            self.edit_note(card.annotation_id)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with the card."""
        card = self._card(self.currentIndex())
        if card is None or self._read_only:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        annotation_id = card.annotation_id
        menu.addAction(self.tr("Edit note")).triggered.connect(
            lambda: self.edit_note(annotation_id)
        )
        menu.addAction(self.tr("Change tags…")).triggered.connect(
            lambda: self.tags_wanted.emit(annotation_id)
        )
        menu.addAction(self.tr("Checklist…")).triggered.connect(
            lambda: self.checklist_wanted.emit(annotation_id)
        )
        menu.addSeparator()
        if self._add_standing(menu, card):
            menu.addSeparator()
        menu.addAction(self.tr("Remove annotation")).triggered.connect(
            lambda: self.remove_wanted.emit(annotation_id)
        )
        menu.popup(event.globalPos())

    def _offer_standing(self, card: Card, place: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._add_standing(menu, card)
        menu.popup(place)

    def _add_standing(self, menu: QMenu, card: Card) -> bool:
        """Add what can become of a changed or orphaned annotation; return whether anything can."""
        annotation_id = card.annotation_id
        for what in standing_actions(card.status):
            chosen = partial(self.standing_chosen.emit, annotation_id, what)
            action = menu.addAction(standing_label(what))
            action.triggered.connect(lambda _checked=False, chosen=chosen: chosen())
        return bool(standing_actions(card.status))

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002 - Qt's own name
        """Go through the parts of the chosen card with Tab before leaving the list."""
        step = self._part + (1 if next else -1)
        inside = CardPart.QUOTE <= step <= CardPart.NOTE
        if self.currentIndex().isValid() and inside and not self._read_only:
            self._part = CardPart(step)
            self.viewport().update()
            return True
        return super().focusNextPrevChild(next)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Enter a card by its quote, or with Shift+Tab by its note."""
        super().focusInEvent(event)
        if event.reason() is Qt.FocusReason.TabFocusReason:
            self._part = CardPart.QUOTE
        elif event.reason() is Qt.FocusReason.BacktabFocusReason:
            self._part = CardPart.NOTE
        if not self.currentIndex().isValid() and self._cards.rowCount():
            self.setCurrentIndex(self._cards.index(0))
        self.viewport().update()

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        """Give the newly chosen card the room for its invitations."""
        super().currentChanged(current, previous)
        self._part = CardPart.QUOTE
        if self._delegate.editor is None or self._card(current) is None:
            self._lay_out()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the cards anew to the new width: at once for a few, after a pause for many."""
        super().resizeEvent(event)
        if self.viewport().width() == self._laid_out_width:
            return
        if self._cards.rowCount() <= _FEW_CARDS:
            self._lay_out()
        else:
            self._resized.start()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of font or of reading direction."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.LayoutDirectionChange):
            self._delegate.apply_font(self.font())
            self._lay_out()

    # -- inside

    def _act_on(self, card: Card, event: QKeyEvent) -> bool:
        """Do what the key means on a card; return false for keys that mean nothing here."""
        key, annotation_id = event.key(), card.annotation_id
        known = (*_ENTER, *_REMOVE, *(_SINGLE_KEYS if self._single_keys else ()))
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier or key not in known:
            return False
        if event.isAutoRepeat() or self._read_only:
            return True
        if key in _REMOVE:
            self.remove_wanted.emit(annotation_id)
        elif key in _DIGITS:
            self.tag_key_pressed.emit(annotation_id, key - Qt.Key.Key_0)
        elif key == Qt.Key.Key_T or (key in _ENTER and self._part is CardPart.TAGS):
            self.tags_wanted.emit(annotation_id)
        else:
            self.edit_note(annotation_id)
        return True

    def _announce_choice(self) -> None:
        chosen = self.current_id()
        if chosen is not None:
            self.card_activated.emit(chosen)

    def _connect_editor(self, annotation_id: str, editor: NoteEditor) -> None:
        editor.note_changed.connect(lambda note: self.note_edited.emit(annotation_id, note))
        editor.leave_requested.connect(self.close_editor)
        editor.abandoned.connect(self.close_editor)
        editor.next_requested.connect(self._leave_editor)

    def _leave_editor(self, forward: bool) -> None:
        self.close_editor()
        self._part = CardPart.NOTE
        self.focusNextPrevChild(forward)

    def _lay_out_new_cards(self) -> None:
        self._delegate.forget_cards()
        many = self._cards.rowCount() > _FEW_CARDS
        self.setLayoutMode(
            QListView.LayoutMode.Batched if many else QListView.LayoutMode.SinglePass
        )
        self._laid_out_width = self.viewport().width()

    def _lay_out(self) -> None:
        """Lay all cards out now; those whose words did not change cost next to nothing."""
        self.setLayoutMode(QListView.LayoutMode.SinglePass)
        self._laid_out_width = self.viewport().width()
        self.doItemsLayout()
        self.updateEditorGeometries()

    def _follow_editor(self) -> None:
        """Make room for what is being written, and keep it in view."""
        self._lay_out()
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex(), QListView.ScrollHint.EnsureVisible)

    def _show_row(self, index: QModelIndex) -> None:
        if not self.visualRect(index).isValid():
            self._lay_out()
        self.scrollTo(index, QListView.ScrollHint.EnsureVisible)

    def _part_at(self, place: QPoint) -> CardPart | None:
        index = self.indexAt(place)
        row = self.visualRect(index)
        return self._delegate.layout_at(index).part_at(place - row.topLeft())

    def _card(self, index: _Index) -> Card | None:
        card = index.data(CARD_ROLE) if index.isValid() else None
        return card if isinstance(card, Card) else None
