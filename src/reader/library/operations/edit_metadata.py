"""Correcting what is known about an article: title, authors, outlet, date and the like."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Self

from reader.library.changes import ChangeSet
from reader.library.operation import Session
from reader.model.article import Article
from reader.model.errors import UsageError
from reader.model.parsed_article import PublicationDate
from reader.text.normalise import clean_characters, collapse_whitespace


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a person can correct; each as in `Article`."""

    title: str
    byline: tuple[str, ...] = ()
    outlet: str = ""
    section: str = ""
    published: PublicationDate | None = None
    language: str = ""
    url: str = ""

    @classmethod
    def of(cls, article: Article) -> Self:
        """Return what an article has."""
        return cls(
            title=article.title,
            byline=article.byline,
            outlet=article.outlet,
            section=article.section,
            published=article.published,
            language=article.language,
            url=article.url,
        )

    def cleaned(self) -> Self:
        """Return it without characters that nothing shows, and without white space around words.

        Raises:
            UsageError: when there is no title.
        """
        title = _tidy(self.title)
        if not title:
            raise UsageError("An article needs a title.", "Write one, or press Cancel.")
        return replace(
            self,
            title=title,
            byline=tuple(filter(None, map(_tidy, self.byline))),
            outlet=_tidy(self.outlet),
            section=_tidy(self.section),
            language=self.language.strip(),
            url=self.url.strip(),
        )


class EditMetadata:
    """Replace what is known about an article; its text and annotations stay as they are.

    Args:
        article_id: which article.
        metadata: all of it, as it is to be.
        seen: what the person saw when they began; None for what the library has by now.

    Raises:
        UsageError: when there is no title.
    """

    label = "Edit metadata"

    def __init__(
        self, article_id: str, metadata: Metadata, *, seen: Metadata | None = None
    ) -> None:
        self.article_id = article_id
        self._after = metadata.cleaned()
        self._before = seen

    def apply(self, session: Session) -> ChangeSet:
        """Write it; see `Operation`.

        Raises:
            NotFoundError: when the library does not have the article.
            UsageError: when it has been changed elsewhere, or another article has the address.
        """
        if self._before is None:
            article = session.store.get_article(self.article_id).article
            self._before = Metadata.of(article)
        return self._write(session, expected=self._before, metadata=self._after)

    def revert(self, session: Session) -> ChangeSet:
        """Write what was there before; see `Operation`."""
        if self._before is None:
            return ChangeSet()
        return self._write(session, expected=self._after, metadata=self._before)

    def _write(self, session: Session, *, expected: Metadata, metadata: Metadata) -> ChangeSet:
        article = session.store.get_article(self.article_id).article
        if Metadata.of(article) != expected:
            raise UsageError(
                "What is known about the article has been changed elsewhere in the meantime.",
                "Open the article again to see it as it is now.",
            )
        if metadata == expected:
            return ChangeSet()
        if metadata.url and metadata.url != expected.url:
            self._refuse_taken(session, metadata.url)
        session.writer.update_article(
            replace(
                article,
                title=metadata.title,
                byline=metadata.byline,
                outlet=metadata.outlet,
                section=metadata.section,
                published=metadata.published,
                language=metadata.language,
                url=metadata.url,
            )
        )
        return ChangeSet(articles_changed=frozenset({self.article_id}))

    def _refuse_taken(self, session: Session, url: str) -> None:
        other = session.store.find_duplicate("", url)
        if other is not None and other != self.article_id:
            title = session.store.get_article(other).article.title
            raise UsageError(
                f"Another article has this address: “{title}”.",
                "Correct the address, or delete one of the two.",
            )


def _tidy(text: str) -> str:
    return collapse_whitespace(clean_characters(text)).strip()
