"""A library as SQL text, so that every released version of the tables stays testable.

When the tables of a new version are released:

1. ``PYTHONPATH=src python -m tests.support.dumped_library tests/store/libraries/version-N.sql``
2. Commit the file. It is never changed again.
3. `test_every_released_library_opens_with_all_that_is_in_it` takes it up by itself.
"""

from __future__ import annotations

import sqlite3
import sys
import tempfile
from contextlib import closing
from pathlib import Path

from tests.support.stored_articles import fill, opened


def dump(path: Path) -> str:
    """The library at ``path`` as SQL."""
    with closing(sqlite3.connect(path)) as connection:
        marks = [
            f"PRAGMA {name} = {connection.execute(f'PRAGMA {name}').fetchone()[0]};"
            for name in ("application_id", "user_version")
        ]
        return "\n".join([*marks, *connection.iterdump()]) + "\n"


def load(sql: str, path: Path) -> None:
    """Make the library that the SQL describes."""
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(sql)


def main(target: Path) -> None:
    """Write a small library with everything in it that a library can hold."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "news.onbackground"
        with opened(path) as store:
            fill(store, 3)
        target.write_text(dump(path), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
