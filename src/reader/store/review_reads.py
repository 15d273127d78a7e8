"""Reading analyses, suggestions and what was decided about them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from reader.model.errors import NotFoundError
from reader.model.review import ArticleReview, RememberedRejection, RuleCount, StoredSuggestion
from reader.store.article_reads import get_article
from reader.store.connection import select
from reader.store.mapping import time_from_text
from reader.store.review_mapping import (
    analysis_from_found,
    rejection_from_row,
    suggestion_from_row,
)

_IN_ORDER = "ORDER BY part = 'body', start_offset, end_offset DESC, tag_id, id"

# An accepted suggestion whose annotation was deleted later is one that does not hold.
_SUGGESTIONS = f"""
SELECT suggestions.id, suggestions.article_id, revision_id, part, start_offset, end_offset, exact,
       prefix, suffix, tag_id, details, annotation_id, decided_at, created_at,
       CASE WHEN state = 'accepted'
             AND NOT EXISTS (SELECT 1 FROM annotations WHERE annotations.id = annotation_id)
            THEN 'rejected' ELSE state END AS state
FROM suggestions WHERE article_id = ? AND revision_id = ?
 AND tag_id IN (SELECT tags.id FROM tags) {_IN_ORDER}"""  # noqa: S608 - constants only

_UNANALYSED = """
SELECT articles.id FROM articles
LEFT JOIN analyses ON analyses.revision_id = articles.revision_id AND analyses.detector >= ?
WHERE analyses.id IS NULL ORDER BY articles.sort_key DESC, articles.seq DESC LIMIT ?"""


def get_review(connection: sqlite3.Connection, article_id: str, *, detector: int) -> ArticleReview:
    """Return what is known of the sources of an article's current text.

    An analysis by a detector older than ``detector`` counts as none.

    Raises:
        NotFoundError: when the library does not have the article.
    """
    revision_id = get_article(connection, article_id).revision_id
    row = select(
        connection,
        "SELECT found, detector, reviewed_at FROM analyses WHERE revision_id = ?",
        (revision_id,),
    ).fetchone()
    found, reviewed = None, None
    if row is not None:
        reviewed = row["reviewed_at"]
        found = analysis_from_found(row["found"]) if row["detector"] >= detector else None
    return ArticleReview(
        article_id=article_id,
        revision_id=revision_id,
        analysis=found,
        suggestions=tuple(
            map(suggestion_from_row, select(connection, _SUGGESTIONS, (article_id, revision_id)))
        ),
        reviewed_at=time_from_text(reviewed) if reviewed is not None else None,
        edits=get_ledger_edits(connection, article_id),
    )


def get_ledger_edits(connection: sqlite3.Connection, article_id: str) -> str:
    """Return the JSON of what a person changed in the article's list of sources, or ""."""
    row = connection.execute(
        "SELECT edits FROM ledgers WHERE article_id = ?", (article_id,)
    ).fetchone()
    return row[0] if row is not None else ""


def list_unanalysed(connection: sqlite3.Connection, *, detector: int, limit: int) -> list[str]:
    """Return the ids of articles whose current text this detector has not seen, newest first."""
    return [row[0] for row in connection.execute(_UNANALYSED, (detector, limit))]


def count_unanalysed(connection: sqlite3.Connection, *, detector: int) -> int:
    """Return how many articles `list_unanalysed` has in all."""
    count: int = connection.execute(
        "SELECT count(*) FROM articles WHERE NOT EXISTS (SELECT 1 FROM analyses"
        " WHERE analyses.revision_id = articles.revision_id AND analyses.detector >= ?)",
        (detector,),
    ).fetchone()[0]
    return count


def list_suggestions_of(connection: sqlite3.Connection, article_id: str) -> list[StoredSuggestion]:
    """Return all suggestions of an article, those for older texts of it too."""
    rows = select(
        connection,
        f"SELECT * FROM suggestions WHERE article_id = ? {_IN_ORDER}",  # noqa: S608
        (article_id,),
    )
    return [suggestion_from_row(row) for row in rows]


def list_open_phrases(
    connection: sqlite3.Connection, tag_id: str, outlet: str
) -> list[StoredSuggestion]:
    """Return the open suggestions of a tag in all articles, or in those of one outlet."""
    rows = select(
        connection,
        "SELECT suggestions.* FROM suggestions JOIN articles"
        " ON articles.id = suggestions.article_id"
        " WHERE suggestions.state = 'open' AND suggestions.tag_id = ?"
        " AND (? = '' OR articles.outlet = ?) ORDER BY suggestions.seq",
        (tag_id, outlet, outlet),
    )
    return [suggestion_from_row(row) for row in rows]


def get_suggestions(
    connection: sqlite3.Connection, suggestion_ids: Iterable[str]
) -> list[StoredSuggestion]:
    """Return suggestions by their ids, in the order asked for.

    Raises:
        NotFoundError: when the library does not have one of them.
    """
    found: list[StoredSuggestion] = []
    for suggestion_id in suggestion_ids:
        row = select(
            connection, "SELECT * FROM suggestions WHERE id = ?", (suggestion_id,)
        ).fetchone()
        if row is None:
            raise NotFoundError(
                f"The library has no suggestion {suggestion_id}.", "Open the article again."
            )
        found.append(suggestion_from_row(row))
    return found


def list_rejections(connection: sqlite3.Connection) -> list[RememberedRejection]:
    """Return the words that are not to be suggested again, oldest first."""
    rows = select(connection, "SELECT * FROM rejections ORDER BY created_at, id")
    return [rejection_from_row(row) for row in rows]


def count_by_rule(connection: sqlite3.Connection) -> list[RuleCount]:
    """Return for each rule how its suggestions fared, the most decided first."""
    rows = select(
        connection,
        "SELECT rule, sum(state = 'accepted') AS accepted, sum(state = 'rejected') AS rejected,"
        " sum(state = 'open') AS waiting FROM suggestions GROUP BY rule"
        " ORDER BY accepted + rejected DESC, rule",
    )
    return [
        RuleCount(row["rule"], row["accepted"], row["rejected"], row["waiting"]) for row in rows
    ]
