"""The settings of the suggestions: which rules are asked, and what is not to be suggested again."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSortFilterProxyModel, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QTableView,
    QVBoxLayout,
)

from reader.model.codebook import Codebook
from reader.model.review import RememberedRejection, RuleCount
from reader.sourcing.rules import RuleDescription
from reader.ui.preferences import Preferences
from reader.ui.settings.pages import SettingsPage
from reader.ui.settings.rule_delegate import RuleDelegate
from reader.ui.settings.rule_model import SORT_ROLE, RuleModel
from reader.ui.theme import Theme


class SuggestionsPage(SettingsPage):
    """Shows how each rule fared, so that a person can switch off those that do not help."""

    fields = ("show_loaded_wording", "disabled_rules")

    forget_requested = Signal(str)
    """A remembered rejection is to be forgotten: its id."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.rules = RuleModel(self)
        self.table = QTableView()
        self.loaded = QCheckBox(self.tr("Show &loaded wording (“shocking”, “regime”)"))
        self.rejections = QListWidget()
        self.forget = QPushButton(self.tr("&Forget"))
        self._about_rules = _label(
            self.tr("Suggestions of a rule that is not ticked are not shown."), theme
        )
        self._about_rejections = _label(self.tr("Not suggested again:"), theme)
        # Columns take their widths from each other, one by one: the rows wait for all of them.
        self._fit_rows = QTimer(self)
        self._fit_rows.setSingleShot(True)
        self._fit_rows.timeout.connect(self.table.resizeRowsToContents)
        self._lay_out(theme)
        self.rules.switched.connect(self.changed)
        self.loaded.toggled.connect(self.changed)
        self.rejections.itemSelectionChanged.connect(self._update)
        self.forget.clicked.connect(self._forget)
        self._update()

    def show_values(self, preferences: Preferences) -> None:
        """Show what the preferences hold."""
        self.loaded.setChecked(preferences.show_loaded_wording)
        self.rules.set_disabled(preferences.disabled_rules)

    def take_values(self, preferences: Preferences) -> None:
        """Write what is shown into the preferences."""
        preferences.show_loaded_wording = self.loaded.isChecked()
        preferences.disabled_rules = self.rules.disabled

    def show_review(
        self,
        rules: Sequence[RuleDescription],
        counts: Sequence[RuleCount],
        rejections: Sequence[RememberedRejection],
        codebook: Codebook,
    ) -> None:
        """Show the rules, how they fared in the open library, and what is not suggested again."""
        self.rules.set_rules(rules, counts, codebook)
        self._fit_rows.start()
        self.rejections.clear()
        for rejection in rejections:
            tag = codebook.find(rejection.tag_id)
            name = tag.name if tag is not None else rejection.tag_id
            where = rejection.outlet or self.tr("everywhere")
            item = QListWidgetItem(f"“{rejection.words}” · {name} · {where}")
            item.setData(Qt.ItemDataRole.UserRole, rejection.id)
            self.rejections.addItem(item)
        self._about_rejections.setText(
            self.tr("Not suggested again:")
            if rejections
            else self.tr("No words have been rejected in all articles.")
        )
        for widget in (self.rejections, self.forget):
            widget.setVisible(bool(rejections))
        self._update()

    def _forget(self) -> None:
        for item in self.rejections.selectedItems():
            self.forget_requested.emit(item.data(Qt.ItemDataRole.UserRole))

    def _update(self) -> None:
        self.forget.setEnabled(bool(self.rejections.selectedItems()))

    def _lay_out(self, theme: Theme) -> None:
        in_order = QSortFilterProxyModel(self)
        in_order.setSourceModel(self.rules)
        in_order.setSortRole(SORT_ROLE)
        self.table.setModel(in_order)
        self.table.setSortingEnabled(True)
        self.table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        # A bar that came with the rows' height would narrow the column that the height follows.
        self.table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.table.setItemDelegateForColumn(0, RuleDelegate(theme, self.table))
        self.table.horizontalHeader().sectionResized.connect(self._fit_rows.start)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setShowGrid(False)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().hide()
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.table.setAccessibleName(self.tr("Detection rules"))
        self.table.setMinimumHeight(120)
        self.rejections.setAccessibleName(self.tr("Words that are not suggested again"))
        self.rejections.setMaximumHeight(96)
        row = QHBoxLayout()
        row.addWidget(self.rejections, 1)
        row.addWidget(self.forget, 0, Qt.AlignmentFlag.AlignTop)
        self.forget.setAutoDefault(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        column.addWidget(self._about_rules)
        column.addWidget(self.table, 1)
        column.addWidget(self.loaded)
        column.addSpacing(8)
        column.addWidget(self._about_rejections)
        column.addLayout(row)


def _label(words: str, theme: Theme) -> QLabel:
    label = QLabel(words)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    theme.colour_words(label, "text_muted")
    return label
