"""Changing which words an annotation covers."""

from __future__ import annotations

from dataclasses import replace

from reader.library.operation import Session
from reader.library.operations.annotation_edit import AnnotationEdit, target_of
from reader.model.annotation import Annotation
from reader.model.ranges import TextRange
from reader.model.selectors import AnchorStatus, Passage


class MoveRange(AnnotationEdit):
    """Give an annotation another range in the same part of the article's current text.

    Whoever places a range by hand knows where it belongs: the annotation stands exactly then.
    """

    label = "Change passage"

    def __init__(self, annotation_id: str, new_range: TextRange) -> None:
        super().__init__([annotation_id])
        self._new_range = new_range

    def _edited(self, annotation: Annotation, session: Session) -> Annotation:
        passage = Passage(annotation.target.part, self._new_range)
        target = target_of(session, annotation.article_id, passage)
        return replace(annotation, target=target, status=AnchorStatus.EXACT)
