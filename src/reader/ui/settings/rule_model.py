"""The detection rules as a table: what they look for, how they fared, whether they are on."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from reader.model.codebook import Codebook
from reader.model.review import RuleCount
from reader.sourcing.rules import RuleDescription

SORT_ROLE = Qt.ItemDataRole.UserRole + 1
"""What a column is sorted by."""
DETAIL_ROLE = Qt.ItemDataRole.UserRole + 2
"""What stands small below a rule's sentence: its tag's name and its id."""

_Index = QModelIndex | QPersistentModelIndex


def _tr(text: str) -> str:
    return QCoreApplication.translate("Rules", text)


@dataclass(frozen=True, slots=True)
class _RuleRow:
    count: RuleCount
    tag: str
    """The name of the tag that it suggests, "" where it is not known."""
    looks_for: str

    @property
    def detail(self) -> str:
        return " · ".join(part for part in (self.tag, self.count.rule) if part)


class RuleModel(QAbstractTableModel):
    """What a rule looks for, with a box; accepted, rejected, open, and the share that held."""

    switched = Signal()
    """A rule was switched on or off by its box."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[_RuleRow] = ()
        self._disabled: set[str] = set()

    @property
    def disabled(self) -> list[str]:
        """The ids of the rules that are switched off, sorted."""
        return sorted(self._disabled)

    def set_rules(
        self, rules: Sequence[RuleDescription], counts: Sequence[RuleCount], codebook: Codebook
    ) -> None:
        """Show these rules and how they fared.

        A rule of an earlier version is shown as well where it has suggestions, or is switched
        off.
        """
        by_rule = {count.rule: count for count in counts}
        known = {rule.rule_id for rule in rules}
        rows = []
        for rule_id, tag_id, looks_for in rules:
            tag = codebook.find(tag_id)
            count = by_rule.get(rule_id, RuleCount(rule_id, 0, 0, 0))
            rows.append(_RuleRow(count, tag.name if tag is not None else tag_id, looks_for))
        others = sorted((by_rule.keys() | self._disabled) - known)
        earlier = _tr("A rule of an earlier version of this program.")
        rows += [_RuleRow(by_rule.get(r, RuleCount(r, 0, 0, 0)), "", earlier) for r in others]
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def set_disabled(self, rules: Collection[str]) -> None:
        """Show these rules as switched off."""
        self._disabled = set(rules)
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, 0))

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Return the number of rules."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Return the number of columns."""
        return 0 if parent.isValid() else len(_columns())

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return what a column is called."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return _columns()[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if section else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.ToolTipRole and section == len(_columns()) - 1:
            return _tr("Share of the decided suggestions that were accepted")
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Let the first column be ticked."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.column() == 0 else flags

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a role shows of a cell."""
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], index.column()
        if role == SORT_ROLE:
            return _sort_value(row, column)
        if role == Qt.ItemDataRole.DisplayRole:
            return _words(row, column)
        if role == Qt.ItemDataRole.TextAlignmentRole and column > 0:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return self._first_column(row, role) if column == 0 else None

    def _first_column(self, row: _RuleRow, role: int) -> object:
        if role == Qt.ItemDataRole.CheckStateRole:
            off = row.count.rule in self._disabled
            return Qt.CheckState.Unchecked if off else Qt.CheckState.Checked
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{row.looks_for} {row.detail}"
        return row.detail if role == DETAIL_ROLE else None

    def setData(self, index: _Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Switch a rule on or off."""
        if role != Qt.ItemDataRole.CheckStateRole or index.column() != 0:
            return False
        rule = self._rows[index.row()].count.rule
        if Qt.CheckState(value) is Qt.CheckState.Checked:
            self._disabled.discard(rule)
        else:
            self._disabled.add(rule)
        self.dataChanged.emit(index, index, [Qt.ItemDataRole.CheckStateRole])
        self.switched.emit()
        return True


def _words(row: _RuleRow, column: int) -> str:
    count, held = row.count, count_held(row.count)
    share = "–" if held is None else f"{held:.0%}"
    numbers = (str(count.accepted), str(count.rejected), str(count.open))
    return (row.looks_for, *numbers, share)[column]


def _sort_value(row: _RuleRow, column: int) -> object:
    count, held = row.count, count_held(row.count)
    numbers = (count.accepted, count.rejected, count.open)
    by_tag = f"{row.tag or '~'} {row.looks_for}".casefold()
    return (by_tag, *numbers, -1.0 if held is None else held)[column]


def count_held(count: RuleCount) -> float | None:
    """Return the share of a rule's decided suggestions that were accepted, None without any."""
    decided = count.accepted + count.rejected
    return count.accepted / decided if decided else None


def _columns() -> tuple[str, ...]:
    return (
        _tr("What a rule looks for"),
        _tr("Accepted"),
        _tr("Rejected"),
        _tr("Open"),
        _tr("Held"),
    )
