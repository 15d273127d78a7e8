"""The copy of the library that the program makes by itself, once a day at most.

It lies in the folder "backups" beside the library and has "automatic" in its name. Only files
that are certainly such copies, and that nobody has worked in since, are ever removed again, and
only after a new copy was made and verified: which of them is said by `rotation`.
"""

from __future__ import annotations

import contextlib
import re
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

from reader.model.errors import OutputError
from reader.store.backup import BACKUP_FOLDER, STAMP, back_up, dated_name, seals_digest
from reader.store.connection import Access, connect, create_private_folder
from reader.store.identity import find_library_id
from reader.store.rotation import times_that_stay
from reader.store.schema import APPLICATION_ID

AUTOMATIC = "automatic"
"""What stands in the name of such a copy."""
DUE_AFTER = timedelta(days=1)
"""How old the last copy must be."""

_JOURNAL_MODES = slice(18, 20)
_AS_COPIED = b"\x01\x01"
"""Where SQLite's file header says which journal is used, and that it is the one that copies are
made with. Working in a copy changes that (sqlite.org/fileformat2, 1.3.3)."""


def make_daily_copy(path: Path, library_id: str, now: datetime) -> Path | None:
    """Copy the library if it has changed and the last copy is more than a day old.

    Args:
        path: the library, which can be written.
        library_id: tells the library's own copies from those of another of the same name.
        now: the present time, with a zone. A copy from the future, made while the clock was
            wrong, counts for nothing and stays.

    Returns:
        The copy, verified; None where none was due.

    Raises:
        OutputError, DiskFullError, DamagedLibraryError: as `back_up`; no file is removed then.
    """
    folder = path.parent / BACKUP_FOLDER
    copies = own_copies(path, library_id)
    last = max((time for time in copies if time <= now), default=None)
    if last is not None and not _is_due(path, copies[last], now - last):
        return None
    try:
        create_private_folder(folder)
    except OSError as error:
        raise OutputError(
            f"The folder {folder} for the daily copy could not be made: {error.strerror}.",
            "Make room for it, or save a copy of the library elsewhere.",
        ) from error
    made = back_up(path, Access.READ_WRITE, folder / dated_name(path, now, AUTOMATIC))
    _rotate({**copies, now.replace(microsecond=0): made}, now)
    return made


def own_copies(path: Path, library_id: str) -> dict[datetime, Path]:
    """Return the copies that the program has made of this library by itself, by their time."""
    words = re.escape(f"{path.stem} {AUTOMATIC} ")
    pattern = re.compile(rf"{words}(\d{{4}}-\d\d-\d\d \d{{6}}){re.escape(path.suffix)}")
    folder = path.parent / BACKUP_FOLDER
    copies = {}
    for found in sorted(folder.iterdir()) if folder.is_dir() else ():
        named = pattern.fullmatch(found.name)
        # A name that is no date is none that this program gave.
        with contextlib.suppress(ValueError):
            if named is not None and _is_untouched_copy(found, library_id):
                copies[datetime.strptime(named[1], STAMP).replace(tzinfo=UTC)] = found
    return copies


def _is_untouched_copy(path: Path, library_id: str) -> bool:
    """Tell whether a file is a copy of this library as it was made: no link, never worked in."""
    if path.is_symlink() or not path.is_file():
        return False
    if any(path.with_name(path.name + end).exists() for end in ("-wal", "-shm", "-journal")):
        return False
    try:
        with path.open("rb") as file:
            if file.read(100)[_JOURNAL_MODES] != _AS_COPIED:
                return False
        with closing(connect(path, Access.IMMUTABLE)) as copy:
            marked = copy.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
            return marked and find_library_id(copy) == library_id
    except (OSError, sqlite3.Error):
        return False


def _is_due(path: Path, last: Path, age: timedelta) -> bool:
    if age < DUE_AFTER:
        return False
    with closing(connect(path, Access.READ_ONLY)) as library:
        present = seals_digest(library)
    try:
        with closing(connect(last, Access.IMMUTABLE)) as copy:
            return seals_digest(copy) != present
    except sqlite3.Error:
        return True  # a copy that cannot be read is none


def _rotate(copies: dict[datetime, Path], now: datetime) -> None:
    """Remove the copies that need not stay."""
    for time in copies.keys() - times_that_stay(copies, now):
        # One that cannot be removed now is removed another day.
        with contextlib.suppress(OSError):
            copies[time].unlink()
