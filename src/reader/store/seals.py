"""Seals: a SHA-256 over a row's columns, written with the row and compared by `check`.

SQLite notices damage to its own structure only: of 60 pages with 64 random bytes in them its
integrity check found 1. A seal finds any change to what a row says. A column that is null takes
no part, so that a migration which adds a nullable column leaves the old seals valid.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping

SEAL = "row_sha256"
_UNSEALED = {"seq", SEAL}

ColumnValue = str | int | bytes | None
"""What a column holds; no column holds floating-point numbers."""


def seal_of(columns: Mapping[str, ColumnValue], *linked: str) -> str:
    """Return the seal (64 hex digits) over the columns, whatever their order.

    Args:
        columns: values by column name; ``seq`` and the seal itself are passed over. Text may
            come as ``str`` or as its UTF-8 bytes.
        linked: what belongs to the row but lies in another table (an annotation's tag ids).
    """
    digest = hashlib.sha256()
    for name in sorted(columns.keys() - _UNSEALED):
        value = columns[name]
        if value is not None:
            digest.update(_framed(name.encode()))
            digest.update(_framed(_as_bytes(value)))
    for word in linked:
        digest.update(_framed(word.encode()))
    return digest.hexdigest()


def sealed(columns: Mapping[str, ColumnValue], *linked: str) -> dict[str, ColumnValue]:
    """Return the columns with their seal."""
    return {**columns, SEAL: seal_of(columns, *linked)}


def schema_seal(definitions: Iterable[tuple[str, str, str]]) -> str:
    """Return the seal over the tables' and indexes' (type, name, SQL).

    Neither their order nor the white space in the SQL counts.
    """
    digest = hashlib.sha256()
    for definition in sorted(definitions):
        for word in definition:
            digest.update(_framed(" ".join(word.split()).encode()))
    return digest.hexdigest()


def _as_bytes(value: str | int | bytes) -> bytes:
    if isinstance(value, bytes):
        return value
    return str(value).encode()


def _framed(value: bytes) -> bytes:
    # The length in front keeps ("ab", "c") and ("a", "bc") apart.
    return len(value).to_bytes(8, "big") + value
