"""The import window: anything goes in, is shown, and comes into the library when asked.

It is no modal window: articles can be read while it works. It is imported with its first use.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QKeySequence,
    QShortcut,
)
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from reader.exchange.reading_lists.preview import PreviewStatus
from reader.library.import_pieces import Incoming
from reader.model.errors import ReaderError
from reader.ui.imports.batch import ImportBatch
from reader.ui.imports.checking import PieceChecking
from reader.ui.imports.dropped import incoming_from
from reader.ui.imports.options_row import OptionsRow
from reader.ui.imports.result_card import ResultCard
from reader.ui.imports.rows import TITLE_COLUMN, ImportRows
from reader.ui.imports.table import ImportTable
from reader.ui.imports.words import button_words, counted
from reader.ui.long_work import WorkProgress
from reader.ui.theme import Theme

if TYPE_CHECKING:
    from reader.library.entry_import import EntryOutcome, FinishedListImport
    from reader.library.import_preview import PreviewedPiece

FIRST_SIZE = (920, 600)


class ImportDialog(QDialog):
    """Shows what would come in and what has.

    Signals:
        undo_requested: the operation of the import that is to be taken back.
        report_requested: the `EntryOutcome`s to be saved, and the file's path.
        article_requested: the id of an article to be opened.
        outcomes_shown: numbers of rows, each with its `EntryOutcome`.
        left: the window is gone; the import may still be ending.
    """

    undo_requested = Signal(object)
    report_requested = Signal(object, object)
    article_requested = Signal(str)
    outcomes_shown = Signal(list)
    left = Signal()

    def __init__(self, batch: ImportBatch, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._batch = batch
        self._finished: FinishedListImport | None = None
        self._folders = False
        self._explained = ""
        self.setWindowTitle(self.tr("Import"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAcceptDrops(True)
        self._make_table(theme)
        self._make_controls(theme)
        self._lay_out()
        self._connect()
        self.apply_theme(theme)
        self.resize(*FIRST_SIZE)
        self._show_state()
        self._files.setFocus()

    def add(self, given: Sequence[Incoming]) -> None:
        """Look at things, and show them; not while an import is under way."""
        if not given or self._batch.is_importing:
            return
        if self._finished is not None:
            self._finished = None
            self._card.hide()
            self.rows.clear_pieces()
        self._folders = self._folders or any(
            each.path is not None and each.path.is_dir() for each in given
        )
        self._show_work(WorkProgress("", 0, 0, given[0].shown))
        self._batch.look(given)
        self._show_state()

    def apply_theme(self, theme: Theme) -> None:
        """Show the window in a theme."""
        self._card.apply_theme(theme)
        self.checking.apply_theme(theme)
        self._table.apply_theme(theme)
        for label in (self._hint, self._said, self._welcome, self._reason):
            theme.colour_words(label, "text_muted")

    def summary(self) -> str:
        """Return what is said below the table."""
        return self._said.text()

    @property
    def is_busy(self) -> bool:
        """Whether it is looking or bringing in."""
        return self._batch.is_busy

    @property
    def card(self) -> ResultCard:
        """The card with the result."""
        return self._card

    # Building

    def _make_table(self, theme: Theme) -> None:
        self.rows = ImportRows(self)
        self._table = ImportTable(self.rows)
        self._table.explained.connect(self._explain)
        self.checking = PieceChecking(self._batch, self.rows, theme, self)
        self.checking.explained.connect(self._explain)

    def _make_controls(self, theme: Theme) -> None:
        self._files = QPushButton(self.tr("Choose &Files…"))
        self._folder = QPushButton(self.tr("Choose Fol&der…"))
        self._paste = QPushButton(self.tr("&Paste"))
        self._check = QPushButton(self.tr("Chec&k Text…"))
        self._check.setToolTip(
            self.tr("See what would be stored of the selected article, and put it right (Enter)")
        )
        self._hint, self._said, self._welcome, self._reason = (_label() for _ in range(4))
        self._hint.setText(self.tr("or drop things here"))
        self._welcome.setText(
            self.tr(
                "Web pages, MHTML, e-mails, PDFs, EPUBs, texts, zips and folders of these;\n"
                "reading lists of Pocket, Instapaper, Omnivore, wallabag, Karakeep, Readwise;\n"
                "browser bookmarks, addresses, and whatever you have copied.\n\n"
                "You see what is in them before anything is added."
            )
        )
        self._welcome.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.options = OptionsRow()
        self._progress = QProgressBar()
        self._progress.setTextVisible(False)
        self._progress.setFixedWidth(160)
        self._progress.setAccessibleName(self.tr("Progress"))
        self._cancel = QPushButton(self.tr("&Cancel"))
        self._import = QPushButton()
        self._import.setDefault(True)
        self._close = QPushButton(self.tr("Close"))
        self._card = ResultCard(theme)
        self._card.hide()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(8)
        for button in (self._files, self._folder, self._paste):
            top.addWidget(button)
        top.addWidget(self._hint, 1)
        top.addWidget(self._check)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._welcome)
        self._pages.addWidget(self._table)
        bottom = QHBoxLayout()
        bottom.setSpacing(8)
        bottom.addWidget(self._said, 1)
        for widget in (self._progress, self._cancel, self._import, self._close):
            bottom.addWidget(widget)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(16, 16, 16, 16)
        outer.setSpacing(12)
        outer.addLayout(top)
        outer.addWidget(self._pages, 1)
        outer.addWidget(self._reason)
        outer.addWidget(self.options)
        outer.addWidget(self._card)
        outer.addLayout(bottom)

    def _connect(self) -> None:
        self._files.clicked.connect(self._choose_files)
        self._folder.clicked.connect(self._choose_folder)
        self._paste.clicked.connect(self._add_copied)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self, self._add_copied)
        self._cancel.clicked.connect(self.stop)
        self._import.clicked.connect(self.bring_in)
        self._close.clicked.connect(self.reject)
        self._card.undo_requested.connect(self._ask_to_undo)
        self._card.report_requested.connect(self._ask_where)
        self._table.activated.connect(lambda index: self._open(index.row()))
        self._table.check_requested.connect(self._open)
        self._check.clicked.connect(lambda: self._open(self._table.currentIndex().row()))
        self._table.selectionModel().currentChanged.connect(self._show_row)
        self.rows.ticks_changed.connect(self._show_choice)
        self.options.folders.toggled.connect(self._show_state)
        batch = self._batch
        batch.progressed.connect(self._show_work)
        batch.found.connect(self._show_pieces)
        batch.looked.connect(self._show_state)
        batch.came.connect(self._show_outcomes)
        batch.finished.connect(self._show_result)
        batch.failed.connect(self._show_failure)

    # What goes in

    def _choose_files(self) -> None:
        dialog = QFileDialog(self, self.tr("Choose Files"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        self._ask(dialog)

    def _choose_folder(self) -> None:
        dialog = QFileDialog(self, self.tr("Choose Folder"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        self._ask(dialog)

    def _ask(self, dialog: QFileDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.filesSelected.connect(
            lambda names: self.add([Incoming(Path(name)) for name in names])
        )
        dialog.open()

    def _add_copied(self) -> None:
        copied = incoming_from(QGuiApplication.clipboard().mimeData())
        if not copied:
            self._said.setText(self.tr("Nothing has been copied that could be imported."))
        self.add(copied)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take what can be brought in."""
        if not self._batch.is_importing and incoming_from(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Look at what was dropped."""
        event.acceptProposedAction()
        self.add(incoming_from(event.mimeData()))

    # What is shown

    def _show_work(self, progress: WorkProgress) -> None:
        self._progress.setRange(0, progress.total)
        self._progress.setValue(progress.done)
        if progress.text:
            at = self.tr("%1 of %2: ") if progress.total else ""
            at = at.replace("%1", str(progress.done + 1)).replace("%2", str(progress.total))
            self._said.setText(at + progress.text[:80])

    def _show_pieces(self, pieces: list[PreviewedPiece]) -> None:
        self.rows.add(pieces)
        if not self._table.currentIndex().isValid():
            self._table.setCurrentIndex(self.rows.index(0, TITLE_COLUMN))

    def _show_outcomes(self, outcomes: list[tuple[int, EntryOutcome]]) -> None:
        self.rows.show_outcomes(outcomes)
        self._table.scrollTo(self.rows.index(outcomes[-1][0], TITLE_COLUMN))
        self.outcomes_shown.emit(outcomes)

    def _show_state(self) -> None:
        """Show what is there, and what can be done now."""
        busy, importing = self._batch.is_busy, self._batch.is_importing
        there = bool(self.rows.pieces)
        self._pages.setCurrentIndex(1 if there or busy else 0)
        for widget in (self._progress, self._cancel):
            widget.setVisible(busy)
        self._cancel.setEnabled(True)
        for button in (self._files, self._folder, self._paste):
            button.setEnabled(not importing)
        done = self._finished is not None
        self._check.setVisible(there and not done)
        self._show_checkable()
        self._import.setVisible(not done)
        rows = self.rows
        self._import.setEnabled(not busy and there and (rows.ticked > 0 or self._tags_present()))
        self._import.setText(button_words(rows))
        chosen = there and not done and not importing
        self.options.show_only(
            tags=chosen and rows.has_tags(),
            folders=chosen and self._folders,
            marks=chosen and rows.has_marks(),
            fetch=chosen and rows.is_missing_texts(),
        )
        if not busy:
            self._said.setText("" if done else counted(rows))

    def _show_choice(self) -> None:
        """Show what is ticked, unless something else is under way."""
        if not self._batch.is_importing and self._finished is None:
            self._show_state()

    def _explain(self, reason: str) -> None:
        """Say why nothing can be done with the current row, until another one is."""
        self._explained = reason
        self.say(reason)

    def _show_row(self) -> None:
        """Show what there is to say of the current row, and no more of the one before."""
        if self._explained and self._said.text() == self._explained:
            self._said.setText(counted(self.rows))
        self._explained = ""
        self._show_checkable()

    def _show_checkable(self) -> None:
        """Say in full what is the matter with the current row; offer to check it."""
        row = self._table.currentIndex().row()
        is_row = 0 <= row < len(self.rows.pieces)
        can = is_row and not self.rows.why_no_check(row)
        self._check.setEnabled(can and not self._batch.is_busy)
        reason = self.rows.reason(row) if is_row and self._finished is None else ""
        words = [*reason.split(), self.tr("Check Text shows what it found.") if can else ""]
        self._reason.setText(" ".join(words))
        self._reason.setVisible(bool(reason))

    def _tags_present(self) -> bool:
        """Whether folders are to become tags of articles that the library has."""
        duplicates = self.rows.counts[PreviewStatus.DUPLICATE]
        return bool(self.options.folders.isChecked() and duplicates)

    def _show_result(self, finished: FinishedListImport) -> None:
        self._finished = finished
        self._card.show_result(finished)
        self._card.show()
        self._show_state()
        self._close.setFocus()

    def _show_failure(self, error: BaseException) -> None:
        self._show_state()
        if isinstance(error, ReaderError):
            self._said.setText(str(error))

    # What is done

    def bring_in(self) -> None:
        """Bring in what is ticked, as chosen."""
        self._table.settle()
        left_out = frozenset(self.rows.left_out)
        self._batch.bring_in(tuple(self.rows.pieces), self.options.options(), left_out)
        self._show_state()

    def stop(self) -> None:
        """Stop looking or bringing in; what is there stays."""
        self._cancel.setEnabled(False)
        self._said.setText(self.tr("Stopping…"))
        self._batch.cancel()

    def _ask_to_undo(self) -> None:
        if self._finished is not None and self._finished.operation is not None:
            self.undo_requested.emit(self._finished.operation)

    def set_undone(self) -> None:
        """Say that the import has been taken back."""
        self._card.set_undone()

    def say(self, text: str) -> None:
        """Say something below the table."""
        self._said.setText(text)

    def _ask_where(self) -> None:
        if self._finished is None:
            return
        outcomes = self._finished.outcomes
        dialog = QFileDialog(self, self.tr("Save Report"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([self.tr("Table (*.csv)"), self.tr("JSON (*.json)")])
        dialog.setDefaultSuffix("csv")
        dialog.selectFile(self.tr("import.csv"))
        dialog.filterSelected.connect(
            lambda chosen: dialog.setDefaultSuffix("json" if "json" in chosen else "csv")
        )
        dialog.fileSelected.connect(lambda name: self.report_requested.emit(outcomes, Path(name)))
        dialog.open()

    def _open(self, row: int) -> None:
        """Check a row's text; once it is in the library, open it there."""
        if self._finished is None:
            if row >= 0 and not self._batch.is_importing:
                self.checking.check(row)
        elif row < len(self._finished.outcomes):
            article_id = self._finished.outcomes[row].article_id
            if article_id is not None:
                self.article_requested.emit(article_id)

    def done(self, result: int) -> None:
        """Close; an import that is under way is cancelled, and what has come in stays."""
        self.left.emit()
        super().done(result)


def _label() -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
