"""What tells one library from another, whatever their files are called.

In plain SQL, because it is asked for while a person only reads.
"""

from __future__ import annotations

import sqlite3

from reader.model.environment import NewId
from reader.store.seals import sealed

LIBRARY_ID = "library_id"
"""The setting that holds the id; a library has none until it is first asked for."""


def find_library_id(connection: sqlite3.Connection) -> str | None:
    """Return the library's id, None where it has none yet.

    Raises:
        sqlite3.Error: when the settings cannot be read.
    """
    row = connection.execute("SELECT value FROM settings WHERE id = ?", (LIBRARY_ID,)).fetchone()
    return row[0] if row is not None else None


def library_id(connection: sqlite3.Connection, new_id: NewId) -> str:
    """Return the library's id; one that has none gets one, in a transaction of its own.

    Raises:
        sqlite3.Error: when the library cannot be written; nothing is changed then.
    """
    known = find_library_id(connection)
    if known is not None:
        return known
    connection.execute("BEGIN IMMEDIATE")
    try:
        # Another program may have given it one while this one waited.
        given = find_library_id(connection)
        if given is None:
            given = new_id()
            setting = sealed({"id": LIBRARY_ID, "value": given})
            connection.execute(
                "INSERT INTO settings (id, value, row_sha256) VALUES (:id, :value, :row_sha256)",
                setting,
            )
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    return given
