"""The list in which the blocks of a page are taken in and left out."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QMenu, QWidget

from reader.ui.announcing import announce
from reader.ui.fixing.block_delegate import BlockDelegate
from reader.ui.fixing.block_model import BlockModel
from reader.ui.theme import Theme

_ABOVE_FIRST = 2
"""Blocks that stay in sight above the first chosen one, to see what came before it."""


class BlockList(QListView):
    """Shows a `BlockModel`. Space toggles the selected blocks, the menu key has the rest.

    Signals:
        title_requested: the text of a block is to be the title.
    """

    title_requested = Signal(str)

    def __init__(self, model: BlockModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._hides_rest = False
        self._delegate = BlockDelegate(theme, self)
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(self.tr("Blocks of the page"))
        self.setAccessibleDescription(
            self.tr("Space takes the selected blocks in, or leaves them out")
        )
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMouseTracking(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._show_menu)
        self._make_actions()
        model.choice_changed.connect(self._hide_rows)

    def apply_theme(self, theme: Theme) -> None:
        """Show the list in a theme."""
        self._delegate.apply_theme(theme)
        self.viewport().update()

    def selected_rows(self) -> list[int]:
        """Return the rows that are selected, from the top."""
        return sorted(index.row() for index in self.selectionModel().selectedRows())

    def show_left_out(self, *, shown: bool) -> None:
        """Show the blocks that are left out as well, or the article's alone."""
        self._hides_rest = not shown
        self._hide_rows()
        current = self.currentIndex()
        if current.isValid():
            self.scrollTo(current)

    def go_to_article(self) -> None:
        """Make the first chosen block the current one, and bring it into sight."""
        first = min(self._model.chosen, default=0)
        if not self._model.rowCount():
            return
        self.setCurrentIndex(self._model.index(first))
        above = self._model.index(max(0, first - _ABOVE_FIRST))
        self.scrollTo(above, QAbstractItemView.ScrollHint.PositionAtTop)

    def toggle(self) -> None:
        """Take the selected blocks in; where all of them are, leave them out."""
        rows = self.selected_rows()
        if rows:
            on = not self._model.chosen.issuperset(rows)
            self._model.choose(rows, on=on)
            said = self.tr("%1 taken in") if on else self.tr("%1 left out")
            announce(self, said.replace("%1", str(len(rows))))

    def leave_out_above(self) -> None:
        """Leave out all blocks above the selected ones."""
        rows = self.selected_rows()
        if rows:
            self._model.choose(range(rows[0]), on=False)

    def leave_out_below(self) -> None:
        """Leave out all blocks below the selected ones."""
        rows = self.selected_rows()
        if rows:
            self._model.choose(range(rows[-1] + 1, self._model.rowCount()), on=False)

    def use_as_title(self) -> None:
        """Make the current block's text the title; it is left out of the body."""
        row = self.currentIndex().row()
        if row >= 0:
            self._model.choose([row], on=False)
            text = " ".join(self._model.pieces.pieces[row].block.text.split())
            self.title_requested.emit(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Space for the selected blocks; all else is Qt's."""
        if event.key() == Qt.Key.Key_Space and not event.modifiers():
            self.toggle()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give each row the height that its words need in the new width."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def _make_actions(self) -> None:
        standard = QKeySequence.StandardKey
        self._toggle = self._action(self.tr("&Take In or Leave Out"), self.toggle)
        self._menu_actions = (
            self._toggle,
            self._action(
                self.tr("Leave Out Everything &Above"), self.leave_out_above, "Alt+Shift+Up"
            ),
            self._action(
                self.tr("Leave Out Everything &Below"), self.leave_out_below, "Alt+Shift+Down"
            ),
            self._action(self.tr("Use as &Title"), self.use_as_title, "Ctrl+T"),
        )
        self._action(self.tr("&Undo"), self._model.undo, standard.Undo)
        self._action(self.tr("&Redo"), self._model.redo, standard.Redo)

    def _action(
        self,
        words: str,
        call: Callable[[], None],
        key: str | QKeySequence.StandardKey | None = None,
    ) -> QAction:
        action = QAction(words, self)
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        if isinstance(key, str):
            action.setShortcut(QKeySequence(key))
        elif key is not None:
            action.setShortcuts(key)
        action.triggered.connect(lambda: call())  # noqa: PLW0108 - gets nothing from Qt
        self.addAction(action)
        return action

    def _show_menu(self, at: QPoint) -> None:
        rows = self.selected_rows()
        if not rows:
            return
        is_in = self._model.chosen.issuperset(rows)
        self._toggle.setText(self.tr("&Leave Out") if is_in else self.tr("&Take In"))
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions(self._menu_actions)
        menu.popup(self.viewport().mapToGlobal(at))

    def _hide_rows(self) -> None:
        chosen = self._model.chosen
        for row in range(self._model.rowCount()):
            hidden = self._hides_rest and row not in chosen
            if self.isRowHidden(row) != hidden:
                self.setRowHidden(row, hidden)
