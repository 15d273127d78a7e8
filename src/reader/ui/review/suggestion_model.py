"""The open article's suggestions as a list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from reader.model.codebook import Codebook, Tag
from reader.model.review import StoredSuggestion
from reader.ui.review.words import confidence_word, state_word

ROW_ROLE = Qt.ItemDataRole.UserRole + 1
"""The whole `SuggestionRow`."""

_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class SuggestionRow:
    """A suggestion with the tag that it proposes."""

    stored: StoredSuggestion
    tag: Tag

    @property
    def details(self) -> str:
        """The second line: "Unnamed source · strong", and what was decided."""
        words = (
            self.tag.name,
            confidence_word(self.stored.suggestion.confidence),
            state_word(self.stored),
        )
        return " · ".join(word for word in words if word)


class SuggestionModel(QAbstractListModel):
    """Rows in text order."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[SuggestionRow] = []

    def set_suggestions(self, suggestions: Sequence[StoredSuggestion], codebook: Codebook) -> None:
        """Show these suggestions; those whose tag is not in the codebook are left out."""
        rows = [
            SuggestionRow(stored, tag)
            for stored in suggestions
            if (tag := codebook.find(stored.suggestion.tag_id)) is not None
        ]
        same = [row.stored.id for row in rows] == [row.stored.id for row in self._rows]
        if same and rows:
            self._rows = rows
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def row_of(self, suggestion_id: str | None) -> int | None:
        """Return a suggestion's row, or None."""
        found = (n for n, row in enumerate(self._rows) if row.stored.id == suggestion_id)
        return next(found, None)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Return the number of suggestions."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a role shows of a row."""
        if not 0 <= index.row() < len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.stored.quote.exact
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{row.details}: {row.stored.quote.exact}"
        return None
