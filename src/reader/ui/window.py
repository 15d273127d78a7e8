"""The main window: its theme, its place on the screen, its closing, things dropped on it.

The first paint waits for this module: it loads nothing but the theme. The panes and everything
they do come in `furnish`, called after that paint.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6 import QtCore, QtWidgets
from PySide6.QtCore import QByteArray, QEvent, Signal
from PySide6.QtWidgets import QApplication, QMainWindow

from reader.ui.outlines import apply_palettes
from reader.ui.preferences import SYSTEM_THEME
from reader.ui.skeleton import Skeleton
from reader.ui.theme import load_theme

if TYPE_CHECKING:
    from PySide6 import QtGui
    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDragLeaveEvent, QDropEvent

    from reader.library.import_pieces import Incoming
    from reader.ui.client import LibraryClient
    from reader.ui.drop_hint import DropHint
    from reader.ui.essentials import Essentials
    from reader.ui.furnishing import Furniture
    from reader.ui.preferences import Preferences

FIRST_SIZE = (1280, 800)
SMALLEST_SIZE = (900, 600)
"""Pixels, width and height."""
PRODUCT = "On Background"
MIDDLE_LIGHTNESS = 128


class MainWindow(QMainWindow):
    """The window of one library.

    What actions do is in `reader.ui.commands`; which pane hears what of the others is in
    `reader.ui.wiring`.
    """

    first_painted = Signal()
    """The window is on the screen, still without its panes."""
    library_requested = Signal(Path)
    """The person wants another library."""
    closing = Signal()
    """Everything is saved and the window is about to go."""

    essentials: Essentials
    """What is there to read; from `furnish` on."""

    def __init__(self, preferences: Preferences) -> None:
        super().__init__()
        self.preferences = preferences
        self._furniture: Furniture | None = None
        self._drop_hint: DropHint | None = None
        self._unsaved_accepted = False
        self._close_when_saved = False
        self._system_is_dark = _is_dark(QApplication.palette())
        self.theme = load_theme(self._theme_name())
        apply_palettes(self.theme)
        self._restore()
        self.show_title("")
        self.setCentralWidget(
            Skeleton(
                self.theme,
                preferences.pane_widths,
                preferences.hidden_panes,
                self.first_painted.emit,
                self,
            )
        )

    def furnish(self, client: LibraryClient, *, preferences_path: Path, log_path: Path) -> None:
        """Put in what is needed to read; the rest comes with `furniture`."""
        from reader.ui.essentials import Essentials  # noqa: PLC0415 - after the first paint

        self.essentials = Essentials(self, client)
        self._places = (preferences_path, log_path)
        client.saved.connect(self._saved)
        client.not_saved.connect(self._not_saved)

    @property
    def furniture(self) -> Furniture:
        """Everything in the window; what `furnish` left out is made when first asked for."""
        if self._furniture is None:
            from reader.ui.furnishing import Furniture  # noqa: PLC0415 - after the first article

            preferences_path, log_path = self._places
            self._furniture = Furniture(
                self, self.essentials, preferences_path=preferences_path, log_path=log_path
            )
            self.setAcceptDrops(True)
            QApplication.styleHints().colorSchemeChanged.connect(self._system_changed)
            self.apply_preferences()
        return self._furniture

    # What the window shows

    def show_title(self, title: str) -> None:
        """Put the article's title before the program's name."""
        shown = title.replace("[*]", "[ * ]")
        self.setWindowTitle(f"{shown} – {PRODUCT}" if shown else PRODUCT)

    def apply_preferences(self) -> None:
        """Show the window as the preferences say."""
        name = self._theme_name()
        if name != self.theme.name:
            self.theme = load_theme(name)
            apply_palettes(self.theme)
            self.furniture.apply_theme(self.theme)
        self.furniture.apply_preferences(self.preferences)

    def toggle_full_screen(self) -> None:
        """Use the whole screen, or no longer."""
        self.setWindowState(self.windowState() ^ QtCore.Qt.WindowState.WindowFullScreen)

    def bring_to_front(self) -> None:
        """Come before other windows: another start of the program handed over to this one."""
        self.setWindowState(self.windowState() & ~QtCore.Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def event(self, event: QEvent) -> bool:
        """Draw the icons anew for a screen of another resolution."""
        if event.type() is QEvent.Type.DevicePixelRatioChange and self._furniture is not None:
            self._furniture.apply_theme(self.theme)
        return super().event(event)

    # Closing

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close once everything is saved; stay where that failed, unless told otherwise."""
        if self._furniture is not None and not self._may_close(self._furniture):
            event.ignore()
            return
        self._remember()
        self.hide()
        self.closing.emit()
        event.accept()

    def _may_close(self, furniture: Furniture) -> bool:
        furniture.parts.annotations.flush()
        if furniture.parts.client.history.busy:
            self._close_when_saved = True
            return False
        if furniture.annotating.unsaved_notes and not self._unsaved_accepted:
            self._ask_about_unsaved()
            return False
        return True

    def _saved(self) -> None:
        if self._close_when_saved:
            self._close_when_saved = False
            self.close()

    def _not_saved(self) -> None:
        self._close_when_saved = False

    def _ask_about_unsaved(self) -> None:
        question = QtWidgets.QMessageBox(self)
        question.setAttribute(QtCore.Qt.WidgetAttribute.WA_DeleteOnClose)
        question.setTextFormat(QtCore.Qt.TextFormat.PlainText)
        question.setWindowTitle(self.tr("A Note Is Not Saved"))
        question.setText(self.tr("A note could not be saved. It is still in the window."))
        question.setInformativeText(
            self.tr("Closing now loses it. You can stay, copy it, or make room and try again.")
        )
        roles = QtWidgets.QMessageBox.ButtonRole
        lose = question.addButton(self.tr("Close and Lose It"), roles.DestructiveRole)
        stay = question.addButton(self.tr("Stay"), roles.RejectRole)
        question.setDefaultButton(stay)
        lose.clicked.connect(self._lose_unsaved)
        question.open()

    def _lose_unsaved(self) -> None:
        self._unsaved_accepted = True
        self.close()

    def _remember(self) -> None:
        preferences = self.preferences
        preferences.geometry = bytes(self.saveGeometry().toBase64().data()).decode("ascii")
        if self._furniture is not None:
            workspace = self._furniture.parts.workspace
            preferences.pane_widths = workspace.widths()
            preferences.hidden_panes = workspace.hidden()

    def _restore(self) -> None:
        self.setMinimumSize(*SMALLEST_SIZE)
        self.resize(*FIRST_SIZE)
        if self.preferences.geometry:
            described = QByteArray(self.preferences.geometry.encode("ascii", "replace"))
            self.restoreGeometry(QByteArray.fromBase64(described))

    # Theme

    def _theme_name(self) -> str:
        """Return the theme that the preferences mean: "system" is light or dark as the system."""
        if self.preferences.theme != SYSTEM_THEME:
            return self.preferences.theme
        return "dark" if self._system_is_dark else "light"

    def _system_changed(self) -> None:
        self._system_is_dark = _is_dark(QApplication.style().standardPalette())
        self.apply_preferences()

    # Things dropped on the window

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take what the library can take."""
        from reader.ui.drop_hint import DropHint  # noqa: PLC0415 - made at first use

        if self.furniture.parts.client.read_only or not _dropped(event):
            return
        event.acceptProposedAction()
        if self._drop_hint is None:
            self._drop_hint = DropHint(self.theme, self)
        self._drop_hint.show_over(self.theme)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Take the hint away."""
        self._hide_drop_hint()
        event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        """Bring in what was dropped."""
        self._hide_drop_hint()
        dropped = _dropped(event)
        if dropped:
            event.acceptProposedAction()
            self.furniture.importing.take(dropped)

    def childEvent(self, event: QtCore.QChildEvent) -> None:
        """Have every dialog of the window, when it is first shown, leave files alone."""
        super().childEvent(event)
        child = event.child()
        if event.polished() and isinstance(child, QtWidgets.QDialog):
            from reader.ui.dropped_files import refuse_files_in  # noqa: PLC0415 - with a dialog

            refuse_files_in(child)

    def _hide_drop_hint(self) -> None:
        if self._drop_hint is not None:
            self._drop_hint.hide()


def _dropped(event: QDropEvent) -> list[Incoming]:
    """Return what is dragged, but for words out of the window itself."""
    from reader.ui.imports.dropped import incoming_from  # noqa: PLC0415 - at the first drop

    return incoming_from(event.mimeData()) if event.source() is None else []


def _is_dark(palette: QtGui.QPalette) -> bool:
    return palette.window().color().lightness() < MIDDLE_LIGHTNESS
