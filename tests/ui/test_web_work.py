"""Work that waits for the network: one after the other, and it can be stopped."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from tests.support.window_library import PATIENCE, opened_client

from reader.library.changes import ChangeSet
from reader.library.progress import CancelledError
from reader.model.errors import ReaderError
from reader.ui.client import LibraryClient
from reader.ui.long_work import WorkProgress
from reader.ui.web_work import Web, WebWork, was_cancelled


@pytest.fixture
def client(qtbot: QtBot, tmp_path: Path) -> Iterator[LibraryClient]:
    with opened_client(qtbot, tmp_path) as client:
        yield client


@pytest.fixture
def work(client: LibraryClient) -> WebWork:
    return WebWork(client, client)


def ended(qtbot: QtBot, work: WebWork) -> None:
    qtbot.waitUntil(lambda: not work.is_working, timeout=PATIENCE)


def test_a_job_runs_in_a_thread_of_its_own_and_is_answered_here(
    qtbot: QtBot, work: WebWork
) -> None:
    places: list[int] = []

    def job(web: Web) -> str:
        places.append(threading.get_ident())
        return web.ask(lambda library: library.path.name)

    answers: list[tuple[str, int]] = []
    work.run("Fetching", job, lambda name: answers.append((name, threading.get_ident())))
    qtbot.waitUntil(lambda: bool(answers), timeout=PATIENCE)
    assert answers == [("test.onbackground", threading.get_ident())]
    assert places[0] != threading.get_ident()


def test_a_second_job_waits_for_the_first(qtbot: QtBot, work: WebWork) -> None:
    may_end = threading.Event()
    done: list[str] = []
    started: list[str] = []
    work.started.connect(started.append)
    work.run("First", lambda _web: may_end.wait(PATIENCE / 1000), lambda _: done.append("first"))
    work.run("Second", lambda _web: None, lambda _: done.append("second"))
    assert started == ["First"]
    may_end.set()
    qtbot.waitUntil(lambda: done == ["first", "second"], timeout=PATIENCE)
    assert started == ["First", "Second"]


def test_cancelling_stops_what_runs_and_forgets_what_waits(qtbot: QtBot, work: WebWork) -> None:
    began = threading.Event()

    def job(web: Web) -> None:
        began.set()
        while True:
            web.progress.raise_if_cancelled()

    errors: list[BaseException] = []
    done: list[object] = []
    work.run("First", job, done.append, errors.append)
    work.run("Second", lambda _web: None, done.append)
    assert began.wait(PATIENCE / 1000)
    work.cancel()
    ended(qtbot, work)
    assert done == []
    assert [was_cancelled(error) for error in errors] == [True]


def test_errors_reach_who_asked_or_else_the_window(
    qtbot: QtBot, client: LibraryClient, work: WebWork
) -> None:
    def job(_web: Web) -> None:
        raise ReaderError("The server answered 500.")

    errors: list[BaseException] = []
    work.run("Fetching", job, lambda _: None, errors.append)
    ended(qtbot, work)
    assert [str(error) for error in errors] == ["The server answered 500."]
    with qtbot.waitSignal(client.failed, timeout=PATIENCE):
        work.run("Fetching", job, lambda _: None)


def test_progress_and_changes_are_told_while_it_works(
    qtbot: QtBot, client: LibraryClient, work: WebWork
) -> None:
    told: list[WorkProgress] = []
    work.progressed.connect(told.append)
    changes = ChangeSet(feeds_changed=True)

    def job(web: Web) -> None:
        web.progress.report(1, 4, "one")
        web.announce(ChangeSet())
        web.announce(changes)

    with qtbot.waitSignal(client.changed, timeout=PATIENCE) as changed:
        work.run("Fetching", job, lambda _: None)
    assert changed.args == [changes], "a change that changes nothing is not told"
    ended(qtbot, work)
    assert [(each.title, each.done, each.total) for each in told][:1] == [("Fetching", 1, 4)]


def test_a_library_that_was_closed_meanwhile_ends_the_work(
    qtbot: QtBot, client: LibraryClient, work: WebWork
) -> None:
    closed = threading.Event()

    def job(web: Web) -> None:
        assert closed.wait(PATIENCE / 1000)
        web.ask(lambda library: library.path)

    errors: list[BaseException] = []
    work.run("Fetching", job, lambda _: None, errors.append)
    client.close()
    closed.set()
    ended(qtbot, work)
    [error] = errors
    assert isinstance(error, CancelledError)
