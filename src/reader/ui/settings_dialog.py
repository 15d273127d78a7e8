"""The settings: few, and each takes effect while the dialog is open."""

from __future__ import annotations

from copy import deepcopy

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from reader.ui.dialog_buttons import without_icons
from reader.ui.flat_tabs import FlatTabs
from reader.ui.preferences import Preferences
from reader.ui.settings.pages import (
    AnnotatingPage,
    FetchingPage,
    PrivacyPage,
    ReadingPage,
    SettingsPage,
)
from reader.ui.settings.suggestions_page import SuggestionsPage
from reader.ui.theme import Theme

_SIZE = QSize(680, 560)


class SettingsDialog(QDialog):
    """Edits `Preferences` in place and says so after each change."""

    changed = Signal()

    def __init__(self, preferences: Preferences, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Settings"))
        self._preferences = preferences
        self._showing = False
        self.reading = ReadingPage()
        self.annotating = AnnotatingPage(theme)
        self.suggestions = SuggestionsPage(theme)
        self.fetching = FetchingPage(theme)
        self.privacy = PrivacyPage(theme)
        self._pages: dict[str, SettingsPage] = {
            self.tr("Reading"): self.reading,
            self.tr("Annotating"): self.annotating,
            self.tr("Suggestions"): self.suggestions,
            self.tr("Fetching"): self.fetching,
            self.tr("Privacy"): self.privacy,
        }
        self.tabs = FlatTabs(theme)
        self._lay_out()
        self.show_values()
        for page in self._pages.values():
            page.changed.connect(self._take_values)

    def show_values(self) -> None:
        """Show what the preferences hold."""
        self._showing = True
        for page in self._pages.values():
            page.show_values(self._preferences)
        self._showing = False

    def reset(self) -> None:
        """Take the settings of a first start, on all pages."""
        usual = Preferences()
        for page in self._pages.values():
            for name in page.fields:
                setattr(self._preferences, name, deepcopy(getattr(usual, name)))
        self.show_values()
        self.changed.emit()

    def _take_values(self) -> None:
        if self._showing:
            return
        for page in self._pages.values():
            page.take_values(self._preferences)
        self.changed.emit()

    def _lay_out(self) -> None:
        self.tabs.setAccessibleName(self.tr("Groups of settings"))
        for name, page in self._pages.items():
            # Large text must not make the window larger than the screen.
            area = QScrollArea()
            area.setWidgetResizable(True)
            area.setFrameShape(QFrame.Shape.NoFrame)
            area.setWidget(page)
            area.setAccessibleName(name)
            area.viewport().setAutoFillBackground(False)
            page.setAutoFillBackground(False)
            self.tabs.addTab(area, name)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Close | QDialogButtonBox.StandardButton.RestoreDefaults,
            self,
        )
        buttons.rejected.connect(self.reject)
        without_icons(buttons)
        restore = buttons.button(QDialogButtonBox.StandardButton.RestoreDefaults)
        restore.clicked.connect(self.reset)
        restore.setAutoDefault(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(12)
        layout.addWidget(self.tabs, 1)
        layout.addWidget(buttons)
        self.resize(_SIZE)
