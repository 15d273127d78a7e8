"""Work that waits for the network: in a thread of its own, with progress, to be cancelled.

Neither the window nor the library ever waits for a server. What such work brings is handed to
the library's thread in pieces, so that reading goes on in between.
"""

from __future__ import annotations

import itertools
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

from reader.library.changes import ChangeSet
from reader.library.progress import CancelledError, Progress, ProgressReport
from reader.ui.client import LibraryClient
from reader.ui.long_work import WorkProgress

if TYPE_CHECKING:
    from reader.library.library import Library

T = TypeVar("T")


class Web:
    """What a job works with, in its own thread."""

    def __init__(self, client: LibraryClient, progress: Progress, work: WebWork) -> None:
        self._client = client
        self._work = work
        self.progress = progress

    def ask(self, job: Callable[[Library], T]) -> T:
        """Run something in the library's thread and wait for what it returns.

        Raises:
            CancelledError: when the library has been closed meanwhile.
            BaseException: what the job raises.
        """
        return self._client.ask(job)

    def announce(self, changes: ChangeSet) -> None:
        """Tell the window of changes that were committed, before the job is done."""
        if changes:
            self._work.announced.emit(changes)


WebJob = Callable[[Web], T]
"""What runs in the thread; it must not touch or hold any widget."""


class _Outcome(Generic[T]):
    """What a job ended with: a value, or an exception."""

    def __init__(self, value: T | None = None, error: BaseException | None = None) -> None:
        self.value = value
        self.error = error


class WebWork(QObject):
    """Runs jobs one after the other; a second one waits for the first."""

    started = Signal(str)
    """The title of work that begins."""
    progressed = Signal(object)
    """`WorkProgress`."""
    ended = Signal()
    announced = Signal(object)
    """A `ChangeSet`, from the thread of the work."""

    _finished = Signal(int, object)

    def __init__(self, client: LibraryClient, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._client = client
        self._tickets = itertools.count()
        self._answers: dict[int, Callable[[_Outcome[Any]], None]] = {}
        """Callbacks stay in this thread (ADR 9)."""
        self._waiting: list[tuple[int, str, WebJob[Any]]] = []
        self._progress: Progress | None = None
        self._finished.connect(self._hand_over, Qt.ConnectionType.QueuedConnection)
        self.announced.connect(client.report_change, Qt.ConnectionType.QueuedConnection)

    @property
    def is_working(self) -> bool:
        """Whether a job is under way or waits."""
        return self._progress is not None

    def run(
        self,
        title: str,
        job: WebJob[T],
        done: Callable[[T], object],
        failed: Callable[[BaseException], object] | None = None,
    ) -> None:
        """Run a job; ``done`` or ``failed`` is called in the window's thread.

        A job that was cancelled calls neither unless ``failed`` wants to know.
        """
        ticket = next(self._tickets)

        def answer(outcome: _Outcome[T]) -> None:
            if outcome.error is None:
                done(outcome.value)  # type: ignore[arg-type]
            elif failed is not None:
                failed(outcome.error)
            else:
                self._client.report(outcome.error)

        self._answers[ticket] = answer
        self._waiting.append((ticket, title, job))
        if self._progress is None:
            self._start()

    def cancel(self) -> None:
        """Stop what is under way, and forget what waits."""
        for ticket, _, _ in self._waiting:
            self._answers.pop(ticket, None)
        self._waiting.clear()
        if self._progress is not None:
            self._progress.cancel()

    def _start(self) -> None:
        ticket, title, job = self._waiting.pop(0)

        def tell(report: ProgressReport) -> None:
            self.progressed.emit(WorkProgress(title, report.done, report.total, report.text))

        progress = self._progress = Progress(tell)
        web = Web(self._client, progress, self)
        self.started.emit(title)

        def work() -> None:
            try:
                progress.raise_if_cancelled()
                outcome = _Outcome(job(web))
            except BaseException as error:  # noqa: BLE001 - delivered to whoever asked
                outcome = _Outcome(error=error)
            self._finished.emit(ticket, outcome)

        threading.Thread(target=work, name="web", daemon=True).start()

    @Slot(int, object)
    def _hand_over(self, ticket: int, outcome: _Outcome[Any]) -> None:
        self._progress = None
        self.ended.emit()
        answer = self._answers.pop(ticket, None)
        if answer is not None:
            answer(outcome)
        if self._waiting and self._progress is None:
            self._start()


def was_cancelled(error: BaseException) -> bool:
    """Whether a job ended because somebody asked for it."""
    return isinstance(error, CancelledError)
