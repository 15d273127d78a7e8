"""The File menu: copied articles in, annotations out, the library itself."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from reader.model.environment import system_clock
from reader.ui.actions import Handler
from reader.ui.commands.parts import WindowParts
from reader.ui.message_bar import Severity

if TYPE_CHECKING:
    from reader.store.report import CheckReport

LIBRARY_SUFFIX = ".onbackground"


class FileCommands(QObject):
    """Exports, copies and checks; the heavy parts are loaded in the worker."""

    def __init__(self, parts: WindowParts) -> None:
        super().__init__(parts.window)
        self._parts = parts

    def handlers(self) -> Mapping[str, Handler]:
        """Return what each action of the menu does."""
        return {
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

    def paste_article(self) -> None:
        """Open the dialog that makes an article of copied text."""
        from reader.ui.commands.pasting import open_paste_dialog  # noqa: PLC0415 - at first use

        open_paste_dialog(self._parts)

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
