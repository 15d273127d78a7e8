"""The library pane."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import QAbstractItemView, QListView, QVBoxLayout, QWidget

from reader.model.codebook import Codebook
from reader.model.queries import ArticleQuery, LibraryCounts
from reader.ui.icons import Icons
from reader.ui.shelves.delegate import ShelfDelegate
from reader.ui.shelves.model import ENTRY_ROLE, ShelfEntry, ShelfModel
from reader.ui.theme import Theme


class ShelfView(QListView):
    """The lines; Right and Return lead on to the articles."""

    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(self.tr("Library"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Right and Return go on to the articles."""
        forwards = Qt.Key.Key_Left if self.isRightToLeft() else Qt.Key.Key_Right
        if event.key() in (forwards, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            super().keyPressEvent(event)


class LibraryPane(QWidget):
    """Shelves and tags; choosing one shows its articles."""

    shelf_chosen = Signal(object, str)
    """An `ArticleQuery` and the entry's name."""
    articles_requested = Signal()
    """The article list takes the keyboard."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = ShelfModel(self)
        self.view = ShelfView(self)
        self._delegate = ShelfDelegate(self.view)
        self._query = ArticleQuery()
        self.view.setModel(self.model)
        self.view.setItemDelegate(self._delegate)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.addWidget(self.view)
        self.setFocusProxy(self.view)
        self.model.modelReset.connect(self._restore)
        self._restore()
        self.view.selectionModel().currentChanged.connect(self._current_changed)
        self.view.entered.connect(self.articles_requested)

    @property
    def query(self) -> ArticleQuery:
        """What the chosen entry shows."""
        return self._query

    @property
    def current_name(self) -> str:
        """The name of the entry that is shown."""
        row = self.model.row_of(self._query)
        return self.model.entry(row or 0).name

    def apply_theme(self, theme: Theme, icons: Icons) -> None:
        """Show the pane in a theme; it lies on the window's ground, not on a page."""
        self._delegate.apply_theme(theme, icons)
        palette = self.view.palette()
        palette.setColor(QPalette.ColorRole.Base, theme.colour("window"))
        self.view.setPalette(palette)
        self.view.viewport().update()

    def set_codebook(self, codebook: Codebook) -> None:
        """Show other tags."""
        self.model.set_codebook(codebook)

    def set_feeds(self, entries: Sequence[ShelfEntry]) -> None:
        """Show other feeds."""
        self.model.set_feeds(entries)

    def set_counts(self, counts: LibraryCounts) -> None:
        """Show other counts."""
        self.model.set_counts(counts)

    def choose(self, query: ArticleQuery) -> None:
        """Choose the entry that shows ``query``, if there is one."""
        row = self.model.row_of(query)
        if row is not None:
            self.view.setCurrentIndex(self.model.index(row))

    def leave_for(self, query: ArticleQuery) -> None:
        """Have no entry chosen: the list shows what none of them stands for."""
        self._query = query
        self.view.setCurrentIndex(QModelIndex())

    def _restore(self) -> None:
        """Keep the entry chosen; when it is gone (an archived tag), show all articles."""
        row = self.model.row_of(self._query)
        if row is None and self._query.story_id is not None:
            return
        self.view.setCurrentIndex(self.model.index(row or 0))

    def _current_changed(self, current: QModelIndex) -> None:
        entry = current.data(ENTRY_ROLE)
        if isinstance(entry, ShelfEntry) and entry.query is not None:
            if entry.query == self._query:
                return
            self._query = entry.query
            self.shelf_chosen.emit(entry.query, entry.name)
