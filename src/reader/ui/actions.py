"""The action registry: every command of the window, read from ``resources/actions.toml``.

Menus, toolbar, palette, shortcut sheet and tests ask here; none of them repeats a text or a
key. What an action does is connected by its id, and which are enabled follows from facts about
the window ("an article is shown"), so that no handler has to check them again.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from reader.model.resources import resource_path

WINDOW = "window"
"""The context of keys that work wherever the keyboard focus is."""

Handler = Callable[[], object]
"""What an action does; what it returns is of no interest."""


@dataclass(frozen=True, slots=True)
class ActionEntry:
    """One row of the table; the table's head says what each field means."""

    id: str
    text: str
    tip: str
    keys: tuple[str, ...] = ()
    standard: str = ""
    context: tuple[str, ...] = (WINDOW,)
    icon: str = ""
    menu: str = ""
    group: str = ""
    needs: frozenset[str] = frozenset()
    checkable: bool = False

    def key_sequences(self, *, single_keys: bool = True) -> list[QKeySequence]:
        """Return the keys on this platform, the platform's own first.

        Without ``single_keys`` those that type a character are left out (WCAG 2.2, 2.1.4).
        """
        found: list[QKeySequence] = []
        if self.standard:
            standard = QKeySequence.StandardKey[self.standard]
            found += QKeySequence.keyBindings(standard)
        found += [QKeySequence(key) for key in self.keys]
        unique = {sequence.toString(): sequence for sequence in found}
        return [s for s in unique.values() if single_keys or not types_a_character(s)]


@dataclass(frozen=True, slots=True)
class ActionTable:
    """All entries in menu order, and what the menus are called."""

    entries: tuple[ActionEntry, ...]
    menus: Mapping[str, str]


def types_a_character(sequence: QKeySequence) -> bool:
    """Return true for a letter, digit or mark on its own, without Ctrl, Alt or Meta."""
    return len(sequence.toString().removeprefix("Shift+")) == 1


def action_label(entry: ActionEntry, action: QAction) -> str:
    """Return what an action is called outside its menu: with the submenu's name before it."""
    submenu = entry.menu.partition("/")[2]
    label = action.text().replace("&&", "\0").replace("&", "").replace("\0", "&").rstrip("…")
    return f"{submenu.capitalize()}: {label}" if submenu else label


def load_action_table() -> ActionTable:
    """Return the table that comes with the program."""
    path = resource_path("resources/actions.toml")
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    entries = tuple(entry for row in table["actions"] for entry in _entries(row))
    return ActionTable(entries, table["menus"])


def _entries(row: dict[str, Any]) -> Iterator[ActionEntry]:
    count = row.pop("count", None)
    if count is None:
        yield _entry(row)
        return
    for number in range(1, count + 1):
        yield _entry({key: _numbered(value, number) for key, value in row.items()})


def _entry(row: dict[str, Any]) -> ActionEntry:
    values = dict(row)
    for name in ("keys", "context"):
        if name in values:
            values[name] = tuple(values[name])
    values["needs"] = frozenset(values.get("needs", ()))
    return ActionEntry(**values)


def _numbered(value: Any, number: int) -> Any:
    if isinstance(value, str):
        return value.replace("{}", str(number))
    if isinstance(value, list):
        return [_numbered(each, number) for each in value]
    return value


class ActionRegistry(QObject):
    """The table's actions, alive in one window.

    ``panes`` gives the widget of each context: keys of that context work while it, or a widget
    in it, has the keyboard focus. A text field in there keeps its letters, because it claims
    them before any shortcut sees them.
    """

    def __init__(self, table: ActionTable, window: QWidget, panes: Mapping[str, QWidget]) -> None:
        super().__init__(window)
        self.table = table
        self._entries = {entry.id: entry for entry in table.entries}
        self._actions: dict[str, QAction] = {}
        self._connected: set[str] = set()
        self._single_keys = True
        for entry in table.entries:
            self._actions[entry.id] = self._make(entry, window, panes)

    def __iter__(self) -> Iterator[tuple[ActionEntry, QAction]]:
        """Iterate over entries and their actions in menu order."""
        return ((entry, self._actions[entry.id]) for entry in self.table.entries)

    def action(self, action_id: str) -> QAction:
        """Return an action.

        Raises:
            KeyError: when the table has none of that id: a misspelling in the program.
        """
        return self._actions[action_id]

    def connect_handlers(self, handlers: Mapping[str, Handler]) -> None:
        """Say what actions do.

        Raises:
            KeyError: when the table has no such action.
            ValueError: when an action has a handler already.
        """
        for action_id, handler in handlers.items():
            if action_id in self._connected:
                raise ValueError(f"action {action_id} has two handlers")
            self.action(action_id).triggered.connect(_without_checked(handler))
            self._connected.add(action_id)

    def unconnected(self) -> set[str]:
        """Return the ids of actions that do nothing yet; a test asserts that there are none."""
        return set(self._entries) - self._connected

    def set_facts(self, facts: Collection[str]) -> None:
        """Enable exactly the actions whose every need is among ``facts``."""
        for action_id, entry in self._entries.items():
            self._actions[action_id].setEnabled(entry.needs.issubset(facts))

    def set_single_keys(self, wanted: bool) -> None:
        """Let single letters, digits and marks work as shortcuts, or not."""
        if wanted == self._single_keys:
            return
        self._single_keys = wanted
        for entry, action in self:
            action.setShortcuts(entry.key_sequences(single_keys=wanted))
            action.setToolTip(_tool_tip(entry, action))

    def set_text(self, action_id: str, text: str, tip: str = "") -> None:
        """Give an action another text ("Undo Delete"), and another tip where one is given."""
        action = self.action(action_id)
        action.setText(text)
        if tip:
            action.setStatusTip(tip)
            action.setToolTip(_with_key(tip, action))

    def _make(self, entry: ActionEntry, window: QWidget, panes: Mapping[str, QWidget]) -> QAction:
        action = QAction(entry.text, self)
        action.setObjectName(entry.id)
        action.setStatusTip(entry.tip)
        action.setCheckable(entry.checkable)
        action.setShortcuts(entry.key_sequences())
        action.setToolTip(_tool_tip(entry, action))
        action.setMenuRole(_MENU_ROLES.get(entry.id, QAction.MenuRole.NoRole))
        action.setAutoRepeat(entry.group in ("move", "sentence", "find"))
        if WINDOW in entry.context:
            window.addAction(action)
        else:
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            for context in entry.context:
                panes[context].addAction(action)
        return action


def _without_checked(handler: Handler) -> Callable[[bool], None]:
    def run(checked: bool) -> None:  # noqa: ARG001 - Qt's signal says it
        handler()

    return run


def _tool_tip(entry: ActionEntry, action: QAction) -> str:
    return _with_key(entry.tip, action)


def _with_key(tip: str, action: QAction) -> str:
    key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    return f"{tip} ({key})" if key else tip


_MENU_ROLES = {
    "about": QAction.MenuRole.AboutRole,
    "settings": QAction.MenuRole.PreferencesRole,
    "quit": QAction.MenuRole.QuitRole,
}
"""Where macOS wants these; elsewhere the roles do nothing."""
