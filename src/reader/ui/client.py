"""The window's way to the library: work goes to the worker's thread, answers come back here.

Nothing in the window waits for disk. A job that is fetched runs in the worker's thread with the
open library; what it returns is handed over in the window's thread by a queued signal. An
answer that has been overtaken (another article was chosen meanwhile) is dropped.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QUndoStack

from reader.library.changes import ChangeSet
from reader.library.progress import CancelledError, Progress, ProgressReport
from reader.library.worker import LibraryWorker, Task, WorkerClosedError
from reader.model.environment import NewId, random_id
from reader.model.errors import ReaderError
from reader.ui.long_work import WorkProgress
from reader.ui.undo import Done, UndoHistory

if TYPE_CHECKING:
    from reader.library.library import Library
    from reader.library.operation import Operation

T = TypeVar("T")

Failed = Callable[[BaseException], None]
"""Takes what a job ended with: a `ReaderError`, or a bug."""
Opener = Callable[[], "Library"]

CLOSING_PATIENCE = 30.0
"""Seconds that closing waits for what is being saved; a busy library answers within five."""


@dataclass(frozen=True, slots=True)
class _Arrival:
    """Something for the window's thread, and the worker it comes from."""

    worker: LibraryWorker
    call: Callable[[], None]


class LibraryClient(QObject):
    """One library, its worker and its undo history, as the window sees them."""

    opened = Signal()
    """The library is open; reading can begin."""
    open_failed = Signal(object)
    """A `ReaderError`: the library could not be opened."""
    changed = Signal(object)
    """A `ChangeSet` that has been committed."""
    failed = Signal(object)
    """A `ReaderError` that nobody else takes."""
    crashed = Signal(object)
    """An exception that is a bug."""
    saving = Signal()
    """Something has been handed to the library and is not committed yet."""
    saved = Signal()
    """All that was handed over is committed."""
    not_saved = Signal()
    """Nothing is being saved any more, but something that was handed over failed."""
    work_started = Signal(str)
    """The title of long work that begins."""
    progressed = Signal(object)
    """`WorkProgress` of the long work."""
    work_ended = Signal()

    _arrived = Signal(object)

    def __init__(self, parent: QObject | None = None, *, new_id: NewId = random_id) -> None:
        super().__init__(parent)
        self.new_id = new_id
        self.path = Path()
        self.read_only = False
        self.was_created = False
        self.is_open = False
        self.is_importing = False
        """Whether articles come in, one by one: work that can wait does."""
        self.open_error: ReaderError | None = None
        """Why the library could not be opened; None while it can, or may."""
        self._worker: LibraryWorker | None = None
        self._latest: dict[str, int] = {}
        self._tickets = itertools.count()
        self._answers: dict[int, Callable[[Task[Any]], None]] = {}
        """What waits for jobs that are under way, by ticket."""
        self._all_saved = True
        self._stop_work: Callable[[], None] | None = None
        self.history = UndoHistory(self._run_step, self)
        self.history.changed.connect(self.changed)
        self.history.step_failed.connect(self._step_failed)
        self.history.busy_changed.connect(self._busy_changed)
        self._arrived.connect(self._hand_over, Qt.ConnectionType.QueuedConnection)

    @property
    def undo_stack(self) -> QUndoStack:
        """The history as Qt's stack: for texts and states; its moves go through `undo`."""
        return self.history.stack

    def start(self, opener: Opener) -> None:
        """Open a library in its thread; `opened` or `open_failed` follows.

        Jobs can be handed over at once: they wait until the library is open.
        """
        worker = self._worker = LibraryWorker()
        self.open_error = None

        def opening() -> Library:
            library = opener()
            facts = (library.path, library.read_only, library.was_created)
            self._arrived.emit(_Arrival(worker, lambda: self._opened(*facts)))
            return library

        def finished(task: Task[None]) -> None:
            error = task.exception()
            if error is not None:
                self._arrived.emit(_Arrival(worker, lambda: self._not_opened(error)))

        worker.start(opening).add_done_callback(finished)

    def close(self, timeout: float = CLOSING_PATIENCE) -> bool:
        """Finish what was handed over and close the library; false when time ran out.

        What is asked for later is not done, and answers that are still under way are dropped:
        who wants to hear that all is saved waits for `saved` first.
        """
        self.history.hand_over_rest()
        worker, self._worker, self.is_open = self._worker, None, False
        self._answers.clear()
        return worker is None or worker.close(timeout)

    def fetch(
        self,
        job: Callable[[Library], T],
        done: Callable[[T], object],
        failed: Failed | None = None,
        *,
        latest: str = "",
    ) -> None:
        """Run a job that reads; ``done`` takes what it returns.

        Args:
            job: runs in the library's thread; must not touch the window.
            done: called in the window's thread.
            failed: called instead when the job raises; without it the window says so.
            latest: a name under which only the last answer counts: an earlier one that comes
                in after this call is dropped.
        """
        ticket = self._latest[latest] = self._latest.get(latest, 0) + 1 if latest else 0

        def current(call: Callable[[], object]) -> None:
            if not latest or self._latest[latest] == ticket:
                call()

        self._submit(
            lambda library, _progress: job(library),
            lambda value: current(lambda: done(value)),
            lambda error: current(lambda: (failed or self.report)(error)),
        )

    def forget_fetch(self, latest: str) -> None:
        """Drop the answer that is under way under this name."""
        if latest in self._latest:
            self._latest[latest] += 1

    def perform(
        self,
        operation: Operation,
        done: Done | None = None,
        *,
        failed: Failed | None = None,
        recorded: bool = True,
    ) -> None:
        """Carry an operation out; see `UndoHistory.perform`."""
        self.history.perform(operation, done, failed=failed, recorded=recorded)

    def undo(self) -> None:
        """Take the last step back."""
        self.history.undo()

    def redo(self) -> None:
        """Make the step that was taken back last again."""
        self.history.redo()

    def run_long(
        self,
        job: Callable[[Library, Progress], T],
        title: str,
        done: Callable[[T], object],
        failed: Failed | None = None,
    ) -> None:
        """Run a job that takes long; its progress is shown and it can be cancelled."""

        def ended(call: Callable[[], object]) -> None:
            self._stop_work = None
            self.work_ended.emit()
            call()

        self.work_started.emit(title)
        task = self._submit(
            job,
            lambda value: ended(lambda: done(value)),
            lambda error: ended(lambda: (failed or self.report)(error)),
            title=title,
        )
        self._stop_work = task.cancel if task is not None else None

    def ask(self, job: Callable[[Library], T]) -> T:
        """Run a job in the library's thread and wait for it: only for threads of their own.

        Raises:
            CancelledError: when no library is open any more.
            BaseException: what the job raises.
        """
        worker = self._worker
        if worker is None:
            raise CancelledError
        try:
            return worker.submit(lambda library, _progress: job(library)).result()
        except WorkerClosedError as error:
            raise CancelledError from error

    @property
    def is_working(self) -> bool:
        """Whether long work is under way."""
        return self._stop_work is not None

    def cancel_work(self) -> None:
        """Ask the long work to stop; what it has done stays."""
        if self._stop_work is not None:
            self._stop_work()

    def report_change(self, changes: ChangeSet) -> None:
        """Tell the panes of a change that a long job has committed itself."""
        if changes:
            self.changed.emit(changes)

    def _submit(
        self,
        job: Callable[[Library, Progress], T],
        done: Callable[[T], object],
        failed: Failed,
        *,
        title: str = "",
    ) -> Task[T] | None:
        worker = self._worker
        if worker is None:
            return None

        def reported(report: ProgressReport) -> None:
            shown = WorkProgress(title, report.done, report.total, report.text)
            self._arrived.emit(_Arrival(worker, lambda: self.progressed.emit(shown)))

        # The callbacks stay in this thread: the worker might be the last to let go of them, and
        # widgets they belong to would be destroyed in its thread, which Qt does not survive.
        ticket = next(self._tickets)
        self._answers[ticket] = lambda ended: _deliver(ended, done, failed)

        def finished(task: Task[T]) -> None:
            # In the worker's thread: nothing but the queued signal is touched here.
            self._arrived.emit(_Arrival(worker, lambda: self._answer(ticket, task)))

        task = worker.submit(job, on_progress=reported if title else None)
        task.add_done_callback(finished)
        return task

    @Slot(object)
    def _hand_over(self, arrival: _Arrival) -> None:
        # What a library answers that has been closed since concerns nobody.
        if arrival.worker is self._worker:
            arrival.call()

    def _answer(self, ticket: int, task: Task[Any]) -> None:
        answer = self._answers.pop(ticket, None)
        if answer is not None:
            answer(task)

    def _run_step(self, job: Callable[[Library], ChangeSet], done: Done, failed: Failed) -> None:
        self._submit(lambda library, _progress: job(library), done, failed)

    def _opened(self, path: Path, read_only: bool, was_created: bool) -> None:
        self.path, self.read_only, self.was_created = path, read_only, was_created
        self.is_open = True
        self.opened.emit()

    def _not_opened(self, error: BaseException) -> None:
        if isinstance(error, ReaderError):
            self.open_error = error
            self.open_failed.emit(error)
        else:
            self.crashed.emit(error)

    def report(self, error: BaseException) -> None:
        """Say how a job ended that nobody looks after: as a message, or as a crash."""
        if isinstance(error, CancelledError | WorkerClosedError):
            return  # asked for, or said already where the opening failed
        if isinstance(error, ReaderError):
            self.failed.emit(error)
        else:
            self.crashed.emit(error)

    def _busy_changed(self, busy: bool) -> None:
        if busy:
            self._all_saved = True
            self.saving.emit()
        elif self._all_saved:
            self.saved.emit()
        else:
            self.not_saved.emit()

    def _step_failed(self, error: BaseException) -> None:
        self._all_saved = False
        self.report(error)


def _deliver(task: Task[T], done: Callable[[T], object], failed: Failed) -> None:
    error = task.exception()
    if error is not None:
        failed(error)
    else:
        done(task.result())
