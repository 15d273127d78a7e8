"""The preview as a table: one row a piece, whether it is added, what it is, what becomes of it.

Qt's own items, and no model of ours: while an import works, Python's threads take turns, and a
table that asks Python for every cell would wait for its turn as often.
"""

from __future__ import annotations

import html
from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel

from reader.exchange.reading_lists.preview import PreviewStatus

if TYPE_CHECKING:
    from reader.library.entry_import import EntryOutcome
    from reader.library.import_preview import PreviewedPiece

TICK_COLUMN, TITLE_COLUMN, STATUS_COLUMN = 0, 1, 5
_LONGEST = 300
"""Code points of a cell: nobody reads more, and Qt would lay all of it out."""

_NEW = (PreviewStatus.READY, PreviewStatus.NEEDS_FETCHING)
_PRESENT = (PreviewStatus.DUPLICATE, PreviewStatus.REPEATED)

_ON, _OFF = Qt.CheckState.Checked, Qt.CheckState.Unchecked


class ImportRows(QStandardItemModel):
    """Rows of `PreviewedPiece`s; those that bring something have a box that is ticked or not.

    Signals:
        ticks_changed: other rows are left out than before.
    """

    ticks_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(0, STATUS_COLUMN + 1, parent)
        self.pieces: list[PreviewedPiece] = []
        self.counts: Counter[PreviewStatus] = Counter()
        self.left_out: set[int] = set()
        """The numbers of the rows whose box is not ticked."""
        self._choosable = self._left_out_new = self._new = 0
        headers = (
            *("", self.tr("Title"), self.tr("Outlet"), self.tr("Date")),
            *(self.tr("Notes and tags"), self.tr("Status")),
        )
        self.setHorizontalHeaderLabels(list(headers))
        self.itemChanged.connect(self._item_changed)

    def add(self, pieces: Iterable[PreviewedPiece]) -> None:
        """Add rows at the end, ticked."""
        for each in pieces:
            self.pieces.append(each)
            self.counts[each.status] += 1
            self._choosable += is_choosable(each)
            self._new += each.status in _NEW
            self.appendRow([self._tick_cell(each), *map(_cell, self._texts(each))])
            self._show_input(len(self.pieces) - 1)
        self.ticks_changed.emit()

    def replace_piece(self, row: int, piece: PreviewedPiece) -> None:
        """Show another piece in a row: the same one, put right."""
        before, left_out = self.pieces[row], row in self.left_out
        self._set_left_out(row, left_out=False)
        self.pieces[row] = piece
        self.counts[before.status] -= 1
        self.counts[piece.status] += 1
        self._choosable += is_choosable(piece) - is_choosable(before)
        self._new += (piece.status in _NEW) - (before.status in _NEW)
        self._set_left_out(row, left_out=left_out and is_choosable(piece))
        self.setItem(row, TICK_COLUMN, self._tick_cell(piece, ticked=row not in self.left_out))
        for column, text in enumerate(self._texts(piece), start=TITLE_COLUMN):
            self.setItem(row, column, _cell(text))
        self._show_input(row)
        self.ticks_changed.emit()

    def clear_pieces(self) -> None:
        """Start anew."""
        self.removeRows(0, self.rowCount())
        self.pieces.clear()
        self.counts.clear()
        self.left_out.clear()
        self._choosable = self._left_out_new = self._new = 0
        self.ticks_changed.emit()

    # Which come in

    @property
    def coming(self) -> int:
        """How many new articles are ticked."""
        return self._new - self._left_out_new

    @property
    def choosable(self) -> int:
        """How many rows have a box."""
        return self._choosable

    @property
    def ticked(self) -> int:
        """How many rows are ticked."""
        return self._choosable - len(self.left_out)

    def is_ticked(self, row: int) -> bool:
        """Tell whether a row is ticked."""
        return is_choosable(self.pieces[row]) and row not in self.left_out

    def tick(self, rows: Iterable[int], *, on: bool) -> int:
        """Tick rows, or leave them out; return how many are another way than before."""
        changed = [
            row for row in rows if is_choosable(self.pieces[row]) and self.is_ticked(row) is not on
        ]
        if not changed:
            return 0
        self.blockSignals(True)  # noqa: FBT003 - Qt's signature; the view hears once, below
        for row in changed:
            self.item(row, TICK_COLUMN).setCheckState(_ON if on else _OFF)
            self._set_left_out(row, left_out=not on)
        self.blockSignals(False)  # noqa: FBT003 - as above
        top, bottom = (self.index(row, TICK_COLUMN) for row in (min(changed), max(changed)))
        self.dataChanged.emit(top, bottom, [Qt.ItemDataRole.CheckStateRole])
        self.ticks_changed.emit()
        return len(changed)

    def settle(self) -> None:
        """Let no row be ticked any more: it has been decided."""
        self.blockSignals(True)  # noqa: FBT003 - Qt's signature
        for row in range(self.rowCount()):
            self.item(row, TICK_COLUMN).setCheckable(False)
        self.blockSignals(False)  # noqa: FBT003 - as above

    def why_not(self, row: int) -> str:
        """Return why a row cannot be ticked, "" where it can."""
        each = self.pieces[row]
        return "" if is_choosable(each) else self._status(each)

    def reason(self, row: int) -> str:
        """Return why a row is no article, or what is doubtful about it, "" for nothing."""
        piece = self.pieces[row].piece
        return piece.problem or piece.doubt

    def why_no_check(self, row: int) -> str:
        """Return why the text of a row cannot be checked, "" where it can."""
        each = self.pieces[row]
        if each.status not in _NEW:
            return self._status(each)
        return self.tr("Its text is on the web") if each.piece.needs_fetching else ""

    # What there is

    def show_outcomes(self, outcomes: Iterable[tuple[int, EntryOutcome]]) -> None:
        """Say in their rows what became of pieces."""
        for number, outcome in outcomes:
            item = self.item(number, STATUS_COLUMN)
            if item is not None:
                text = _shown(self._outcome(outcome))
                item.setText(text)
                item.setToolTip(_tip(text))

    def has_tags(self) -> bool:
        """Whether any piece brings tags of its own."""
        return any(each.piece.tags for each in self.pieces)

    def has_marks(self) -> bool:
        """Whether any piece brings highlights or notes."""
        return any(each.piece.marks for each in self.pieces)

    def is_missing_texts(self) -> bool:
        """Whether a reading list has entries without their text."""
        return any(each.piece.needs_fetching and each.piece.service for each in self.pieces)

    def _item_changed(self, item: QStandardItem) -> None:
        """Take note of a box that was clicked."""
        if item.column() == TICK_COLUMN and item.isCheckable():
            self._set_left_out(item.row(), left_out=item.checkState() is _OFF)
            self.ticks_changed.emit()

    def _set_left_out(self, row: int, *, left_out: bool) -> None:
        if left_out is (row in self.left_out):
            return
        (self.left_out.add if left_out else self.left_out.remove)(row)
        if self.pieces[row].status in _NEW:
            self._left_out_new += 1 if left_out else -1

    def _tick_cell(self, each: PreviewedPiece, *, ticked: bool = True) -> QStandardItem:
        item = QStandardItem()
        item.setEditable(False)
        said = self.tr("Add") if each.status in _NEW else self.tr("Add its notes and tags")
        if is_choosable(each):
            item.setCheckable(True)
            item.setCheckState(_ON if ticked else _OFF)
            item.setToolTip(_tip(said))
        else:
            said = self.tr("Cannot be added: %1").replace("%1", self._status(each))
            item.setToolTip(_tip(said))
        item.setData(_shown(said), Qt.ItemDataRole.AccessibleTextRole)
        return item

    def _show_input(self, row: int) -> None:
        self.item(row, TITLE_COLUMN).setToolTip(_tip(self.pieces[row].piece.input))

    def _texts(self, each: PreviewedPiece) -> tuple[str, ...]:
        piece = each.piece
        date = piece.date[:16].replace("T", " ")
        return (piece.title, piece.outlet, date, self._marks(each), self._status(each))

    def _marks(self, each: PreviewedPiece) -> str:
        parts = (
            (each.piece.marks, self.tr("1 note"), self.tr("%1 notes")),
            (len(each.piece.tags), self.tr("1 tag"), self.tr("%1 tags")),
        )
        said = (one if count == 1 else many.replace("%1", str(count)) for count, one, many in parts)
        return ", ".join(word for word, (count, _, _) in zip(said, parts, strict=True) if count)

    def _status(self, each: PreviewedPiece) -> str:
        words = {
            PreviewStatus.READY: self.tr("New"),
            PreviewStatus.NEEDS_FETCHING: self.tr("New, text on the web"),
            PreviewStatus.DUPLICATE: self.tr("In the library already"),
            PreviewStatus.REPEATED: self.tr("Same as one above"),
            PreviewStatus.PROBLEM: self.tr("Problem"),
        }
        own = self.tr("checked by you") if each.piece.is_fixed else ""
        reason = each.piece.problem or each.piece.doubt or own
        return f"{words[each.status]}: {reason}" if reason else words[each.status]

    def _outcome(self, outcome: EntryOutcome) -> str:
        words = {
            "added": self.tr("Added"),
            "updated": self.tr("Updated"),
            "duplicate": self.tr("In the library already"),
            "needs-fetching": self.tr("Left for later"),
            "failed": self.tr("Not added"),
            "left-out": self.tr("Left out"),
        }
        said = words[outcome.status.value]
        own = outcome.status.value == "left-out"
        return f"{said}: {outcome.reason}" if outcome.reason and not own else said


def is_choosable(each: PreviewedPiece) -> bool:
    """Tell whether a piece brings an article, or notes and tags for one that is there."""
    brings_marks = bool(each.piece.marks or each.piece.tags)
    return each.status in _NEW or (each.status in _PRESENT and brings_marks)


def _cell(text: str) -> QStandardItem:
    item = QStandardItem(_shown(text))
    item.setEditable(False)
    item.setToolTip(_tip(text))
    return item


def _shown(text: str) -> str:
    line = " ".join(text.split())
    return f"{line[:_LONGEST]}…" if len(line) > _LONGEST else line


def _tip(text: str) -> str:
    # Qt takes for HTML what looks like it: a title from a page must not.
    return f"<p>{html.escape(_shown(text))}</p>" if text else ""
