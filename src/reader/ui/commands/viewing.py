"""The View menu: panes, focus mode, themes, text size."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget

from reader.ui.actions import Handler
from reader.ui.commands.parts import WindowParts
from reader.ui.preferences import SYSTEM_THEME
from reader.ui.settings_limits import LARGEST_TEXT, SMALLEST_TEXT
from reader.ui.theme import THEME_NAMES
from reader.ui.workspace import Pane

TEXT_STEP = 2
"""Pixels that the text grows or shrinks at a time."""

_PANE_ACTIONS = {
    "show-library": Pane.LIBRARY,
    "show-articles": Pane.ARTICLES,
    "show-annotations": Pane.ANNOTATIONS,
}
_THEME_ACTIONS = {f"theme-{name}": name for name in (SYSTEM_THEME, *THEME_NAMES)}


class ViewCommands(QObject):
    """Changes how the window looks; what it changes is kept in the preferences."""

    def __init__(self, parts: WindowParts) -> None:
        super().__init__(parts.window)
        self._parts = parts
        parts.workspace.panes_changed.connect(self.show_states)

    def handlers(self) -> Mapping[str, Handler]:
        """Return what each action of the menu does."""
        panes = {each: self._toggling(pane) for each, pane in _PANE_ACTIONS.items()}
        themes = {each: self._choosing(name) for each, name in _THEME_ACTIONS.items()}
        return {
            **panes,
            **themes,
            "focus-mode": self.toggle_focus_mode,
            "next-pane": lambda: self.move_focus(1),
            "previous-pane": lambda: self.move_focus(-1),
            "next-theme": self.next_theme,
            "larger-text": lambda: self.set_text_size(self._size() + TEXT_STEP),
            "smaller-text": lambda: self.set_text_size(self._size() - TEXT_STEP),
            "usual-text-size": lambda: self.set_text_size(type(self._parts.preferences).text_size),
            "full-screen": self.toggle_full_screen,
            "command-palette": self.open_palette,
        }

    def show_states(self) -> None:
        """Tick what is on."""
        registry, workspace = self._parts.registry, self._parts.workspace
        for action_id, pane in _PANE_ACTIONS.items():
            registry.action(action_id).setChecked(workspace.is_shown(pane))
        for action_id, name in _THEME_ACTIONS.items():
            registry.action(action_id).setChecked(name == self._parts.preferences.theme)
        registry.action("show-sourcing").setChecked(self._parts.preferences.sourcing_header)
        registry.action("focus-mode").setChecked(workspace.only_article)
        registry.action("full-screen").setChecked(self._parts.window.isFullScreen())

    def toggle_focus_mode(self) -> None:
        """Show the article alone, or the panes again."""
        workspace = self._parts.workspace
        workspace.set_only_article(not workspace.only_article)
        if workspace.only_article:
            self._parts.reading.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def move_focus(self, steps: int) -> None:
        """Give the keyboard to the next pane."""
        workspace = self._parts.workspace
        widgets = [workspace.pane(pane) for pane in workspace.focus_order()]
        beside = -1 if steps > 0 else 0
        at = next((n for n, each in enumerate(widgets) if _has_focus(each)), beside)
        for distance in range(1, len(widgets) + 1):
            wanted = widgets[(at + distance * steps) % len(widgets)]
            wanted.setFocus(Qt.FocusReason.TabFocusReason)
            if _has_focus(wanted):
                return  # one without anything to go to (no cards yet) is passed over

    def next_theme(self) -> None:
        """Go on to the next theme, from what is seen now."""
        at = THEME_NAMES.index(self._parts.window.theme.name)
        self.choose_theme(THEME_NAMES[(at + 1) % len(THEME_NAMES)])

    def choose_theme(self, name: str) -> None:
        """Show everything in a theme, and keep it."""
        self._parts.preferences.theme = name
        self._parts.window.apply_preferences()

    def set_text_size(self, size: int) -> None:
        """Show the article's text in another size, and keep it."""
        self._parts.preferences.text_size = min(max(size, SMALLEST_TEXT), LARGEST_TEXT)
        self._parts.window.apply_preferences()

    def toggle_full_screen(self) -> None:
        """Use the whole screen, or no longer."""
        self._parts.window.toggle_full_screen()
        self.show_states()

    def open_palette(self) -> None:
        """Open the command palette."""
        from reader.ui.palette import CommandPalette  # noqa: PLC0415 - made at first use

        window = self._parts.window
        CommandPalette(self._parts.registry, window.theme, window).open_over(window)

    def _size(self) -> int:
        return self._parts.preferences.text_size

    def _toggling(self, pane: Pane) -> Handler:
        def toggle() -> None:
            workspace = self._parts.workspace
            workspace.set_shown(pane, shown=not workspace.is_shown(pane))

        return toggle

    def _choosing(self, name: str) -> Handler:
        return lambda: self.choose_theme(name)


def _has_focus(pane: QWidget) -> bool:
    focus = QApplication.focusWidget()
    return focus is not None and (pane is focus or pane.isAncestorOf(focus))
