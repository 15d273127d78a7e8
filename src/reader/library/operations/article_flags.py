"""Marking articles: read, starred."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable
from dataclasses import replace

from reader.library.changes import ChangeSet
from reader.library.operation import Session
from reader.model.article import Article


class _ArticleFlag(ABC):
    """Sets one flag of articles; other flags are left as they are at that time."""

    def __init__(self, article_ids: Iterable[str]) -> None:
        self._article_ids = tuple(dict.fromkeys(article_ids))
        self._changed: tuple[str, ...] | None = None

    @abstractmethod
    def _flagged(self, article: Article, *, back: bool) -> Article:
        """Return the article with the flag set, or ``back`` as it was before."""

    def apply(self, session: Session) -> ChangeSet:
        """Set the flag; see `Operation`."""
        if self._changed is None:
            articles = (session.store.get_article(each).article for each in self._article_ids)
            self._changed = tuple(
                article.id for article in articles if self._flagged(article, back=False) != article
            )
        return self._write(session, back=False)

    def revert(self, session: Session) -> ChangeSet:
        """Give the articles that were changed their old flag; see `Operation`."""
        return self._write(session, back=True)

    def _write(self, session: Session, *, back: bool) -> ChangeSet:
        changed = self._changed or ()
        for article_id in changed:
            article = session.store.get_article(article_id).article
            session.writer.update_article(self._flagged(article, back=back))
        return ChangeSet(articles_changed=frozenset(changed))


class MarkRead(_ArticleFlag):
    """Mark articles as read, or as unread."""

    def __init__(self, article_ids: Iterable[str], read: bool) -> None:
        super().__init__(article_ids)
        self._read = read

    @property
    def label(self) -> str:
        """What was done, as in a menu."""
        return "Mark as read" if self._read else "Mark as unread"

    def _flagged(self, article: Article, *, back: bool) -> Article:
        return replace(article, read=self._read != back)


class Star(_ArticleFlag):
    """Give articles a star, or take it away."""

    def __init__(self, article_ids: Iterable[str], starred: bool) -> None:
        super().__init__(article_ids)
        self._starred = starred

    @property
    def label(self) -> str:
        """What was done, as in a menu."""
        return "Star" if self._starred else "Remove star"

    def _flagged(self, article: Article, *, back: bool) -> Article:
        return replace(article, starred=self._starred != back)
