"""What an operation changed, so that each pane can refresh what is its own."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """The ids of what changed; the values are read again by those who show them.

    ``articles_changed`` lists articles whose own fields changed (title, read, starred),
    ``annotated`` the articles of which an annotation was made, changed or removed, and
    ``annotations`` those annotations. ``reviewed`` lists the articles of which the analysis, a
    suggestion or the list of sources changed. ``rejections_changed`` says that words which are
    not to be suggested again came or went.
    """

    articles_added: frozenset[str] = frozenset()
    articles_changed: frozenset[str] = frozenset()
    articles_removed: frozenset[str] = frozenset()
    annotated: frozenset[str] = frozenset()
    annotations: frozenset[str] = frozenset()
    reviewed: frozenset[str] = frozenset()
    tags_changed: bool = False
    feeds_changed: bool = False
    rejections_changed: bool = False

    def __bool__(self) -> bool:
        """Return true when anything changed."""
        return any(
            (
                self.tags_changed,
                self.feeds_changed,
                self.rejections_changed,
                self.reviewed,
                self.articles_added,
                self.articles_changed,
                self.articles_removed,
                self.annotated,
                self.annotations,
            )
        )

    def __or__(self, other: ChangeSet) -> ChangeSet:
        """Return both changes as one."""
        return ChangeSet(
            articles_added=self.articles_added | other.articles_added,
            articles_changed=self.articles_changed | other.articles_changed,
            articles_removed=self.articles_removed | other.articles_removed,
            annotated=self.annotated | other.annotated,
            annotations=self.annotations | other.annotations,
            reviewed=self.reviewed | other.reviewed,
            tags_changed=self.tags_changed or other.tags_changed,
            feeds_changed=self.feeds_changed or other.feeds_changed,
            rejections_changed=self.rejections_changed or other.rejections_changed,
        )
