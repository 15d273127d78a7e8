"""Reading annotations and the codebook."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Sequence

from reader.model.annotation import Annotation
from reader.model.codebook import Codebook, Tag
from reader.model.errors import NotFoundError
from reader.model.queries import AnnotationQuery
from reader.store.conditions import annotation_conditions
from reader.store.connection import select
from reader.store.mapping import annotation_from_row, tag_from_row

_SELECT = """
SELECT annotations.* FROM annotations JOIN articles ON articles.id = annotations.article_id"""

# Text order is that of Annotation.sort_key: the headline first, longer passages first.
_IN_ORDER = """
ORDER BY articles.sort_key DESC, articles.seq DESC, annotations.part = 'body',
         annotations.start_offset, annotations.end_offset DESC, annotations.id"""


def list_annotations(connection: sqlite3.Connection, query: AnnotationQuery) -> list[Annotation]:
    """Return the matching annotations: articles newest first, each in text order."""
    conditions = annotation_conditions(query)
    rows = select(
        connection, conditions.applied_to(_SELECT, _IN_ORDER), conditions.values
    ).fetchall()
    return _with_tags(connection, rows)


def get_annotation(connection: sqlite3.Connection, annotation_id: str) -> Annotation:
    """Return one annotation.

    Raises:
        NotFoundError: when the library does not have it.
    """
    rows = select(connection, "SELECT * FROM annotations WHERE id = ?", (annotation_id,)).fetchall()
    if not rows:
        raise NotFoundError(f"The library has no annotation {annotation_id}.")
    return _with_tags(connection, rows)[0]


def find_annotation_ids(connection: sqlite3.Connection, prefix: str) -> list[str]:
    """Return the ids that begin so, in their order."""
    found = connection.execute(
        "SELECT id FROM annotations WHERE substr(id, 1, ?) = ? ORDER BY id", (len(prefix), prefix)
    )
    return [row[0] for row in found]


def get_codebook(connection: sqlite3.Connection) -> Codebook:
    """Return all tags, parents before their children, siblings by order and name."""
    rows = select(connection, "SELECT * FROM tags ORDER BY position, name, id")
    children: dict[str | None, list[Tag]] = defaultdict(list)
    for row in rows:
        tag = tag_from_row(row)
        children[tag.parent_id].append(tag)
    ordered: list[Tag] = []
    waiting = children[None][::-1]
    while waiting:
        tag = waiting.pop()
        ordered.append(tag)
        waiting.extend(reversed(children[tag.id]))
    return Codebook(tuple(ordered))


def _with_tags(connection: sqlite3.Connection, rows: Sequence[sqlite3.Row]) -> list[Annotation]:
    tags: dict[str, list[str]] = defaultdict(list)
    for annotation_id, tag_id in connection.execute(
        "SELECT annotation_id, tag_id FROM annotation_tags"
        " WHERE annotation_id IN (SELECT value FROM json_each(?)) ORDER BY position",
        (json.dumps([row["id"] for row in rows]),),
    ):
        tags[annotation_id].append(tag_id)
    return [annotation_from_row(row, tags[row["id"]]) for row in rows]
