"""Everything without a mouse: find an article, mark a sentence, tag, note, undo, export."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot
from tests.support.windows import (
    opened_window,
    parts_of,
    press,
    stored_library,
    type_words,
    wait_until_saved,
)

from reader.model.queries import AnnotationQuery
from reader.ui.export_dialog import ExportDialog
from reader.ui.session import WindowSession

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def notes(session: WindowSession) -> list[str]:
    shown = parts_of(session).current.article
    return [each.note for each in shown.annotations] if shown is not None else []


def test_a_person_without_a_mouse_can_do_everything(qtbot: QtBot, tmp_path: Path) -> None:
    with opened_window(qtbot, tmp_path) as session:
        parts = parts_of(session)
        window = session.window

        press(Qt.Key.Key_F, CONTROL | SHIFT)
        assert parts.article_list.filter_box.hasFocus()
        with qtbot.waitSignal(parts.article_list.model.loaded):
            QTest.keyClicks(parts.article_list.filter_box, "tunnel")
        press(Qt.Key.Key_Down)
        assert parts.article_list.view.hasFocus()
        press(Qt.Key.Key_Home)
        qtbot.waitUntil(lambda: window.windowTitle().startswith("Who says the harbour tunnel"))
        press(Qt.Key.Key_Right)
        assert parts.reading.view.hasFocus()

        press(Qt.Key.Key_J)
        press(Qt.Key.Key_J)
        marked = parts.reading.current_passage()
        press(Qt.Key.Key_2)
        wait_until_saved(qtbot, session)
        press(Qt.Key.Key_1)
        wait_until_saved(qtbot, session)
        press(Qt.Key.Key_N)
        qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), QPlainTextEdit))
        type_words("Who says 1 and 2?")
        press(Qt.Key.Key_Escape)
        press(Qt.Key.Key_Escape)
        qtbot.waitUntil(parts.reading.view.hasFocus)
        wait_until_saved(qtbot, session)

        library = stored_library(session)
        (annotation,) = library.list_annotations(AnnotationQuery())
        library.close()
        assert annotation.target.passage == marked
        assert annotation.tag_ids == ("second-hand", "unnamed-source")
        assert annotation.note == "Who says 1 and 2?"

        for _ in range(3):
            press(Qt.Key.Key_Z, CONTROL)
            wait_until_saved(qtbot, session)
        assert notes(session) == []
        for _ in range(3):
            press(Qt.Key.Key_Z, CONTROL | SHIFT)
            wait_until_saved(qtbot, session)
        assert notes(session) == ["Who says 1 and 2?"]

        press(Qt.Key.Key_K, CONTROL)
        type_words("star")
        press(Qt.Key.Key_Return)
        qtbot.waitUntil(parts.reading.view.hasFocus)
        wait_until_saved(qtbot, session)
        assert parts.article_list.model.summary(0).article.starred

        press(Qt.Key.Key_E, CONTROL)
        dialog = window.findChild(ExportDialog)
        assert dialog is not None
        qtbot.waitUntil(lambda: "Who says 1 and 2?" in dialog.preview_text())
        press(Qt.Key.Key_Escape)
        qtbot.waitUntil(lambda: window.findChild(ExportDialog) is None)
