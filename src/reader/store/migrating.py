"""Bringing an older library up to date: a verified copy first, then all or nothing."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection

from reader.model.environment import Clock
from reader.model.errors import LibraryError, OutputError
from reader.store.backup import BACKUP_FOLDER, back_up, dated_name
from reader.store.connection import Access, create_private_folder
from reader.store.creation import seal_schema
from reader.store.engine import engine_errors, engine_over
from reader.store.failures import damaged
from reader.store.schema import MIGRATIONS, SCHEMA_VERSION, revision_name, schema_version


def migrate(
    connection: sqlite3.Connection,
    path: Path,
    *,
    clock: Clock,
    version: int = SCHEMA_VERSION,
    scripts: tuple[Path, ...] = (MIGRATIONS / "versions",),
) -> Path:
    """Bring the library to ``version``; return the copy that was made before.

    Args:
        connection: the library's connection, no transaction open.
        path: the library.
        clock: dates the copy.
        version: the schema version to reach.
        scripts: the folders with Alembic's version scripts.

    Raises:
        LibraryError: the fitting subclass; the library is as it was before.
    """
    copy = _copy_before(path, schema_version(connection), clock)
    # Tables are rebuilt by copying, during which references dangle; they are checked before
    # the commit. Inside a transaction this setting could not be changed.
    connection.execute("PRAGMA foreign_keys = OFF")
    try:
        with engine_errors(path), engine_over(connection).begin() as session_connection:
            # Another program may have done it while this one waited.
            if schema_version(connection) < version:
                _upgrade(session_connection, version, scripts)
                if connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
                    raise damaged(path)
                seal_schema(connection)
                connection.execute(f"PRAGMA user_version = {version}")
    finally:
        connection.execute("PRAGMA foreign_keys = ON")
    return copy


def _copy_before(path: Path, version: int, clock: Clock) -> Path:
    folder = path.parent / BACKUP_FOLDER
    try:
        create_private_folder(folder)
        name = dated_name(path, clock(), f"before update from version {version}")
        # Two tries in one second make the same copy: the library is untouched in between.
        return back_up(path, Access.READ_WRITE, folder / name, replace=True)
    except (OSError, OutputError) as error:
        raise LibraryError(
            f"The library {path} comes from an older version of On Background, and no copy of it"
            f" could be made in {folder} before updating it.",
            "Make room or allow writing there, then open the library again.",
        ) from error


def _upgrade(session_connection: Connection, version: int, scripts: tuple[Path, ...]) -> None:
    # Alembic reads its settings with %-interpolation, and paths may hold "%".
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.set_main_option("path_separator", "newline")
    config.set_main_option("version_locations", "\n".join(map(str, scripts)).replace("%", "%%"))
    config.attributes["connection"] = session_connection
    command.upgrade(config, revision_name(version))
