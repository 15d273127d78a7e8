"""Connections to a library file: how each is opened and set up."""

from __future__ import annotations

import os
import sqlite3
import urllib.parse
from collections.abc import Sequence
from enum import Enum
from pathlib import Path

from reader.store.folding import FOLD_FUNCTION, fold
from reader.store.seals import ColumnValue

BUSY_TIMEOUT = 5.0
"""Seconds to wait for another program before saying that it holds the library."""

Parameters = Sequence[ColumnValue]
"""Values for the question marks of a statement."""


class Access(Enum):
    """How a file may be used; the values are SQLite's URI parameters."""

    READ_WRITE = "mode=rw"
    READ_ONLY = "mode=ro"
    IMMUTABLE = "mode=ro&immutable=1"
    """No locks and no files beside the library: a folder where nothing can be written."""


def access_to(path: Path) -> Access:
    """Return how this process may use the file and its folder.

    A library that can only be read is opened as `Access.IMMUTABLE`, because SQLite cannot read
    a WAL library in a folder where it can make no files, and leaves files nobody can write
    beside a write-protected one. Where a journal lies beside the library its latest changes
    are in there (perhaps another person has it open just now), so it is read along.
    """
    if os.access(path, os.W_OK) and os.access(path.parent, os.W_OK):
        return Access.READ_WRITE
    return Access.READ_ONLY if journal_of(path).exists() else Access.IMMUTABLE


def journal_of(path: Path) -> Path:
    """Return where SQLite keeps the write-ahead log of the library."""
    return path.with_name(path.name + "-wal")


def connect(
    path: Path, access: Access, *, busy_timeout: float = BUSY_TIMEOUT
) -> sqlite3.Connection:
    """Return a connection to an existing file, in autocommit mode, safe settings applied.

    Nothing is written, so that a file which turns out to be no library stays as it is; see
    `prepare_for_writing` for the rest.

    Raises:
        sqlite3.Error: when SQLite cannot open the file.
    """
    uri = f"file:{urllib.parse.quote(os.fsencode(path.absolute()))}?{access.value}"
    connection = sqlite3.connect(uri, uri=True, isolation_level=None, timeout=busy_timeout)
    try:
        _execute_all(
            connection,
            f"PRAGMA busy_timeout = {round(busy_timeout * 1000)}",
            "PRAGMA foreign_keys = ON",
            # A committed annotation is on the disk: 5 ms more than NORMAL, and none lost.
            "PRAGMA synchronous = FULL",
            # What a person deletes is gone from the file (a source's name in a note).
            "PRAGMA secure_delete = ON",
            # Memory mapping makes SQLite's bugs about concurrent writers worse.
            "PRAGMA mmap_size = 0",
            # A hostile file must not run code through its schema (sqlite.org/security).
            "PRAGMA trusted_schema = OFF",
            "PRAGMA cell_size_check = ON",
        )
        connection.create_function(FOLD_FUNCTION, 1, fold, deterministic=True)
    except BaseException:
        connection.close()
        raise
    return connection


def select(connection: sqlite3.Connection, sql: str, parameters: Parameters = ()) -> sqlite3.Cursor:
    """Run a query whose rows answer to column names; values are only ever bound."""
    cursor = connection.cursor()
    # Set here and not on the connection, which SQLAlchemy shares and reads as tuples.
    cursor.row_factory = sqlite3.Row
    return cursor.execute(sql, parameters)


def prepare_for_writing(connection: sqlite3.Connection) -> None:
    """Switch to write-ahead logging: readers never wait for the writer.

    Raises:
        sqlite3.Error: when the file cannot be written.
    """
    mode = connection.execute("PRAGMA journal_mode").fetchone()[0]
    if mode != "wal":
        connection.execute("PRAGMA journal_mode = WAL")


def create_private_file(path: Path) -> None:
    """Make an empty file that only its owner can read; SQLite's side files follow its mode.

    Raises:
        FileExistsError: when the path is taken, be it by a broken link.
        OSError: when the folder cannot be written.
    """
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))


def create_private_folder(folder: Path) -> None:
    """Make a folder, and those above it that are missing, for its owner alone.

    Raises:
        OSError: when that is not possible.
    """
    missing = []
    while not folder.exists():
        missing.append(folder)
        folder = folder.parent
    for each in reversed(missing):
        each.mkdir(mode=0o700, exist_ok=True)


def flush_folder(folder: Path) -> None:
    """Wait until the folder's entries are on the disk; a new name survives a power cut."""
    if os.name == "nt":
        # Windows cannot open folders, and its file systems journal their entries.
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def remove_library_files(path: Path) -> None:
    """Remove an unfinished library and SQLite's files beside it, where they exist."""
    for suffix in ("", "-wal", "-shm", "-journal"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)


def _execute_all(connection: sqlite3.Connection, *statements: str) -> None:
    for statement in statements:
        try:
            connection.execute(statement)
        except UnicodeDecodeError as error:
            # SQLite quotes damaged names in its complaint, and Python cannot read it.
            raise sqlite3.DatabaseError("Could not decode to UTF-8: its own words") from error
