"""The versions of articles: every text that was read stays, and can be compared and refetched."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.model.article import Revision
from reader.model.revisions import RevisionSummary

if TYPE_CHECKING:
    from reader.library.library import Library
    from reader.store.revision_store import RevisionStore


class Revisions:
    """The part of `Library` that knows versions; used from the library's thread."""

    def __init__(self, library: Library, store: RevisionStore) -> None:
        self._library = library
        self._store = store

    def list_revisions(self, article_id: str) -> list[RevisionSummary]:
        """Return an article's versions without their texts, the first one first."""
        return self._store.list_revisions(article_id)

    def get_revision(self, revision_id: str) -> Revision:
        """Return a version without its raw bytes.

        Raises:
            NotFoundError: when the library has no such version.
        """
        return self._store.get_revision(revision_id)
