"""The codebook as a tree for the codebook dialog."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from reader.model.codebook import Codebook, Tag

TAG_MIME = "application/x-onbackground-tag"
"""What a dragged tag is carried as: its id in UTF-8."""
TAG_ROLE = int(Qt.ItemDataRole.UserRole)
"""Gives the `Tag` of a row."""

_Index = QModelIndex | QPersistentModelIndex


class TreeColumn(IntEnum):
    """What stands beside a tag."""

    NAME = 0
    KEY = 1
    USES = 2


class TagTreeModel(QAbstractItemModel):
    """Tags below tags, in their order, each with its key and how often it is used.

    Signals:
        move_requested: a tag was dropped: its id, the id of its new parent ("" at the top), and
            the place among that parent's tags.
    """

    move_requested = Signal(str, str, int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._codebook = Codebook()
        self._uses: dict[str, int] = {}
        self._show_archived = False
        self._children: dict[str | None, list[Tag]] = {}
        self._numbers: dict[str, int] = {}

    @property
    def codebook(self) -> Codebook:
        """The codebook that is shown."""
        return self._codebook

    def set_codebook(self, codebook: Codebook, uses: dict[str, int], *, archived: bool) -> None:
        """Show these tags; archived ones only with ``archived``."""
        self.beginResetModel()
        self._codebook, self._uses, self._show_archived = codebook, uses, archived
        self._numbers = {tag.id: number for number, tag in enumerate(codebook)}
        shown = {tag.id for tag in codebook if archived or not tag.archived}
        self._children = {}
        for tag in codebook:
            if tag.id in shown:
                # Below an archived tag that is hidden, a tag stands at the top.
                parent_id = tag.parent_id if tag.parent_id in shown else None
                self._children.setdefault(parent_id, []).append(tag)
        self.endResetModel()

    def uses(self, tag_id: str) -> int:
        """Return how many annotations have the tag."""
        return self._uses.get(tag_id, 0)

    def siblings(self, parent_id: str | None) -> list[Tag]:
        """Return the shown tags right below a tag (None: at the top), in their order."""
        return list(self._children.get(parent_id, ()))

    def index_of(self, tag_id: str) -> QModelIndex:
        """Return the first column's index of a tag; an invalid one when it is not shown."""
        for siblings in self._children.values():
            for row, tag in enumerate(siblings):
                if tag.id == tag_id:
                    return self.createIndex(row, 0, self._numbers[tag_id])
        return QModelIndex()

    def tag_at(self, index: _Index) -> Tag | None:
        """Return the tag of an index, or None."""
        # A number, not a pointer: an index that outlives its tag then finds nothing, or another.
        number = index.internalId() if index.isValid() else -1
        return self._codebook.tags[number] if 0 <= number < len(self._codebook) else None

    # -- Qt's model

    def index(self, row: int, column: int, parent: _Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        """Return the index of a row below ``parent``."""
        above = self.tag_at(parent)
        siblings = self._children.get(above.id if above else None, [])
        if not 0 <= row < len(siblings) or not 0 <= column < len(TreeColumn):
            return QModelIndex()
        return self.createIndex(row, column, self._numbers[siblings[row].id])

    def parent(self, index: _Index = QModelIndex()) -> Any:  # noqa: B008 - Qt's own default
        """Return the index of the tag above."""
        tag = self.tag_at(index)
        if tag is None or tag.parent_id is None:
            return QModelIndex()
        return self.index_of(tag.parent_id)  # not shown: the tag stands at the top

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return how many tags are right below ``parent``."""
        if parent.column() > 0:
            return 0
        above = self.tag_at(parent)
        return len(self._children.get(above.id if above else None, ()))

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008, ARG002
        """Return the number of columns."""
        return len(TreeColumn)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows."""
        tag = self.tag_at(index)
        if tag is None:
            return None
        if role == TAG_ROLE:
            return tag
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == TreeColumn.NAME:
            return self._spoken(tag)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._cell(tag, TreeColumn(index.column()))
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() != TreeColumn.NAME:
            return Qt.AlignmentFlag.AlignCenter
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return a column's heading."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (self.tr("Tag"), self.tr("Key"), self.tr("Uses"))[section]
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Return that every tag can be dragged, and dropped on."""
        flags = super().flags(index) | Qt.ItemFlag.ItemIsDropEnabled
        return flags | Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else flags

    def supportedDropActions(self) -> Qt.DropAction:
        """Return that tags are moved."""
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        """Return that only tags of this tree can be dropped."""
        return [TAG_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Return the dragged tag."""
        carried = QMimeData()
        tag = next((tag for index in indexes if (tag := self.tag_at(index))), None)
        if tag is not None:
            carried.setData(TAG_MIME, tag.id.encode("utf-8"))
        return carried

    def dropMimeData(
        self,
        data: QMimeData,
        action: Qt.DropAction,
        row: int,
        column: int,  # noqa: ARG002 - Qt's signature
        parent: _Index,
    ) -> bool:
        """Ask for the move; the tree changes when the library has changed."""
        if action is not Qt.DropAction.MoveAction or not data.hasFormat(TAG_MIME):
            return False
        tag_id = bytes(data.data(TAG_MIME).data()).decode("utf-8", "replace")
        above = self.tag_at(parent)
        parent_id = above.id if above else None
        place = row if row >= 0 else len(self.siblings(parent_id))
        self.move_requested.emit(tag_id, parent_id or "", place)
        # False: a view that hears true removes the dragged row itself.
        return False

    def _cell(self, tag: Tag, column: TreeColumn) -> str:
        match column:
            case TreeColumn.NAME:
                return (
                    self.tr("%1 (archived)").replace("%1", tag.name) if tag.archived else tag.name
                )
            case TreeColumn.KEY:
                return str(tag.shortcut) if tag.shortcut is not None else ""
            case TreeColumn.USES:
                return str(self.uses(tag.id))

    def _spoken(self, tag: Tag) -> str:
        parts = [tag.letter, self._cell(tag, TreeColumn.NAME)]
        if tag.shortcut is not None:
            parts.append(self.tr("key %1").replace("%1", str(tag.shortcut)))
        parts.append(self.tr("used %1 times").replace("%1", str(self.uses(tag.id))))
        return ", ".join(part for part in parts if part)
