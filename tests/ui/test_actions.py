"""The action table: menus, palette, sheet and keys all come from it."""

from __future__ import annotations

from collections import defaultdict

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from reader.model.resources import resource_path
from reader.ui.actions import WINDOW, ActionRegistry, load_action_table, types_a_character
from reader.ui.menus import build_menus

pytestmark = pytest.mark.usefixtures("qapp")  # the platform knows its own keys

PANES = ("article", "list", "cards", "review", "sources")


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    window = QMainWindow()
    qtbot.addWidget(window)
    return window


@pytest.fixture
def registry(window: QMainWindow) -> ActionRegistry:
    panes = {name: QWidget(window) for name in PANES}
    return ActionRegistry(load_action_table(), window, panes)


def test_ids_are_unique_and_every_text_and_tip_is_there() -> None:
    entries = load_action_table().entries
    assert len({entry.id for entry in entries}) == len(entries)
    assert all(entry.text and entry.tip for entry in entries)
    assert not [entry.id for entry in entries if entry.tip.endswith(".")]


def test_no_key_means_two_things_in_one_context() -> None:
    keys: dict[tuple[str, str], list[str]] = defaultdict(list)
    for entry in load_action_table().entries:
        contexts = PANES if WINDOW in entry.context else entry.context
        for sequence in entry.key_sequences():
            for context in contexts:
                keys[context, sequence.toString()].append(entry.id)
    assert {place: ids for place, ids in keys.items() if len(ids) > 1} == {}


def test_keys_that_type_a_character_belong_to_panes() -> None:
    entries = [entry for entry in load_action_table().entries if WINDOW in entry.context]
    typing = [e.id for e in entries if any(map(types_a_character, e.key_sequences()))]
    assert typing == []


@pytest.mark.parametrize(
    ("key", "typed"),
    [
        *[(key, True) for key in ("H", "Shift+T", "?", "]", "1")],
        *[(key, False) for key in ("Ctrl+H", "Del", "F1", "Alt+Down", "Space")],
    ],
)
def test_characters_are_told_from_other_keys(key: str, *, typed: bool) -> None:
    assert types_a_character(QKeySequence(key)) is typed


def test_keys_can_be_read_by_qt() -> None:
    for entry in load_action_table().entries:
        for key in entry.keys:
            assert QKeySequence(key).toString(), f"{entry.id}: {key}"


def test_icons_and_menus_exist() -> None:
    table = load_action_table()
    for entry in table.entries:
        if entry.icon:
            assert resource_path(f"resources/icons/{entry.icon}.svg").is_file()
        if entry.menu:
            assert entry.menu in table.menus


def test_menus_hold_the_actions_in_the_order_of_the_table(
    window: QMainWindow, registry: ActionRegistry
) -> None:
    menus = build_menus(window.menuBar(), registry)
    for name, menu in menus.items():
        ids = [action.objectName() for action in menu.actions() if action.objectName()]
        wanted = [entry.id for entry in registry.table.entries if entry.menu == name]
        assert [i for i in ids if i in wanted] == wanted
    titles = [action.text() for action in window.menuBar().actions()]
    assert titles == [
        "&File",
        "&Edit",
        "&View",
        "Fee&ds",
        "&Article",
        "A&nnotate",
        "&Review",
        "&Help",
    ]


def test_no_access_key_means_two_things_in_one_menu(
    window: QMainWindow, registry: ActionRegistry
) -> None:
    for name, menu in build_menus(window.menuBar(), registry).items():
        letters = [
            text[text.index("&") + 1].lower()
            for action in menu.actions()
            if "&" in (text := action.text())
        ]
        assert len(letters) == len(set(letters)), f"{name}: {sorted(letters)}"


def test_single_keys_can_be_switched_off_and_on(registry: ActionRegistry) -> None:
    assert registry.action("highlight").shortcut() == QKeySequence("H")
    registry.set_single_keys(False)
    left = [
        entry.id for entry, action in registry if any(map(types_a_character, action.shortcuts()))
    ]
    assert left == []
    assert registry.action("export").shortcut() == QKeySequence("Ctrl+E")
    assert "(H)" not in registry.action("highlight").toolTip()
    registry.set_single_keys(True)
    assert registry.action("highlight").shortcut() == QKeySequence("H")


def test_actions_are_enabled_when_everything_they_need_is_there(registry: ActionRegistry) -> None:
    registry.set_facts({"library"})
    assert registry.action("export").isEnabled()
    assert not registry.action("highlight").isEnabled()
    assert registry.action("quit").isEnabled()
    registry.set_facts({"library", "writable", "article"})
    assert registry.action("highlight").isEnabled()
    assert not registry.action("undo").isEnabled()


def test_an_action_has_one_handler(registry: ActionRegistry) -> None:
    calls: list[str] = []
    registry.connect_handlers({"about": lambda: calls.append("about")})
    registry.action("about").trigger()
    assert calls == ["about"]
    with pytest.raises(ValueError, match="about"):
        registry.connect_handlers({"about": lambda: None})
    with pytest.raises(KeyError):
        registry.connect_handlers({"no-such-action": lambda: None})
    assert "about" not in registry.unconnected()


def test_letters_do_nothing_in_a_text_field_of_a_pane(qtbot: QtBot, window: QMainWindow) -> None:
    pane, others = QWidget(window), {name: QWidget(window) for name in PANES[1:]}
    pane.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    window.setCentralWidget(pane)
    field = QLineEdit(pane)
    registry = ActionRegistry(load_action_table(), window, {"article": pane, **others})
    registry.set_facts({"writable", "article", "tag-1"})
    calls: list[str] = []
    registry.connect_handlers(
        {
            "highlight": lambda: calls.append("highlight"),
            "tag-1": lambda: calls.append("tag-1"),
        }
    )
    window.show()
    qtbot.waitUntil(window.isActiveWindow)
    field.setFocus()
    QTest.keyClicks(field, "h1")
    assert (field.text(), calls) == ("h1", [])
    pane.setFocus()
    QTest.keyClicks(pane, "h1")
    assert calls == ["highlight", "tag-1"]
