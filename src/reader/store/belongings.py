"""What goes with an article when it is removed, and comes back with it: rows as they are.

Nobody looks into them in between, so they are kept as columns, seals and all, and put back as
they were, whatever a table holds.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from reader.store.connection import select
from reader.store.seals import ColumnValue

REVIEW_TABLES = ("analyses", "suggestions")
"""Tables about one version of an article's text."""

ALL_TABLES = (*REVIEW_TABLES, "ledgers", "pictures")
"""Tables whose rows belong to one article, by their column ``article_id``."""


@dataclass(frozen=True, slots=True)
class Belonging:
    """A row of another table that belongs to an article: its table and all of its columns."""

    table: str
    columns: dict[str, ColumnValue]


def list_belongings(
    connection: sqlite3.Connection, article_id: str, tables: tuple[str, ...] = ALL_TABLES
) -> tuple[Belonging, ...]:
    """Return what belongs to the article, in an order in which it can be put back."""
    return tuple(
        Belonging(table, dict(row))
        for table in tables
        for row in select(
            connection,
            f"SELECT * FROM {table} WHERE article_id = ? ORDER BY seq",  # noqa: S608 - a constant
            (article_id,),
        )
    )


def take_out(
    connection: sqlite3.Connection, article_id: str, tables: tuple[str, ...] = ALL_TABLES
) -> None:
    """Remove what belongs to the article, inside the caller's transaction."""
    for table in reversed(tables):
        connection.execute(f"DELETE FROM {table} WHERE article_id = ?", (article_id,))  # noqa: S608


def put_back(connection: sqlite3.Connection, belongings: tuple[Belonging, ...]) -> None:
    """Put rows back exactly as they were, inside the caller's transaction."""
    for each in belongings:
        names = ", ".join(each.columns)
        places = ", ".join("?" for _ in each.columns)
        connection.execute(
            f"INSERT INTO {each.table} ({names}) VALUES ({places})",  # noqa: S608 - our own names
            tuple(each.columns.values()),
        )
