"""Opening suggestions again that were decided about: somebody has changed their mind."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from reader.library.changes import ChangeSet
from reader.library.operation import Session
from reader.library.operations.annotation_edit import changed_annotations
from reader.library.operations.decide_suggestions import SuggestionDecision
from reader.model.annotation import Annotation
from reader.model.errors import NotFoundError
from reader.model.review import StoredSuggestion, SuggestionState


class ReopenSuggestions(SuggestionDecision):
    """Open decided suggestions again; the annotations that accepting made go."""

    label = "Reopen suggestion"

    def __init__(self, suggestion_ids: Iterable[str]) -> None:
        super().__init__(suggestion_ids)
        self._removed: tuple[Annotation, ...] = ()

    def apply(self, session: Session) -> ChangeSet:
        """Open them again; see `Operation`."""
        changes = super().apply(session)
        removed = []
        for change in self._changes or ():
            annotation_id = change.before.annotation_id
            if annotation_id is not None:
                try:
                    removed.append(session.writer.remove_annotation(annotation_id))
                except NotFoundError:
                    continue  # deleted since it was accepted
        self._removed = tuple(removed)
        return changes | changed_annotations(removed)

    def revert(self, session: Session) -> ChangeSet:
        """Put decisions and annotations back; see `Operation`."""
        for annotation in self._removed:
            session.writer.add_annotation(annotation)
        return super().revert(session) | changed_annotations(self._removed)

    def _decided(self, stored: StoredSuggestion, session: Session) -> StoredSuggestion:  # noqa: ARG002
        return replace(stored, state=SuggestionState.OPEN, annotation_id=None, decided_at=None)
