"""The list of changes, the weightiest first."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from reader.model.compared_versions import ComparedVersions, RowChange
from reader.ui.revisions.words import change_sentence

CHANGE_ROLE = Qt.ItemDataRole.UserRole
"""The whole `RowChange`."""

Index = QModelIndex | QPersistentModelIndex


class ChangeModel(QAbstractListModel):
    """The changes of a comparison, as sentences."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._comparison = ComparedVersions()

    def set_comparison(self, comparison: ComparedVersions) -> None:
        """Show the changes of another comparison."""
        self.beginResetModel()
        self._comparison = comparison
        self.endResetModel()

    def first_of_row(self, row: int) -> int | None:
        """Return where the weightiest change of a compared row is in the list, or None."""
        changes = enumerate(self._comparison.changes)
        return next((index for index, change in changes if change.row == row), None)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return the number of changes."""
        return 0 if parent.isValid() else len(self._comparison.changes)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a change's sentence, or the change."""
        if not index.isValid():
            return None
        change: RowChange = self._comparison.changes[index.row()]
        if role == CHANGE_ROLE:
            return change
        if role in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.AccessibleTextRole,
        ):
            return change_sentence(change.change)
        return None
