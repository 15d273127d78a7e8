"""The rows of the tag picker: matching tags, and the offer to make a new one."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from reader.model.codebook import Codebook, Tag
from reader.text.normalise import clean_characters, collapse_whitespace
from reader.ui.tags.matching import ranked_tags

TAG_ROLE = int(Qt.ItemDataRole.UserRole)
"""Gives the `Tag` of a row, None for the row that offers a new tag."""
NEW_NAME_ROLE = TAG_ROLE + 1
"""Gives the name of the tag that a row offers to make, "" for rows with a tag."""

_Index = QModelIndex | QPersistentModelIndex


class PickerModel(QAbstractListModel):
    """Tags that match what is typed, the best first, each chosen or not.

    Without anything typed, the tags chosen at the start come first: Enter then changes nothing.
    """

    def __init__(
        self, codebook: Codebook, chosen_ids: tuple[str, ...], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._codebook = codebook
        self._chosen = list(dict.fromkeys(chosen_ids))
        known = [tag for tag in codebook if not tag.archived or tag.id in self._chosen]
        self._offered = tuple(sorted(known, key=lambda tag: tag.id not in self._chosen))
        self._rows: list[Tag] = list(self._offered)
        self._new_name = ""

    @property
    def chosen_ids(self) -> tuple[str, ...]:
        """The chosen tags, in the order in which they were chosen."""
        return tuple(self._chosen)

    def search(self, query: str) -> None:
        """Show the tags that match ``query``, and the offer to make it one where none has it."""
        self.beginResetModel()
        self._rows = ranked_tags(query, self._offered)
        name = collapse_whitespace(clean_characters(query)).strip()
        self._new_name = "" if not name or self._codebook.find_by_name(name) else name
        self.endResetModel()

    def toggle(self, tag_id: str) -> None:
        """Choose the tag, or no longer."""
        if tag_id in self._chosen:
            self._chosen.remove(tag_id)
        else:
            self._chosen.append(tag_id)
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self._rows) + bool(self._new_name)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a row shows and says."""
        if not index.isValid() or index.row() >= self.rowCount():
            return None
        if index.row() == len(self._rows):
            return self._offer(role)
        return self._tag_value(self._rows[index.row()], role)

    def _tag_value(self, tag: Tag, role: int) -> Any:
        chosen = tag.id in self._chosen
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return tag.name
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(tag, chosen=chosen)
            case Qt.ItemDataRole.CheckStateRole:
                return Qt.CheckState.Checked if chosen else Qt.CheckState.Unchecked
            case _ if role == TAG_ROLE:
                return tag
        return "" if role == NEW_NAME_ROLE else None

    def _offer(self, role: int) -> Any:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.tr("Create tag ‘%1’").replace("%1", self._new_name)
        return self._new_name if role == NEW_NAME_ROLE else None

    def _spoken(self, tag: Tag, *, chosen: bool) -> str:
        parts = [tag.letter, tag.name, tag.definition]
        if tag.shortcut is not None:
            parts.append(self.tr("key %1").replace("%1", str(tag.shortcut)))
        if chosen:
            parts.append(self.tr("chosen"))
        return ", ".join(part for part in parts if part)
