"""Reading articles: the list, page by page, and one article with all that is shown of it."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Sequence

from reader.documents.addresses import same_address_key
from reader.model.article import Article, ArticleSummary, OpenArticle, Revision, TagMark
from reader.model.errors import NotFoundError
from reader.model.queries import AnnotationQuery, ArticlePage, ArticleQuery, LibraryCounts
from reader.store.annotation_reads import list_annotations
from reader.store.conditions import TO_REVIEW, Conditions, article_conditions
from reader.store.connection import select
from reader.store.mapping import article_from_row, raw_from_column, revision_from_row
from reader.store.picture_store import list_pictures

_NEWEST_FIRST = "ORDER BY articles.sort_key DESC, articles.seq DESC"

_SUMMARY = """
SELECT articles.*,
       (SELECT count(*) FROM annotations WHERE annotations.article_id = articles.id)
           AS annotation_count
FROM articles"""

_TAG_MARKS = """
SELECT annotations.article_id, annotation_tags.tag_id,
       annotations.start_offset, annotations.end_offset
FROM annotations
JOIN annotation_tags ON annotation_tags.annotation_id = annotations.id
WHERE annotations.article_id IN (SELECT value FROM json_each(?))
  AND annotations.part = 'body' AND annotations.status <> 'orphaned'
ORDER BY annotations.start_offset, annotations.end_offset DESC,
         annotations.id, annotation_tags.position"""

_PRINTINGS = """
SELECT story_id, count(*) FROM articles
WHERE story_id IN (SELECT value FROM json_each(?)) GROUP BY story_id"""


def list_articles(
    connection: sqlite3.Connection,
    query: ArticleQuery,
    *,
    limit: int,
    after: tuple[str, int] | None = None,
) -> ArticlePage:
    """Return one page, newest first, without loading a body.

    Args:
        connection: the library.
        query: which articles.
        limit: rows on the page, at least 1.
        after: the last row's place on the page before (`parse_cursor`), None for the first page.
    """
    conditions = article_conditions(query)
    total = _count(connection, conditions)
    if after is not None:
        conditions.add("(articles.sort_key, articles.seq) < (?, ?)", *after)
    # One row more than the page tells whether there is another page.
    rows = select(
        connection,
        conditions.applied_to(_SUMMARY, f"{_NEWEST_FIRST} LIMIT ?"),
        [*conditions.values, limit + 1],
    ).fetchall()
    page, more = rows[:limit], len(rows) > limit
    return ArticlePage(
        rows=tuple(_summaries(connection, page)),
        total=total,
        next_cursor=_to_cursor(page[-1]) if more else None,
    )


def parse_cursor(cursor: str) -> tuple[str, int]:
    """Return the place in the list that `ArticlePage.next_cursor` stands for.

    Raises:
        ValueError: when no page gave this cursor.
    """
    key, separator, seq = cursor.rpartition("/")
    if not separator or not seq.isdecimal():
        raise ValueError(f"not a page of the article list: {cursor!r}")
    return key, int(seq)


def list_article_ids(connection: sqlite3.Connection, query: ArticleQuery) -> list[str]:
    """Return the ids of all matching articles, newest first."""
    conditions = article_conditions(query)
    found = select(
        connection,
        conditions.applied_to("SELECT id FROM articles", _NEWEST_FIRST),
        conditions.values,
    )
    return [row["id"] for row in found]


def counts(connection: sqlite3.Connection) -> LibraryCounts:
    """Return how many articles and annotations there are; per tag, how many articles."""
    flags = select(
        connection,
        "SELECT count(*) AS articles, coalesce(sum(read = 0), 0) AS unread,"
        " coalesce(sum(starred), 0) AS starred FROM articles",
    ).fetchone()
    marked = select(
        connection,
        "SELECT count(*) AS annotations, count(DISTINCT article_id) AS annotated FROM annotations",
    ).fetchone()
    by_tag = select(
        connection,
        "SELECT annotation_tags.tag_id, count(DISTINCT annotations.article_id) AS articles"
        " FROM annotation_tags JOIN annotations ON annotations.id = annotation_tags.annotation_id"
        " GROUP BY annotation_tags.tag_id",
    )
    to_review = connection.execute(
        f"SELECT count(*) FROM articles WHERE {TO_REVIEW}"  # noqa: S608 - no value in it
    ).fetchone()[0]
    return LibraryCounts(
        articles=flags["articles"],
        unread=flags["unread"],
        starred=flags["starred"],
        annotated=marked["annotated"],
        annotations=marked["annotations"],
        by_tag={row["tag_id"]: row["articles"] for row in by_tag},
        to_review=to_review,
    )


def get_article(connection: sqlite3.Connection, article_id: str) -> Article:
    """Return the article without its text.

    Raises:
        NotFoundError: when the library does not have it.
    """
    row = select(connection, "SELECT * FROM articles WHERE id = ?", (article_id,)).fetchone()
    if row is None:
        raise NotFoundError(f"The library has no article {article_id}.")
    return article_from_row(row)


def get_open_article(connection: sqlite3.Connection, article_id: str) -> OpenArticle:
    """Return the article, its current revision (without raw bytes), its annotations in text order.

    Raises:
        NotFoundError: when the library does not have it.
    """
    article = get_article(connection, article_id)
    return OpenArticle(
        article=article,
        revision=get_revision(connection, article.revision_id),
        annotations=tuple(list_annotations(connection, AnnotationQuery(article_id=article_id))),
        pictures=list_pictures(connection, article_id),
        versions=_count_versions(connection, article_id),
        printings=_other_outlets(connection, article),
    )


def find_article_ids(connection: sqlite3.Connection, prefix: str) -> list[str]:
    """Return the ids that begin so, in their order."""
    found = connection.execute(
        "SELECT id FROM articles WHERE substr(id, 1, ?) = ? ORDER BY id", (len(prefix), prefix)
    )
    return [row[0] for row in found]


def find_duplicate(connection: sqlite3.Connection, text_sha256: str, url: str) -> str | None:
    """Return the id of the article with this very text, else of one with this address, or None."""
    found = connection.execute(
        "SELECT article_id FROM revisions WHERE text_sha256 = ? ORDER BY seq LIMIT 1",
        (text_sha256,),
    ).fetchone()
    if found is None and url:
        # Articles from before there were keys have none; their address is compared as it is.
        found = connection.execute(
            "SELECT id FROM articles WHERE url_key = ? OR url = ? ORDER BY seq LIMIT 1",
            (same_address_key(url), url),
        ).fetchone()
    return found[0] if found else None


def get_raw(connection: sqlite3.Connection, revision_id: str) -> tuple[bytes, str]:
    """Return the bytes a revision was made from and their media type; b"" when there were none.

    Raises:
        NotFoundError: when the library has no such revision.
    """
    row = connection.execute(
        "SELECT raw, raw_type FROM revisions WHERE id = ?", (revision_id,)
    ).fetchone()
    if row is None:
        raise NotFoundError(f"The library has no revision {revision_id}.")
    return raw_from_column(row[0]), row[1]


def get_revision(connection: sqlite3.Connection, revision_id: str) -> Revision:
    """Return a version of an article's text without its raw bytes.

    Raises:
        NotFoundError: when the library has no such revision.
    """
    # Neither the text, which the blocks hold as well, nor the raw bytes.
    row = select(
        connection,
        "SELECT id, article_id, headline, normalisation, text_sha256, retrieved_at, raw_type,"
        " incomplete, blocks, url, etag, last_modified, signature, byline, body_chosen"
        " FROM revisions WHERE id = ?",
        (revision_id,),
    ).fetchone()
    if row is None:
        raise NotFoundError(f"The library has no revision {revision_id}.")
    return revision_from_row(row)


def _count_versions(connection: sqlite3.Connection, article_id: str) -> int:
    count: int = connection.execute(
        "SELECT count(*) FROM revisions WHERE article_id = ?", (article_id,)
    ).fetchone()[0]
    return count


def _other_outlets(connection: sqlite3.Connection, article: Article) -> tuple[str, ...]:
    if article.story_id is None:
        return ()
    others = connection.execute(
        "SELECT outlet FROM articles WHERE story_id = ? AND id <> ?"
        " ORDER BY sort_key DESC, seq DESC",
        (article.story_id, article.id),
    )
    return tuple(row[0] for row in others)


def _count(connection: sqlite3.Connection, conditions: Conditions) -> int:
    count: int = connection.execute(
        conditions.applied_to("SELECT count(*) FROM articles"), conditions.values
    ).fetchone()[0]
    return count


def _summaries(connection: sqlite3.Connection, rows: Sequence[sqlite3.Row]) -> list[ArticleSummary]:
    lengths = {row["id"]: row["text_length"] for row in rows if row["annotation_count"]}
    marks = _tag_marks(connection, lengths) if lengths else {}
    stories = {row["story_id"] for row in rows if row["story_id"] is not None}
    printings = _printings(connection, stories) if stories else {}
    return [
        ArticleSummary(
            article=article_from_row(row),
            excerpt=row["excerpt"],
            annotation_count=row["annotation_count"],
            tag_marks=tuple(marks.get(row["id"], ())),
            printing_count=printings.get(row["story_id"], 1),
        )
        for row in rows
    ]


def _printings(connection: sqlite3.Connection, stories: set[str]) -> dict[str, int]:
    """Return how many articles tell each of some stories."""
    return dict(connection.execute(_PRINTINGS, (json.dumps(sorted(stories)),)).fetchall())


def _tag_marks(connection: sqlite3.Connection, lengths: dict[str, int]) -> dict[str, list[TagMark]]:
    """Return the marks of several articles by one query; ``lengths`` in code points by id."""
    marks: dict[str, list[TagMark]] = defaultdict(list)
    for article_id, tag_id, start, end in connection.execute(
        _TAG_MARKS, (json.dumps(list(lengths)),)
    ):
        length = max(lengths[article_id], 1)
        marks[article_id].append(TagMark(tag_id, min(start / length, 1.0), min(end / length, 1.0)))
    return marks


def _to_cursor(row: sqlite3.Row) -> str:
    return f"{row['sort_key']}/{row['seq']}"
