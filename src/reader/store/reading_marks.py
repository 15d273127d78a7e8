"""Marking an article as read: the one write that happens while a person only reads.

In plain SQL, because it must not cost what SQLModel costs to load (50 MB, a second): most of the
time people read, and change nothing else.
"""

from __future__ import annotations

import sqlite3

from reader.store.connection import select
from reader.store.seals import SEAL, seal_of


def mark_read(connection: sqlite3.Connection, article_id: str) -> bool:
    """Mark the article as read, in a transaction of its own; return whether it was unread.

    An article that is not there any more is none that was unread.

    Raises:
        sqlite3.Error: when the library cannot be written; nothing is changed then.
    """
    connection.execute("BEGIN IMMEDIATE")
    try:
        unread = "SELECT * FROM articles WHERE id = ? AND read = 0"
        row = select(connection, unread, (article_id,)).fetchone()
        if row is not None:
            seal = seal_of({**dict(row), "read": 1})
            connection.execute(
                f"UPDATE articles SET read = 1, {SEAL} = ? WHERE id = ?",  # noqa: S608 - a constant
                (seal, article_id),
            )
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    return row is not None
