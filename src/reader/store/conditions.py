"""What is asked of a library as SQL conditions; every value is bound, never pasted in."""

from __future__ import annotations

import json

from reader.model.queries import AnnotationQuery, ArticleQuery, Shelf
from reader.store.folding import FOLD_FUNCTION, folded_words
from reader.store.seals import ColumnValue

_OPEN_SUGGESTION = (
    "suggestions.state = 'open' AND suggestions.tag_id <> 'loaded'"
    " AND suggestions.tag_id IN (SELECT tags.id FROM tags)"
)
"""A suggestion that waits for a decision; `QUIET_TAGS` never do."""

TO_REVIEW = (
    "NOT EXISTS (SELECT 1 FROM analyses WHERE analyses.revision_id = articles.revision_id"  # noqa: S608
    " AND analyses.reviewed_at IS NOT NULL)"
    " AND EXISTS (SELECT 1 FROM suggestions WHERE suggestions.article_id = articles.id"
    f" AND {_OPEN_SUGGESTION})"
)
"""An article in which something waits, unless a person has called its review finished."""

_SHELVES = {
    Shelf.ALL: "",
    Shelf.UNREAD: "articles.read = 0",
    Shelf.STARRED: "articles.starred = 1",
    Shelf.ANNOTATED: (
        "EXISTS (SELECT 1 FROM annotations WHERE annotations.article_id = articles.id)"
    ),
    Shelf.TO_REVIEW: TO_REVIEW,
}

_TAGGED_ARTICLE = """articles.id IN (
    SELECT annotations.article_id FROM annotation_tags
    JOIN annotations ON annotations.id = annotation_tags.annotation_id
    WHERE annotation_tags.tag_id = ?)"""

_TAGGED_ANNOTATION = """annotations.id IN (
    SELECT annotation_tags.annotation_id FROM annotation_tags WHERE annotation_tags.tag_id = ?)"""


class Conditions:
    """Conditions that must all hold, with their values, as they are gathered."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self.values: list[ColumnValue] = []

    def add(self, sql: str, *values: ColumnValue) -> None:
        """Add a condition and the values of its question marks."""
        self._parts.append(sql)
        self.values.extend(values)

    def applied_to(self, select: str, ending: str = "") -> str:
        """Return the statement ``select`` with these conditions, and what follows them."""
        where = f"WHERE {' AND '.join(self._parts)}" if self._parts else ""
        return f"{select} {where} {ending}"


def article_conditions(query: ArticleQuery) -> Conditions:
    """Return the conditions on ``articles``."""
    conditions = Conditions()
    if shelf := _SHELVES[query.shelf]:
        conditions.add(shelf)
    if query.tag_id is not None:
        conditions.add(_TAGGED_ARTICLE, query.tag_id)
    if query.outlet is not None:
        conditions.add("articles.outlet = ?", query.outlet)
    if query.feed_ids:
        feeds = json.dumps(query.feed_ids)
        conditions.add("articles.feed_id IN (SELECT value FROM json_each(?))", feeds)
    if query.story_id is not None:
        conditions.add("articles.story_id = ?", query.story_id)
    for word in folded_words(query.words):
        # Not LIKE: nothing to escape, and case is settled by folding, in every script.
        conditions.add("instr(articles.folded, ?)", word)
    return conditions


def annotation_conditions(query: AnnotationQuery) -> Conditions:
    """Return the conditions on ``annotations``."""
    conditions = Conditions()
    if query.article_id is not None:
        conditions.add("annotations.article_id = ?", query.article_id)
    if query.tag_id is not None:
        conditions.add(_TAGGED_ANNOTATION, query.tag_id)
    for word in folded_words(query.words):
        conditions.add(
            f"instr({FOLD_FUNCTION}(annotations.exact || char(10) || annotations.note), ?)", word
        )
    return conditions
