"""The editor of a note."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from reader.ui.annotations.note_editor import SAVE_AFTER_MS, NoteEditor


@pytest.fixture
def editor(qtbot: QtBot) -> NoteEditor:
    made = NoteEditor("Who says so?")
    qtbot.addWidget(made)
    made.resize(260, 60)
    made.show()
    with qtbot.waitActive(made):
        made.activateWindow()
    made.setFocus()
    return made


def test_typing_is_saved_without_a_button_within_two_seconds(
    qtbot: QtBot, editor: NoteEditor
) -> None:
    assert SAVE_AFTER_MS < 2000
    with qtbot.waitSignal(editor.note_changed, timeout=2500) as saved:
        QTest.keyClicks(editor, " Ask.")
    assert saved.args == ["Who says so? Ask."]


def test_typing_on_does_not_put_saving_off(qtbot: QtBot, editor: NoteEditor) -> None:
    QTest.keyClicks(editor, "a")
    left = editor._timer.remainingTime()
    qtbot.wait(30)
    QTest.keyClicks(editor, "b")
    assert editor._timer.remainingTime() < left


def test_escape_saves_and_leaves(qtbot: QtBot, editor: NoteEditor) -> None:
    QTest.keyClicks(editor, "!")
    with qtbot.waitSignals([editor.note_changed, editor.leave_requested], order="strict"):
        QTest.keyClick(editor, Qt.Key.Key_Escape)


def test_nothing_typed_is_nothing_saved(qtbot: QtBot, editor: NoteEditor) -> None:
    with qtbot.assertNotEmitted(editor.note_changed):
        editor.flush()
        QTest.keyClick(editor, Qt.Key.Key_Escape)


def test_losing_the_focus_saves(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    editor, other = NoteEditor("", window), QLineEdit(window)
    column = QVBoxLayout(window)
    column.addWidget(editor)
    column.addWidget(other)
    window.show()
    with qtbot.waitActive(window):
        window.activateWindow()
    editor.setFocus()
    QTest.keyClicks(editor, "draft")
    with qtbot.waitSignals([editor.note_changed, editor.abandoned]):
        other.setFocus()


def test_pasted_html_stays_text_and_loads_nothing(editor: NoteEditor) -> None:
    carried = QMimeData()
    carried.setHtml("<img src='file:///dev/zero'><b>bold</b>")
    carried.setText("<b>bold</b>")
    editor.selectAll()
    editor.insertFromMimeData(carried)
    assert editor.note() == "<b>bold</b>"
    html_alone = QMimeData()
    html_alone.setHtml("<b>x</b>")
    assert not editor.canInsertFromMimeData(html_alone)


def test_every_space_and_line_stays_as_typed(qtbot: QtBot, editor: NoteEditor) -> None:
    note = "«\u00a0oui\u00a0»\n\n\tdeux  espaces 😀 e\u0301 שלום "
    editor.selectAll()
    QApplication.clipboard().setText(note)
    editor.paste()
    assert editor.note() == note


def test_grows_with_what_is_written(qtbot: QtBot, editor: NoteEditor) -> None:
    before = editor.wanted_height()
    with qtbot.waitSignal(editor.height_changed):
        QTest.keyClicks(editor, "\rone\rtwo\rthree")
    assert editor.wanted_height() > before


def test_height_has_an_end_and_then_scrolls(editor: NoteEditor) -> None:
    editor.setPlainText("line\n" * 400)
    assert editor.wanted_height() < 600
    assert editor.verticalScrollBarPolicy() is Qt.ScrollBarPolicy.ScrollBarAsNeeded


def test_echo_of_what_was_saved_does_not_touch_newer_typing(
    qtbot: QtBot, editor: NoteEditor
) -> None:
    QTest.keyClicks(editor, "1")
    editor.flush()
    QTest.keyClicks(editor, "2")
    editor.flush()
    QTest.keyClicks(editor, "3")
    editor.take_stored("Who says so?1")
    assert editor.note() == "Who says so?123"
    editor.take_stored("Who says so?12")
    assert editor.note() == "Who says so?123"


def test_note_changed_elsewhere_is_shown(editor: NoteEditor) -> None:
    editor.take_stored("Undone")
    assert editor.note() == "Undone"


def test_note_that_failed_is_handed_over_again(qtbot: QtBot, editor: NoteEditor) -> None:
    QTest.keyClicks(editor, "!")
    editor.flush()
    editor.note_failed()
    with qtbot.waitSignal(editor.note_changed) as saved:
        editor.flush()
    assert saved.args == ["Who says so?!"]


def test_letters_and_digits_are_typed_and_are_no_shortcuts(
    qtbot: QtBot, editor: NoteEditor
) -> None:
    pressed: list[str] = []
    for key in ("N", "1", "Del", "T"):
        shortcut = QShortcut(QKeySequence(key), editor)
        shortcut.activated.connect(lambda key=key: pressed.append(key))
    editor.selectAll()
    QTest.keyClicks(editor, "n1t")
    QTest.keyClick(editor, Qt.Key.Key_Delete)
    assert (editor.note(), pressed) == ("n1t", [])
