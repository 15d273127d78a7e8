"""The Help menu: keys, first steps, the log, about."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices

from reader.ui.actions import Handler
from reader.ui.commands.parts import WindowParts


class HelpCommands(QObject):
    """Opens what explains the program."""

    def __init__(self, parts: WindowParts, preferences_path: Path, log_path: Path) -> None:
        super().__init__(parts.window)
        self._parts = parts
        self._preferences_path = preferences_path
        self._log_path = log_path

    def handlers(self) -> Mapping[str, Handler]:
        """Return what each action of the menu does."""
        return {
            "shortcuts": self.show_shortcuts,
            "shortcuts-by-mark": self.show_shortcuts,
            "how-good": self.show_how_good,
            "first-steps": self._parts.furniture.start_first_steps,
            "show-log": self.show_log,
            "about": self.show_about,
        }

    def show_shortcuts(self) -> None:
        """Show all keys."""
        from reader.ui.shortcut_sheet import ShortcutSheet  # noqa: PLC0415 - made at first use

        window = self._parts.window
        ShortcutSheet(self._parts.registry, window.theme, window).open()

    def show_how_good(self) -> None:
        """Show what was measured of the sourcing analysis, and where it fails."""
        from reader.ui.how_good import HowGoodDialog, load_measurement  # noqa: PLC0415 - rare

        HowGoodDialog(load_measurement(), self._parts.window).open()

    def show_log(self) -> None:
        """Open the folder with the log in the system's file manager."""
        folder = self._log_path.parent
        folder.mkdir(parents=True, exist_ok=True)
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))):
            self._parts.toaster.say(self.tr("The log is in %1").replace("%1", str(folder)))

    def show_about(self) -> None:
        """Show version, licences and places."""
        from reader.ui.about import AboutDialog  # noqa: PLC0415 - made at first use

        AboutDialog(self._parts.client.path, self._preferences_path, self._parts.window).open()
