"""Copies of a library: complete, verified, and never in place of something else."""

from __future__ import annotations

import hashlib
import os
import secrets
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from reader.model.errors import DamagedLibraryError, DiskFullError, OutputError
from reader.store.connection import (
    Access,
    connect,
    create_private_file,
    flush_folder,
    journal_of,
    remove_library_files,
)
from reader.store.failures import damaged, library_error
from reader.store.schema import list_tables
from reader.store.seals import SEAL

BACKUP_FOLDER = "backups"
"""The folder beside the library for the copies that the program makes of its own accord."""
STAMP = "%Y-%m-%d %H%M%S"
"""The time in a copy's name, as `strftime` writes it."""


def back_up(path: Path, access: Access, target: Path, *, replace: bool = False) -> Path:
    """Copy the library at ``path`` to ``target``; return where the copy is.

    The copy holds what was committed when copying began, is one file without a journal, and can
    be opened as a library. It gets its name only after it was opened, checked by SQLite and
    compared with the library row by row.

    Args:
        path: the library.
        access: how the library may be used.
        target: where the copy shall be; its folder must exist.
        replace: whether a file at ``target`` may be replaced; never the library itself.

    Raises:
        OutputError: when ``target`` is taken or cannot be written.
        DiskFullError: when there is no room for the copy.
        DamagedLibraryError: when the library cannot be copied whole.
        BusyLibraryError: when another program holds the library.
    """
    _check_target(path, target, replace=replace)
    unfinished = target.with_name(f".{target.name}.{secrets.token_hex(4)}.new")
    try:
        create_private_file(unfinished)
        try:
            _copy(path, access, unfinished)
            _flush_file(unfinished)
            unfinished.replace(target)
            flush_folder(target.parent)
        finally:
            remove_library_files(unfinished)
    except OSError as error:
        raise OutputError(
            f"The copy {target} could not be written: {error.strerror or error}.",
            "Choose another place.",
        ) from error
    except sqlite3.Error as error:
        raise _failure(error, path, target) from error
    return target


def dated_name(path: Path, time: datetime, label: str = "") -> str:
    """Return a file name for a copy: "library 2026-11-22 160000.onbackground", UTC."""
    words = (path.stem, label, time.astimezone(UTC).strftime(STAMP))
    return " ".join(word for word in words if word) + path.suffix


def _check_target(path: Path, target: Path, *, replace: bool) -> None:
    if target.exists() and target.samefile(path):
        raise OutputError(f"{target} is the library itself.", "Choose another name for the copy.")
    if os.path.lexists(target) and (not replace or target.is_dir()):
        raise OutputError(
            f"There is something at {target} already.", "Choose another name for the copy."
        )
    journal = journal_of(target)
    if journal.exists():
        # SQLite would take what is in there for the latest changes to the copy.
        raise OutputError(
            f"The journal {journal} of another library is in the way of the copy.",
            "Choose another name for the copy.",
        )


def _copy(path: Path, access: Access, unfinished: Path) -> None:
    # A connection of its own: copying through one with an open write transaction never ends.
    source_access = Access.READ_ONLY if access is Access.READ_WRITE else access
    with closing(connect(path, source_access)) as source:
        # One read transaction, so that what is compared is what was copied.
        source.execute("BEGIN")
        wanted = contents_digest(source)
        with closing(sqlite3.connect(unfinished, isolation_level=None)) as copy:
            source.backup(copy)
            # The copy stands alone, also in a folder where no journal can be made.
            copy.execute("PRAGMA journal_mode = DELETE")
        source.execute("ROLLBACK")
    with closing(connect(unfinished, Access.IMMUTABLE)) as copy:
        sound = copy.execute("PRAGMA quick_check(1)").fetchone() == ("ok",)
        if not sound or contents_digest(copy) != wanted:
            raise damaged(path)


def contents_digest(connection: sqlite3.Connection) -> str:
    """Return a digest of the marks, the tables and each value of every row.

    Raises:
        sqlite3.DatabaseError: when something cannot be read.
    """
    # A note whose bytes are no longer UTF-8 is copied as it is.
    connection.text_factory = bytes
    statements = [
        "PRAGMA application_id",
        "PRAGMA user_version",
        "SELECT name, sql FROM sqlite_master ORDER BY name",
        *(f"SELECT * FROM {table} ORDER BY rowid" for table in list_tables(connection)),  # noqa: S608
    ]
    return _digest_of(connection, statements)


def seals_digest(connection: sqlite3.Connection) -> str:
    """Return a digest that is another one when anything that the library holds has changed.

    Much faster than `contents_digest`, because it takes the rows' seals at their word: it finds
    changes, no damage.

    Raises:
        sqlite3.DatabaseError: when something cannot be read.
    """
    statements = ["PRAGMA user_version"]
    for table in list_tables(connection):
        columns = {row[1] for row in connection.execute(f"PRAGMA table_info({table})")}
        wanted = f"seq, {SEAL}" if SEAL in columns else "*"
        statements.append(f"SELECT {wanted} FROM {table} ORDER BY rowid")  # noqa: S608 - quoted
    return _digest_of(connection, statements)


def _digest_of(connection: sqlite3.Connection, statements: list[str]) -> str:
    digest = hashlib.sha256()
    for statement in statements:
        digest.update(f"{statement};".encode())
        for row in connection.execute(statement):
            for value in row:
                if isinstance(value, bytes):
                    # As they are: to write a stored page out as Python would takes longer than
                    # all the rest. The length in front keeps neighbours apart.
                    digest.update(f"b{len(value)},".encode())
                    digest.update(value)
                else:
                    digest.update(f"{value!r},".encode())
    return digest.hexdigest()


def _flush_file(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _failure(error: sqlite3.Error, path: Path, target: Path) -> Exception:
    found = library_error(error, path)
    if isinstance(found, DiskFullError):
        return DiskFullError(
            f"There is no room for the copy {target}.", "Choose another place, or make room."
        )
    if isinstance(found, DamagedLibraryError):
        return DamagedLibraryError(
            f"The library {path} is damaged and cannot be copied whole.",
            "Older backups are untouched: open the newest one instead.",
        )
    return found or error
