"""Writing the note on an annotation."""

from __future__ import annotations

from dataclasses import replace

from reader.library.operation import Session
from reader.library.operations.annotation_edit import AnnotationEdit
from reader.model.annotation import Annotation
from reader.text.normalise import clean_characters


class EditNote(AnnotationEdit):
    """Replace an annotation's note; "" removes it."""

    label = "Edit note"

    def __init__(self, annotation_id: str, note: str) -> None:
        super().__init__([annotation_id])
        self.annotation_id = annotation_id
        self._note = clean_characters(note)

    def _edited(self, annotation: Annotation, session: Session) -> Annotation:  # noqa: ARG002
        return replace(annotation, note=self._note)
