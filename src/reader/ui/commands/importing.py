"""What comes in from files, drops and copies: at once for one article, else by the window."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from reader.library.import_pieces import Incoming
from reader.ui.actions import Handler
from reader.ui.alive import while_alive
from reader.ui.commands.parts import WindowParts
from reader.ui.message_bar import Severity
from reader.ui.web_work import Web

if TYPE_CHECKING:
    from reader.library.changes import ChangeSet
    from reader.library.entry_import import EntryOutcome, FinishedListImport
    from reader.library.importing import FinishedImport, ImportOutcome
    from reader.library.operation import Operation
    from reader.ui.imports.batch import ImportBatch
    from reader.ui.imports.dialog import ImportDialog

_ARCHIVES = (".zip",)


class ImportCommands(QObject):
    """Opens the import window, or adds the one article that was dropped."""

    def __init__(self, parts: WindowParts) -> None:
        super().__init__(parts.window)
        self._parts = parts
        self._dialog: ImportDialog | None = None
        parts.window.closing.connect(self.close)

    def handlers(self) -> Mapping[str, Handler]:
        """Return what each action does."""
        return {"add-files": lambda: self.open_window()}  # noqa: PLW0108 - gets nothing from Qt

    def import_paths(self, paths: Sequence[Path]) -> None:
        """Bring files and folders in: one file at once, more by the window."""
        self.take([Incoming(path) for path in paths])

    def take(self, given: Sequence[Incoming]) -> None:
        """Bring in what was dropped or handed over."""
        if not given or self._parts.client.read_only:
            return
        first = given[0]
        if len(given) > 1 or self._dialog is not None:
            self.open_window(given)
        elif first.address:
            self._parts.furniture.web.add_address(first.address)
        elif first.path is not None and _is_one_article(first.path):
            self._add_at_once(first.path)
        else:
            self.open_window(given)

    # The window

    def open_window(self, given: Sequence[Incoming] = ()) -> ImportDialog:
        """Open the import window, or come back to it, and look at what is given."""
        from reader.ui.imports.batch import ImportBatch  # noqa: PLC0415 - with its first use
        from reader.ui.imports.dialog import ImportDialog  # noqa: PLC0415 - as above

        if self._dialog is None:
            parts = self._parts
            batch = ImportBatch(parts.client, self)
            dialog = ImportDialog(batch, parts.window.theme, parts.window)
            batch.failed.connect(parts.client.report)
            batch.finished.connect(self._say_finished)
            dialog.left.connect(lambda: self._leave(batch))
            dialog.undo_requested.connect(self._undo)
            dialog.report_requested.connect(self._save_report)
            dialog.article_requested.connect(parts.current.open)
            self._dialog = dialog
        self._dialog.show()
        self._dialog.raise_()
        self._dialog.activateWindow()
        self._dialog.add(given)
        return self._dialog

    def apply_theme(self) -> None:
        """Show the window in the theme of the others."""
        if self._dialog is not None:
            self._dialog.apply_theme(self._parts.window.theme)

    def close(self) -> None:
        """Close the window; what is under way is cancelled, and what has come in stays."""
        if self._dialog is not None:
            self._dialog.close()

    def _leave(self, batch: ImportBatch) -> None:
        self._dialog = None
        batch.leave()

    def _say_finished(self, finished: FinishedListImport) -> None:
        """Say in the main window what an import has brought whose own window is gone."""
        from reader.ui.imports.result_card import result_sentence  # noqa: PLC0415 - loaded by now

        if self._dialog is None and finished.operation is not None:
            self._parts.toaster.say_done(result_sentence(finished), finished.operation)

    def _undo(self, operation: Operation) -> None:
        client = self._parts.client
        if self._dialog is None:
            return
        if client.history.is_last(operation):
            client.undo()
            self._dialog.set_undone()
        else:
            self._dialog.say(self.tr("Something else was done since: undo that first (Ctrl+Z)."))

    def _save_report(self, outcomes: Sequence[EntryOutcome], path: Path) -> None:
        dialog = self._dialog
        if dialog is None:
            return

        def write(_library: object) -> str:
            from reader.exchange.writing import write_atomically  # noqa: PLC0415 - at first use
            from reader.library.import_report import (  # noqa: PLC0415 - as above
                outcomes_to_csv,
                outcomes_to_json,
            )

            is_json = path.suffix.lower() == ".json"
            write_atomically(path, (outcomes_to_json if is_json else outcomes_to_csv)(outcomes))
            return path.name

        said = self.tr("Saved: %1")
        self._parts.client.fetch(
            write, while_alive(dialog, lambda name: dialog.say(said.replace("%1", name)))
        )

    # One article at once

    def _add_at_once(self, path: Path) -> None:
        def job(web: Web) -> FinishedImport | None:
            from reader.exchange.reading_lists.recognising import (  # noqa: PLC0415 - as above
                find_list_format,
            )
            from reader.ingest.files import read_article_file  # noqa: PLC0415 - loads the parsers
            from reader.library.import_target import AskedLibrary  # noqa: PLC0415 - as above
            from reader.library.importing import run_import  # noqa: PLC0415 - as above
            from reader.model.errors import ReaderError  # noqa: PLC0415 - as above

            try:
                if find_list_format(read_article_file(path).raw) is not None:
                    return None
            except ReaderError:
                pass  # the import says it, with the file's name
            return run_import(AskedLibrary(web.ask), [path], progress=web.progress)

        self._parts.web.run(
            self.tr("Adding articles"), job, lambda finished: self._added(path, finished)
        )

    def _added(self, path: Path, finished: FinishedImport | None) -> None:
        if finished is None:
            self.open_window([Incoming(path)])
            return
        operation = finished.operation
        if operation is not None:

            def said(_changes: ChangeSet) -> None:
                self._parts.toaster.say_done(self._said(finished), operation)

            self._parts.client.perform(operation, said)
        elif finished.outcomes:
            self._parts.toaster.say(self._said(finished))
        self._show_problems(finished.outcomes)
        present = [each.article_id for each in finished.outcomes if each.article_id is not None]
        if present:
            self._parts.current.open(present[0])

    def _said(self, finished: FinishedImport) -> str:
        from reader.library.importing import ImportStatus  # noqa: PLC0415 - loaded by now

        words = (
            (ImportStatus.ADDED, self.tr("%1 added")),
            (ImportStatus.DUPLICATE, self.tr("%1 in the library already")),
            (ImportStatus.FAILED, self.tr("%1 not added")),
        )
        counts = [(finished.count(status), said) for status, said in words]
        parts = [said.replace("%1", str(count)) for count, said in counts if count]
        if finished.cancelled:
            parts.append(self.tr("then cancelled"))
        return ", ".join(parts)

    def _show_problems(self, outcomes: Sequence[ImportOutcome]) -> None:
        """Say what could not be added, and what is doubtful about what was."""
        doubtful = [outcome for outcome in outcomes if outcome.reason]
        if not doubtful:
            return
        first = doubtful[0]
        name = first.title or Path(first.input).name
        message = self.tr("%1: %2").replace("%1", name).replace("%2", first.reason)
        others = len(doubtful) - 1
        advice = self.tr("The same or the like for %1 more.").replace("%1", str(others))
        details = "\n".join(f"{each.input}: {each.status}: {each.reason}" for each in doubtful)
        self._parts.messages.show_message(
            Severity.WARNING, message, advice if others else "", details
        )


def _is_one_article(path: Path) -> bool:
    """Whether a path is, by its looks, one file with one article in it."""
    return not path.is_dir() and path.suffix.lower() not in _ARCHIVES
