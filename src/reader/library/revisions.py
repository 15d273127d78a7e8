"""The versions of articles: every text that was read stays, and can be compared and refetched."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.model.article import Revision
from reader.model.comparison import Comparison
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

    def compare(self, old_id: str, new_id: str) -> Comparison:
        """Return two versions of an article compared; a second or two for very long ones.

        Raises:
            NotFoundError: when the library lacks one of them.
        """
        # The detector and its lexicons are loaded with the first comparison.
        from reader.library.refetching import version_text  # noqa: PLC0415
        from reader.sourcing.revision_changes import compare_versions  # noqa: PLC0415

        old, new = self.get_revision(old_id), self.get_revision(new_id)
        outlet = self._library.get_article(new.article_id).article.outlet
        return compare_versions(version_text(old), version_text(new), outlet=outlet)
