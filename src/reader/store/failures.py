"""SQLite's failures as errors a person can act on."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from reader.model.errors import (
    BusyLibraryError,
    DamagedLibraryError,
    DiskFullError,
    LibraryError,
    NotALibraryError,
    NotFoundError,
    ReadOnlyLibraryError,
)

_PRIMARY = 0xFF
"""SQLite's extended result codes carry the primary one in their low byte (sqlite.org/rescode)."""


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Turn SQLite's failures inside the block into errors about the library at ``path``.

    A programming mistake (wrong SQL, a broken constraint) is left as it is: it is a bug.

    Raises:
        LibraryError: the fitting subclass.
    """
    try:
        yield
    except sqlite3.Error as error:
        found = library_error(error, path)
        if found is None:
            raise
        raise found from error


@contextmanager
def reading(path: Path) -> Iterator[None]:
    """Like `translated`, for code that turns stored rows into values.

    Raises:
        DamagedLibraryError: also when a row holds what the program never writes.
        NotFoundError: when what is asked for cannot be in any library.
    """
    try:
        with translated(path):
            yield
    except UnicodeEncodeError as error:
        # A lone surrogate, from an odd command line, in what was asked for: it is in no stored id.
        raise NotFoundError("The library has nothing of that name.") from error
    except (zlib.error, ValueError) as error:
        raise damaged(path) from error


def library_error(error: sqlite3.Error, path: Path) -> LibraryError | None:
    """Return the error for a person, or None where the failure is the program's own mistake."""
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:
        # The one failure without a code that is about the file: text that is not UTF-8.
        undecodable = str(error).startswith("Could not decode to UTF-8")
        return damaged(path) if undecodable else None
    return _by_code(code & _PRIMARY, path)


def _by_code(code: int, path: Path) -> LibraryError | None:  # noqa: PLR0911 - one line a code
    if code in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_PROTOCOL}:
        return busy(path)
    if code == sqlite3.SQLITE_FULL:
        return disk_full(path)
    if code == sqlite3.SQLITE_READONLY:
        return read_only(path)
    if code == sqlite3.SQLITE_NOTADB:
        return not_a_library(path, "it is some other kind of file")
    if code in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_FORMAT}:
        return damaged(path)
    if code in {sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH}:
        return LibraryError(
            f"The library {path} could not be opened.",
            "Check that you may read and write this file and its folder, or choose another place.",
        )
    if code == sqlite3.SQLITE_IOERR:
        return LibraryError(
            f"The disk failed while the library {path} was in use.",
            "What was saved before is kept. Check the disk and its connection, then try again.",
        )
    return None


def busy(path: Path) -> BusyLibraryError:
    """Return the error for a library that another program holds."""
    return BusyLibraryError(
        f"Another program is using the library {path}.",
        "Nothing was changed. Wait a moment or close the other program, then try again.",
    )


def disk_full(path: Path) -> DiskFullError:
    """Return the error for a disk without room."""
    return DiskFullError(
        f"The disk that holds the library {path} is full.",
        "What was saved before is kept. Make room, then save again.",
    )


def read_only(path: Path) -> ReadOnlyLibraryError:
    """Return the error for a change to a library that can only be read."""
    return ReadOnlyLibraryError(
        f"The library {path} can be read but not changed.",
        "To annotate, copy the file into a folder where you may write, and open the copy.",
    )


def damaged(path: Path) -> DamagedLibraryError:
    """Return the error for a library with damage in it."""
    return DamagedLibraryError(
        f"The library {path} is damaged.",
        "Keep the file as it is, and open the newest backup instead"
        f" (look in {path.parent / 'backups'}).",
    )


def not_a_library(path: Path, reason: str) -> NotALibraryError:
    """Return the error for a file that is no library; ``reason`` completes "…: it is a folder"."""
    return NotALibraryError(
        f"{path} is no On Background library: {reason}.",
        "Choose another file; this one was not changed.",
    )
