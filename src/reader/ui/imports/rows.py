"""The preview as a table: one row a piece, what it is, and what becomes of it.

Qt's own items, and no model of ours: while an import works, Python's threads take turns, and a
table that asks Python for every cell would wait for its turn as often.
"""

from __future__ import annotations

import html
from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QStandardItem, QStandardItemModel

from reader.exchange.reading_lists.preview import PreviewStatus

if TYPE_CHECKING:
    from reader.library.entry_import import EntryOutcome
    from reader.library.import_preview import PreviewedPiece

STATUS_COLUMN = 4
_LONGEST = 300
"""Code points of a cell: nobody reads more, and Qt would lay all of it out."""


class ImportRows(QStandardItemModel):
    """Rows of `PreviewedPiece`s."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(0, STATUS_COLUMN + 1, parent)
        self.pieces: list[PreviewedPiece] = []
        self.counts: Counter[PreviewStatus] = Counter()
        self.setHorizontalHeaderLabels(
            [
                self.tr("Title"),
                self.tr("Outlet"),
                self.tr("Date"),
                self.tr("Notes and tags"),
                self.tr("Status"),
            ]
        )

    def add(self, pieces: Iterable[PreviewedPiece]) -> None:
        """Add rows at the end."""
        for each in pieces:
            self.pieces.append(each)
            self.counts[each.status] += 1
            piece = each.piece
            date = piece.date[:16].replace("T", " ")
            cells = (piece.title, piece.outlet, date, self._marks(each), self._status(each))
            row = [_cell(text) for text in cells]
            row[0].setToolTip(_tip(piece.input))
            self.appendRow(row)

    def clear_pieces(self) -> None:
        """Start anew."""
        self.removeRows(0, self.rowCount())
        self.pieces.clear()
        self.counts.clear()

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
        reason = each.piece.problem or each.piece.doubt
        return f"{words[each.status]}: {reason}" if reason else words[each.status]

    def _outcome(self, outcome: EntryOutcome) -> str:
        words = {
            "added": self.tr("Added"),
            "updated": self.tr("Updated"),
            "duplicate": self.tr("In the library already"),
            "needs-fetching": self.tr("Left for later"),
            "failed": self.tr("Not added"),
        }
        said = words[outcome.status.value]
        return f"{said}: {outcome.reason}" if outcome.reason else said


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
