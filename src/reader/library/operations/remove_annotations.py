"""Removing annotations."""

from __future__ import annotations

from collections.abc import Iterable

from reader.library.changes import ChangeSet
from reader.library.operation import Session
from reader.library.operations.annotation_edit import changed_annotations
from reader.model.annotation import Annotation


class RemoveAnnotations:
    """Remove annotations with their tags and notes; the article stays."""

    def __init__(self, annotation_ids: Iterable[str]) -> None:
        self._annotation_ids = tuple(dict.fromkeys(annotation_ids))
        self._removed: tuple[Annotation, ...] = ()

    @property
    def label(self) -> str:
        """What was done, as in a menu."""
        count = len(self._annotation_ids)
        return "Remove annotation" if count == 1 else f"Remove {count} annotations"

    def apply(self, session: Session) -> ChangeSet:
        """Remove them; see `Operation`."""
        self._removed = tuple(map(session.writer.remove_annotation, self._annotation_ids))
        return changed_annotations(self._removed)

    def revert(self, session: Session) -> ChangeSet:
        """Put them back as they were; see `Operation`."""
        for annotation in self._removed:
            session.writer.add_annotation(annotation)
        return changed_annotations(self._removed)
