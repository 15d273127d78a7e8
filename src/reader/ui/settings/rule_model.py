"""The detection rules as a table: how their suggestions fared, and whether they are switched on."""

from __future__ import annotations

from collections.abc import Collection, Sequence

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

SORT_ROLE = Qt.ItemDataRole.UserRole + 1
"""What a column is sorted by."""

_Index = QModelIndex | QPersistentModelIndex


def _tr(text: str) -> str:
    return QCoreApplication.translate("Rules", text)


def rule_words(rule: str, codebook: Codebook) -> str:
    """Return what a rule is called: "Unnamed source: subject verb"."""
    kind, _, way = rule.partition(".")
    tag = codebook.find(kind)
    name = tag.name if tag is not None else kind[:1].upper() + kind[1:].replace("-", " ")
    return f"{name}: {way.replace('-', ' ')}" if way else name


class RuleModel(QAbstractTableModel):
    """Rule with a box, accepted, rejected, open, and the share that held."""

    switched = Signal()
    """A rule was switched on or off by its box."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._counts: Sequence[RuleCount] = ()
        self._names: Sequence[str] = ()
        self._disabled: set[str] = set()

    @property
    def disabled(self) -> list[str]:
        """The ids of the rules that are switched off, sorted."""
        return sorted(self._disabled)

    def set_counts(self, counts: Sequence[RuleCount], codebook: Codebook) -> None:
        """Show these rules; one that is switched off is shown though it never fired."""
        known = {count.rule for count in counts}
        missing = (RuleCount(rule, 0, 0, 0) for rule in self.disabled if rule not in known)
        self.beginResetModel()
        self._counts = (*counts, *missing)
        self._names = [rule_words(count.rule, codebook) for count in self._counts]
        self.endResetModel()

    def set_disabled(self, rules: Collection[str]) -> None:
        """Show these rules as switched off."""
        self._disabled = set(rules)
        if self._counts:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._counts) - 1, 0))

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Return the number of rules."""
        return 0 if parent.isValid() else len(self._counts)

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
        count, column = self._counts[index.row()], index.column()
        if role == Qt.ItemDataRole.CheckStateRole and column == 0:
            off = count.rule in self._disabled
            return Qt.CheckState.Unchecked if off else Qt.CheckState.Checked
        if role == Qt.ItemDataRole.TextAlignmentRole and column > 0:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.ToolTipRole and column == 0:
            return count.rule
        if role == SORT_ROLE:
            return self._sort_value(index.row(), column)
        return self._words(index.row(), column) if role == Qt.ItemDataRole.DisplayRole else None

    def setData(self, index: _Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Switch a rule on or off."""
        if role != Qt.ItemDataRole.CheckStateRole or index.column() != 0:
            return False
        rule = self._counts[index.row()].rule
        if Qt.CheckState(value) is Qt.CheckState.Checked:
            self._disabled.discard(rule)
        else:
            self._disabled.add(rule)
        self.dataChanged.emit(index, index, [Qt.ItemDataRole.CheckStateRole])
        self.switched.emit()
        return True

    def _words(self, row: int, column: int) -> str:
        count = self._counts[row]
        held = count_held(count)
        share = "–" if held is None else f"{held:.0%}"
        numbers = (str(count.accepted), str(count.rejected), str(count.open))
        return (self._names[row], *numbers, share)[column]

    def _sort_value(self, row: int, column: int) -> object:
        count = self._counts[row]
        held = count_held(count)
        numbers = (count.accepted, count.rejected, count.open)
        return (self._names[row].casefold(), *numbers, -1.0 if held is None else held)[column]


def count_held(count: RuleCount) -> float | None:
    """Return the share of a rule's decided suggestions that were accepted, None without any."""
    decided = count.accepted + count.rejected
    return count.accepted / decided if decided else None


def _columns() -> tuple[str, ...]:
    return (_tr("Rule"), _tr("Accepted"), _tr("Rejected"), _tr("Open"), _tr("Held"))
