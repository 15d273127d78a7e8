"""The way to the library: nothing waits in the window, nothing late is shown."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from tests.support.signals import carried
from tests.support.window_library import PATIENCE, opened_client

from reader.library.library import Library
from reader.library.operations import SaveTags
from reader.library.progress import Progress
from reader.model.codebook import Tag
from reader.model.errors import NotALibraryError, NotFoundError
from reader.ui.client import LibraryClient
from reader.ui.long_work import WorkProgress


def _return(number: int, _library: Library) -> int:
    return number


@pytest.fixture
def client(qtbot: QtBot, tmp_path: Path) -> Iterator[LibraryClient]:
    with opened_client(qtbot, tmp_path) as client:
        yield client


def test_a_job_runs_elsewhere_and_its_answer_comes_back_here(
    qtbot: QtBot, client: LibraryClient
) -> None:
    threads: list[str] = []
    answers: list[tuple[str, str]] = []

    def job(library: Library) -> str:
        threads.append(threading.current_thread().name)
        return library.path.name

    client.fetch(job, lambda name: answers.append((name, threading.current_thread().name)))
    qtbot.waitUntil(lambda: bool(answers))
    assert answers == [("test.onbackground", threading.current_thread().name)]
    assert threads != [threading.current_thread().name]


def test_an_overtaken_answer_is_dropped(qtbot: QtBot, client: LibraryClient) -> None:
    answers: list[int] = []
    for number in range(5):
        client.fetch(partial(_return, number), answers.append, latest="same")
    client.fetch(lambda _library: 99, answers.append)
    qtbot.waitUntil(lambda: 99 in answers)
    assert answers == [4, 99]


def test_a_forgotten_fetch_answers_nobody(qtbot: QtBot, client: LibraryClient) -> None:
    answers: list[int] = []
    client.fetch(lambda _library: 1, answers.append, latest="article")
    client.forget_fetch("article")
    client.fetch(lambda _library: 2, answers.append)
    qtbot.waitUntil(lambda: bool(answers))
    assert answers == [2]


def test_errors_go_to_who_asked_else_to_the_window(qtbot: QtBot, client: LibraryClient) -> None:
    taken: list[BaseException] = []

    def job(library: Library) -> None:
        library.get_article("no-such-article")

    with qtbot.assertNotEmitted(client.failed):
        client.fetch(job, lambda _none: None, taken.append)
        qtbot.waitUntil(lambda: bool(taken))
    assert isinstance(taken[0], NotFoundError)
    with qtbot.waitSignal(client.failed) as failed:
        client.fetch(job, lambda _none: None)
    assert isinstance(carried(failed)[0], NotFoundError)


def test_bugs_are_told_as_bugs(qtbot: QtBot, tmp_path: Path) -> None:
    client = LibraryClient()
    with qtbot.waitSignal(client.opened, timeout=PATIENCE):
        client.start(lambda: Library.open(tmp_path / "bugs.onbackground", samples=False))
    with qtbot.waitSignal(client.crashed) as crashed:
        client.fetch(lambda _library: 1 // 0, lambda _none: None)
    assert isinstance(carried(crashed)[0], ZeroDivisionError)
    client.close()


def test_a_file_that_is_no_library_is_said_once(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("Dear reader", encoding="utf-8")
    client = LibraryClient()
    failures: list[object] = []
    client.failed.connect(failures.append)
    with qtbot.waitSignal(client.open_failed, timeout=PATIENCE) as told:
        client.start(lambda: Library.open(path))
        client.fetch(lambda library: library.counts(), failures.append)
    assert isinstance(carried(told)[0], NotALibraryError)
    assert not client.is_open
    client.close()
    assert failures == []
    assert path.read_text(encoding="utf-8") == "Dear reader"


def test_long_work_tells_how_far_it_is_and_can_be_cancelled(
    qtbot: QtBot, client: LibraryClient
) -> None:
    begun = threading.Event()
    shown: list[WorkProgress] = []
    client.progressed.connect(shown.append)

    def job(_library: Library, progress: Progress) -> str:
        progress.report(1, 3, "first.txt")
        begun.set()
        while not progress.cancelled:
            pass
        progress.raise_if_cancelled()
        return "never"

    answers: list[str] = []
    with qtbot.waitSignals([client.work_started, client.work_ended], timeout=PATIENCE):
        client.run_long(job, "Adding articles", answers.append)
        assert begun.wait(10)
        assert client.is_working
        client.cancel_work()
    assert shown == [WorkProgress("Adding articles", 1, 3, "first.txt")]
    assert answers == []
    assert not client.is_working


def test_closing_finishes_what_was_handed_over(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "closing.onbackground"
    client = LibraryClient()
    with qtbot.waitSignal(client.opened, timeout=PATIENCE):
        client.start(lambda: Library.open(path, samples=False))
    for number in range(3):
        client.perform(SaveTags([Tag(f"new-{number}", f"New {number}", letter="Z")]))
    assert client.close()
    library = Library.open(path)
    assert {"new-0", "new-1", "new-2"} <= {tag.id for tag in library.get_codebook()}
    library.close()


def test_saving_is_told_from_saved(qtbot: QtBot, client: LibraryClient) -> None:
    with qtbot.waitSignals([client.saving, client.changed, client.saved], order="strict"):
        client.perform(SaveTags([Tag("fresh", "Fresh", letter="F")]))


class _Witness:
    """Stands for a widget; remembers in which thread it was let go of."""

    def __init__(self, gone_in: list[threading.Thread]) -> None:
        self._gone_in = gone_in

    def take(self, value: object) -> None:
        del value

    def __del__(self) -> None:
        self._gone_in.append(threading.current_thread())


def test_who_waits_for_an_answer_is_let_go_of_in_the_windows_thread(
    qtbot: QtBot, client: LibraryClient
) -> None:
    # A widget whose last reference went in the library's thread would be destroyed there.
    gone_in: list[threading.Thread] = []
    for _ in range(50):
        client.fetch(lambda library: library.path, _Witness(gone_in).take)
    qtbot.waitUntil(lambda: len(gone_in) == 50, timeout=20_000)
    assert set(gone_in) == {threading.main_thread()}
