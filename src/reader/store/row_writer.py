"""Writing rows: what all writers of a transaction share."""

from __future__ import annotations

import sqlite3
from typing import TypeVar

from sqlmodel import Session, col, select

from reader.model.errors import NotFoundError
from reader.store.mapping import Columns
from reader.store.rows import IdentifiedRow

AnyRow = TypeVar("AnyRow", bound=IdentifiedRow)


class RowWriter:
    """Adds, changes and finds rows at once, so that reads inside the transaction see it."""

    def __init__(self, session: Session, connection: sqlite3.Connection) -> None:
        self._session = session
        self._connection = connection

    def insert(self, table: type[IdentifiedRow], columns: Columns, seq: int | None = None) -> None:
        """Add a row; ``seq`` puts a removed one back at its old place."""
        self._session.add(table.model_validate({**columns, "seq": seq}))
        self._session.flush()

    def update(self, row: IdentifiedRow, columns: Columns) -> None:
        """Give a row other values; columns that are not named stay."""
        row.sqlmodel_update(columns)
        self._session.add(row)
        self._session.flush()

    def find_row(self, table: type[AnyRow], row_id: str) -> AnyRow | None:
        """Return the row with this id, or None."""
        return self._session.exec(select(table).where(col(table.id) == row_id)).one_or_none()

    def get_row(self, table: type[AnyRow], row_id: str) -> AnyRow:
        """Return the row with this id.

        Raises:
            NotFoundError: when the library does not have it.
        """
        row = self.find_row(table, row_id)
        if row is None:
            kind = table.__name__.removesuffix("Row").lower()
            raise NotFoundError(f"The library has no {kind} {row_id}.")
        return row
