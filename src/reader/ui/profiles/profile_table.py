"""A roll-up as a table: one row an outlet, byline, section or month; sorted by any column."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtGui import QColor

from reader.model.profiles import Rollup, RollupBy, RollupRow, SourcingCategory
from reader.ui.review.figures import category_name

SORT_ROLE = Qt.ItemDataRole.UserRole + 1
"""What a column is sorted by."""
_FIRST_SHARE = 3

_Index = QModelIndex | QPersistentModelIndex


def _tr(text: str) -> str:
    return QCoreApplication.translate("Profiles", text)


class RollupModel(QAbstractTableModel):
    """Label, articles, claims, then a share with its 95 % interval for each category."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rollup = Rollup(RollupBy.OUTLET, ())
        self._categories = list(SourcingCategory)
        self._muted: QColor | None = None

    def set_rollup(self, rollup: Rollup) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._rollup = rollup
        self.endResetModel()

    def set_muted(self, colour: QColor) -> None:
        """Show rows with too few articles in this colour."""
        self._muted = colour

    def row_at(self, number: int) -> RollupRow:
        """Return a row as a value."""
        return self._rollup.rows[number]

    def category_at(self, column: int) -> SourcingCategory | None:
        """Return what a column shows the share of, None for the first columns."""
        return self._categories[column - _FIRST_SHARE] if column >= _FIRST_SHARE else None

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self._rollup.rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Return the number of columns."""
        return 0 if parent.isValid() else _FIRST_SHARE + len(self._categories)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return what a column is called."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if section else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        category = self.category_at(section)
        if category is not None:
            return category_name(category)
        return (_by_name(self._rollup.by), _tr("Articles"), _tr("Claims"))[section]

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a role shows of a cell."""
        if not index.isValid():
            return None
        row = self._rollup.rows[index.row()]
        if role == SORT_ROLE:
            return self._sort_value(row, index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words(row, index.column())
        return self._look(row, index, role)

    def _look(self, row: RollupRow, index: _Index, role: int) -> object:
        if role == Qt.ItemDataRole.ForegroundRole and row.thin:
            return self._muted
        if role == Qt.ItemDataRole.ToolTipRole:
            return _tip(row)
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() > 0:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def _words(self, row: RollupRow, column: int) -> str:
        if column < _FIRST_SHARE:
            label = row.label or _tr("not said")
            return (label, str(row.articles), str(row.claim_sentences))[column]
        share = row.shares[self._categories[column - _FIRST_SHARE]]
        if not share.n:
            return "–"
        return f"{share.share:.0%}  ({100 * share.low:.0f}–{share.high:.0%})"

    def _sort_value(self, row: RollupRow, column: int) -> object:
        if column < _FIRST_SHARE:
            return (row.label.casefold(), row.articles, row.claim_sentences)[column]
        return row.shares[self._categories[column - _FIRST_SHARE]].share


def _by_name(by: RollupBy) -> str:
    return {
        RollupBy.OUTLET: _tr("Outlet"),
        RollupBy.BYLINE: _tr("Byline"),
        RollupBy.SECTION: _tr("Section"),
        RollupBy.MONTH: _tr("Month"),
    }[by]


def _tip(row: RollupRow) -> str:
    if row.thin:
        return _tr("Too few articles or claims to say much")
    return _tr("Share of claim-bearing sentences, and its 95 % interval (Wilson)")
