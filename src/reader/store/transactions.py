"""Transactions: all of what is done inside happens, or nothing of it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Engine
from sqlmodel import Session

from reader.store.engine import engine_errors
from reader.store.writer import Writer


@contextmanager
def transaction(engine: Engine, connection: sqlite3.Connection, path: Path) -> Iterator[Writer]:
    """Begin at once, commit on leaving, roll back when anything is raised.

    Raises:
        LibraryError: the fitting subclass, when the file is busy or cannot be written.
    """
    # Leaving the session's block without a commit rolls back.
    with engine_errors(path), Session(engine) as session:
        session.connection()
        yield Writer(session, connection)
        session.commit()
