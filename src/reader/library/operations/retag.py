"""Changing which tags are on annotations."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from reader.library.operation import Session
from reader.library.operations.annotation_edit import AnnotationEdit, known_tag_ids
from reader.model.annotation import Annotation


class Retag(AnnotationEdit):
    """Give annotations exactly these tags, in this order; none leaves plain highlights."""

    label = "Change tags"

    def __init__(self, annotation_ids: Iterable[str], tag_ids: Iterable[str]) -> None:
        super().__init__(annotation_ids)
        self._tag_ids = tuple(tag_ids)

    def _edited(self, annotation: Annotation, session: Session) -> Annotation:
        return replace(annotation, tag_ids=known_tag_ids(session, self._tag_ids))
