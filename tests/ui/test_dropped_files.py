"""Files dropped on a field of the window are added, text goes into the field.

The events go the way that Qt sends them: to the widget under the pointer first.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot
from tests.support.windows import (
    PATIENCE,
    opened_window,
    parts_of,
    select_with_mouse,
    trigger,
)

from reader.ui.annotations.note_editor import NoteEditor
from reader.ui.session import WindowSession


@pytest.fixture
def session(qtbot: QtBot, tmp_path: Path) -> Iterator[WindowSession]:
    with opened_window(qtbot, tmp_path) as opened:
        yield opened


@pytest.fixture
def dropped(tmp_path: Path) -> QMimeData:
    """A file as file managers drag it: as an address, and as text."""
    path = tmp_path / "ferry.txt"
    path.write_text("Ferry late\n\nThe ferry was late, two officials said.\n", encoding="utf-8")
    files = QMimeData()
    files.setUrls([QUrl.fromLocalFile(str(path))])
    files.setText(path.as_uri())
    return files


def drop(field: QWidget, things: QMimeData) -> None:
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(field, QDragEnterEvent(QPoint(5, 5), copy, things, left, none))
    QApplication.sendEvent(field, QDropEvent(QPointF(5, 5), copy, things, left, none))


def note_editor(qtbot: QtBot, session: WindowSession) -> NoteEditor:
    select_with_mouse(session, "unnamed US officials")
    session.window.furniture.annotating.write_note()
    qtbot.waitUntil(lambda: session.window.findChild(NoteEditor) is not None, timeout=PATIENCE)
    editor = session.window.findChild(NoteEditor)
    assert isinstance(editor, NoteEditor)
    return editor


def expect_added(qtbot: QtBot, session: WindowSession) -> None:
    qtbot.waitUntil(lambda: session.window.windowTitle().startswith("Ferry late"), timeout=PATIENCE)


def test_files_dropped_on_an_open_note_are_added(
    qtbot: QtBot, session: WindowSession, dropped: QMimeData
) -> None:
    editor = note_editor(qtbot, session)
    heard: list[str] = []
    editor.note_changed.connect(heard.append)
    drop(editor.viewport(), dropped)
    assert editor.note() == ""
    expect_added(qtbot, session)
    assert heard == []


def test_text_dropped_on_an_open_note_goes_into_it(qtbot: QtBot, session: WindowSession) -> None:
    editor = note_editor(qtbot, session)
    words = QMimeData()
    words.setText("Ask the harbour master.")
    words.setUrls([QUrl("https://harbour.example/")])
    drop(editor.viewport(), words)
    assert editor.note() == "Ask the harbour master."


def test_files_dropped_on_the_filter_are_added(
    qtbot: QtBot, session: WindowSession, dropped: QMimeData
) -> None:
    box = parts_of(session).article_list.filter_box
    drop(box, dropped)
    expect_added(qtbot, session)
    assert box.text() == ""


def test_files_dropped_on_the_find_bar_are_added(
    qtbot: QtBot, session: WindowSession, dropped: QMimeData
) -> None:
    trigger(session, "find")
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    drop(field, dropped)
    expect_added(qtbot, session)
    assert field.text() == ""


@pytest.mark.parametrize(
    "action", ["metadata", "paste-article", "add-url", "subscribe", "edit-tags", "command-palette"]
)
def test_no_field_of_a_dialog_takes_a_file_for_text(
    qtbot: QtBot, session: WindowSession, dropped: QMimeData, action: str
) -> None:
    trigger(session, action)

    def dialogs() -> list[QDialog]:
        return [each for each in session.window.findChildren(QDialog) if each.isVisible()]

    qtbot.waitUntil(lambda: len(dialogs()) == 1, timeout=PATIENCE)
    (dialog,) = dialogs()
    qtbot.waitUntil(lambda: all(f.isEnabled() for f in dialog.findChildren(QLineEdit)))
    texts = {field: field.toPlainText() for field in dialog.findChildren(QPlainTextEdit)}
    lines = {field: field.text() for field in dialog.findChildren(QLineEdit)}
    first = next(field for field in lines if not field.isReadOnly())
    for field in (*texts, *lines):
        drop(field.viewport() if isinstance(field, QPlainTextEdit) else field, dropped)
    assert {field: field.toPlainText() for field in texts} == texts
    assert {field: field.text() for field in lines} == lines
    words = QMimeData()
    words.setText("harbour")
    drop(first, words)
    assert "harbour" in first.text()
    dialog.reject()


def test_the_hint_goes_when_files_leave_a_field_again(
    session: WindowSession, dropped: QMimeData
) -> None:
    box = parts_of(session).article_list.filter_box
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    entering = QDragEnterEvent(QPoint(5, 5), copy, dropped, left, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(box, entering)
    hint = session.window._drop_hint
    assert hint is not None
    assert hint.isVisible()
    QApplication.sendEvent(box, QDragLeaveEvent())
    assert not hint.isVisible()
