"""The versions of articles: every text that was read stays, and can be compared and refetched."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.model.annotation import Annotation
from reader.model.article import Revision
from reader.model.compared_versions import ComparedVersions
from reader.model.revisions import RevisionSummary
from reader.model.selectors import Part, Passage

if TYPE_CHECKING:
    from reader.library.library import Library
    from reader.store.revision_store import RevisionStore


@dataclass(frozen=True, slots=True)
class Place:
    """A passage of one version of an article."""

    revision_id: str
    passage: Passage


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

    def find_made_on(self, annotation: Annotation) -> Place | None:
        """Return the newest earlier version in which the words of an annotation stand, and where.

        For one that is changed, orphaned or detached. None where no version has them any more.
        """
        target = annotation.target
        summaries = self._store.list_revisions(annotation.article_id)
        if summaries and target.revision_id != summaries[-1].id:
            return Place(target.revision_id, target.passage)
        from reader.anchoring.finding import anchor  # noqa: PLC0415 - not at the start

        for summary in reversed(summaries[:-1]):
            revision = self._store.get_revision(summary.id)
            in_headline = target.part is Part.HEADLINE
            text = revision.headline if in_headline else revision.document.text
            found = anchor(text, target.position, target.quote).range
            if found is not None and found.of(text) == target.quote.exact:
                return Place(summary.id, Passage(target.part, found))
        return None

    def compare(self, old_id: str, new_id: str) -> ComparedVersions:
        """Return two versions of an article compared; a second or two for very long ones.

        Raises:
            NotFoundError: when the library lacks one of them.
        """
        # The detector and its lexicons are loaded with the first comparison.
        from reader.library.comparing import compare_versions  # noqa: PLC0415
        from reader.library.refetching import version_text  # noqa: PLC0415

        old, new = self.get_revision(old_id), self.get_revision(new_id)
        return compare_versions(version_text(old), version_text(new))
