"""What marks a file as a library, and which version of the tables this program knows."""

from __future__ import annotations

import sqlite3
from pathlib import Path

APPLICATION_ID = 0x4F6E4267
"""`PRAGMA application_id` of a library: "OnBg" in ASCII, at byte 68 of the file."""

SCHEMA_VERSION = 3
"""`PRAGMA user_version` of a library with today's tables, at byte 60 of the file."""

MIGRATIONS = Path(__file__).resolve().parent / "migrations"
"""Alembic's scripts; a frozen bundle carries them as files beside this module."""

SCHEMA_SEAL = "schema_sha256"
"""The setting that holds `seals.schema_seal` of the tables as they were made."""


def revision_name(version: int) -> str:
    """Return Alembic's name for a schema version: "0001"."""
    return f"{version:04}"


def schema_version(connection: sqlite3.Connection) -> int:
    """Return the version of the tables that the file has."""
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return version


def definitions(connection: sqlite3.Connection) -> list[tuple[str, str, str]]:
    """Return (type, name, SQL) of all tables and indexes that were made by a statement."""
    return connection.execute(
        "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY type, name"
    ).fetchall()


def list_tables(connection: sqlite3.Connection) -> list[str]:
    """Return the names of all tables, each quoted so that it can stand in a statement."""
    # As a blob: a connection that reads damaged text as bytes gives the same.
    names = connection.execute(
        """SELECT CAST('"' || replace(name, '"', '""') || '"' AS BLOB) FROM sqlite_master
        WHERE type = 'table' ORDER BY name"""
    )
    return [name.decode(errors="replace") for (name,) in names]
