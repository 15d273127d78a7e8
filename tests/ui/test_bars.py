"""Status bar, message bar and first steps: what they say and what they never do."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from reader.model.errors import DiskFullError
from reader.model.queries import LibraryCounts
from reader.ui.coach import CoachStrip, FirstStep
from reader.ui.empty_state import EmptyState
from reader.ui.icons import Icons
from reader.ui.long_work import WorkProgress
from reader.ui.message_bar import MessageBar, Severity
from reader.ui.status import LibraryStatusBar, Saving
from reader.ui.theme import load_theme

HOSTILE = "<img src='file:///etc/passwd'><b>bold</b>"


@pytest.fixture
def status(qtbot: QtBot) -> LibraryStatusBar:
    status = LibraryStatusBar()
    qtbot.addWidget(status)
    status.apply_theme(load_theme("light"))
    status.show()
    return status


@pytest.fixture
def messages(qtbot: QtBot) -> MessageBar:
    bar = MessageBar()
    qtbot.addWidget(bar)
    theme = load_theme("dark")
    bar.apply_theme(theme, Icons(theme))
    return bar


def button(widget: QWidget, text: str) -> QPushButton:
    found = next(b for b in widget.findChildren(QPushButton) if b.text() == text)
    assert isinstance(found, QPushButton)
    return found


def test_the_status_says_counts_and_that_all_is_saved(status: LibraryStatusBar) -> None:
    status.set_counts(LibraryCounts(12, 3, 0, 0, 0, {}))
    assert status.summary() == "12 articles · 3 unread"
    status.set_saving(Saving.UNDER_WAY)
    assert status.summary().endswith("saving…")
    status.set_saving(Saving.DONE)
    assert status.summary() == "12 articles · 3 unread · saved ✓"
    status.set_saving(Saving.FAILED)
    assert status.summary().endswith("not saved")
    status.set_counts(LibraryCounts(1, 1, 0, 0, 0, {}))
    assert status.summary().startswith("1 article · 1 unread")


def test_work_that_is_done_at_once_is_not_shown(qtbot: QtBot, status: LibraryStatusBar) -> None:
    status.start_work("Adding articles")
    status.hide_work()
    cancel = button(status, "Cancel")
    assert not cancel.isVisible()
    status.start_work("Adding articles")
    qtbot.waitUntil(cancel.isVisible)
    status.show_progress(WorkProgress("Adding articles", 2, 5, "two.txt"))
    with qtbot.waitSignal(status.cancel_requested):
        cancel.click()
    assert not cancel.isEnabled(), "asked once"
    status.hide_work()
    assert not cancel.isVisible()


def test_an_error_says_what_and_what_to_do_and_stays(messages: MessageBar) -> None:
    messages.show_error(DiskFullError("The disk is full.", "Make room."), "DiskFullError: …")
    assert messages.text() == "The disk is full. Make room."
    button(messages, "Copy Details").click()
    assert QGuiApplication.clipboard().text() == "DiskFullError: …"
    assert messages.isVisible()


def test_a_standing_notice_comes_back_when_the_message_over_it_is_closed(
    messages: MessageBar,
) -> None:
    messages.show_standing_notice("This library can be read but not changed.", "")
    messages.show_message(Severity.WARNING, "Something else.")
    assert messages.text() == "Something else."
    messages.close_message()
    assert messages.text() == "This library can be read but not changed."
    messages.clear()
    assert messages.text() == ""


def test_a_message_can_offer_a_way_out(messages: MessageBar) -> None:
    taken: list[str] = []
    messages.show_error(DiskFullError("No.", ""))
    messages.offer("Open Another Library…", lambda: taken.append("opened"))
    button(messages, "Open Another Library…").click()
    assert taken == ["opened"]
    messages.show_message(Severity.NOTICE, "Next.")
    assert not any(
        b.text() == "Open Another Library…" and b.isVisible()
        for b in messages.findChildren(QPushButton)
    )


def test_no_label_reads_its_text_as_html(qtbot: QtBot, messages: MessageBar) -> None:
    empty = EmptyState()
    qtbot.addWidget(empty)
    empty.show_message("articles", HOSTILE, HOSTILE, HOSTILE)
    messages.show_message(Severity.WARNING, HOSTILE, HOSTILE, HOSTILE)
    status = LibraryStatusBar()
    qtbot.addWidget(status)
    status.start_work(HOSTILE)
    labels = [label for each in (empty, messages, status) for label in each.findChildren(QLabel)]
    assert labels
    assert {label.textFormat() for label in labels} == {Qt.TextFormat.PlainText}


@pytest.fixture
def strip(qtbot: QtBot) -> CoachStrip:
    strip = CoachStrip()
    qtbot.addWidget(strip)
    theme = load_theme("sepia")
    strip.apply_theme(theme, Icons(theme))
    strip.start()
    return strip


def test_steps_are_ticked_and_the_last_one_ends_the_strip(qtbot: QtBot, strip: CoachStrip) -> None:
    for step in (FirstStep.SELECT, FirstStep.TAG, FirstStep.TAG, FirstStep.REVIEW):
        strip.take(step)
    assert strip.done_steps() == [FirstStep.SELECT, FirstStep.TAG, FirstStep.REVIEW]
    with qtbot.waitSignal(strip.finished):
        strip.take(FirstStep.EXPORT)
    strip.start()
    assert strip.done_steps() == []


def test_the_strip_can_be_skipped(qtbot: QtBot, strip: CoachStrip) -> None:
    with qtbot.waitSignal(strip.skipped):
        button(strip, "Skip").click()
    strip.hide()
    strip.take(FirstStep.SELECT)
    assert strip.done_steps() == []
