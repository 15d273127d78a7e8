"""What the window does for the library when nothing else happens."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from tests.support.windows import PATIENCE, opened_window, parts_of, trigger, wait_until_saved

from reader.library.library import Library
from reader.ui.session import IDLE_BEFORE_TIDYING, WindowSession


@pytest.fixture
def session(qtbot: QtBot, tmp_path: Path) -> Iterator[WindowSession]:
    with opened_window(qtbot, tmp_path) as opened:
        yield opened


def test_an_idle_library_is_copied_once_a_day(
    qtbot: QtBot, session: WindowSession, tmp_path: Path
) -> None:
    trigger(session, "toggle-star")
    wait_until_saved(qtbot, session)
    assert session._idle.isActive()
    session._idle.timeout.emit()
    qtbot.waitUntil(lambda: len(copies(tmp_path)) == 1, timeout=PATIENCE)
    trigger(session, "toggle-star")
    wait_until_saved(qtbot, session)
    session._idle.timeout.emit()
    wait_until_saved(qtbot, session)
    (copy,) = copies(tmp_path)
    assert "automatic" in copy.name
    library = Library.open(copy)
    assert library.counts().starred == 1
    library.close()


def test_what_the_last_start_left_is_copied_too(qtbot: QtBot, session: WindowSession) -> None:
    qtbot.waitUntil(session._idle.isActive, timeout=PATIENCE)
    assert session._idle.interval() == IDLE_BEFORE_TIDYING


def test_a_copy_that_fails_is_told_of_once(
    qtbot: QtBot, session: WindowSession, tmp_path: Path
) -> None:
    messages = parts_of(session).messages
    (tmp_path / "backups").write_text("in the way")
    session._idle.timeout.emit()
    qtbot.waitUntil(lambda: "could not be written" in messages.text(), timeout=PATIENCE)
    messages.clear()
    session._idle.timeout.emit()
    wait_until_saved(qtbot, session)
    assert messages.text() == ""


def copies(folder: Path) -> list[Path]:
    found = folder / "backups"
    return list(found.glob("*.onbackground")) if found.is_dir() else []
