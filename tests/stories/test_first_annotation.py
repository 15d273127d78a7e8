"""The main job, from the first start to the exported file, as a new user does it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot
from tests.support.windows import (
    PATIENCE,
    close_window,
    opened_window,
    parts_of,
    press,
    select_with_mouse,
    stored_library,
    trigger,
    type_words,
    wait_until_saved,
)

from reader.model.queries import AnnotationQuery
from reader.ui.coach import FirstStep
from reader.ui.export_dialog import ExportDialog
from reader.ui.preferences import Preferences

QUOTE = "unnamed US officials"
NOTE = "Which officials? Reported through the Washington Post."


def test_a_new_user_tags_a_phrase_notes_it_finds_it_again_and_exports_it(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with opened_window(qtbot, tmp_path, preferences=Preferences()) as session:
        parts = parts_of(session)
        strip = session.window.furniture.first_steps.strip
        assert strip is not None
        assert strip.isVisible()
        assert session.window.windowTitle().startswith("US Warned Kremlin")

        select_with_mouse(session, QUOTE)
        assert parts.reading.selected_text() == QUOTE
        press(Qt.Key.Key_1)
        wait_until_saved(qtbot, session)
        assert session.window.furniture.status.summary().endswith("saved ✓")
        assert "Unnamed source" in parts.toaster.text()

        press(Qt.Key.Key_N)
        qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), QPlainTextEdit))
        type_words(NOTE)
        assert strip.done_steps()[:2] == [FirstStep.SELECT, FirstStep.TAG]
        press(Qt.Key.Key_Escape)
        wait_until_saved(qtbot, session)
        qtbot.waitUntil(lambda: parts.review.found is not None, timeout=PATIENCE)
        parts.reading.setFocus()
        press(Qt.Key.Key_R)
        assert strip.done_steps() == [FirstStep.SELECT, FirstStep.TAG, FirstStep.REVIEW]
        close_window(qtbot, session)

    with opened_window(qtbot, tmp_path) as session:
        library = stored_library(session)
        (annotation,) = library.list_annotations(AnnotationQuery())
        library.close()
        assert annotation.target.quote.exact == QUOTE
        assert annotation.tag_ids == ("unnamed-source",)
        assert annotation.note == NOTE
        shown = parts_of(session).current.article
        assert shown is not None
        assert [each.id for each in shown.annotations] == [annotation.id]

        trigger(session, "export")
        dialog = session.window.findChild(ExportDialog)
        assert dialog is not None
        qtbot.waitUntil(lambda: NOTE.split("?", maxsplit=1)[0] in dialog.preview_text())
        target = tmp_path / "out.md"
        with qtbot.waitSignal(dialog.exported):
            dialog.save_to(target)
        dialog.reject()
        written = target.read_text(encoding="utf-8")
        assert f"> {QUOTE}" in written
        assert "**Unnamed source**" in written
