"""The window with two versions of an article: which, what changed, and where."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QListView,
    QPushButton,
    QRadioButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from reader.model.compared_versions import ComparedVersions, RowChange
from reader.model.revisions import RevisionSummary
from reader.model.selectors import Passage
from reader.ui.revisions.change_list import CHANGE_ROLE, ChangeModel
from reader.ui.revisions.compare_view import CompareView
from reader.ui.revisions.words import changes_counted, version_name
from reader.ui.theme import Theme

_SIZE = QSize(1000, 720)
_LINES_OF_CHANGES = 6
_NARROWEST_CHOICE = 16
"""Characters of a version's name that are shown however narrow the window is."""


class CompareDialog(QDialog):
    """Shows how one version of an article became another; changes nothing.

    F7 and Shift+F7 go through the changes in the order of the text.
    """

    versions_requested = Signal(str, str)
    """The ids of the older and the newer version that are to be compared."""

    def __init__(
        self, versions: Sequence[RevisionSummary], theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._versions = list(versions)
        self._passage: Passage | None = None
        self._older, self._newer = QComboBox(), QComboBox()
        self._count = QLabel()
        self._inline = QRadioButton(self.tr("&Inline"))
        self._beside = QRadioButton(self.tr("&Side by side"))
        self._folding = QCheckBox(self.tr("&Fold unchanged"))
        self._previous = QPushButton(self.tr("&Previous"))
        self._next = QPushButton(self.tr("&Next"))
        self._change_model = ChangeModel(self)
        self._changes = QListView()
        self.view = CompareView(theme)
        self.setWindowTitle(self.tr("Compare versions"))
        self.resize(_SIZE)
        self._fill_choices()
        self._lay_out()
        self._connect()
        self.apply_theme(theme)

    @property
    def versions(self) -> tuple[str, str]:
        """The ids of the older and the newer version that are chosen."""
        return self._older.currentData(), self._newer.currentData()

    def choose(self, old_id: str, new_id: str, passage: Passage | None = None) -> None:
        """Choose two versions, and perhaps a passage of the older one to go to; asks for them."""
        for choice, version_id in ((self._older, old_id), (self._newer, new_id)):
            choice.blockSignals(True)  # noqa: FBT003 - Qt's signature
            choice.setCurrentIndex(choice.findData(version_id))
            choice.blockSignals(False)  # noqa: FBT003 - as above
        self._passage = passage
        self._ask()

    def show_comparison(self, comparison: ComparedVersions) -> None:
        """Show the versions that were asked for."""
        self._change_model.set_comparison(comparison)
        self.view.show_comparison(comparison)
        count = len(comparison.changes)
        same = self.tr("These versions say the same.")
        self._count.setText(changes_counted(count) if count else same)
        for button in (self._previous, self._next):
            button.setEnabled(bool(count))
        passage, self._passage = self._passage, None
        if passage is not None:
            self._show_kind(side_by_side=True)
            row = self.view.show_old_passage(passage)
            if row is not None:
                self._choose_change_of(row)
                self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def sentences(self) -> list[str]:
        """Return the list of changes as it reads."""
        model = self._change_model
        return [str(model.index(row).data()) for row in range(model.rowCount())]

    def open_change(self, number: int) -> None:
        """Go to a change of the list."""
        self._changes.setCurrentIndex(self._change_model.index(number))
        self._go_to(self._change_model.index(number))

    def step(self, step: int) -> None:
        """Go to the next (1) or previous (-1) change in the order of the text."""
        row = self.view.step_change(step)
        if row is not None:
            self._choose_change_of(row)

    def apply_theme(self, theme: Theme) -> None:
        """Show everything in another theme from now on."""
        self.view.apply_theme(theme)
        theme.colour_words(self._count, "text_muted")

    # -- inside

    def _fill_choices(self) -> None:
        metrics = QFontMetrics(self.font())
        for choice, name in (
            (self._older, self.tr("Older version")),
            (self._newer, self.tr("Newer version")),
        ):
            for number, version in enumerate(self._versions, start=1):
                choice.addItem(version_name(version, number), version.id)
            choice.setAccessibleName(name)
            choice.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            choice.setMinimumContentsLength(_NARROWEST_CHOICE)
        last = len(self._versions) - 1
        self._older.setCurrentIndex(max(0, last - 1))
        self._newer.setCurrentIndex(last)
        self._changes.setMinimumHeight(metrics.height() * 2)

    def _lay_out(self) -> None:
        self._count.setTextFormat(Qt.TextFormat.PlainText)
        for button in (self._previous, self._next):
            button.setAutoDefault(False)
        self._beside.setChecked(True)
        self._folding.setChecked(True)
        self._previous.setToolTip(self.tr("Go to the change before (Shift+F7)"))
        self._next.setToolTip(self.tr("Go to the next change (F7)"))
        versions = QHBoxLayout()
        versions.addWidget(self._older, 1)
        arrow = QLabel("→")
        arrow.setAccessibleName(self.tr("became"))
        versions.addWidget(arrow)
        versions.addWidget(self._newer, 1)
        bar = QHBoxLayout()
        bar.setSpacing(12)
        bar.addWidget(self._count, 1)
        for widget in (self._folding, self._beside, self._inline, self._previous, self._next):
            bar.addWidget(widget)
        self._changes.setModel(self._change_model)
        self._changes.setAccessibleName(self.tr("Changes, the weightiest first"))
        self._changes.setUniformItemSizes(True)
        self._changes.setSpacing(3)
        self._changes.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self._changes.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._changes.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        splitter = QSplitter(Qt.Orientation.Vertical)
        splitter.addWidget(self._changes)
        splitter.addWidget(self.view)
        splitter.setStretchFactor(1, 1)
        splitter.setChildrenCollapsible(False)
        line = QFontMetrics(self.font()).height() + 10
        splitter.setSizes([line * _LINES_OF_CHANGES, _SIZE.height()])
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addLayout(versions)
        column.addLayout(bar)
        column.addWidget(splitter, 1)

    def _connect(self) -> None:
        self._older.currentIndexChanged.connect(self._ask)
        self._newer.currentIndexChanged.connect(self._ask)
        self._changes.clicked.connect(self._go_to)
        self._changes.activated.connect(self._go_to)
        self._changes.selectionModel().currentChanged.connect(self._follow)
        self._beside.toggled.connect(lambda on: self._show_kind(side_by_side=on))
        self._folding.toggled.connect(self.view.set_folding)
        self._previous.clicked.connect(lambda: self.step(-1))
        self._next.clicked.connect(lambda: self.step(1))
        self.view.row_reached.connect(self._choose_change_of)
        QShortcut(QKeySequence("F7"), self).activated.connect(lambda: self.step(1))
        QShortcut(QKeySequence("Shift+F7"), self).activated.connect(lambda: self.step(-1))

    def _ask(self) -> None:
        self.versions_requested.emit(*self.versions)

    def _show_kind(self, *, side_by_side: bool) -> None:
        (self._beside if side_by_side else self._inline).setChecked(True)
        if side_by_side != self.view.side_by_side:
            self.view.set_side_by_side(side_by_side)

    def _go_to(self, index: QModelIndex) -> None:
        change = index.data(CHANGE_ROLE)
        if isinstance(change, RowChange):
            self.view.go_to_row(change.row)

    def _follow(self, current: QModelIndex) -> None:
        if self._changes.hasFocus():
            self._go_to(current)

    def _choose_change_of(self, row: int) -> None:
        number = self._change_model.first_of_row(row)
        if number is not None:
            self._changes.setCurrentIndex(self._change_model.index(number))
