"""The library's one thread: order, outcomes, cancelling, failures, closing."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from tests.support.libraries import add_article

from reader.library.library import Library
from reader.library.operations import Star
from reader.library.progress import CancelledError, Progress, ProgressReport
from reader.library.worker import LibraryWorker, Task, WorkerClosedError
from reader.model.errors import NotALibraryError
from reader.model.queries import ArticleQuery

SECONDS = 20
"""Longer than anything here takes; a test that waits for so long has failed."""


@pytest.fixture
def worker(tmp_path: Path) -> Iterator[LibraryWorker]:
    """Return a worker with a new library open."""
    worker = LibraryWorker()
    worker.start(lambda: Library.open(tmp_path / "news.onbackground", samples=False)).result(
        SECONDS
    )
    yield worker
    assert worker.close(SECONDS)


def _hold(worker: LibraryWorker) -> threading.Event:
    """Keep the worker busy until the event is set."""
    release, begun = threading.Event(), threading.Event()

    def job(library: Library, progress: Progress) -> None:
        begun.set()
        assert release.wait(SECONDS)

    worker.submit(job)
    assert begun.wait(SECONDS)
    return release


def _call_with(
    function: Callable[[int], None], number: int, library: Library, progress: Progress
) -> None:
    function(number)


def test_a_job_gets_the_library_and_gives_its_result(worker: LibraryWorker) -> None:
    task = worker.submit(lambda library, _: library.counts().articles)
    assert task.result(SECONDS) == 0
    assert task.done
    assert task.exception() is None


def test_jobs_run_one_after_the_other_in_one_thread(worker: LibraryWorker) -> None:
    seen: list[tuple[int, str]] = []

    def note(number: int) -> None:
        seen.append((number, threading.current_thread().name))

    for number in range(50):
        worker.submit(partial(_call_with, note, number))
    worker.submit(lambda _, __: None).result(SECONDS)
    assert seen == [(number, "library") for number in range(50)]


def test_an_exception_in_a_job_is_its_outcome_and_work_goes_on(worker: LibraryWorker) -> None:
    def fail(library: Library, progress: Progress) -> int:
        raise LookupError("no such thing")

    task = worker.submit(fail)
    assert isinstance(task.exception(SECONDS), LookupError)
    with pytest.raises(LookupError, match="no such thing"):
        task.result()
    assert worker.submit(lambda _, __: "still here").result(SECONDS) == "still here"


def test_callbacks_are_called_in_the_librarys_thread(worker: LibraryWorker) -> None:
    release = _hold(worker)
    task = worker.submit(lambda _, __: 7)
    called: list[tuple[int, str]] = []
    finished = threading.Event()

    def done(task: Task[int]) -> None:
        called.append((task.result(), threading.current_thread().name))
        finished.set()

    task.add_done_callback(done)
    assert not task.done
    release.set()
    assert finished.wait(SECONDS)
    assert called == [(7, "library")]


def test_a_callback_on_a_finished_task_is_called_at_once(worker: LibraryWorker) -> None:
    task = worker.submit(lambda _, __: 7)
    task.result(SECONDS)
    called: list[int] = []
    task.add_done_callback(lambda task: called.append(task.result()))
    assert called == [7]


def test_a_callbacks_mistake_reaches_the_crash_hook_and_not_the_thread(
    worker: LibraryWorker, monkeypatch: pytest.MonkeyPatch
) -> None:
    caught: list[object] = []
    monkeypatch.setattr(threading, "excepthook", lambda args: caught.append(args.exc_value))
    release = _hold(worker)
    task = worker.submit(lambda _, __: None)
    task.add_done_callback(lambda _: 1 / 0)  # type: ignore[arg-type]
    release.set()
    assert worker.submit(lambda _, __: "still here").result(SECONDS) == "still here"
    assert [type(error) for error in caught] == [ZeroDivisionError]


def test_a_task_cancelled_before_its_start_does_nothing(worker: LibraryWorker) -> None:
    release = _hold(worker)
    ran: list[bool] = []
    task = worker.submit(lambda _, __: ran.append(True))
    task.cancel()
    release.set()
    with pytest.raises(CancelledError):
        task.result(SECONDS)
    assert task.cancelled
    assert ran == []


def test_a_running_job_is_cancelled_when_it_looks(worker: LibraryWorker) -> None:
    begun, asked = threading.Event(), threading.Event()

    def job(library: Library, progress: Progress) -> None:
        begun.set()
        assert asked.wait(SECONDS)
        progress.raise_if_cancelled()

    task = worker.submit(job)
    assert begun.wait(SECONDS)
    task.cancel()
    asked.set()
    assert isinstance(task.exception(SECONDS), CancelledError)


def test_a_job_that_finished_before_it_looked_keeps_its_result(worker: LibraryWorker) -> None:
    begun, asked = threading.Event(), threading.Event()

    def job(library: Library, progress: Progress) -> str:
        begun.set()
        assert asked.wait(SECONDS)
        return "saved"

    task = worker.submit(job)
    assert begun.wait(SECONDS)
    task.cancel()
    asked.set()
    assert task.result(SECONDS) == "saved"
    assert not task.cancelled


def test_reports_are_handed_on(worker: LibraryWorker) -> None:
    reports: list[ProgressReport] = []

    def job(library: Library, progress: Progress) -> None:
        progress.report(0, 2, "one.txt")
        progress.report(2, 2)

    worker.submit(job, on_progress=reports.append).result(SECONDS)
    assert reports == [ProgressReport(0, 2, "one.txt"), ProgressReport(2, 2)]


def test_waiting_ends_when_the_time_is_up(worker: LibraryWorker) -> None:
    release = _hold(worker)
    task = worker.submit(lambda _, __: 1)
    with pytest.raises(TimeoutError, match="still at work"):
        task.result(0.01)
    release.set()
    assert task.result(SECONDS) == 1


def test_closing_waits_for_everything_that_was_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "news.onbackground"
    worker = LibraryWorker()
    worker.start(lambda: Library.open(path, samples=False)).result(SECONDS)
    release = _hold(worker)
    added = [worker.submit(lambda library, _: add_article(library)) for _ in range(5)]
    starred = worker.submit(lambda library, _: library.run(Star([added[0].result()], starred=True)))
    assert not worker.close(timeout=0.01)
    with pytest.raises(WorkerClosedError, match="closed"):
        worker.submit(lambda _, __: None)
    release.set()
    assert worker.close(SECONDS)
    assert starred.result().articles_changed
    library = Library.open(path)
    assert library.counts().starred == 1
    assert len(library.list_article_ids(ArticleQuery())) == 5
    library.close()
    assert not path.with_name(path.name + "-wal").exists()


def test_a_failing_opener_is_delivered(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("no library " * 100)
    worker = LibraryWorker()
    opened = worker.start(lambda: Library.open(path))
    assert isinstance(opened.exception(SECONDS), NotALibraryError)
    job = worker.submit(lambda library, _: library.counts())
    assert isinstance(job.exception(SECONDS), WorkerClosedError)
    assert worker.close(SECONDS)


def test_a_worker_that_never_started_closes() -> None:
    assert LibraryWorker().close(SECONDS)
