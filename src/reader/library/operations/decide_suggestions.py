"""What the decisions about suggestions share: each remembers how the suggestions were."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reader.library.changes import ChangeSet
from reader.library.operation import Session
from reader.model.errors import UsageError
from reader.model.review import StoredSuggestion


@dataclass(frozen=True, slots=True)
class SuggestionChange:
    """A suggestion before and after."""

    before: StoredSuggestion
    after: StoredSuggestion


class SuggestionDecision(ABC):
    """A decision about suggestions; a subclass says what it makes of each."""

    label: str

    def __init__(self, suggestion_ids: Iterable[str]) -> None:
        self._suggestion_ids = tuple(dict.fromkeys(suggestion_ids))
        self._changes: tuple[SuggestionChange, ...] | None = None

    @abstractmethod
    def _decided(self, stored: StoredSuggestion, session: Session) -> StoredSuggestion:
        """Return the suggestion as it is to be."""

    def _chosen(self, session: Session) -> Sequence[StoredSuggestion]:
        """Return the suggestions that the decision is about, as they are."""
        return session.store.reviews.get_suggestions(self._suggestion_ids)

    def apply(self, session: Session) -> ChangeSet:
        """Write the decision; see `Operation`.

        Raises:
            NotFoundError: when a suggestion is gone.
            UsageError: when it has been decided about elsewhere.
        """
        if self._changes is None:
            changes = (
                SuggestionChange(stored, self._decided(stored, session))
                for stored in self._chosen(session)
            )
            self._changes = tuple(each for each in changes if each.before != each.after)
            written = self._changes
        else:
            written = self._changes
            _check_unchanged(session, [change.before for change in written])
        for change in written:
            session.writer.reviews.save_suggestion(change.after)
        return _changed(written)

    def revert(self, session: Session) -> ChangeSet:
        """Put the suggestions back as they were; see `Operation`."""
        changes = self._changes or ()
        _check_unchanged(session, [change.after for change in changes])
        for change in changes:
            session.writer.reviews.save_suggestion(change.before)
        return _changed(changes)


def _check_unchanged(session: Session, expected: Sequence[StoredSuggestion]) -> None:
    current = session.store.reviews.get_suggestions(each.id for each in expected)
    for before, now in zip(expected, current, strict=True):
        if (before.state, before.annotation_id) != (now.state, now.annotation_id):
            raise UsageError(
                "The suggestion has been decided about elsewhere in the meantime.",
                "Open the article again to see it as it is now.",
            )


def _changed(changes: Sequence[SuggestionChange]) -> ChangeSet:
    return ChangeSet(reviewed=frozenset(change.before.article_id for change in changes))
