"""A bug is logged without anyone's words in it, shown, and survived."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QtMsgType, qWarning
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader.model.errors import UsageError
from reader.ui.crash import MOST_DIALOGS, CrashReporter, describe
from reader.ui.crash_dialog import CrashDialog

SECRET = "Mirela Tanase told us so"


@pytest.fixture
def reporter(qtbot: QtBot, tmp_path: Path) -> Iterator[CrashReporter]:
    reporter = CrashReporter(tmp_path / "log" / "test.log")
    yield reporter
    reporter.uninstall()
    for widget in QApplication.topLevelWidgets():
        if isinstance(widget, CrashDialog):
            widget.close()


def fail(error: BaseException, cause: BaseException | None = None) -> None:
    raise error from cause


def failure() -> BaseException:
    try:
        try:
            fail(KeyError(SECRET))
        except KeyError as cause:
            fail(ValueError(SECRET), cause)
    except ValueError as error:
        return error
    raise AssertionError


def dialogs() -> list[CrashDialog]:
    shown = [each for each in QApplication.topLevelWidgets() if each.isVisible()]
    return [each for each in shown if isinstance(each, CrashDialog)]


def test_details_say_where_and_what_kind_but_no_words() -> None:
    details = describe(failure())
    assert "builtins.ValueError" in details
    assert "caused by\nbuiltins.KeyError" in details
    assert "test_crash.py:" in details
    assert SECRET not in details
    assert str(Path(__file__).parent) not in details


def test_a_ring_of_causes_ends() -> None:
    error = UsageError("a")
    error.__context__ = error
    assert describe(error).count("UsageError") == 1


def test_a_bug_is_logged_and_shown(qtbot: QtBot, reporter: CrashReporter) -> None:
    reporter.report(failure())
    qtbot.waitUntil(lambda: bool(dialogs()))
    log = reporter.log_path.read_text(encoding="utf-8")
    assert "builtins.ValueError" in log
    assert SECRET not in log


def test_a_bug_in_every_paint_does_not_bury_the_window(
    qtbot: QtBot, reporter: CrashReporter
) -> None:
    for _ in range(MOST_DIALOGS + 5):
        reporter.report(failure())
    qtbot.waitUntil(lambda: len(dialogs()) == MOST_DIALOGS)
    QApplication.processEvents()
    assert len(dialogs()) == MOST_DIALOGS


def test_hooks_are_taken_and_given_back(qtbot: QtBot, reporter: CrashReporter) -> None:
    before = (sys.excepthook, threading.excepthook)
    reporter.install()
    assert sys.excepthook != before[0]
    sys.excepthook(ValueError, failure(), None)
    thread = threading.Thread(target=lambda: fail(IndexError(SECRET)))
    thread.start()
    thread.join()
    qWarning("from Qt")
    reporter.uninstall()
    assert (sys.excepthook, threading.excepthook) == before
    log = reporter.log_path.read_text(encoding="utf-8")
    assert "builtins.ValueError" in log
    assert "builtins.IndexError" in log
    assert "Qt: from Qt" in log
    assert QtMsgType.QtWarningMsg is not None


def test_a_log_that_cannot_be_written_costs_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    reporter = CrashReporter(tmp_path / "file" / "test.log")
    reporter.report(failure())
    qtbot.waitUntil(lambda: bool(dialogs()))
    for each in dialogs():
        each.close()
    reporter.uninstall()
