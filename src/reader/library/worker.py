"""The one thread that uses the library: jobs run in it one after the other.

Everybody else asks it. So there is one writer, whatever is done is done in the order in which it
was asked for, and the window never waits for the disk.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Generic, TypeVar

from reader.library.progress import CancelledError, Progress, ProgressReport

if TYPE_CHECKING:
    from reader.library.library import Library

T = TypeVar("T")

Job = Callable[["Library", Progress], T]


class WorkerClosedError(RuntimeError):
    """A job was given to a worker that has been closed or has no library: a mistake."""


class Task(Generic[T]):
    """A job that was submitted: its outcome, once there is one. Can be used from any thread."""

    def __init__(self, progress: Progress) -> None:
        self.progress = progress
        self._finished = threading.Event()
        self._lock = threading.Lock()
        self._callbacks: list[Callable[[Task[T]], None]] = []
        self._outcome: list[T] = []
        self._error: BaseException | None = None

    def cancel(self) -> None:
        """Ask the job not to start or, when it runs, to stop at the next good moment.

        A job that does not look at its `Progress` runs to its end. Either way the task becomes
        done in the library's thread: with `CancelledError`, or with the job's own outcome.
        """
        self.progress.cancel()

    @property
    def done(self) -> bool:
        """Whether there is an outcome."""
        return self._finished.is_set()

    @property
    def cancelled(self) -> bool:
        """Whether the outcome is that the job was cancelled."""
        return isinstance(self._error, CancelledError)

    def result(self, timeout: float | None = None) -> T:
        """Return what the job returned, waiting for it up to ``timeout`` seconds.

        Raises:
            TimeoutError: when there is no outcome by then.
            BaseException: what the job raised; `CancelledError` when it was cancelled.
        """
        error = self.exception(timeout)
        if error is not None:
            raise error
        return self._outcome[0]

    def exception(self, timeout: float | None = None) -> BaseException | None:
        """Return what the job raised, or None; waits like `result`.

        Raises:
            TimeoutError: when there is no outcome by then.
        """
        if not self._finished.wait(timeout):
            raise TimeoutError("the library is still at work")
        return self._error

    def add_done_callback(self, callback: Callable[[Task[T]], None]) -> None:
        """Have ``callback`` called with this task, in the library's thread, once it is done.

        Called at once, in the calling thread, when it is done already.
        """
        with self._lock:
            if not self._finished.is_set():
                self._callbacks.append(callback)
                return
        _call(callback, self)

    def _run(self, work: Callable[[Progress], T]) -> None:
        """Do the work and keep its outcome, whatever that is."""
        try:
            self.progress.raise_if_cancelled()
            self._outcome.append(work(self.progress))
        except BaseException as error:  # noqa: BLE001 - delivered to whoever waits for the task
            self._error = error
        with self._lock:
            self._finished.set()
            callbacks, self._callbacks = self._callbacks, []
        for callback in callbacks:
            _call(callback, self)


class LibraryWorker:
    """Owns the library: opens it in its thread, runs jobs on it there, closes it there."""

    def __init__(self) -> None:
        # The work of a None is to end the thread, once everything before it is done.
        self._waiting: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None
        self._library: Library | None = None
        self._lock = threading.Lock()
        self._closed = False

    def start(self, opener: Callable[[], Library]) -> Task[None]:
        """Start the thread; the library is what ``opener`` returns there.

        The task is done when the library is open. It has the opener's exception when that
        failed; jobs then fail with `WorkerClosedError`, and another worker must be made.
        """
        if self._thread is not None:
            raise RuntimeError("a worker is started once")
        task: Task[None] = Task(Progress())
        self._waiting.put(lambda: task._run(lambda _: self._open(opener)))  # noqa: SLF001
        # A daemon, so that a program that dies without closing ends; what was confirmed is saved.
        self._thread = threading.Thread(target=self._work, name="library", daemon=True)
        self._thread.start()
        return task

    def submit(
        self, job: Job[T], *, on_progress: Callable[[ProgressReport], None] | None = None
    ) -> Task[T]:
        """Have the job run in the library's thread, after all those submitted before.

        Args:
            job: gets the library and a `Progress`; what it raises never ends the thread.
            on_progress: called in the library's thread with each report of the job.

        Raises:
            WorkerClosedError: when `close` has been called.
        """
        task: Task[T] = Task(Progress(on_progress))

        def work(progress: Progress) -> T:
            if self._library is None:
                raise WorkerClosedError("the library could not be opened")
            return job(self._library, progress)

        with self._lock:
            if self._closed:
                raise WorkerClosedError("the library has been closed")
            self._waiting.put(lambda: task._run(work))  # noqa: SLF001
        return task

    def close(self, timeout: float | None = None) -> bool:
        """Wait until all submitted jobs are done and the library is closed.

        Nothing is lost when the time is up: the thread goes on, and no new jobs are taken.

        Args:
            timeout: seconds to wait; None waits for as long as it takes.

        Returns:
            Whether everything was done in time. Call again to go on waiting.
        """
        with self._lock:
            if not self._closed:
                self._closed = True
                self._waiting.put(None)
        if self._thread is None:
            return True
        self._thread.join(timeout)
        return not self._thread.is_alive()

    def _work(self) -> None:
        while (work := self._waiting.get()) is not None:
            work()
            del work  # what the job returned must not live on until the next one comes
        if self._library is not None:
            library, self._library = self._library, None
            try:
                library.close()
            except BaseException as error:  # noqa: BLE001 - all confirmed is on the disk already
                _report(error)

    def _open(self, opener: Callable[[], Library]) -> None:
        self._library = opener()


def _call(callback: Callable[[Task[T]], None], task: Task[T]) -> None:
    try:
        callback(task)
    except BaseException as error:  # noqa: BLE001 - its mistake must not end the library's thread
        _report(error)


def _report(error: BaseException) -> None:
    """Hand an exception to where uncaught ones of threads go: the crash dialog."""
    thread = threading.current_thread()
    arguments = (type(error), error, error.__traceback__, thread)
    threading.excepthook(threading.ExceptHookArgs(arguments))
