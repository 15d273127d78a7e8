"""The real window on a library of its own, for tests of the whole and of its parts."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader.library.library import Library
from reader.model.ranges import TextRange
from reader.model.selectors import Part, Passage
from reader.ui.commands.parts import WindowParts
from reader.ui.places import Places
from reader.ui.preferences import Preferences, save_preferences
from reader.ui.session import WindowSession

PATIENCE = 30_000
"""Milliseconds a test waits for the library's thread: the first write loads what it needs."""


@contextmanager
def opened_window(
    qtbot: QtBot,
    folder: Path,
    *,
    samples: bool = True,
    words: Sequence[str] = (),
    preferences: Preferences | None = None,
) -> Iterator[WindowSession]:
    """Give a window on the library "test.onbackground" in ``folder``, made when it is missing.

    The first steps are not offered unless ``preferences`` say so. Bugs fail the test instead of
    opening the crash dialog.
    """
    places = places_in(folder)
    if preferences is not None or not places.preferences.exists():
        save_preferences(preferences or Preferences(first_steps_done=True), places.preferences)
    gc.collect()  # what is left of a window before must not go in the library's thread
    session = WindowSession(folder / "test.onbackground", places, samples=samples)
    assert not session.hand_over_to_first([])
    crashes: list[BaseException] = []
    with qtbot.waitSignal(session.shown, timeout=PATIENCE):
        session.open(words)
    session.crashes.uninstall()
    session.client.crashed.connect(crashes.append)
    qtbot.waitUntil(session.window.isActiveWindow, timeout=PATIENCE)
    yield session
    if session.window.isVisible():
        close_window(qtbot, session)
    session.end()
    assert crashes == []


def places_in(folder: Path) -> Places:
    """Return places for a window's own files in a test's folder."""
    return Places(folder / "preferences.json", folder / "locks", folder / "log" / "test.log")


def close_window(qtbot: QtBot, session: WindowSession) -> None:
    """Close the window and wait until it has saved everything and gone."""
    with qtbot.waitSignal(session.window.closing, timeout=PATIENCE):
        session.window.close()


def parts_of(session: WindowSession) -> WindowParts:
    """Return the window's parts."""
    return session.window.furniture.parts


def wait_until_saved(qtbot: QtBot, session: WindowSession) -> None:
    """Wait until everything that was done is in the library, and shown."""
    qtbot.waitUntil(lambda: not session.client.history.busy, timeout=PATIENCE)
    answered: list[object] = []
    session.client.fetch(lambda library: library.path, answered.append)
    qtbot.waitUntil(lambda: bool(answered), timeout=PATIENCE)


def trigger(session: WindowSession, action_id: str) -> None:
    """Choose an action, as from a menu."""
    action = parts_of(session).registry.action(action_id)
    assert action.isEnabled(), f"{action_id} is not enabled"
    action.trigger()


def place_of(session: WindowSession, quote: str) -> Passage:
    """Return where ``quote`` stands in the open article."""
    shown = parts_of(session).current.article
    assert shown is not None
    start = shown.revision.document.text.index(quote)
    return Passage(Part.BODY, TextRange(start, start + len(quote)))


def select_with_mouse(session: WindowSession, quote: str) -> None:
    """Select words of the open article by pressing, moving and releasing the mouse."""
    view = parts_of(session).reading.view
    page = view.document().toPlainText()
    start = page.index(quote)
    cursor = view.textCursor()
    cursor.setPosition(start)
    view.setTextCursor(cursor)
    view.ensureCursorVisible()
    first = view.cursorRect(cursor)
    cursor.setPosition(start + len(quote))
    last = view.cursorRect(cursor)
    viewport = view.viewport()
    begin = QPoint(first.left() + 1, first.center().y())
    end = QPoint(last.left() - 1, last.center().y())
    button = Qt.MouseButton.LeftButton
    QTest.mousePress(viewport, button, pos=begin)
    QTest.mouseMove(viewport, (begin + end) / 2)
    QTest.mouseMove(viewport, end)
    QTest.mouseRelease(viewport, button, pos=end)


def stored_library(session: WindowSession) -> Library:
    """Open the session's library once more, to look at what is stored."""
    return Library.open(session.client.path)


def press(key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
    """Press a key where the keyboard focus is."""
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key, modifier or Qt.KeyboardModifier.NoModifier)


def type_words(words: str) -> None:
    """Type words where the keyboard focus is."""
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClicks(focus, words)
