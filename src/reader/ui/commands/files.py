"""The File menu: articles in, annotations out, the library itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from reader.library.progress import Progress
from reader.model.environment import system_clock
from reader.ui.actions import Handler
from reader.ui.commands.parts import WindowParts
from reader.ui.message_bar import Severity

if TYPE_CHECKING:
    from reader.library.importing import FinishedImport, ImportOutcome
    from reader.library.library import Library
    from reader.store.report import CheckReport

LIBRARY_SUFFIX = ".onbackground"


class FileCommands(QObject):
    """Imports, exports, copies and checks; the heavy parts are loaded in the worker."""

    def __init__(self, parts: WindowParts) -> None:
        super().__init__(parts.window)
        self._parts = parts

    def handlers(self) -> Mapping[str, Handler]:
        """Return what each action of the menu does."""
        return {
            "add-files": self.add_files,
            "paste-article": self.paste_article,
            "export": self.export,
            "export-again": self.export_again,
            "open-library": self.open_library,
            "back-up-library": self.back_up,
            "check-library": self.check,
            "settings": self.open_settings,
            "quit": self._parts.window.close,
        }

    # Articles in

    def add_files(self) -> None:
        """Ask for files and bring them in."""
        names, _ = QFileDialog.getOpenFileNames(
            self._parts.window,
            self.tr("Add Articles"),
            "",
            self.tr(
                "Articles (*.html *.htm *.xhtml *.mhtml *.mht *.txt *.md *.eml *.epub *.pdf *.zip)"
                ";;All files (*)"
            ),
        )
        self.import_paths([Path(name) for name in names])

    def import_paths(self, paths: Sequence[Path]) -> None:
        """Bring files and folders in, in the background."""
        client = self._parts.client
        if not paths or client.read_only:
            return
        if client.is_working:
            self._parts.toaster.say(self.tr("One thing at a time: please wait a moment."))
            return
        client.run_long(
            lambda library, progress: _import(library, paths, progress),
            self.tr("Adding articles"),
            self._imported,
        )

    def paste_article(self) -> None:
        """Open the dialog that makes an article of copied text."""
        from reader.ui.commands.pasting import open_paste_dialog  # noqa: PLC0415 - at first use

        open_paste_dialog(self._parts)

    def _imported(self, finished: FinishedImport) -> None:
        operation = finished.operation
        if operation is not None:
            self._parts.client.perform(
                operation,
                lambda _changes: self._parts.toaster.say_done(self._said(finished), operation),
            )
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

    # Annotations out

    def export(self) -> None:
        """Open the export dialog."""
        from reader.ui.commands.exporting import open_export_dialog  # noqa: PLC0415 - at first use

        open_export_dialog(self._parts)

    def export_again(self) -> None:
        """Export as last time, without asking."""
        from reader.ui.commands.exporting import export_again  # noqa: PLC0415 - at first use

        export_again(self._parts)

    # The library

    def open_library(self) -> None:
        """Ask for a library file; a name that does not exist makes a new library."""
        name, _ = QFileDialog.getSaveFileName(
            self._parts.window,
            self.tr("Open or Start a Library"),
            str(self._parts.client.path.parent),
            self.tr("Libraries (*%1);;All files (*)").replace("%1", LIBRARY_SUFFIX),
            options=QFileDialog.Option.DontConfirmOverwrite,
        )
        if name:
            path = Path(name)
            path = path if path.suffix or path.exists() else path.with_suffix(LIBRARY_SUFFIX)
            self._parts.window.library_requested.emit(path)

    def back_up(self) -> None:
        """Ask where to and save a verified copy."""
        client = self._parts.client
        from reader.store.backup import dated_name  # noqa: PLC0415 - not for the first paint

        name, _ = QFileDialog.getSaveFileName(
            self._parts.window,
            self.tr("Back Up Library"),
            dated_name(client.path, system_clock()),
            self.tr("Libraries (*%1);;All files (*)").replace("%1", LIBRARY_SUFFIX),
        )
        if name:
            client.run_long(
                lambda library, _progress: library.backup(Path(name), replace=True),
                self.tr("Copying the library"),
                lambda path: self._parts.toaster.say(
                    self.tr("Complete copy saved: %1").replace("%1", str(path))
                ),
            )

    def check(self) -> None:
        """Look for damage."""
        self._parts.client.run_long(
            lambda library, _progress: library.check(),
            self.tr("Checking the library"),
            self._checked,
        )

    def open_settings(self) -> None:
        """Open the settings; what is changed there shows at once."""
        from reader.ui.commands.settings import open_settings  # noqa: PLC0415 - at first use

        open_settings(self._parts)

    def _checked(self, report: CheckReport) -> None:
        if report.ok:
            said = self.tr("The library is sound: %1 articles, %2 annotations.")
            said = said.replace("%1", str(report.articles))
            self._parts.toaster.say(said.replace("%2", str(report.annotations)))
            return
        first = report.problems[0]
        details = "\n".join(f"{each.what} {each.advice}".strip() for each in report.problems)
        self._parts.messages.show_message(Severity.WARNING, first.what, first.advice, details)


def _import(library: Library, paths: Sequence[Path], progress: Progress) -> FinishedImport:
    """Bring files in; runs in the library's thread, where loading the parsers is no harm."""
    from reader.library.importing import run_import  # noqa: PLC0415 - loads the HTML libraries

    return run_import(library, paths, recursive=True, progress=progress)
