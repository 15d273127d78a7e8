"""Palette, sheet, settings, about, crash dialog and the question about addresses."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QMainWindow, QMessageBox, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from reader.ui.about import AboutDialog, licence_notice
from reader.ui.actions import ActionRegistry, load_action_table
from reader.ui.commands.addresses import ask_to_open
from reader.ui.crash_dialog import CrashDialog
from reader.ui.palette import CommandPalette
from reader.ui.preferences import Preferences
from reader.ui.settings_dialog import SettingsDialog
from reader.ui.shortcut_sheet import ShortcutSheet
from reader.ui.theme import load_theme

THEME = load_theme("light")


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    window = QMainWindow()
    qtbot.addWidget(window)
    window.resize(1000, 700)
    window.show()
    return window


@pytest.fixture
def registry(window: QMainWindow) -> ActionRegistry:
    panes = {name: QWidget(window) for name in ("article", "list", "cards", "review", "sources")}
    registry = ActionRegistry(load_action_table(), window, panes)
    registry.set_facts({"library", "writable", "article"})
    return registry


@pytest.fixture
def palette(window: QMainWindow, registry: ActionRegistry) -> CommandPalette:
    palette = CommandPalette(registry, THEME, window)
    palette.open_over(window)
    return palette


def test_the_palette_finds_commands_by_parts_of_their_names(
    qtbot: QtBot, palette: CommandPalette
) -> None:
    QTest.keyClicks(palette.search, "copy quo")
    assert palette.shown_ids()[0] == "copy-citation"
    palette.search.setText("theme dark")
    assert palette.shown_ids()[0] == "theme-dark"
    palette.search.setText("xyzzy")
    assert palette.shown_ids() == []


def test_the_palette_offers_only_what_can_be_done_now(palette: CommandPalette) -> None:
    ids = palette.shown_ids()
    assert "highlight" in ids
    assert "undo" not in ids, "there is nothing to undo"
    assert "command-palette" not in ids
    assert len(ids) == len(set(ids))


def test_return_runs_the_command_that_is_marked(
    qtbot: QtBot, palette: CommandPalette, registry: ActionRegistry
) -> None:
    palette.search.setText("theme")
    wanted = palette.shown_ids()[1]
    QTest.keyClick(palette.search, Qt.Key.Key_Down)
    with qtbot.waitSignal(registry.action(wanted).triggered):
        QTest.keyClick(palette.search, Qt.Key.Key_Return)
    assert not palette.isVisible()


def test_the_sheet_lists_every_key_of_a_menu(
    qtbot: QtBot, window: QMainWindow, registry: ActionRegistry
) -> None:
    sheet = ShortcutSheet(registry, THEME, window)
    sheet.show()
    labels = [label for label, _ in sheet.lines]
    wanted = [e for e in registry.table.entries if e.menu and e.key_sequences()]
    assert len(labels) == len(wanted)
    assert ("Highlight", "H") in sheet.lines
    assert all(
        label.textFormat() is Qt.TextFormat.PlainText for label in sheet.findChildren(QLabel)
    )


def test_settings_take_effect_at_once_and_can_be_reset(qtbot: QtBot, window: QMainWindow) -> None:
    preferences = Preferences(theme="dark", text_size=20)
    dialog = SettingsDialog(preferences, THEME, window)
    assert dialog.reading.theme_box.currentData() == "dark"
    with qtbot.waitSignal(dialog.changed):
        dialog.reading.text_size.setValue(24)
    with qtbot.waitSignal(dialog.changed):
        dialog.annotating.single_keys.setChecked(False)
    with qtbot.waitSignal(dialog.changed):
        box = dialog.reading.theme_box
        box.setCurrentIndex(box.findData("sepia"))
    assert (preferences.text_size, preferences.single_keys) == (24, False)
    assert preferences.theme == "sepia"
    with qtbot.waitSignal(dialog.changed):
        dialog.reset()
    assert preferences == Preferences()
    assert dialog.reading.text_size.value() == 18


def test_about_says_where_things_are_and_under_which_licences(
    qtbot: QtBot, window: QMainWindow
) -> None:
    dialog = AboutDialog(Path("/a/library.onbackground"), Path("/b/preferences.json"), window)
    words = " ".join(label.text() for label in dialog.findChildren(QLabel))
    assert "/a/library.onbackground" in words
    assert "/b/preferences.json" in words
    assert "LGPL" in licence_notice()


def test_crash_dialog_shows_and_copies_the_details(qtbot: QtBot, window: QMainWindow) -> None:
    dialog = CrashDialog("builtins.KeyError\n  reader/ui/x.py:3 in f", Path("/log"), window)
    dialog.show()
    shown = dialog.findChild(QPlainTextEdit)
    assert shown is not None
    assert "reader/ui/x.py:3" in shown.toPlainText()
    next(b for b in dialog.findChildren(QPushButton) if b.text() == "Copy Details").click()
    assert "builtins.KeyError" in QGuiApplication.clipboard().text()


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "smb://host/share",
        "data:text/html,x",
        "",
        "x",
        "https://example.org/" + "a" * 1000,
    ],
)
def test_only_web_and_mail_addresses_are_offered(window: QMainWindow, address: str) -> None:
    assert ask_to_open(address, window) is None


def test_an_address_is_shown_in_full_and_opened_only_on_yes(
    qtbot: QtBot, window: QMainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
    question = ask_to_open("https://bücher.example/<b>?q=1", window)
    assert isinstance(question, QMessageBox)
    assert question.textFormat() is Qt.TextFormat.PlainText
    assert "xn--bcher-kva.example" in question.informativeText()
    question.reject()
    assert opened == []
    question = ask_to_open("https://example.org/a", window)
    assert question is not None
    next(b for b in question.findChildren(QPushButton) if b.text() == "Open").click()
    assert opened == [QUrl("https://example.org/a").toString()]
