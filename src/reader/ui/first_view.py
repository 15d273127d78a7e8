"""What a window shows first; read in one go in the library's thread."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.model.article import OpenArticle
from reader.model.codebook import Codebook
from reader.model.errors import NotFoundError
from reader.model.queries import ArticlePage, ArticleQuery

if TYPE_CHECKING:
    from reader.library.library import Library

FIRST_ROWS = 50
"""Rows of the first page: more than a screen shows, so that the list is there at once."""


@dataclass(frozen=True, slots=True)
class FirstView:
    """Tags, the beginning of the list, and an article; None in an empty library."""

    codebook: Codebook
    page: ArticlePage
    article: OpenArticle | None


def first_view(library: Library, last_articles: Mapping[str, str], annotation_id: str) -> FirstView:
    """Return what a window shows first.

    The article is the one with the annotation that was asked for (an id or the beginning of
    one), else the one that was open last in this library, else the newest.
    """
    page = library.list_articles(ArticleQuery(), limit=FIRST_ROWS)
    wanted = [last_articles.get(str(library.path), "")]
    wanted += [row.article.id for row in page.rows[:1]]
    if annotation_id:
        ids = library.find_annotation_ids(annotation_id)
        wanted[:0] = [library.get_annotation(ids[0]).article_id] if len(ids) == 1 else []
    return FirstView(library.get_codebook(), page, _first_there(library, wanted))


def _first_there(library: Library, article_ids: Sequence[str]) -> OpenArticle | None:
    for article_id in article_ids:
        try:
            if article_id:
                return library.get_article(article_id)
        except NotFoundError:
            continue  # deleted since it was open last
    return None
