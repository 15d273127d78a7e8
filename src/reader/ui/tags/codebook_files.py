"""Codebooks from and into files, for the codebook dialog."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from reader.library.codebooks import margin_letter
from reader.library.library import Library
from reader.model.codebook import Codebook, Tag
from reader.model.errors import ReaderError, UnreadableError
from reader.ui.alive import while_alive
from reader.ui.client import LibraryClient


class CodebookFiles(QObject):
    """Asks for a file and reads or writes it in the library's thread.

    Signals:
        tags_read: the tags of a file, to be saved.
        failed: a `ReaderError`: the file could not be read or written.
        written: the path of the file that was written.
    """

    tags_read = Signal(object)
    failed = Signal(object)
    written = Signal(str)

    def __init__(self, client: LibraryClient, window: QWidget) -> None:
        super().__init__(window)
        self._client = client
        self._window = window

    def import_tags(self) -> None:
        """Ask for a file and read the tags in it."""
        dialog = self._dialog(self.tr("Import tags"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda path: self.read(Path(path)))
        dialog.open()

    def export_tags(self, codebook: Codebook) -> None:
        """Ask for a name and write the tags there."""
        dialog = self._dialog(self.tr("Export tags"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("json")
        dialog.selectFile("codebook.json")
        dialog.fileSelected.connect(lambda path: self.write(Path(path), codebook))
        dialog.open()

    def read(self, path: Path) -> None:
        """Read the tags in a file; `tags_read` or `failed` follows."""
        self._client.fetch(
            lambda library: _read_tags(library, path),
            while_alive(self, self.tags_read.emit),
            while_alive(self, self._fail),
        )

    def write(self, path: Path, codebook: Codebook) -> None:
        """Write the tags in the format of the file's suffix; `written` or `failed` follows."""

        def job(_library: Library) -> str:
            from reader.exchange.codebook_files import codebook_to_text  # noqa: PLC0415 - seldom
            from reader.exchange.writing import write_atomically  # noqa: PLC0415 - seldom

            write_atomically(path, codebook_to_text(codebook, path.name))
            return str(path)

        self._client.fetch(job, while_alive(self, self.written.emit), while_alive(self, self._fail))

    def _fail(self, error: BaseException) -> None:
        if isinstance(error, ReaderError):
            self.failed.emit(error)
        else:
            self._client.report(error)

    def _dialog(self, title: str) -> QFileDialog:
        dialog = QFileDialog(self._window, title)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setNameFilters(
            [self.tr("Codebooks (*.json *.csv)"), self.tr("JSON (*.json)"), self.tr("CSV (*.csv)")]
        )
        return dialog


def _read_tags(library: Library, path: Path) -> list[Tag]:
    from reader.exchange.codebook_files import codebook_from_bytes  # noqa: PLC0415 - seldom used

    try:
        if not path.is_file():  # a pipe or device would never end
            raise UnreadableError(f"{path} is not a file.", "Choose another one.")
        raw = path.read_bytes()
    except OSError as error:
        raise UnreadableError(
            f"{path} cannot be read: {error.strerror}.", "Choose another file."
        ) from error
    tags = codebook_from_bytes(raw, path.name, library.get_codebook())
    return _lettered(tags)


def _lettered(tags: list[Tag]) -> list[Tag]:
    """Return the tags, each with a margin letter; files need not name one."""
    taken = {tag.letter for tag in tags}
    lettered = []
    for tag in tags:
        letter = tag.letter or margin_letter(tag.name, taken)
        taken.add(letter)
        lettered.append(replace(tag, letter=letter))
    return lettered
