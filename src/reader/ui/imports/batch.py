"""What one import window is about: looking at things, then bringing them in.

It outlives the window: an import that is under way when that is closed ends in good order.
"""

from __future__ import annotations

import queue
from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from reader.library.changes import ChangeSet
from reader.library.import_pieces import Incoming
from reader.ui.alive import while_alive
from reader.ui.client import LibraryClient
from reader.ui.web_work import Web, WebJob, WebWork, was_cancelled

if TYPE_CHECKING:
    from reader.library.entry_import import EntryOutcome, FinishedListImport
    from reader.library.fixing import FixableArticle, Fixes
    from reader.library.import_preview import PreviewedPiece
    from reader.library.operation import Operation
    from reader.library.piece_import import ImportOptions
    from reader.ui.imports.desk import Desk

T = TypeVar("T")

REFRESHING = 50
"""Milliseconds between two looks for what the work has brought."""


class ImportBatch(QObject):
    """Runs the work in its own thread and says what comes of it, in the window's."""

    progressed = Signal(object)
    """`WorkProgress`."""
    found = Signal(list)
    """`PreviewedPiece`s, in order."""
    looked = Signal()
    """All that was given has been looked at, or that was cancelled."""
    came = Signal(list)
    """Numbers of pieces, each with its `EntryOutcome`."""
    finished = Signal(object)
    """A `FinishedListImport`; what it did is in the undo history by then."""
    failed = Signal(object)
    """The exception that ended the work."""

    def __init__(self, client: LibraryClient, parent: QObject) -> None:
        super().__init__(parent)
        self._client = client
        self._work = WebWork(client, self)
        self._work.progressed.connect(self.progressed)
        self._desks: list[Desk] = []
        """One at most; made and used in the thread of the work."""
        self._found: queue.SimpleQueue[PreviewedPiece] = queue.SimpleQueue()
        self._outcomes: queue.SimpleQueue[tuple[int, EntryOutcome]] = queue.SimpleQueue()
        self._jobs = 0
        self._left = self._is_recording = False
        self.is_importing = False
        self._drain = QTimer(self)
        self._drain.setInterval(REFRESHING)
        self._drain.timeout.connect(self._hand_over)

    @property
    def client(self) -> LibraryClient:
        """The library it is for."""
        return self._client

    @property
    def is_busy(self) -> bool:
        """Whether anything is under way."""
        return self._jobs > 0

    def look(self, given: Sequence[Incoming]) -> None:
        """Look at things; after those that are being looked at."""
        desks, found = self._desks, self._found

        def job(web: Web) -> None:
            from reader.library.import_listing import (  # noqa: PLC0415 - loads the formats
                list_incoming,
            )

            listed = list(list_incoming(given))
            web.progress.report(0, len(listed), listed[0].shown)  # before the rest is loaded
            _desk(desks).look(web, listed, found)

        self._run(self.tr("Looking"), job, lambda _none: self.looked.emit())

    def bring_in(
        self,
        pieces: Sequence[PreviewedPiece],
        options: ImportOptions,
        left_out: AbstractSet[int] = frozenset(),
    ) -> None:
        """Bring pieces in, those left out by number not; `finished` follows, also if cancelled."""
        desks, outcomes = self._desks, self._outcomes

        def job(web: Web) -> FinishedListImport:
            return _desk(desks).bring_in(web, pieces, options, left_out, outcomes)

        self.is_importing = self._client.is_importing = True
        self._run(self.tr("Importing"), job, self._record)

    def read_fixable(self, piece: PreviewedPiece, done: Callable[[FixableArticle], object]) -> None:
        """Read what a piece is made of; ``done`` takes it as it can be put right."""
        desks = self._desks
        self._run(self.tr("Reading page"), lambda _web: _desk(desks).read_fixable(piece), done)

    def fix(
        self,
        piece: PreviewedPiece,
        fixable: FixableArticle,
        fixes: Fixes,
        done: Callable[[PreviewedPiece], object],
        failed: Callable[[BaseException], object],
    ) -> None:
        """Put a piece right; ``done`` takes it as the preview shows it then."""
        desks = self._desks
        self._run(
            self.tr("Fixing text"),
            lambda web: _desk(desks).fix(web, piece, fixable, fixes),
            done,
            failed,
        )

    def cancel(self) -> None:
        """Stop; what has come in stays."""
        self._work.cancel()
        self._jobs = min(self._jobs, 1)

    def leave(self) -> None:
        """Stop, and go away once that is done: nobody looks any more."""
        self._left = True
        self.cancel()
        self._go_if_done()

    def _run(
        self,
        title: str,
        job: WebJob[T],
        done: Callable[[T], object],
        told: Callable[[BaseException], object] | None = None,
    ) -> None:
        self._jobs += 1
        self._drain.start()

        def ended(value: T) -> None:
            self._end_job()
            done(value)
            self._go_if_done()

        def failed(error: BaseException) -> None:
            self._end_job()
            (told or self._fail)(error)
            self._go_if_done()

        self._work.run(title, job, while_alive(self, ended), while_alive(self, failed))

    def _end_job(self) -> None:
        self._jobs -= 1
        if not self._jobs:
            self._drain.stop()
        self._hand_over()

    def _fail(self, error: BaseException) -> None:
        self.is_importing = self._client.is_importing = False
        if was_cancelled(error):
            self.looked.emit()
        else:
            self.failed.emit(error)

    def _record(self, finished: FinishedListImport) -> None:
        self.is_importing = self._client.is_importing = False
        operation: Operation | None = finished.operation
        if operation is None:
            self.finished.emit(finished)
            return
        self._is_recording = True

        def recorded(_changes: ChangeSet) -> None:
            self._is_recording = False
            self.finished.emit(finished)
            self._go_if_done()

        self._client.perform(operation, while_alive(self, recorded))

    def _hand_over(self) -> None:
        pieces = _drained(self._found)
        if pieces:
            self.found.emit(pieces)
        outcomes = _drained(self._outcomes)
        if outcomes:
            self.came.emit(outcomes)

    def _go_if_done(self) -> None:
        if self._left and not self._jobs and not self._is_recording:
            for desk in self._desks:
                desk.close()
            self._desks.clear()
            self.deleteLater()


def _desk(desks: list[Desk]) -> Desk:
    """Return the one desk; runs in the thread of the work."""
    from reader.ui.imports.desk import Desk  # noqa: PLC0415 - loads the parsers

    if not desks:
        desks.append(Desk())
    return desks[0]


def _drained(waiting: queue.SimpleQueue[T]) -> list[T]:
    taken: list[T] = []
    while not waiting.empty():
        taken.append(waiting.get())
    return taken
