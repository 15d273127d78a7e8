"""What is asked of a library."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from reader.model.article import ArticleSummary


class Shelf(StrEnum):
    """The standing selections of the library pane."""

    ALL = "all"
    UNREAD = "unread"
    STARRED = "starred"
    ANNOTATED = "annotated"
    TO_REVIEW = "to-review"
    """With suggestions that wait for a decision."""


@dataclass(frozen=True, slots=True)
class ArticleQuery:
    """Which articles: every condition that is set must hold.

    ``words`` are separated by spaces; each must occur, whatever its case, in the title,
    outlet, byline or section. ``tag_id`` asks for articles with a passage tagged so, ``feed_ids``
    for those that came from one of these feeds (none: from anywhere), ``story_id`` for those
    that tell one story.
    """

    words: str = ""
    shelf: Shelf = Shelf.ALL
    tag_id: str | None = None
    outlet: str | None = None
    feed_ids: tuple[str, ...] = ()
    story_id: str | None = None


@dataclass(frozen=True, slots=True)
class AnnotationQuery:
    """Which annotations; ``words`` are looked for in the quote and the note."""

    words: str = ""
    article_id: str | None = None
    tag_id: str | None = None


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """A stretch of the article list, newest first.

    ``total`` counts all articles that match. ``next_cursor`` asks for the following page;
    None on the last one.
    """

    rows: tuple[ArticleSummary, ...]
    total: int
    next_cursor: str | None = None


@dataclass(frozen=True, slots=True)
class LibraryCounts:
    """What the library pane shows beside its entries.

    ``by_tag`` counts the articles with a passage tagged so: what a click on the tag lists. Tags
    on nothing are left out.
    """

    articles: int
    unread: int
    starred: int
    annotated: int
    annotations: int
    by_tag: dict[str, int]
    to_review: int = 0
