"""Opening a library file: what it is, which version it has, how it may be used."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from pathlib import Path

from reader.model.environment import Clock
from reader.model.errors import (
    DamagedLibraryError,
    LibraryError,
    NewerLibraryError,
    ReadOnlyLibraryError,
)
from reader.store.connection import (
    Access,
    access_to,
    connect,
    create_private_folder,
    journal_of,
    prepare_for_writing,
)
from reader.store.failures import damaged, not_a_library, translated
from reader.store.schema import APPLICATION_ID, SCHEMA_VERSION, schema_version

_MAGIC = b"SQLite format 3\x00"
_HEADER_LENGTH = 100
"""Bytes of SQLite's file header (sqlite.org/fileformat2, 1.3)."""


@dataclass(frozen=True, slots=True)
class OpenedFile:
    """A library file that is ready to be used."""

    connection: sqlite3.Connection
    access: Access
    was_created: bool


def open_file(path: Path, *, clock: Clock, create: bool) -> OpenedFile:
    """Open the library at ``path``, made first where it is missing, migrated where it is older.

    Raises:
        LibraryError: the fitting subclass; the file is untouched.
    """
    was_created = False
    try:
        if not path.exists():
            was_created = _create(path, wanted=create)
        _check_header(path)
    except OSError as error:
        raise _cannot_use(path, error) from error
    access = access_to(path)
    with translated(path):
        connection = connect(path, access)
    try:
        with translated(path):
            _prepare(connection, path, access, clock)
    except BaseException:
        connection.close()
        raise
    return OpenedFile(connection, access, was_created)


def _create(path: Path, *, wanted: bool) -> bool:
    journal = journal_of(path)
    if journal.exists() and journal.stat().st_size:
        # SQLite would throw the journal away, and with it what may be the last changes.
        raise DamagedLibraryError(
            f"The library {path} is missing, but its journal {journal.name} is still there.",
            "Put the library file back beside it, or move the journal away to begin a new library.",
        )
    if not wanted:
        raise LibraryError(f"There is no library at {path}.", "Check the path.")
    # Making tables takes SQLModel, which opening an existing library does without.
    from reader.store.creation import create_library_file  # noqa: PLC0415

    create_private_folder(path.parent)
    with translated(path):
        return create_library_file(path)


def _check_header(path: Path) -> None:
    """Look at the file without SQLite, which could write to it.

    Raises:
        LibraryError: the fitting subclass.
        OSError: when the file cannot be read.
    """
    if path.is_dir():
        raise not_a_library(path, "it is a folder")
    if not path.is_file():
        raise not_a_library(path, "it is no regular file")
    with path.open("rb") as file:
        header = file.read(_HEADER_LENGTH)
    if not header:
        # SQLite takes an empty file for a new database: what was in it would seem never to
        # have been.
        raise damaged(path)
    if not header.startswith(_MAGIC):
        raise not_a_library(path, "it is some other kind of file")
    if len(header) < _HEADER_LENGTH:
        raise damaged(path)
    version = int.from_bytes(header[60:64], "big")
    application = int.from_bytes(header[68:72], "big")
    _check_marks(path, application, version)


def _check_marks(path: Path, application: int, version: int) -> None:
    if application != APPLICATION_ID:
        raise not_a_library(path, "it is a database of another program")
    if version > SCHEMA_VERSION:
        raise NewerLibraryError(
            f"The library {path} was made by a newer version of On Background"
            f" (library version {version}; this program knows versions up to {SCHEMA_VERSION}).",
            "Install the newest version of the program; the file was not changed.",
        )


def _prepare(connection: sqlite3.Connection, path: Path, access: Access, clock: Clock) -> None:
    # Again, through SQLite: the journal can hold a later header than the file.
    version = schema_version(connection)
    _check_marks(path, connection.execute("PRAGMA application_id").fetchone()[0], version)
    # The first page with tables on it: damage there shows now and not in the middle of work.
    connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if access is not Access.READ_WRITE:
        if version < SCHEMA_VERSION:
            raise ReadOnlyLibraryError(
                f"The library {path} comes from an older version of On Background and must be"
                " updated, but it cannot be changed where it is.",
                "Copy it into a folder where you may write, and open the copy.",
            )
        return
    if version < SCHEMA_VERSION:
        # Alembic and SQLModel are loaded only for this.
        from reader.store.migrating import migrate  # noqa: PLC0415

        migrate(connection, path, clock=clock)
    prepare_for_writing(connection)


def _cannot_use(path: Path, error: OSError) -> LibraryError:
    reason = error.strerror or str(error)
    return LibraryError(
        f"The library {path} cannot be used: {reason}.",
        "Check that you may read and write there, or choose another place.",
    )
