"""Accepting suggestions: each becomes an annotation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from reader.library.changes import ChangeSet
from reader.library.operation import Session
from reader.library.operations.annotate import Annotate
from reader.library.operations.decide_suggestions import SuggestionDecision
from reader.model.review import StoredSuggestion, SuggestionState
from reader.model.selectors import Passage


class AcceptSuggestions(SuggestionDecision):
    """Make annotations of suggestions: one, or all that a person agrees with at once.

    Args:
        annotations: the id of the annotation to make, by the suggestion's id.
        tag_id: another tag than the suggested one; None takes the suggestion's own.
        passage: another passage than the suggested one; only for a single suggestion.
        note: a note on each.
    """

    def __init__(
        self,
        annotations: Mapping[str, str],
        *,
        tag_id: str | None = None,
        passage: Passage | None = None,
        note: str = "",
    ) -> None:
        super().__init__(annotations)
        if passage is not None and len(annotations) != 1:
            raise ValueError("a passage is for one suggestion")
        self._annotation_ids = dict(annotations)
        self._tag_id = tag_id
        self._passage = passage
        self._note = note
        self._made: list[Annotate] = []
        count = len(annotations)
        self.label = "Accept suggestion" if count == 1 else f"Accept {count} suggestions"

    def apply(self, session: Session) -> ChangeSet:
        """Make the annotations; see `Operation`.

        Raises:
            NotFoundError: when a suggestion or the tag is gone.
            UsageError: when the passage is not in the text, or a suggestion was decided about.
        """
        again = self._changes is not None
        changes = super().apply(session)
        if not again:
            self._made = [self._annotate(change.before) for change in self._changes or ()]
        for operation in self._made:
            changes |= operation.apply(session)
        return changes

    def revert(self, session: Session) -> ChangeSet:
        """Remove the annotations and open the suggestions again; see `Operation`."""
        changes = ChangeSet()
        for operation in reversed(self._made):
            changes |= operation.revert(session)
        return changes | super().revert(session)

    def _decided(self, stored: StoredSuggestion, session: Session) -> StoredSuggestion:
        if stored.state is SuggestionState.ACCEPTED:
            return stored
        return replace(
            stored,
            state=SuggestionState.ACCEPTED,
            annotation_id=self._annotation_ids[stored.id],
            decided_at=session.now,
        )

    def _annotate(self, stored: StoredSuggestion) -> Annotate:
        suggestion = stored.suggestion
        tag_id = self._tag_id or suggestion.tag_id
        return Annotate(
            self._annotation_ids[stored.id],
            stored.article_id,
            self._passage or Passage(suggestion.part, suggestion.range),
            (tag_id,),
            self._note,
            # The grade is that of an unnamed source: another tag does not take it along.
            suggestion.grade if tag_id == suggestion.tag_id else None,
        )
