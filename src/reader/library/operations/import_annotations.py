"""Bringing in annotations that were made elsewhere, with their own times."""

from __future__ import annotations

from collections.abc import Iterable

from reader.library.changes import ChangeSet
from reader.library.operation import Session
from reader.library.operations.annotation_edit import changed_annotations
from reader.model.annotation import Annotation
from reader.model.errors import NotFoundError


class ImportAnnotations:
    """Add annotations as they are.

    They come in by the hundred, so that undo makes no fuss: one that a person has removed since
    stays away, and one of an article that is gone is passed over.
    """

    label = "Import annotations"

    def __init__(self, annotations: Iterable[Annotation]) -> None:
        self._annotations = tuple(annotations)

    def apply(self, session: Session) -> ChangeSet:
        """Add the annotations; see `Operation`."""
        here = [each for each in self._annotations if _has_article(session, each.article_id)]
        for annotation in here:
            session.writer.add_annotation(annotation)
        return changed_annotations(here)

    def revert(self, session: Session) -> ChangeSet:
        """Remove the annotations, and remember what has been made of them; see `Operation`."""
        removed: list[Annotation] = []
        for annotation in self._annotations:
            try:
                removed.append(session.writer.remove_annotation(annotation.id))
            except NotFoundError:
                continue
        self._annotations = tuple(removed)
        return changed_annotations(removed)


def _has_article(session: Session, article_id: str) -> bool:
    try:
        session.store.get_article(article_id)
    except NotFoundError:
        return False
    return True
