"""An article with all that belongs to it, as it is taken out of the library and put back."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from reader.model.annotation import Annotation
from reader.model.article import Article, Revision
from reader.model.queries import AnnotationQuery
from reader.store.annotation_reads import list_annotations
from reader.store.article_reads import get_article
from reader.store.belongings import Belonging, list_belongings
from reader.store.connection import select
from reader.store.mapping import raw_from_column, revision_from_row


@dataclass(frozen=True, slots=True)
class ArticleBundle:
    """A removed article: enough to put it back exactly as it was.

    ``revisions`` hold their raw bytes. The numbers are the rows' places in the library's own
    order, which decides between articles of the same time. ``belongings`` are its rows in other
    tables.
    """

    article: Article
    seq: int
    revisions: tuple[tuple[int, Revision], ...]
    annotations: tuple[tuple[int, Annotation], ...]
    belongings: tuple[Belonging, ...] = ()


def get_bundle(connection: sqlite3.Connection, article_id: str) -> ArticleBundle:
    """Return the article with everything that belongs to it.

    Raises:
        NotFoundError: when the library does not have it.
    """
    article = get_article(connection, article_id)
    seq = connection.execute("SELECT seq FROM articles WHERE id = ?", (article_id,)).fetchone()[0]
    revisions = select(
        connection, "SELECT * FROM revisions WHERE article_id = ? ORDER BY seq", (article_id,)
    )
    places = dict(
        connection.execute("SELECT id, seq FROM annotations WHERE article_id = ?", (article_id,))
    )
    annotations = list_annotations(connection, AnnotationQuery(article_id=article_id))
    return ArticleBundle(
        article=article,
        seq=seq,
        revisions=tuple(
            (row["seq"], revision_from_row(row, raw=raw_from_column(row["raw"])))
            for row in revisions
        ),
        annotations=tuple((places[each.id], each) for each in annotations),
        belongings=list_belongings(connection, article_id),
    )
