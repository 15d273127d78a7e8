"""The entries of the library pane as a Qt model."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from reader.model.codebook import Codebook, Tag
from reader.model.queries import ArticleQuery, LibraryCounts, Shelf
from reader.ui.articles.row_words import isolated, one_line
from reader.ui.plain_text import plain_tip

ENTRY_ROLE = Qt.ItemDataRole.UserRole
"""The whole `ShelfEntry`."""

Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()


@dataclass(frozen=True, slots=True)
class ShelfEntry:
    """One line of the pane.

    ``query`` is what choosing it shows; None for a heading. ``count`` is None where it is not
    known yet, ``icon`` "" for tags, which have their ``tag``'s colour instead. ``depth`` is how
    deep a tag lies in the tree. ``problem`` says why a feed could not be read, "" where it could.
    """

    name: str
    query: ArticleQuery | None
    icon: str = ""
    count: int | None = None
    tag: Tag | None = None
    depth: int = 0
    problem: str = ""


class ShelfModel(QAbstractListModel):
    """Shelves first, then a heading, then every tag in codebook order."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._codebook = Codebook()
        self._counts: LibraryCounts | None = None
        self._feeds: list[ShelfEntry] = []
        self._entries = shelf_entries(self._codebook, None)

    def set_codebook(self, codebook: Codebook) -> None:
        """Show other tags."""
        self._codebook = codebook
        self._show_all()

    def set_counts(self, counts: LibraryCounts) -> None:
        """Show other counts."""
        self._counts = counts
        self._show_all()

    def set_feeds(self, entries: Sequence[ShelfEntry]) -> None:
        """Show other feeds, under a heading of their own before the tags."""
        self._feeds = list(entries)
        self._show_all()

    def entry(self, row: int) -> ShelfEntry:
        """Return the entry of a row."""
        return self._entries[row]

    def row_of(self, query: ArticleQuery) -> int | None:
        """Return the row of the entry that shows ``query``."""
        return next((n for n, e in enumerate(self._entries) if e.query == query), None)

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        """Return the number of entries."""
        return 0 if parent.isValid() else len(self._entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return an entry's name, what it is about, or the whole entry."""
        if not index.isValid() or index.row() >= len(self._entries):
            return None
        entry = self._entries[index.row()]
        if role == ENTRY_ROLE:
            return entry
        if role == Qt.ItemDataRole.DisplayRole:
            return isolated(one_line(entry.name, 100))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            count = "" if entry.count is None else str(entry.count)
            return ", ".join(part for part in (entry.name, count, entry.problem) if part)
        if role == Qt.ItemDataRole.ToolTipRole and entry.problem:
            return plain_tip(entry.problem)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let everything but headings be chosen."""
        if index.isValid() and self._entries[index.row()].query is None:
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)

    def _show_all(self) -> None:
        self._show(shelf_entries(self._codebook, self._counts, self._feeds))

    def _show(self, entries: Sequence[ShelfEntry]) -> None:
        """Take new entries; the rows, and with them the selection, stay where names stay."""
        if [e.query for e in entries] == [e.query for e in self._entries]:
            self._entries = list(entries)
            self.dataChanged.emit(self.index(0), self.index(len(entries) - 1))
            return
        self.beginResetModel()
        self._entries = list(entries)
        self.endResetModel()


def shelf_entries(
    codebook: Codebook, counts: LibraryCounts | None, feeds: Sequence[ShelfEntry] = ()
) -> list[ShelfEntry]:
    """Return the lines of the pane; archived tags stay away."""
    entries = [
        ShelfEntry(_shelf_name(shelf), ArticleQuery(shelf=shelf), icon, _count(shelf, counts))
        for shelf, icon in _SHELVES
    ]
    if feeds:
        entries.append(ShelfEntry(QCoreApplication.translate("Library", "Feeds"), None))
        entries.extend(feeds)
    tags = codebook.active
    if tags:
        entries.append(ShelfEntry(QCoreApplication.translate("Library", "Tags"), None))
    for tag in tags:
        count = counts.by_tag.get(tag.id, 0) if counts is not None else None
        query = ArticleQuery(tag_id=tag.id)
        entries.append(
            ShelfEntry(tag.name, query, count=count, tag=tag, depth=_depth(tag, codebook))
        )
    return entries


_SHELVES = (
    (Shelf.ALL, "articles"),
    (Shelf.UNREAD, "unread"),
    (Shelf.STARRED, "star"),
    (Shelf.ANNOTATED, "annotated"),
    (Shelf.TO_REVIEW, "review"),
)


def _shelf_name(shelf: Shelf) -> str:
    names = {
        Shelf.ALL: QCoreApplication.translate("Library", "All Articles"),
        Shelf.UNREAD: QCoreApplication.translate("Library", "Unread"),
        Shelf.STARRED: QCoreApplication.translate("Library", "Starred"),
        Shelf.ANNOTATED: QCoreApplication.translate("Library", "Annotated"),
        Shelf.TO_REVIEW: QCoreApplication.translate("Library", "To Review"),
    }
    return names[shelf]


def _count(shelf: Shelf, counts: LibraryCounts | None) -> int | None:
    if counts is None:
        return None
    numbers = {
        Shelf.ALL: counts.articles,
        Shelf.UNREAD: counts.unread,
        Shelf.STARRED: counts.starred,
        Shelf.ANNOTATED: counts.annotated,
        Shelf.TO_REVIEW: counts.to_review,
    }
    return numbers[shelf]


def _depth(tag: Tag, codebook: Codebook) -> int:
    """How many tags lie over this one; the walk ends even where parents go round in a ring."""
    depth = 0
    parent_id = tag.parent_id
    while parent_id is not None and depth < _DEEPEST:
        parent = codebook.find(parent_id)
        if parent is None:
            break
        depth, parent_id = depth + 1, parent.parent_id
    return depth


_DEEPEST = 4
"""Deeper tags are drawn at this depth, so that their names keep room."""
