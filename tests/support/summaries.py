"""Rows of the article list, without a library."""

from __future__ import annotations

from datetime import UTC, datetime

from reader.model.article import Article, ArticleSummary, TagMark
from reader.model.parsed_article import PublicationDate

ADDED = datetime(2026, 3, 14, 16, 30, tzinfo=UTC)


def summary(
    number: int,
    *,
    title: str | None = None,
    read: bool = False,
    starred: bool = False,
    sample: bool = False,
    marks: tuple[TagMark, ...] = (),
    outlet: str = "Gull Bay Courier",
) -> ArticleSummary:
    """Return the row of article ``number``."""
    article = Article(
        f"article-{number}",
        f"Harbour report {number}" if title is None else title,
        ADDED,
        f"article-{number}-r1",
        outlet=outlet,
        published=PublicationDate("14 March 2026", "2026-03-14"),
        read=read,
        starred=starred,
        sample=sample,
    )
    return ArticleSummary(article, f"The quay of report {number}.", len(marks), marks)
