"""Reading annotations and the codebook."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from itertools import groupby
from operator import itemgetter

from reader.model.annotation import Annotation
from reader.model.codebook import Codebook, Tag
from reader.model.errors import NotFoundError
from reader.model.queries import AnnotationQuery
from reader.store.conditions import Conditions, annotation_conditions
from reader.store.connection import select
from reader.store.mapping import ANNOTATION_COLUMNS, annotation_from_values, tag_from_row

_COLUMNS = ", ".join(f"annotations.{column}" for column in ANNOTATION_COLUMNS)

# One statement for annotations and tags: a row for each tag, one without a tag where there is none.
_SELECT = (
    f"SELECT {_COLUMNS}, annotation_tags.tag_id FROM annotations"  # noqa: S608 - names of columns
    " JOIN articles ON articles.id = annotations.article_id"
    " LEFT JOIN annotation_tags ON annotation_tags.annotation_id = annotations.id"
)

# Text order is that of Annotation.sort_key: the headline first, longer passages first.
_IN_ORDER = """
ORDER BY articles.sort_key DESC, articles.seq DESC, annotations.part = 'body',
         annotations.start_offset, annotations.end_offset DESC, annotations.id,
         annotation_tags.position"""


def list_annotations(connection: sqlite3.Connection, query: AnnotationQuery) -> list[Annotation]:
    """Return the matching annotations: articles newest first, each in text order."""
    return _selected(connection, annotation_conditions(query))


def get_annotation(connection: sqlite3.Connection, annotation_id: str) -> Annotation:
    """Return one annotation.

    Raises:
        NotFoundError: when the library does not have it.
    """
    conditions = Conditions()
    conditions.add("annotations.id = ?", annotation_id)
    found = _selected(connection, conditions)
    if not found:
        raise NotFoundError(f"The library has no annotation {annotation_id}.")
    return found[0]


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


def _selected(connection: sqlite3.Connection, conditions: Conditions) -> list[Annotation]:
    rows = connection.execute(conditions.applied_to(_SELECT, _IN_ORDER), conditions.values)
    annotations = []
    for _, group in groupby(rows.fetchall(), key=itemgetter(0)):
        first, *rest = group
        tag_ids = () if first[-1] is None else (first[-1], *(row[-1] for row in rest))
        annotations.append(annotation_from_values(first[:-1], tag_ids))
    return annotations
