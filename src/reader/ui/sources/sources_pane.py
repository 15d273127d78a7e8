"""The tab that lists the distinct sources of the open article."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QLabel,
    QStackedWidget,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from reader.model.ledger import Ledger
from reader.ui.empty_state import EmptyState
from reader.ui.icons import Icons
from reader.ui.sources.source_delegate import RISE, SourceDelegate
from reader.ui.sources.source_model import MentionLine, SourceLine, SourceModel
from reader.ui.theme import Theme
from reader.ui.themed_delegate import Index


class SourcesPane(QWidget):
    """Shows a ledger. It changes nothing: its keys are actions, what is chosen is asked of it."""

    mention_chosen = Signal(object)
    """A `LedgerMention` was clicked or reached by the arrow keys."""
    mention_activated = Signal(object)
    """A `LedgerMention` was entered: the article is to have the keyboard."""
    link_requested = Signal(object, str)
    """A `MentionLine` is to belong to the source with this key."""
    chosen_changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = SourceModel(self)
        self._delegate = SourceDelegate(theme, self)
        self._tree = _Tree()
        self._notes = QLabel()
        self._empty = EmptyState()
        self._pages = QStackedWidget()
        self.setAccessibleName(self.tr("Sources"))
        self._lay_out()
        self.apply_theme(theme)
        self._model.mention_dropped.connect(self.link_requested)
        self._tree.selectionModel().currentChanged.connect(self._choose)
        self._tree.selectionModel().selectionChanged.connect(lambda *_: self.chosen_changed.emit())
        self._tree.activated.connect(self._activate)
        self._tree.width_changed.connect(self._fit)

    def show_message(self, title: str, sentence: str) -> None:
        """Show that there are no sources, and why."""
        self._model.set_ledger(None)
        self._empty.show_message("tag", title, sentence)
        self._pages.setCurrentWidget(self._empty)

    def show_ledger(self, ledger: Ledger) -> None:
        """Show the sources of an article; what is unfolded and chosen stays where it can."""
        unfolded = self._unfolded()
        current = self._key_of(self._tree.currentIndex())
        self._model.set_ledger(ledger)
        for row in range(self._model.rowCount()):
            index = self._model.index(row, 0)
            self._tree.setExpanded(index, self._key_of(index) in unfolded)
            if self._key_of(index) == current:
                self._tree.setCurrentIndex(index)
        notes = [
            self.tr("A change could not be made: %1").replace("%1", edit.reason)
            for edit in ledger.unapplied
        ]
        self._notes.setText("\n".join(dict.fromkeys(notes)))
        self._notes.setVisible(bool(notes))
        self._pages.setCurrentIndex(0)

    def chosen(self) -> list[SourceLine | MentionLine]:
        """Return the chosen lines, in their order."""
        indexes = sorted(
            self._tree.selectionModel().selectedIndexes(),
            key=lambda index: (
                (index.parent().row(), index.row())
                if index.parent().isValid()
                else (index.row(), -1)
            ),
        )
        lines = [self._model.line_at(index) for index in indexes]
        return [line for line in lines if line is not None]

    def find_line(self, key: str) -> SourceLine | None:
        """Return the line of a source, or None."""
        for row in range(self._model.rowCount()):
            line = self._model.line_at(self._model.index(row, 0))
            if isinstance(line, SourceLine) and any(each.key == key for each in line.entries):
                return line
        return None

    def source_lines(self) -> list[SourceLine]:
        """Return all sources that are shown."""
        lines = (
            self._model.line_at(self._model.index(row, 0)) for row in range(self._model.rowCount())
        )
        return [line for line in lines if isinstance(line, SourceLine)]

    def apply_theme(self, theme: Theme) -> None:
        """Show the pane in a theme."""
        self._delegate.apply_theme(theme)
        self._empty.apply_theme(theme, Icons(theme))
        palette = self._tree.palette()
        palette.setColor(QPalette.ColorRole.Base, theme.colour("window"))
        self._tree.setPalette(palette)
        theme.colour_words(self._notes, "warning")

    def _choose(self, index: QModelIndex) -> None:
        line = self._model.line_at(index)
        if isinstance(line, MentionLine):
            self.mention_chosen.emit(line.mention)
        elif isinstance(line, SourceLine):
            self.mention_chosen.emit(line.entries[0].mentions[0])

    def _activate(self, index: QModelIndex) -> None:
        line = self._model.line_at(index)
        if isinstance(line, MentionLine):
            self.mention_activated.emit(line.mention)
        elif isinstance(line, SourceLine):
            self._tree.setExpanded(index, not self._tree.isExpanded(index))

    def _unfolded(self) -> set[str]:
        indexes = (self._model.index(row, 0) for row in range(self._model.rowCount()))
        return {self._key_of(index) for index in indexes if self._tree.isExpanded(index)}

    def _key_of(self, index: QModelIndex) -> str:
        line = self._model.line_at(index)
        if isinstance(line, SourceLine):
            return line.key
        return line.mention.key if isinstance(line, MentionLine) else ""

    def _fit(self, width: int) -> None:
        self._delegate.set_width(width)
        self._tree.scheduleDelayedItemsLayout()

    def _lay_out(self) -> None:
        self._tree.setModel(self._model)
        self._tree.setItemDelegate(self._delegate)
        self._tree.setAccessibleName(self.tr("Sources of the article"))
        self._notes.setTextFormat(Qt.TextFormat.PlainText)
        self._notes.setWordWrap(True)
        self._notes.setContentsMargins(12, 6, 12, 6)
        self._notes.hide()
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._tree, 1)
        column.addWidget(self._notes)
        self._pages.addWidget(content)
        self._pages.addWidget(self._empty)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._pages)
        self.setFocusProxy(self._tree)


class _Tree(QTreeView):
    """A tree whose lines are as wide as it is."""

    width_changed = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setHeaderHidden(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setIndentation(16)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDropIndicatorShown(True)

    def drawBranches(self, painter: QPainter, rect: QRect, index: Index) -> None:
        """Draw the arrow beside a source's name, not in the middle of all its lines."""
        first_line = self.fontMetrics().height() + 2 * RISE
        rect.setHeight(min(rect.height(), first_line))
        super().drawBranches(painter, rect, index)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell how wide the lines are."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.width_changed.emit(self.viewport().width())
