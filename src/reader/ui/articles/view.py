"""The rows of the article list: what keys do there, and what counts as selected."""

from __future__ import annotations

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

BATCH_ROWS = 100
"""Rows the view places at a time."""

Index = QModelIndex | QPersistentModelIndex


class ArticleListView(QListView):
    """The rows; Right and Return lead into the article, Left back to the library.

    "Select all" means all that the list shows, rows that are not loaded included: they are
    selected as they come. Rows can be taken out again; choosing another row ends it.
    """

    entered = Signal()
    """The person wants to read: the article takes the keyboard."""
    left = Signal()
    selection_changed = Signal()

    _selects_unloaded = False

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setUniformItemSizes(True)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(BATCH_ROWS)
        self.setMouseTracking(True)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAccessibleName(self.tr("Articles"))

    @property
    def selects_unloaded(self) -> bool:
        """Whether rows that are not loaded count as selected."""
        return self._selects_unloaded

    def selected_count(self) -> int:
        """Return how many of the loaded rows are selected."""
        stretches = self.selectionModel().selection()
        return sum(stretches.at(number).height() for number in range(stretches.size()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Right, Left and Return change panes; everything else is the list's own."""
        rtl = self.isRightToLeft()
        forwards, backwards = Qt.Key.Key_Right, Qt.Key.Key_Left
        if rtl:
            forwards, backwards = backwards, forwards
        if event.key() in (forwards, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif event.key() == backwards:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    # Selecting everything

    def selectAll(self) -> None:
        """Select the loaded rows and all that are not."""
        super().selectAll()
        self._selects_unloaded = self.selectionModel().hasSelection()
        self.selection_changed.emit()

    def selectionCommand(
        self, index: Index, event: QEvent | None = None
    ) -> QItemSelectionModel.SelectionFlag:
        """Return what choosing a row does; one that replaces the selection replaces all of it."""
        command = super().selectionCommand(index, event)
        if command & QItemSelectionModel.SelectionFlag.Clear:
            self._selects_unloaded = False
        return command

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Tell of the change."""
        super().selectionChanged(selected, deselected)
        if not self.selectionModel().hasSelection():
            self._selects_unloaded = False
        self.selection_changed.emit()

    def rowsInserted(self, parent: Index, start: int, end: int) -> None:
        """Select what has been loaded, where everything is selected."""
        super().rowsInserted(parent, start, end)
        if self._selects_unloaded:
            come = QItemSelection(self.model().index(start, 0), self.model().index(end, 0))
            self.selectionModel().select(come, QItemSelectionModel.SelectionFlag.Select)

    def reset(self) -> None:
        """Have nothing selected: other rows are shown."""
        self._selects_unloaded = False
        super().reset()
