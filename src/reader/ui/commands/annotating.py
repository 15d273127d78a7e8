"""The Annotate menu, and what the panes ask for: passages get tags and notes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint

from reader.library.changes import ChangeSet
from reader.model.annotation import Annotation
from reader.model.codebook import Tag
from reader.model.ranges import TextRange
from reader.model.selectors import AnchorStatus, Passage
from reader.ui.actions import Handler
from reader.ui.commands.parts import WindowParts
from reader.ui.workspace import Pane

if TYPE_CHECKING:
    from reader.library.operation import Operation

DIGITS = range(1, 10)


class AnnotateCommands(QObject):
    """Makes, changes and removes annotations; operations are loaded when first needed."""

    def __init__(self, parts: WindowParts) -> None:
        super().__init__(parts.window)
        self._parts = parts
        self.unsaved_notes: dict[str, str] = {}
        """Notes that could not be saved, by annotation id; closing the window would lose them."""
        self._last_tag_id: str | None = None
        self._on_their_way: dict[Passage, tuple[str, tuple[str, ...]]] = {}
        parts.current.opened.connect(self._on_their_way.clear)
        parts.current.refreshed.connect(self._on_their_way.clear)
        self._connect_panes()

    def handlers(self) -> Mapping[str, Handler]:
        """Return what each action of the menu does."""
        digits = {f"tag-{digit}": self._tag_with_digit(digit) for digit in DIGITS}
        reading = self._parts.reading
        return digits | {
            "highlight": self.highlight,
            "note": self.write_note,
            "pick-tag": self.pick_tag,
            "change-tags": self.change_tags,
            "remove-annotation": self.remove,
            "next-annotation": reading.go_to_next_annotation,
            "previous-annotation": reading.go_to_previous_annotation,
            "next-sentence": reading.next_sentence,
            "previous-sentence": reading.previous_sentence,
            "checklist": self.open_checklist,
            "edit-tags": self.edit_tags,
        }

    def highlight(self) -> None:
        """Mark the selection, or the sentence under the cursor."""
        passage = self._passage()
        if passage is not None:
            self._highlight(passage)

    def write_note(self) -> None:
        """Open the note of the current annotation, or of a new one on the passage."""
        card = self._chosen_card()
        passage = self._passage()
        if card is not None:
            self._edit_note(card)
        elif passage is not None:
            self._note_on(passage)

    def pick_tag(self) -> None:
        """Choose tags for the card, or for the passage, by name."""
        card = self._chosen_card()
        passage = self._passage()
        if card is not None:
            self._choose_tags_of(card)
        elif passage is not None:
            self._choose_tags_for(passage)

    def change_tags(self) -> None:
        """Choose the current annotation's tags anew."""
        annotation_id = self._current_id()
        if annotation_id is not None:
            self._choose_tags_of(annotation_id)

    def remove(self) -> None:
        """Remove the current annotation."""
        annotation_id = self._current_id()
        if annotation_id is not None:
            self._remove(annotation_id)

    def open_checklist(self) -> None:
        """Ask the questions of the current annotation's tags."""
        annotation_id = self._current_id()
        if annotation_id is not None:
            self._open_checklist(annotation_id)

    def edit_tags(self) -> None:
        """Open the codebook."""
        from reader.ui.commands.codebook import open_codebook  # noqa: PLC0415 - a rare dialog

        open_codebook(self._parts)

    # Passages

    def tag(self, passage: Passage, tag_id: str) -> None:
        """Give a passage a tag, on the annotation it has or on a new one."""
        tag = self._parts.overview.codebook.find(tag_id)
        if tag is None:
            return
        self._last_tag_id = tag_id
        annotation_id, tag_ids = self._present(passage)
        if annotation_id is None:
            self._annotate(passage, (tag_id,), self.tr("Tagged ‘%1’").replace("%1", tag.name))
        elif tag_id in tag_ids:
            self._parts.toaster.say(self.tr("Already tagged ‘%1’").replace("%1", tag.name))
            self._parts.reading.select_annotation(annotation_id)
        else:
            tag_ids = (*tag_ids, tag_id)
            self._on_their_way[passage] = (annotation_id, tag_ids)
            self._retag(annotation_id, tag_ids, self.tr("Tagged ‘%1’").replace("%1", tag.name))

    def _tag_with_digit(self, digit: int) -> Handler:
        def tag() -> None:
            chosen = self._parts.overview.codebook.find_by_shortcut(digit)
            passage = self._passage()
            if chosen is not None and passage is not None:
                self.tag(passage, chosen.id)

        return tag

    def _highlight(self, passage: Passage) -> None:
        codebook = self._parts.overview.codebook
        last = codebook.find(self._last_tag_id) if self._last_tag_id else None
        if last is not None and not last.archived:
            self.tag(passage, last.id)
            return
        annotation_id, _ = self._present(passage)
        if annotation_id is None:
            self._annotate(passage, (), self.tr("Highlighted"))
        else:
            self._parts.reading.select_annotation(annotation_id)

    def _note_on(self, passage: Passage) -> None:
        annotation_id, _ = self._present(passage)
        if annotation_id is None:
            annotation_id = self._annotate(passage, (), "")
        self._edit_note(annotation_id)

    def _choose_tags_for(self, passage: Passage) -> None:
        annotation_id, tag_ids = self._present(passage)

        def chosen(new_ids: tuple[str, ...]) -> None:
            if annotation_id is None:
                self._annotate(passage, new_ids, self._tagged(new_ids))
            else:
                self._retag(annotation_id, new_ids, self._tagged(new_ids))

        self._open_picker(tag_ids, self._place_in_article(), chosen)

    def _annotate(self, passage: Passage, tag_ids: tuple[str, ...], said: str) -> str:
        """Make an annotation and return its id; it is selected as soon as it is shown."""
        from reader.library.operations import Annotate  # noqa: PLC0415 - not for the first paint

        article_id = self._parts.current.id or ""
        annotation_id = self._parts.client.new_id()
        self._on_their_way[passage] = (annotation_id, tag_ids)
        self._perform(Annotate(annotation_id, article_id, passage, tag_ids), said)
        reading = self._parts.reading
        self._parts.current.when_annotated(
            annotation_id, lambda: reading.select_annotation(annotation_id, scroll=False)
        )
        return annotation_id

    # Annotations

    def _choose_tags_of(self, annotation_id: str) -> None:
        annotation = self._find(annotation_id)
        if annotation is None:
            return
        place = (
            self._parts.annotations.tag_anchor(annotation_id)
            if self._parts.workspace.is_shown(Pane.ANNOTATIONS)
            else self._place_in_article()
        )
        self._open_picker(
            annotation.tag_ids,
            place,
            lambda new_ids: self._retag(annotation_id, new_ids, self._tagged(new_ids)),
        )

    def _retag(self, annotation_id: str, tag_ids: tuple[str, ...], said: str) -> None:
        from reader.library.operations import Retag  # noqa: PLC0415 - not for the first paint

        self._perform(Retag([annotation_id], tag_ids), said)

    def _remove(self, annotation_id: str) -> None:
        from reader.library.operations import RemoveAnnotations  # noqa: PLC0415 - as above

        self._perform(RemoveAnnotations([annotation_id]), self.tr("Annotation removed"))

    def _move(self, annotation_id: str, new_range: TextRange) -> None:
        from reader.library.operations import MoveRange  # noqa: PLC0415 - as above

        self._perform(MoveRange(annotation_id, new_range), self.tr("Passage changed"))

    def _open_checklist(self, annotation_id: str) -> None:
        from reader.ui.commands.checklists import open_checklist  # noqa: PLC0415 - a rare dialog

        annotation = self._find(annotation_id)
        if annotation is not None:
            open_checklist(self._parts, annotation)

    def _save_note(self, annotation_id: str, note: str) -> None:
        from reader.library.operations import EditNote  # noqa: PLC0415 - as above

        def failed(_error: BaseException) -> None:
            self.unsaved_notes[annotation_id] = note
            self._parts.annotations.mark_unsaved_notes()

        self._parts.client.perform(
            EditNote(annotation_id, note),
            lambda _changes: self.unsaved_notes.pop(annotation_id, None),
            failed=failed,
        )

    def _edit_note(self, annotation_id: str) -> None:
        self._parts.workspace.set_shown(Pane.ANNOTATIONS, shown=True)
        self._parts.annotations.edit_note(annotation_id)

    def _perform(self, operation: Operation, said: str) -> None:
        def done(changes: ChangeSet) -> None:
            if changes and said:
                self._parts.toaster.say_done(said, operation)

        self._parts.client.perform(operation, done)

    # What is current

    def _find(self, annotation_id: str) -> Annotation | None:
        article = self._parts.current.article
        annotations = article.annotations if article is not None else ()
        return next((each for each in annotations if each.id == annotation_id), None)

    def _present(self, passage: Passage) -> tuple[str | None, tuple[str, ...]]:
        """Return the annotation on exactly this passage, and its tags.

        One that has been made but is not shown yet counts: two digits pressed one after the
        other give one annotation two tags.
        """
        if passage in self._on_their_way:
            return self._on_their_way[passage]
        article = self._parts.current.article
        for annotation in article.annotations if article is not None else ():
            if annotation.target.passage == passage and _stands(annotation):
                return annotation.id, annotation.tag_ids
        return None, ()

    def _chosen_card(self) -> str | None:
        """Return the card that has the keyboard, None when the keyboard is elsewhere."""
        pane = self._parts.annotations
        focus = self._parts.window.focusWidget()
        return pane.current_annotation_id() if focus and pane.isAncestorOf(focus) else None

    def _passage(self) -> Passage | None:
        """Return what a key is about: the selection, the annotation that is current, a sentence.

        The current annotation counts while the cursor is in it: further on it is the sentence
        there. So a second digit gives the passage just tagged another tag.
        """
        reading = self._parts.reading
        passage = reading.current_passage()
        if passage is None or reading.has_selection():
            return passage
        annotation = self._find(reading.current_annotation_id() or "")
        if annotation is None:
            return passage
        place = annotation.target.passage
        here = place.part is passage.part and place.range.overlaps(passage.range)
        return place if here else passage

    def _current_id(self) -> str | None:
        return self._chosen_card() or self._parts.reading.current_annotation_id()

    # Panes and picker

    def _connect_panes(self) -> None:
        reading, pane = self._parts.reading, self._parts.annotations
        reading.tag_requested.connect(self.tag)
        reading.highlight_requested.connect(self._highlight)
        reading.note_requested.connect(self._note_on)
        reading.tag_picker_requested.connect(self._choose_tags_for)
        reading.annotation_change_requested.connect(self._change)
        reading.range_change_requested.connect(self._move)
        pane.note_edited.connect(self._save_note)
        pane.retag_requested.connect(self._choose_tags_of)
        pane.tags_edited.connect(
            lambda annotation_id, tag_ids: self._retag(
                annotation_id, tag_ids, self._tagged(tag_ids)
            )
        )
        pane.remove_requested.connect(self._remove)
        pane.checklist_requested.connect(self._open_checklist)

    def _change(self, annotation_id: str, what: str, passage: Passage | None) -> None:
        if what == "retag":
            self._choose_tags_of(annotation_id)
        elif what == "remove":
            self._remove(annotation_id)
        elif what == "note":
            self._edit_note(annotation_id)
        elif what == "extend" and passage is not None:
            self._move(annotation_id, passage.range)

    def _open_picker(
        self,
        tag_ids: tuple[str, ...],
        place: QPoint,
        chosen: Callable[[tuple[str, ...]], None],
    ) -> None:
        from reader.ui.tags.picker import TagPicker  # noqa: PLC0415 - made at first use

        window = self._parts.window
        picker = TagPicker(window, self._parts.overview.codebook, tag_ids, window.theme)

        def took(new_ids: tuple[str, ...]) -> None:
            fresh = [tag_id for tag_id in new_ids if tag_id not in tag_ids]
            self._last_tag_id = fresh[-1] if fresh else self._last_tag_id
            chosen(new_ids)

        def create(name: str) -> None:
            tag = self._new_tag(name)
            took((*picker_ids(), tag.id))

        picker_ids = picker.chosen_ids
        picker.tags_chosen.connect(took)
        picker.tag_creation_requested.connect(create)
        picker.popup_at(place)

    def _new_tag(self, name: str) -> Tag:
        from reader.library.codebooks import new_tag  # noqa: PLC0415 - not for the first paint
        from reader.library.operations import SaveTags  # noqa: PLC0415 - as above

        tag = new_tag(self._parts.overview.codebook, name)
        self._parts.client.perform(SaveTags([tag]))
        return tag

    def _place_in_article(self) -> QPoint:
        reading = self._parts.reading
        return reading.mapToGlobal(reading.rect().center() - QPoint(170, 160))

    def _tagged(self, tag_ids: tuple[str, ...]) -> str:
        codebook = self._parts.overview.codebook
        names = [tag.name for tag_id in tag_ids if (tag := codebook.find(tag_id)) is not None]
        if not tag_ids:
            return self.tr("No tags any more")
        said = self.tr("Tagged ‘%1’").replace("%1", "’, ‘".join(names))
        return said if names else self.tr("Tagged")


def _stands(annotation: Annotation) -> bool:
    return annotation.status is not AnchorStatus.ORPHANED
