"""The codebook dialog: all tags, and everything that can be done with them.

Each change is an operation at once, so all of it can be undone, here and in the window. The
module is imported when the dialog is opened for the first time.
"""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QMenu,
    QMessageBox,
    QPushButton,
    QSplitter,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from reader.exchange.codebook_presets import CodebookPreset, list_presets
from reader.library.changes import ChangeSet
from reader.library.codebooks import new_tag
from reader.library.library import Library
from reader.library.operations import (
    ArchiveTag,
    DeleteTag,
    MergeTag,
    Operation,
    ReorderTags,
    SaveTags,
)
from reader.model.codebook import Codebook, Tag
from reader.model.errors import ReaderError
from reader.ui.alive import while_alive
from reader.ui.client import LibraryClient
from reader.ui.tags.codebook_files import CodebookFiles
from reader.ui.tags.form import TagForm
from reader.ui.tags.questions_menu import QuestionsMenu
from reader.ui.tags.swatches import swatch_icon
from reader.ui.tags.tree_delegate import TagTreeDelegate
from reader.ui.tags.tree_model import TagTreeModel, TreeColumn
from reader.ui.theme import Theme


class _Fetched(NamedTuple):
    codebook: Codebook
    uses: dict[str, int]
    presets: tuple[CodebookPreset, ...]


class CodebookDialog(QDialog):
    """Tags on the left, the chosen tag's fields on the right."""

    def __init__(self, client: LibraryClient, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._client = client
        self._theme = theme
        self._wanted_id = ""
        self._name_wanted = False
        self._uses: dict[str, int] = {}
        self._codebook = Codebook()
        self._tags = TagTreeModel(self)
        self._files = CodebookFiles(client, self)
        self.setWindowTitle(self.tr("Tags"))
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._make_tree()
        self._make_buttons()
        self._form = TagForm(theme)
        self._problem = QLabel()
        self._problem.setTextFormat(Qt.TextFormat.PlainText)
        self._problem.setWordWrap(True)
        self._problem.hide()
        self._lay_out()
        self._connect()
        self.apply_theme(theme)
        self.resize(920, 620)
        self._fetch()

    def apply_theme(self, theme: Theme) -> None:
        """Show the dialog in another theme."""
        self._theme = theme
        self._delegate.apply_theme(theme)
        self._form.apply_theme(theme)
        theme.colour_words(self._problem, "danger")
        self._tree.viewport().update()

    def choose(self, tag_id: str) -> None:
        """Choose a tag, now or as soon as it is there."""
        self._wanted_id = tag_id
        index = self._tags.index_of(tag_id)
        if index.isValid():
            self._tree.setCurrentIndex(index)

    def current_tag(self) -> Tag | None:
        """Return the chosen tag, or None."""
        return self._tags.tag_at(self._tree.currentIndex())

    def done(self, result: int) -> None:
        """Close; what is typed is saved first."""
        self._form.flush()
        super().done(result)

    # -- building

    def _make_tree(self) -> None:
        self._tree = QTreeView()
        self._delegate = TagTreeDelegate(self._theme, self)
        self._tree.setModel(self._tags)
        self._tree.setItemDelegate(self._delegate)
        self._tree.setAccessibleName(self.tr("Tags"))
        self._tree.setFrameShape(QFrame.Shape.StyledPanel)
        self._tree.setUniformRowHeights(True)
        self._tree.setIndentation(18)
        self._tree.setEditTriggers(QTreeView.EditTrigger.NoEditTriggers)
        self._tree.setDragDropMode(QTreeView.DragDropMode.InternalMove)
        self._tree.setDropIndicatorShown(True)
        header = self._tree.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(TreeColumn.NAME, QHeaderView.ResizeMode.Stretch)
        for column in (TreeColumn.KEY, TreeColumn.USES):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)

    def _make_buttons(self) -> None:
        self._add = QPushButton(self.tr("&Add tag"))
        self._up = QPushButton(self.tr("Up"))
        self._up.setToolTip(self.tr("Move up (Alt+Up)"))
        self._down = QPushButton(self.tr("Down"))
        self._down.setToolTip(self.tr("Move down (Alt+Down)"))
        self._merge = QPushButton(self.tr("&Merge into"))
        self._merge_menu = QMenu(self._merge)
        self._merge.setMenu(self._merge_menu)
        self._archive = QPushButton(self.tr("Arc&hive"))
        self._delete = QPushButton(self.tr("De&lete"))
        self._archived = QCheckBox(self.tr("&Show archived tags"))
        self._import = QPushButton(self.tr("&Import…"))
        self._export = QPushButton(self.tr("E&xport…"))
        self._questions = QPushButton(self.tr("Add &questions"))
        self._questions.setToolTip(self.tr("Add a newsroom's questions to the checklists of tags"))
        self._questions_menu = QuestionsMenu(self._questions)
        self._questions.setMenu(self._questions_menu)
        self._undo = QPushButton(self.tr("&Undo"))
        self._close = QPushButton(self.tr("Close"))
        for button in self._buttons():
            button.setAutoDefault(False)

    def _buttons(self) -> tuple[QPushButton, ...]:
        return (
            *(self._add, self._up, self._down, self._merge, self._archive, self._delete),
            *(self._import, self._export, self._questions, self._undo, self._close),
        )

    def _lay_out(self) -> None:
        below_tree = QHBoxLayout()
        below_tree.setSpacing(4)
        for button in (self._add, self._up, self._down):
            below_tree.addWidget(button)
        below_tree.addStretch(1)
        below_tree.addWidget(self._archived)
        left = QWidget()
        left_column = QVBoxLayout(left)
        left_column.setContentsMargins(0, 0, 8, 0)
        left_column.setSpacing(8)
        left_column.addWidget(self._tree, 1)
        left_column.addLayout(below_tree)
        acts = QHBoxLayout()
        acts.setSpacing(4)
        acts.addStretch(1)
        for button in (self._merge, self._archive, self._delete):
            acts.addWidget(button)
        right = QWidget()
        right_column = QVBoxLayout(right)
        right_column.setContentsMargins(8, 0, 0, 0)
        right_column.setSpacing(8)
        right_column.addWidget(self._form, 1)
        right_column.addLayout(acts)
        splitter = QSplitter()
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(left)
        splitter.addWidget(right)
        splitter.setSizes([440, 440])
        bottom = QHBoxLayout()
        bottom.setSpacing(8)
        for button in (self._import, self._export, self._questions, self._undo):
            bottom.addWidget(button)
        bottom.addStretch(1)
        bottom.addWidget(self._close)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addWidget(splitter, 1)
        column.addWidget(self._problem)
        column.addLayout(bottom)

    def _connect(self) -> None:
        self._client.changed.connect(self._follow)
        self._client.failed.connect(self._explain)
        self._tree.selectionModel().currentChanged.connect(self._show_current)
        self._tags.move_requested.connect(self._move_to)
        self._form.tag_edited.connect(lambda tag: self._perform(SaveTags([tag])))
        self._add.clicked.connect(self._add_tag)
        self._up.clicked.connect(lambda: self._move_by(-1))
        self._down.clicked.connect(lambda: self._move_by(1))
        self._merge_menu.aboutToShow.connect(self._fill_merge_menu)
        self._archive.clicked.connect(self._toggle_archived)
        self._delete.clicked.connect(self._delete_tag)
        self._archived.toggled.connect(self._show_codebook)
        self._import.clicked.connect(self._files.import_tags)
        self._export.clicked.connect(lambda: self._files.export_tags(self._codebook))
        for tags_given in (self._files.tags_read, self._questions_menu.tags_changed):
            tags_given.connect(lambda tags: self._perform(SaveTags(tags)))
        self._files.failed.connect(self._explain)
        self._undo.clicked.connect(self._take_back)
        self._client.undo_stack.canUndoChanged.connect(self._enable)
        self._client.undo_stack.undoTextChanged.connect(self._enable)
        self._close.clicked.connect(self.reject)
        for keys, act in (
            (QKeySequence("Alt+Up"), self._up.click),
            (QKeySequence("Alt+Down"), self._down.click),
        ):
            QShortcut(keys, self, act)
        for widget_keys, widget_act in (
            (QKeySequence(QKeySequence.StandardKey.Delete), self._delete.click),
            (QKeySequence(QKeySequence.StandardKey.Undo), self._take_back),
            (QKeySequence(QKeySequence.StandardKey.Redo), self._client.redo),
        ):
            shortcut = QShortcut(widget_keys, self._tree, widget_act)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)

    # -- showing

    def _follow(self, changes: ChangeSet) -> None:
        if changes.tags_changed or changes.annotations or changes.articles_removed:
            self._fetch()

    def _fetch(self) -> None:
        def job(library: Library) -> _Fetched:
            return _Fetched(library.get_codebook(), library.counts().by_tag, list_presets())

        self._client.fetch(job, while_alive(self, self._take), latest="codebook-dialog")

    def _take(self, fetched: _Fetched) -> None:
        self._codebook, self._uses = fetched.codebook, fetched.uses
        self._questions_menu.offer(fetched.presets, fetched.codebook)
        self._show_codebook()

    def _show_codebook(self) -> None:
        current = self.current_tag()
        wanted = self._wanted_id or (current.id if current else "")
        row = self._tree.currentIndex().row()
        archived = self._archived.isChecked()
        self._tags.set_codebook(self._codebook, self._uses, archived=archived)
        self._tree.expandAll()
        index = self._tags.index_of(wanted)
        if not index.isValid():
            last = self._tags.rowCount() - 1
            index = self._tags.index(max(0, min(row, last)), 0)
        self._tree.setCurrentIndex(index)
        self._show_current()
        if self._name_wanted and self._wanted_id and index.isValid():
            self._name_wanted = False
            self._form.edit_name()
        self._wanted_id = ""

    def _show_current(self) -> None:
        tag = self.current_tag()
        self._form.flush()
        self._form.show_tag(tag, self._codebook, self._uses.get(tag.id, 0) if tag else 0)
        self._enable()

    def _enable(self) -> None:
        tag, writable = self.current_tag(), not self._client.read_only
        siblings = [t.id for t in self._tags.siblings(tag.parent_id)] if tag else []
        place = siblings.index(tag.id) if tag and tag.id in siblings else 0
        self._add.setEnabled(writable)
        self._import.setEnabled(writable)
        self._questions.setEnabled(writable)
        self._form.setEnabled(writable and tag is not None)
        self._up.setEnabled(writable and tag is not None and place > 0)
        self._down.setEnabled(writable and tag is not None and place < len(siblings) - 1)
        self._merge.setEnabled(writable and tag is not None and len(self._codebook) > 1)
        self._archive.setEnabled(writable and tag is not None)
        self._delete.setEnabled(writable and tag is not None)
        archived = tag is not None and tag.archived
        self._archive.setText(self.tr("&Restore") if archived else self.tr("Arc&hive"))
        stack = self._client.undo_stack
        self._undo.setEnabled(writable and stack.canUndo())
        name = stack.undoText()
        self._undo.setText(self.tr("&Undo: %1").replace("%1", name) if name else self.tr("&Undo"))

    def _explain(self, error: ReaderError) -> None:
        """Say what could not be done, and show the tags as they are."""
        if not self.isVisible():
            return
        self._problem.setText(str(error))
        self._problem.show()
        self._form.discard()
        self._name_wanted = False
        self._fetch()

    # -- doing

    def _perform(self, operation: Operation) -> None:
        self._problem.hide()
        self._client.perform(operation)

    def _take_back(self) -> None:
        self._form.flush()
        self._problem.hide()
        self._client.undo()

    def _add_tag(self) -> None:
        self._form.flush()
        current = self.current_tag()
        parent_id = current.parent_id if current else None
        name, number = self.tr("New tag"), 2
        while self._codebook.find_by_name(name) is not None:
            name, number = f"{self.tr('New tag')} {number}", number + 1
        tag = new_tag(self._codebook, name, parent_id)
        self._wanted_id, self._name_wanted = tag.id, True
        self._perform(SaveTags([tag]))

    def _move_by(self, step: int) -> None:
        tag = self.current_tag()
        if tag is None:
            return
        self._form.flush()
        ids = [each.id for each in self._tags.siblings(tag.parent_id)]
        place = ids.index(tag.id)
        other = place + step
        if 0 <= other < len(ids):
            ids[place], ids[other] = ids[other], ids[place]
            self._perform(ReorderTags(ids))

    def _move_to(self, tag_id: str, parent_id: str, place: int) -> None:
        """Put a tag at a place among the tags below another ("" for the top)."""
        tag = self._codebook.find(tag_id)
        if tag is None:
            return
        self._form.flush()
        siblings = self._tags.siblings(parent_id or None)
        before = [each for each in siblings[:place] if each.id != tag_id]
        after = [each for each in siblings[place:] if each.id != tag_id]
        ordered = [*before, tag, *after]
        if tag.parent_id == (parent_id or None):
            self._perform(ReorderTags([each.id for each in ordered]))
            return
        moved = replace(tag, parent_id=parent_id or None)
        placed = [moved if each.id == tag_id else each for each in ordered]
        self._perform(SaveTags([replace(each, order=order) for order, each in enumerate(placed)]))

    def _fill_merge_menu(self) -> None:
        self._merge_menu.clear()
        tag = self.current_tag()
        for other in self._codebook.active:
            if tag is None or other.id == tag.id:
                continue
            icon = swatch_icon(self._theme.highlight(other.slot), self.devicePixelRatioF())
            # An ampersand in a name would underline the letter after it.
            action = self._merge_menu.addAction(icon, other.name.replace("&", "&&"))
            action.triggered.connect(
                lambda _checked=False, from_id=tag.id, into_id=other.id: self._merge_tags(
                    from_id, into_id
                )
            )

    def _merge_tags(self, tag_id: str, into_id: str) -> None:
        self._form.flush()
        self._wanted_id = into_id
        self._perform(MergeTag(tag_id, into_id))

    def _toggle_archived(self) -> None:
        tag = self.current_tag()
        if tag is not None:
            self._form.flush()
            self._perform(ArchiveTag(tag.id, not tag.archived))

    def _delete_tag(self) -> None:
        tag = self.current_tag()
        if tag is None:
            return
        self._form.flush()
        uses = self._uses.get(tag.id, 0)
        if not uses:
            self._perform(DeleteTag(tag.id))
            return
        question = QMessageBox(self)
        question.setTextFormat(Qt.TextFormat.PlainText)
        question.setIcon(QMessageBox.Icon.Question)
        question.setWindowTitle(self.tr("Delete tag"))
        question.setText(self.tr("Delete the tag “%1”?").replace("%1", tag.name))
        passages = (
            self.tr("It is on one passage, which stays, without this tag.")
            if uses == 1
            else self.tr("It is on %1 passages, which stay, without this tag.").replace(
                "%1", str(uses)
            )
        )
        question.setInformativeText(f"{passages} {self.tr('You can undo this.')}")
        delete = question.addButton(self.tr("Delete"), QMessageBox.ButtonRole.DestructiveRole)
        question.setDefaultButton(question.addButton(QMessageBox.StandardButton.Cancel))
        delete.clicked.connect(lambda: self._perform(DeleteTag(tag.id)))
        question.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        question.open()
