"""The export dialog: what, where, and a preview of exactly what will be written.

The module is imported when the dialog is opened for the first time.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, Qt, QTimer, Signal
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QMessageBox,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from reader.library.changes import ChangeSet
from reader.library.library import Library
from reader.library.progress import CancelledError, Progress
from reader.model.errors import OutputError, ReaderError
from reader.ui.alive import while_alive
from reader.ui.client import LibraryClient
from reader.ui.export_choices import ExportChoices
from reader.ui.export_request import (
    ExportCounts,
    ExportPreview,
    ExportRequest,
    ExportScope,
    ExportWhat,
    ExportWhere,
    count_choices,
    preview_export,
    render_export,
    replaces_other_text,
    run_export,
)
from reader.ui.long_work import WorkProgress
from reader.ui.theme import Theme

if TYPE_CHECKING:
    from reader.library.exporting import ExportSummary

_PREVIEW_PAUSE_MS = 150
_LONGEST_LINE = 2000
"""Code points of a line in the preview: longer ones stall Qt's layout. Files have them whole."""
_MOST_PREVIEWED = 200_000
"""Code points of the preview."""


@dataclass(frozen=True, slots=True)
class _Refused:
    """A file was left alone because it would have been replaced."""

    error: OutputError


class ExportDialog(QDialog):
    """Export by choices on the left, with the result on the right.

    Signals:
        exported: an `ExportSummary`; what was chosen is in `choices`, to be remembered.
    """

    exported = Signal(object)

    def __init__(
        self,
        client: LibraryClient,
        scope: ExportScope,
        choices: Mapping[str, str],
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._client = client
        self._scope = scope
        self._path = ExportRequest.from_choices(choices).path
        self._counts = ExportCounts({})
        self._busy = False
        self.setWindowTitle(self.tr("Export to Markdown"))
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PREVIEW_PAUSE_MS)
        self._pause.timeout.connect(self._fetch_preview)
        self._choices = ExportChoices(ExportRequest.from_choices(choices))
        self._make_preview()
        self._make_buttons()
        self._lay_out()
        self._connect()
        self.apply_theme(theme)
        self.resize(960, 640)
        self._client.fetch(
            lambda library: count_choices(library, scope), while_alive(self, self._show_counts)
        )

    def request(self) -> ExportRequest:
        """Return what is chosen."""
        return self._choices.request(self._path)

    def choices(self) -> dict[str, str]:
        """Return what is chosen, as it is remembered for the next time and for Export again."""
        return self.request().as_choices()

    def preview_text(self) -> str:
        """Return what the preview shows."""
        return self._preview.toPlainText()

    def result_text(self) -> str:
        """Return what is said about the last export."""
        return self._result.text()

    def apply_theme(self, theme: Theme) -> None:
        """Show the dialog in another theme."""
        self._theme = theme
        self._choices.apply_theme(theme)
        theme.colour_words(self._caption, "text_muted")
        self._colour_result("text")

    def save_to(self, path: Path, *, overwrite: bool = False) -> None:
        """Write the export to a file, or its files into a folder."""
        self._path = str(path)
        request, scope = self.request(), self._scope

        def job(library: Library, progress: Progress) -> ExportSummary | _Refused:
            try:
                return run_export(library, request, scope, progress, overwrite=overwrite)
            except OutputError as error:
                to_file = request.where is ExportWhere.FILE and not overwrite
                if to_file and replaces_other_text(path, scope.list_ids(library, request.what)):
                    return _Refused(error)
                raise

        self._set_busy(busy=True)
        self._client.run_long(
            job,
            self.tr("Exporting"),
            while_alive(self, self._saved),
            while_alive(self, self._failed),
        )

    def done(self, result: int) -> None:
        """Close; an export under way is cancelled first, and what it has written stays."""
        self._pause.stop()
        if self._busy:
            self._client.cancel_work()
        super().done(result)

    # -- building

    def _make_preview(self) -> None:
        self._caption = _plain_label()
        self._caption.setText(self.tr("Preview"))
        self._preview = QPlainTextEdit()
        self._preview.setReadOnly(True)
        self._preview.setTabChangesFocus(True)
        self._preview.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self._preview.setAccessibleName(self.tr("Preview"))

    def _make_buttons(self) -> None:
        self._result = _plain_label()
        self._result.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._progress = QProgressBar()
        self._progress.setTextVisible(False)
        self._progress.setFixedWidth(160)
        self._progress.setAccessibleName(self.tr("Progress"))
        self._cancel = QPushButton(self.tr("Cancel"))
        self._copy = QPushButton(self.tr("&Copy to clipboard"))
        self._save = QPushButton(self.tr("Sa&ve…"))
        self._save.setDefault(True)
        self._close = QPushButton(self.tr("Close"))
        for widget in (self._progress, self._cancel):
            widget.hide()

    def _lay_out(self) -> None:
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(self._caption)
        right.addWidget(self._preview, 1)
        middle = QHBoxLayout()
        middle.setSpacing(16)
        middle.addWidget(self._choices, 2)
        middle.addLayout(right, 5)
        bottom = QHBoxLayout()
        bottom.setSpacing(8)
        bottom.addWidget(self._result, 1)
        for widget in (self._progress, self._cancel, self._copy, self._save, self._close):
            bottom.addWidget(widget)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(16, 16, 16, 16)
        outer.setSpacing(16)
        outer.addLayout(middle, 1)
        outer.addLayout(bottom)

    def _connect(self) -> None:
        self._choices.changed.connect(self._pause.start)
        self._copy.clicked.connect(self._copy_all)
        self._save.clicked.connect(self._ask_where)
        self._cancel.clicked.connect(self._client.cancel_work)
        self._close.clicked.connect(self.reject)
        self._client.progressed.connect(self._show_progress)
        self._client.changed.connect(self._follow)

    # -- showing

    def _show_counts(self, counts: ExportCounts) -> None:
        self._counts = counts
        self._choices.show_counts(counts)
        self._fetch_preview()

    def _follow(self, _changes: ChangeSet) -> None:
        self._pause.start()

    def _fetch_preview(self) -> None:
        request, scope = self.request(), self._scope
        self._client.fetch(
            lambda library: preview_export(library, request, scope),
            while_alive(self, self._show_preview),
            while_alive(self, self._preview_failed),
            latest="export-preview",
        )

    def _show_preview(self, preview: ExportPreview) -> None:
        place = self._preview.verticalScrollBar().value()
        self._preview.setPlainText(_shortened(preview.text))
        self._preview.verticalScrollBar().setValue(place)
        for button in (self._save, self._copy):
            button.setEnabled(preview.total > 0 and not self._busy)
        if preview.total > preview.shown:
            words = self.tr("Preview: the first %1 of %2 articles")
            shown = words.replace("%1", str(preview.shown)).replace("%2", str(preview.total))
            self._caption.setText(shown)
        elif preview.total:
            self._caption.setText(self.tr("Preview"))
        else:
            self._caption.setText(self.tr("There is nothing to export."))

    def _preview_failed(self, error: BaseException) -> None:
        if isinstance(error, ReaderError):
            self._preview.setPlainText("")
            self._caption.setText(str(error))
        else:
            self._client.report(error)

    def _show_progress(self, progress: WorkProgress) -> None:
        if self._busy:
            self._progress.setRange(0, progress.total)
            self._progress.setValue(progress.done)

    def _set_busy(self, *, busy: bool) -> None:
        self._busy = busy
        self._progress.setRange(0, 0)
        self._progress.setVisible(busy)
        self._cancel.setVisible(busy)
        for button in (self._save, self._copy):
            button.setEnabled(not busy)
        if busy:
            self._result.setText("")

    def _colour_result(self, token: str) -> None:
        self._theme.colour_words(self._result, token)

    # -- doing

    def _copy_all(self) -> None:
        request, scope = self.request(), self._scope
        self._set_busy(busy=True)
        self._client.run_long(
            lambda library, progress: render_export(library, request, scope, progress),
            self.tr("Exporting"),
            while_alive(self, self._copied),
            while_alive(self, self._failed),
        )

    def _copied(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self._set_busy(busy=False)
        self._colour_result("success")
        self._result.setText(self.tr("Copied to the clipboard."))

    def _ask_where(self) -> None:
        """Ask for the file or folder, beside the one that was used last."""
        request = self.request()
        dialog = QFileDialog(self, self.tr("Export"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setDirectory(str(_start_folder(request)))
        if request.where is ExportWhere.FOLDER:
            dialog.setFileMode(QFileDialog.FileMode.Directory)
            dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        else:
            dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
            dialog.setNameFilter(self.tr("Markdown (*.md)"))
            dialog.setDefaultSuffix("md")
            # An own file is brought up to date, not overwritten; about others this dialog asks.
            dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
            dialog.selectFile(self._suggested_name(request))
        dialog.fileSelected.connect(lambda path: self.save_to(Path(path)))
        dialog.open()

    def _suggested_name(self, request: ExportRequest) -> str:
        if request.what is ExportWhat.ARTICLE and self._counts.file_name:
            return self._counts.file_name
        if request.what is not ExportWhat.ARTICLE and request.path.endswith(".md"):
            return Path(request.path).name
        return self.tr("annotations.md")

    def _saved(self, outcome: ExportSummary | _Refused) -> None:
        self._set_busy(busy=False)
        if isinstance(outcome, _Refused):
            self._ask_to_overwrite(outcome.error)
            return
        self._colour_result("danger" if outcome.failures else "success")
        self._result.setText(summary_sentence(outcome, self._path))
        self.exported.emit(outcome)

    def _failed(self, error: BaseException) -> None:
        self._set_busy(busy=False)
        if isinstance(error, CancelledError):
            self._colour_result("text")
            self._result.setText(self.tr("Cancelled."))
        elif isinstance(error, ReaderError):
            self._colour_result("danger")
            self._result.setText(str(error))
        else:
            self._client.report(error)

    def _ask_to_overwrite(self, error: OutputError) -> None:
        question = QMessageBox(self)
        question.setTextFormat(Qt.TextFormat.PlainText)
        question.setIcon(QMessageBox.Icon.Warning)
        question.setWindowTitle(self.tr("Overwrite?"))
        name = Path(self._path).name
        question.setText(self.tr("Overwrite “%1”?").replace("%1", name))
        question.setInformativeText(error.message)
        overwrite = question.addButton(self.tr("Overwrite"), QMessageBox.ButtonRole.DestructiveRole)
        question.setDefaultButton(question.addButton(QMessageBox.StandardButton.Cancel))
        overwrite.clicked.connect(lambda: self.save_to(Path(self._path), overwrite=True))
        question.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        question.open()


def summary_sentence(summary: ExportSummary, place: str) -> str:
    """Return "1 article, 7 annotations → path", and what could not be written.

    A single file is named itself; several are in ``place``.
    """
    articles = _counted(summary.articles, "article")
    annotations = _counted(summary.annotations, "annotation")
    path = str(summary.files[0].path) if len(summary.files) == 1 else place
    shown = path.replace(str(Path.home()), "~", 1)
    written = f"{articles}, {annotations} → \u2068{shown}\u2069"
    return "\n".join([written, *summary.failures[:3]])


def _counted(count: int, what: str) -> str:
    return f"1 {what}" if count == 1 else f"{count} {what}s"


def _start_folder(request: ExportRequest) -> Path:
    if request.path:
        used = Path(request.path)
        folder = used if used.is_dir() else used.parent
        if folder.is_dir():
            return folder
    documents = QStandardPaths.StandardLocation.DocumentsLocation
    return Path(QStandardPaths.writableLocation(documents) or Path.home())


def _shortened(text: str) -> str:
    """Return the text with lines and whole cut to what Qt lays out without stalling."""
    lines = text[:_MOST_PREVIEWED].split("\n")
    cut = (f"{line[:_LONGEST_LINE]}…" if len(line) > _LONGEST_LINE else line for line in lines)
    return "\n".join(cut) + ("\n…" if len(text) > _MOST_PREVIEWED else "")


def _plain_label() -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
