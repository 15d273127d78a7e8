"""Offers what can be done with a selection or an annotation, and says what was chosen."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, QPointF, QRect, Signal, SignalInstance
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from reader.model.annotation import Annotation
from reader.model.codebook import Codebook, Tag
from reader.model.selectors import Passage
from reader.ui.reading.positions import QtRange
from reader.ui.reading.selection_popup import (
    MOST_CHIPS,
    PopupAction,
    PopupOffer,
    SelectionPopup,
)
from reader.ui.reading.shown_article import united
from reader.ui.reading.stage import ArticleStage


class SelectionActions(QObject):
    """Decides what popup and menu offer at a place.

    Where a selection overlaps annotations, the current one of them, or else the shortest, can be
    changed; giving a tag makes a new annotation all the same, since marks may overlap.
    """

    tag_chosen = Signal(Passage, str)
    highlight_chosen = Signal(Passage)
    note_chosen = Signal(Passage)
    tag_picker_chosen = Signal(Passage)
    copy_chosen = Signal()
    change_chosen = Signal(str, str, object)
    """An annotation's id, one of "retag", "remove", "extend" and "note", a `Passage` or None."""

    def __init__(self, stage: ArticleStage, pane: QWidget) -> None:
        super().__init__(stage)
        self._stage = stage
        self._pane = pane
        self._passage: Passage | None = None
        self._annotation_id: str | None = None
        self._span = QtRange(0, 0)
        self.popup = SelectionPopup(stage.typography.theme, pane, stage.view)
        self.popup.tag_chosen.connect(self._choose_tag)
        self.popup.action_chosen.connect(self.choose)
        stage.view.set_popup(self.popup)
        stage.view.laid_out.connect(self.follow)

    def offer_selection(self, passage: Passage) -> None:
        """Show the popup for a selected passage."""
        shown = self._stage.shown
        if shown is not None:
            self._passage = passage
            self._span = self._stage.positions.qt_range(passage)
            annotation = self.annotation_in(self._span)
            self._annotation_id = annotation.id if annotation else None
            name = self._name_of(annotation) if annotation else None
            self._show(PopupOffer(chip_tags(shown.codebook), name))

    def offer_annotation(self, annotation_id: str) -> None:
        """Show the popup for an annotation that was clicked."""
        mark = self._stage.highlights.find(annotation_id)
        annotation = self._annotation(annotation_id)
        if mark is not None and annotation is not None:
            self._passage = None
            self._annotation_id = annotation_id
            self._span = mark.span
            self._show(PopupOffer(annotation_name=self._name_of(annotation)))

    def follow(self) -> None:
        """Stay beside the words when they move; close when they have left the view."""
        if not self.popup.isVisible():
            return
        first, last = self._stage.end_lines(self._span, self._pane)
        room = self._room()
        if first.top() > room.bottom() or last.bottom() < room.top():
            self.popup.leave()
        else:
            self.popup.stand_by(first, last, room)

    def close(self) -> bool:
        """Hide the popup; return whether it was there."""
        was_there = self.popup.isVisible()
        self.popup.leave()
        return was_there

    def annotation_in(self, span: QtRange) -> Annotation | None:
        """Return the annotation that a change at Qt positions is about, or None."""
        marks = self._stage.highlights.marks_in(span)
        ids = [mark.annotation_id for mark in marks]
        current = self._stage.highlights.current_id
        return self._annotation(current if current in ids else ids[-1] if ids else None)

    def choose(self, action: PopupAction) -> None:
        """Do what a button or menu entry says, with what was offered last."""
        if action is PopupAction.COPY:
            self.copy_chosen.emit()
        elif self._passage is not None and action in self._passage_signals:
            self._passage_signals[action].emit(self._passage)
        elif self._annotation_id is not None:
            self._choose_change(self._annotation_id, action)

    def show_menu(self, place: QPoint, point: QPointF, selected: Passage | None) -> None:
        """Show the context menu for the selection, or for what is under a point."""
        menu = self.make_menu(point, selected)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)

    def make_menu(self, point: QPointF, selected: Passage | None) -> QMenu:
        """Return the context menu at a point of the document."""
        menu = QMenu(self._pane)
        shown = self._stage.shown
        marks = self._stage.highlights.marks_at(point, self._stage.view.canvas())
        self._passage = selected
        annotation = self._annotation(marks[0].annotation_id if marks else None)
        if selected is not None and annotation is None:
            annotation = self.annotation_in(self._stage.positions.qt_range(selected))
        self._annotation_id = annotation.id if annotation else None
        if selected is not None and shown is not None:
            self._add_selection_actions(menu, shown.codebook)
        if annotation is not None:
            menu.addSection(_menu_text(self._name_of(annotation)))
            self._add(menu, self.tr("Change tag…"), PopupAction.RETAG)
            if selected is not None and selected.part is annotation.target.part:
                self._add(menu, self.tr("Extend to selection"), PopupAction.EXTEND)
            self._add(menu, self.tr("Note"), PopupAction.NOTE_ON_ANNOTATION)
            self._add(menu, self.tr("Remove"), PopupAction.REMOVE)
        if menu.isEmpty():
            nothing = menu.addAction(self.tr("Nothing selected"))
            nothing.setEnabled(False)
        return menu

    @property
    def _passage_signals(self) -> dict[PopupAction, SignalInstance]:
        return {
            PopupAction.HIGHLIGHT: self.highlight_chosen,
            PopupAction.NOTE: self.note_chosen,
            PopupAction.PICK_TAG: self.tag_picker_chosen,
        }

    def _choose_change(self, annotation_id: str, action: PopupAction) -> None:
        changes = {
            PopupAction.RETAG: "retag",
            PopupAction.REMOVE: "remove",
            PopupAction.EXTEND: "extend",
            PopupAction.NOTE_ON_ANNOTATION: "note",
        }
        annotation = self._annotation(annotation_id)
        if annotation is None or action not in changes:
            return
        passage = self._passage
        if action is PopupAction.EXTEND and passage is not None:
            passage = united(annotation.target.passage, passage)
        self.change_chosen.emit(annotation_id, changes[action], passage)

    def _choose_tag(self, tag_id: str) -> None:
        if self._passage is not None:
            self.tag_chosen.emit(self._passage, tag_id)

    def _add_selection_actions(self, menu: QMenu, codebook: Codebook) -> None:
        self._add(menu, self.tr("Copy"), PopupAction.COPY)
        menu.addSeparator()
        for tag in chip_tags(codebook):
            action = menu.addAction(_menu_text(tag.name))
            action.triggered.connect(lambda _=False, tag_id=tag.id: self._choose_tag(tag_id))
        self._add(menu, self.tr("Tag…"), PopupAction.PICK_TAG)
        menu.addSeparator()
        self._add(menu, self.tr("Highlight"), PopupAction.HIGHLIGHT)
        self._add(menu, self.tr("Add note"), PopupAction.NOTE)

    def _add(self, menu: QMenu, text: str, action: PopupAction) -> QAction:
        entry = menu.addAction(text)
        entry.triggered.connect(lambda _=False: self.choose(action))
        return entry

    def _show(self, offer: PopupOffer) -> None:
        first, last = self._stage.end_lines(self._span, self._pane)
        self.popup.offer(offer, first, last, self._room())

    def _room(self) -> QRect:
        viewport = self._stage.view.viewport()
        return QRect(viewport.mapTo(self._pane, QPoint(0, 0)), viewport.size())

    def _annotation(self, annotation_id: str | None) -> Annotation | None:
        shown = self._stage.shown
        return shown.annotation(annotation_id) if shown is not None else None

    def _name_of(self, annotation: Annotation) -> str:
        shown = self._stage.shown
        name = shown.annotation_name(annotation) if shown is not None else ""
        return name or self.tr("Highlight")


def chip_tags(codebook: Codebook) -> tuple[Tag, ...]:
    """Return the tags that are offered first: those with a key, by key, then by their order."""

    def rank(tag: Tag) -> tuple[bool, int]:
        return (tag.shortcut is None, tag.shortcut or 0)

    return tuple(sorted(codebook.active, key=rank)[:MOST_CHIPS])


def _menu_text(name: str) -> str:
    """Return a name as a menu shows it: "&" would make the next letter an access key."""
    return " ".join(name.split()).replace("&", "&&")
