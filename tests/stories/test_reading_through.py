"""Reading with one hand: Space pages down and goes on to the next unread article."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from tests.support.windows import opened_window, parts_of, press, wait_until_saved

from reader.library.operations import MarkRead

MOST_PAGES = 40


def test_space_reads_an_article_to_its_end_and_opens_the_next_unread(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with opened_window(qtbot, tmp_path) as session:
        parts = parts_of(session)
        first = parts.current.id
        parts.reading.setFocus()
        for _ in range(MOST_PAGES):
            press(Qt.Key.Key_Space)
            if parts.current.id != first:
                break
        qtbot.waitUntil(lambda: session.window.windowTitle().startswith("Who says"))

        session.client.perform(MarkRead([first or ""], True), recorded=False)  # noqa: FBT003
        wait_until_saved(qtbot, session)
        bar = parts.reading.view.verticalScrollBar()
        bar.setValue(bar.maximum())
        for _ in range(3):
            press(Qt.Key.Key_Space)
        assert "last unread" in parts.toaster.text()
