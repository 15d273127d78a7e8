"""Changing the list of an article's sources by hand."""

from __future__ import annotations

from reader.library.changes import ChangeSet
from reader.library.operation import Session
from reader.model.errors import UsageError


class EditSources:
    """Keep other edits of an article's list of sources: merged, split, linked, renamed.

    Args:
        article_id: whose sources.
        edits: the JSON of all edits, the new one included; "" for none.
        label: what the person did, as in a menu.
    """

    def __init__(self, article_id: str, edits: str, label: str = "Edit sources") -> None:
        self.label = label
        self._article_id = article_id
        self._edits = edits
        self._before: str | None = None

    def apply(self, session: Session) -> ChangeSet:
        """Write the edits; see `Operation`."""
        current = session.store.reviews.get_ledger_edits(self._article_id)
        if self._before is None:
            session.store.get_article(self._article_id)  # raises where it is gone
            self._before = current
        return self._write(session, expected=self._before, edits=self._edits)

    def revert(self, session: Session) -> ChangeSet:
        """Put the edits back as they were; see `Operation`."""
        return self._write(session, expected=self._edits, edits=self._before or "")

    def _write(self, session: Session, *, expected: str, edits: str) -> ChangeSet:
        if session.store.reviews.get_ledger_edits(self._article_id) != expected:
            raise UsageError(
                "The list of sources has been changed elsewhere in the meantime.",
                "Open the article again to see it as it is now.",
            )
        if edits == expected:
            return ChangeSet()
        session.writer.reviews.save_ledger_edits(self._article_id, edits)
        return ChangeSet(reviewed=frozenset({self._article_id}))
