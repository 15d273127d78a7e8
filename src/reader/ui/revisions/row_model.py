"""The rows of a comparison as a list, with unchanged stretches folded away."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from reader.model.compared_versions import ComparedRow, ComparedVersions
from reader.model.comparison import PairKind
from reader.ui.revisions.pieces import Mark, inline_pieces
from reader.ui.revisions.words import row_kind_name, unchanged_counted

LINE_ROLE = Qt.ItemDataRole.UserRole
"""The whole `ShownLine`."""

CONTEXT = 1
"""Unchanged sentences that are shown on each side of a change."""

LEAST_FOLDED = 2
"""Fewer unchanged sentences are not worth folding."""

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class ShownLine:
    """The rows ``[first, end)``: one that is shown, or several that are folded."""

    first: int
    end: int

    @property
    def folded(self) -> bool:
        """Whether this stands for rows that are not shown."""
        return self.end - self.first > 1


class RowModel(QAbstractListModel):
    """What is shown of a comparison, line by line."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.comparison = ComparedVersions()
        self._lines: list[ShownLine] = []
        self._folding = True

    def set_comparison(self, comparison: ComparedVersions) -> None:
        """Show another comparison, folded as before."""
        self._reset(comparison, folding=self._folding)

    def set_folding(self, folding: bool) -> None:
        """Fold all unchanged stretches, or show every sentence."""
        self._reset(self.comparison, folding=folding)

    def unfold(self, line: int) -> None:
        """Show the rows that a folded line stands for."""
        folded = self._lines[line]
        if not folded.folded:
            return
        shown = [ShownLine(row, row + 1) for row in range(folded.first, folded.end)]
        self._lines[line] = shown[0]
        self.dataChanged.emit(self.index(line), self.index(line))
        self.beginInsertRows(QModelIndex(), line + 1, line + len(shown) - 1)
        self._lines[line + 1 : line + 1] = shown[1:]
        self.endInsertRows()

    def line_of(self, row: int) -> int | None:
        """Return the line that shows a compared row, folded or not; None without one."""
        return next(
            (line for line, each in enumerate(self._lines) if each.first <= row < each.end), None
        )

    def row_at(self, line: int) -> ComparedRow | None:
        """Return the compared row in a line; None for folded ones and beyond the end."""
        if not 0 <= line < len(self._lines) or self._lines[line].folded:
            return None
        return self.comparison.rows[self._lines[line].first]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return the number of lines."""
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the line, or its words with what became of them, for screen readers."""
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if role == LINE_ROLE:
            return line
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        if line.folded:
            return unchanged_counted(line.end - line.first)
        row = self.comparison.rows[line.first]
        return f"{row_kind_name(row.kind)}: {self._spoken(row)}"

    def _spoken(self, row: ComparedRow) -> str:
        sign = {Mark.KEPT: ("", ""), Mark.ADDED: ("[+ ", "]"), Mark.REMOVED: ("[− ", "]")}
        pieces = inline_pieces(self.comparison, row)
        if row.kind in (PairKind.ADDED, PairKind.REMOVED):
            return "".join(piece.text for piece in pieces)
        return "".join(
            f"{sign[piece.mark][0]}{piece.text}{sign[piece.mark][1]}" for piece in pieces
        )

    def _reset(self, comparison: ComparedVersions, *, folding: bool) -> None:
        self.beginResetModel()
        self.comparison, self._folding = comparison, folding
        rows = range(len(comparison.rows))
        self._lines = (
            list(_folded(comparison)) if folding else [ShownLine(row, row + 1) for row in rows]
        )
        self.endResetModel()


def _folded(comparison: ComparedVersions) -> Iterator[ShownLine]:
    """Give the lines with unchanged stretches folded, but for what stands beside a change."""
    count = len(comparison.rows)
    near = {
        row + step for row in comparison.changed_rows() for step in range(-CONTEXT, CONTEXT + 1)
    }
    for shown, group in groupby(range(count), key=lambda row: row in near):
        rows = list(group)
        if not shown and len(rows) >= LEAST_FOLDED:
            yield ShownLine(rows[0], rows[-1] + 1)
        else:
            for row in rows:
                yield ShownLine(row, row + 1)
