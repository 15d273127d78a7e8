"""New library files."""

from __future__ import annotations

import os
import secrets
import sqlite3
from pathlib import Path

from reader.store.connection import (
    Access,
    connect,
    create_private_file,
    flush_folder,
    prepare_for_writing,
    remove_library_files,
)
from reader.store.engine import engine_over
from reader.store.rows import TABLES
from reader.store.schema import (
    APPLICATION_ID,
    SCHEMA_SEAL,
    SCHEMA_VERSION,
    definitions,
    revision_name,
)
from reader.store.seals import schema_seal, sealed

# As Alembic makes it.
_ALEMBIC_TABLE = """
CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL,
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
)"""


def create_library_file(path: Path) -> bool:
    """Make an empty library with today's tables; its folder must exist.

    It is made under another name and renamed when it is complete: whenever the program is
    killed, the path holds a whole library or nothing.

    Returns:
        False when another program made a file there in the meantime, which is left alone.

    Raises:
        OSError: when the folder cannot be written.
        sqlite3.Error: when the disk is full.
    """
    unfinished = path.with_name(f".{path.name}.{secrets.token_hex(4)}.new")
    create_private_file(unfinished)
    try:
        connection = connect(unfinished, Access.READ_WRITE)
        try:
            create_tables(connection)
            prepare_for_writing(connection)
        finally:
            connection.close()
        return _put_in_place(unfinished, path)
    finally:
        remove_library_files(unfinished)


def create_tables(connection: sqlite3.Connection) -> None:
    """Make today's tables in an empty file, in one transaction, and mark it as a library."""
    engine = engine_over(connection)
    with engine.begin() as session_connection:
        TABLES.create_all(session_connection)
        connection.execute(_ALEMBIC_TABLE)
        connection.execute(
            "INSERT INTO alembic_version VALUES (?)", (revision_name(SCHEMA_VERSION),)
        )
        seal_schema(connection)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")


def seal_schema(connection: sqlite3.Connection) -> None:
    """Note the seal over the tables as they are, inside the caller's transaction."""
    setting = sealed({"id": SCHEMA_SEAL, "value": schema_seal(definitions(connection))})
    connection.execute("DELETE FROM settings WHERE id = ?", (SCHEMA_SEAL,))
    connection.execute(
        "INSERT INTO settings (id, value, row_sha256) VALUES (:id, :value, :row_sha256)", setting
    )


def _put_in_place(unfinished: Path, path: Path) -> bool:
    """Give the file its name unless the name is taken; return whether it was free."""
    try:
        # A hard link, unlike a rename, never replaces what is there.
        os.link(unfinished, path)
    except FileExistsError:
        return False
    except OSError:
        # A file system without hard links (a USB stick); the moment between the two is short.
        if path.exists():
            return False
        unfinished.rename(path)
    flush_folder(path.parent)
    return True
