"""SQLAlchemy over the store's one connection; loaded at the first write."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import StaticPool

from reader.store.failures import library_error, translated


def engine_over(connection: sqlite3.Connection) -> Engine:
    """Return an engine whose only connection is this one.

    Reading and writing share a connection: reads inside a transaction see what it wrote, and
    there is only ever one writer.
    """
    engine = create_engine("sqlite://", creator=lambda: connection, poolclass=StaticPool)

    # The driver opens no transactions by itself (isolation_level None). IMMEDIATE takes the
    # write lock at once: waiting for another program happens here and not in the middle.
    @event.listens_for(engine, "begin")
    def begin(session_connection: Connection) -> None:
        session_connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine


@contextmanager
def engine_errors(path: Path) -> Iterator[None]:
    """Turn SQLite's failures into errors about the library, also those SQLAlchemy has wrapped.

    Raises:
        LibraryError: the fitting subclass.
    """
    try:
        with translated(path):
            yield
    except DBAPIError as error:
        found = library_error(error.orig, path) if isinstance(error.orig, sqlite3.Error) else None
        if found is None:
            raise
        raise found from error
