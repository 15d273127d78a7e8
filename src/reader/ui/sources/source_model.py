"""The ledger as a tree: sources, and below each the places where it speaks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel

from reader.model.ledger import Ledger, LedgerEntry, LedgerMention
from reader.ui.sources.words import (
    entry_chains,
    entry_facts,
    entry_transparency,
    group_note,
)

LINE_ROLE = Qt.ItemDataRole.UserRole + 1
"""The whole `SourceLine` or `MentionLine`."""
_MIME = "application/x-onbackground-mentions"

_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A source, or several that may be the same, with what is said of it below its label."""

    label: str
    entries: tuple[LedgerEntry, ...]
    details: tuple[str, ...]

    @property
    def key(self) -> str:
        """The key of the first source in the line."""
        return self.entries[0].key

    @property
    def is_unnamed(self) -> bool:
        """Whether it is a person, or people, without a name."""
        return self.entries[0].kind.is_unnamed


@dataclass(frozen=True, slots=True)
class MentionLine:
    """One place where a source speaks."""

    entry: LedgerEntry
    mention: LedgerMention

    @property
    def label(self) -> str:
        """The source phrase, on one line."""
        return " ".join(self.mention.quoted.exact.split())


def source_lines(ledger: Ledger) -> list[SourceLine]:
    """Return the lines of a ledger, in the order in which the sources first speak."""
    lines = []
    for group in ledger.groups:
        first = group.entries[0]
        chains = [chain for entry in group.entries for chain in entry_chains(ledger, entry)]
        details = (
            entry_facts(first),
            entry_transparency(first),
            group_note(group),
            *dict.fromkeys(chains),
        )
        label = group.label if group.is_uncertain else first.label
        shown = tuple(line for line in details if line)
        lines.append(SourceLine(label, group.entries, shown))
    return lines


class SourceModel(QStandardItemModel):
    """Two levels of lines; a place can be dropped on the source that it belongs to."""

    mention_dropped = Signal(object, str)
    """A `MentionLine` was dropped on the source with this key."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._dragged: list[MentionLine] = []

    def set_ledger(self, ledger: Ledger | None) -> None:
        """Show other sources."""
        self.clear()
        for line in source_lines(ledger) if ledger is not None else ():
            item = _item(line.label, line)
            item.setAccessibleDescription(". ".join(line.details))
            item.setDragEnabled(False)
            for entry in line.entries:
                for mention in entry.mentions:
                    place = MentionLine(entry, mention)
                    child = _item(place.label, place)
                    child.setDropEnabled(False)
                    item.appendRow(child)
            self.appendRow(item)

    def line_at(self, index: _Index) -> SourceLine | MentionLine | None:
        """Return the line of an index, or None."""
        line = index.data(LINE_ROLE)
        return line if isinstance(line, SourceLine | MentionLine) else None

    def mimeTypes(self) -> list[str]:
        """Take only what this list itself gives."""
        return [_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Give the places that are dragged; they do not leave the program."""
        lines = [self.line_at(index) for index in indexes]
        self._dragged = [line for line in lines if isinstance(line, MentionLine)]
        given = QMimeData()
        given.setData(_MIME, b"")
        return given

    def dropMimeData(
        self,
        _data: QMimeData,
        _action: Qt.DropAction,
        _row: int,
        _column: int,
        parent: _Index,
    ) -> bool:
        """Ask for the dragged places to belong to the source they were dropped on."""
        line = self.line_at(parent)
        if not isinstance(line, SourceLine):
            return False
        dragged, self._dragged = self._dragged, []
        for mention in dragged:
            self.mention_dropped.emit(mention, line.key)
        return False  # the library decides; the list is made anew from what it says


def _item(label: str, line: SourceLine | MentionLine) -> QStandardItem:
    item = QStandardItem(label)
    item.setEditable(False)
    item.setData(line, LINE_ROLE)
    return item
