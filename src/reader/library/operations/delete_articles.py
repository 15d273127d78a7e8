"""Deleting articles."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from reader.library.changes import ChangeSet
from reader.library.operation import Session

if TYPE_CHECKING:
    from reader.store.bundle import ArticleBundle


class DeleteArticles:
    """Delete articles with all their revisions and annotations."""

    def __init__(self, article_ids: Iterable[str]) -> None:
        self._article_ids = tuple(dict.fromkeys(article_ids))
        self._removed: tuple[ArticleBundle, ...] = ()

    @property
    def label(self) -> str:
        """What was done, as in a menu."""
        count = len(self._article_ids)
        return "Delete article" if count == 1 else f"Delete {count} articles"

    def apply(self, session: Session) -> ChangeSet:
        """Delete them; see `Operation`."""
        self._removed = tuple(map(session.writer.remove_article, self._article_ids))
        return ChangeSet(articles_removed=frozenset(self._article_ids))

    def revert(self, session: Session) -> ChangeSet:
        """Put them back with everything that belonged to them; see `Operation`."""
        for bundle in self._removed:
            session.writer.restore_article(bundle)
        return ChangeSet(articles_added=frozenset(bundle.article.id for bundle in self._removed))
