"""Pictures that are kept with articles, to be read."""

from __future__ import annotations

import hashlib
import sqlite3
from pathlib import Path

from reader.model.kept_picture import KeptPicture
from reader.model.picture import Picture
from reader.store.connection import select
from reader.store.failures import reading
from reader.store.mapping import Columns, StoredRow


class PictureStore:
    """The part of `Store` that reads pictures; raises what the store raises."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self._path = path
        self._connection = connection

    def list_of(self, article_id: str) -> list[KeptPicture]:
        """Return what became of the pictures of an article, in the order they were asked for."""
        with reading(self._path):
            return list(list_pictures(self._connection, article_id))


def list_pictures(connection: sqlite3.Connection, article_id: str) -> tuple[KeptPicture, ...]:
    """Return what became of the pictures of an article, in the order they were asked for."""
    rows = select(
        connection, "SELECT * FROM pictures WHERE article_id = ? ORDER BY seq", (article_id,)
    )
    return tuple(map(picture_from_row, rows))


def columns_from_picture(picture_id: str, article_id: str, kept: KeptPicture) -> Columns:
    """Return the columns of `PictureRow`."""
    picture = kept.picture
    return {
        "id": picture_id,
        "article_id": article_id,
        "address": kept.address,
        "problem": kept.problem,
        "media_type": picture.media_type if picture is not None else "",
        "width": picture.width if picture is not None else 0,
        "height": picture.height if picture is not None else 0,
        "content": picture.data if picture is not None else None,
    }


def picture_from_row(row: StoredRow) -> KeptPicture:
    """Return what a row of ``pictures`` holds."""
    content = row["content"]
    if content is None:
        return KeptPicture(row["address"], None, row["problem"])
    picture = Picture(
        row["media_type"], content, row["width"], row["height"], hashlib.sha256(content).hexdigest()
    )
    return KeptPicture(row["address"], picture)
