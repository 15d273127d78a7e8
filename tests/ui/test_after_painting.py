"""What can wait comes after the painting, and the article before the rest of the window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from tests.support.windows import PATIENCE, close_window, places_in

from reader.ui.after_painting import AfterPainting
from reader.ui.preferences import Preferences, save_preferences
from reader.ui.session import WindowSession


class _Painted(QWidget):
    def __init__(self, heard: list[str]) -> None:
        super().__init__()
        self._heard = heard

    def paintEvent(self, event: QPaintEvent) -> None:
        self._heard.append("painted")


class _FirstArticlePaint(QObject):
    """Notes, when the article is first painted, whether the rest of the window is there."""

    def __init__(self, session: WindowSession) -> None:
        super().__init__()
        self._session = session
        self.rest_was_there: bool | None = None
        session.window.essentials.reading.view.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        window = self._session.window
        has_article = window.essentials.current.article is not None
        if event.type() is QEvent.Type.Paint and has_article and self.rest_was_there is None:
            self.rest_was_there = window._furniture is not None
        return False


def test_a_call_after_painting_comes_when_what_has_changed_is_painted(qtbot: QtBot) -> None:
    heard: list[str] = []
    widget = _Painted(heard)
    qtbot.addWidget(widget)
    with qtbot.waitExposed(widget):
        widget.show()
    heard.clear()
    waiting = AfterPainting(widget, lambda: heard.append("called"))

    def change() -> None:
        widget.update()
        waiting.start()

    QTimer.singleShot(0, change)
    qtbot.waitUntil(lambda: len(heard) == 2)
    assert heard == ["painted", "called"]


def test_the_first_article_is_painted_before_the_rest_of_the_window_is_made(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.ui.session.LONGEST_WAIT", PATIENCE)  # on a slow machine, too
    places = places_in(tmp_path)
    save_preferences(Preferences(first_steps_done=True), places.preferences)
    session = WindowSession(tmp_path / "test.onbackground", places)
    watches: list[_FirstArticlePaint] = []
    session.open([])
    session.window.first_painted.connect(lambda: watches.append(_FirstArticlePaint(session)))
    with qtbot.waitSignal(session.shown, timeout=PATIENCE):
        pass
    session.crashes.uninstall()
    close_window(qtbot, session)
    session.end()
    assert [watch.rest_was_there for watch in watches] == [False]
