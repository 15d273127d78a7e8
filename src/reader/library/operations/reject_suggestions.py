"""Rejecting suggestions, here or for good."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from reader.library.changes import ChangeSet
from reader.library.operation import Session
from reader.library.operations.decide_suggestions import SuggestionDecision
from reader.model.review import (
    RejectionScope,
    RememberedRejection,
    StoredSuggestion,
    SuggestionState,
)
from reader.store.review_mapping import folded_phrase


class RejectSuggestions(SuggestionDecision):
    """Say that suggestions do not fit.

    With a wider scope the same words under the same tag are rejected in all articles (of the
    outlet) that have them waiting, and are not suggested there again.
    """

    def __init__(
        self, suggestion_ids: Iterable[str], scope: RejectionScope = RejectionScope.PASSAGE
    ) -> None:
        super().__init__(suggestion_ids)
        self._scope = scope
        self._remembered: tuple[RememberedRejection, ...] = ()
        count = len(self._suggestion_ids)
        self.label = "Reject suggestion" if count == 1 else f"Reject {count} suggestions"

    def apply(self, session: Session) -> ChangeSet:
        """Reject them; see `Operation`."""
        if self._changes is None and self._scope is not RejectionScope.PASSAGE:
            self._remembered = tuple(self._remember(session))
        changes = super().apply(session)
        for rejection in self._remembered:
            session.writer.reviews.add_rejection(rejection)
        return changes

    def revert(self, session: Session) -> ChangeSet:
        """Open the suggestions again and forget what was remembered; see `Operation`."""
        for rejection in self._remembered:
            session.writer.reviews.remove_rejection(rejection.id)
        return super().revert(session)

    def _decided(self, stored: StoredSuggestion, session: Session) -> StoredSuggestion:
        if stored.state is not SuggestionState.OPEN:
            return stored
        return replace(stored, state=SuggestionState.REJECTED, decided_at=session.now)

    def _chosen(self, session: Session) -> Sequence[StoredSuggestion]:
        named = super()._chosen(session)
        if self._scope is RejectionScope.PASSAGE:
            return named
        chosen = {stored.id: stored for stored in named}
        for rejection in self._remembered:
            alike = session.store.reviews.list_open_phrases(rejection.tag_id, rejection.outlet)
            chosen |= {
                stored.id: stored
                for stored in alike
                if folded_phrase(stored.quote.exact) == rejection.words
            }
        return list(chosen.values())

    def _remember(self, session: Session) -> Iterable[RememberedRejection]:
        seen: set[tuple[str, str, str]] = set()
        for stored in super()._chosen(session):
            outlet = ""
            if self._scope is RejectionScope.OUTLET:
                outlet = session.store.get_article(stored.article_id).article.outlet
            key = (folded_phrase(stored.quote.exact), stored.suggestion.tag_id, outlet)
            if key not in seen:
                seen.add(key)
                yield RememberedRejection(session.new_id(), *key, session.now)
