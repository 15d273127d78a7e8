"""Bringing articles into the library."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Self

from reader.library.changes import ChangeSet
from reader.library.operation import Session
from reader.library.signatures import signature_of
from reader.model.article import Article, Revision
from reader.model.parsed_article import ParsedArticle
from reader.text.fingerprint import text_sha256
from reader.text.normalise import NORMALISATION_VERSION

if TYPE_CHECKING:
    from reader.store.bundle import ArticleBundle

UNTITLED = "Untitled"
"""The title of an article that has neither a headline nor a file name."""


@dataclass(frozen=True, slots=True)
class NewArticle:
    """An article on its way in: what was found in it, and the bytes it was found in.

    ``raw`` is b"" where there were none (pasted text). ``origin`` is a file's name or the like,
    ``sample`` marks an article that comes with the program, ``feed_id`` the feed that brought
    it. ``url`` is where the bytes were fetched from, with the server's marks for them.
    ``added_at`` (None for now), ``read`` and ``starred`` are as in the reading list that it
    comes from. ``title`` is the person's own, "" for the headline.
    """

    article_id: str
    parsed: ParsedArticle
    raw: bytes = b""
    raw_type: str = ""
    origin: str = ""
    sample: bool = False
    feed_id: str | None = None
    url: str = ""
    etag: str = ""
    last_modified: str = ""
    added_at: datetime | None = None
    read: bool = False
    starred: bool = False
    title: str = ""


class AddArticles:
    """Add articles, all of them or, when anything fails, none."""

    def __init__(self, articles: Iterable[NewArticle]) -> None:
        self._waiting = tuple(articles)
        self._article_ids = tuple(article.article_id for article in self._waiting)
        self._removed: tuple[ArticleBundle, ...] = ()

    @classmethod
    def already_added(cls, article_ids: Iterable[str]) -> Self:
        """Return the operation for articles that an import has added one by one.

        It makes them one step to undo: the first `apply` finds them there and only says so.
        """
        operation = cls(())
        operation._article_ids = tuple(article_ids)
        return operation

    @property
    def label(self) -> str:
        """What was done, as in a menu."""
        count = len(self._article_ids)
        return "Add article" if count == 1 else f"Add {count} articles"

    def apply(self, session: Session) -> ChangeSet:
        """Add the articles, or put back what `revert` took out; see `Operation`."""
        if self._removed:
            for bundle in self._removed:
                session.writer.restore_article(bundle)
        else:
            self._add(session)
        return ChangeSet(articles_added=frozenset(self._article_ids))

    def revert(self, session: Session) -> ChangeSet:
        """Take the articles out, with whatever has been annotated in them; see `Operation`."""
        self._removed = tuple(map(session.writer.remove_article, self._article_ids))
        return ChangeSet(articles_removed=frozenset(self._article_ids))

    def _add(self, session: Session) -> None:
        for new in self._waiting:
            revision = _first_revision(new, session)
            session.writer.add_article(_article(new, revision), revision)


def _first_revision(new: NewArticle, session: Session) -> Revision:
    parsed = new.parsed
    return Revision(
        id=session.new_id(),
        article_id=new.article_id,
        headline=parsed.headline,
        document=parsed.document,
        normalisation=NORMALISATION_VERSION,
        text_sha256=text_sha256(parsed.headline, parsed.document.text),
        retrieved_at=session.now,
        raw=new.raw,
        raw_type=new.raw_type,
        incomplete=parsed.incomplete,
        url=new.url,
        etag=new.etag,
        last_modified=new.last_modified,
        signature=signature_of(parsed.document),
        byline=parsed.byline,
        body_chosen=parsed.body_chosen,
    )


def _article(new: NewArticle, revision: Revision) -> Article:
    parsed = new.parsed
    return Article(
        id=new.article_id,
        title=new.title or parsed.headline or new.origin or UNTITLED,
        added_at=new.added_at or revision.retrieved_at,
        revision_id=revision.id,
        outlet=parsed.outlet,
        byline=parsed.byline,
        section=parsed.section,
        published=parsed.published,
        url=parsed.url,
        language=parsed.language,
        origin=new.origin,
        sample=new.sample,
        modified=parsed.modified,
        paywalled=parsed.paywalled,
        unnamed_sources_policy=parsed.unnamed_sources_policy,
        feed_id=new.feed_id,
        read=new.read,
        starred=new.starred,
    )
