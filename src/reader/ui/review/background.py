"""Analyses what has not been analysed yet, a little at a time, while nothing else is going on."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from reader.library.changes import ChangeSet
from reader.ui.client import LibraryClient
from reader.ui.long_work import WorkProgress

if TYPE_CHECKING:
    from reader.library.library import Library

REST = 3_000
"""Milliseconds after a window has opened, or articles came in, until the analysis begins."""
PAUSE = 30
"""Milliseconds between two turns: whatever the person asks for comes in between."""
_TURN = 0.15
"""Seconds of a turn; a single long article may take longer."""
_WORTH_SHOWING = 5
"""Articles: fewer are done before anybody has read a progress bar."""


class BackgroundAnalysis(QObject):
    """Takes turns in the library's thread until every article has been analysed.

    Shown as work that can be cancelled when there is much to do; cancelled, it begins again
    with the next articles that come in, or at the next start.
    """

    def __init__(self, client: LibraryClient, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._client = client
        self._total = 0
        self._is_shown = False
        self._is_cancelled = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._take_turn)
        client.opened.connect(self._rest)
        client.changed.connect(self._take_in)
        if client.is_open:
            self._rest()

    @property
    def is_working(self) -> bool:
        """Whether there is, or may be, something left to do."""
        return self._timer.isActive() or self._is_shown

    def cancel(self) -> None:
        """Do no more for now."""
        self._is_cancelled = True
        self._timer.stop()
        self._end()

    def _take_in(self, changes: ChangeSet) -> None:
        if changes.articles_added and not self.is_working:
            self._rest()

    def _rest(self) -> None:
        if not self._client.read_only:
            self._is_cancelled = False
            self._timer.start(REST)

    def _take_turn(self) -> None:
        if self._client.is_working or self._client.is_importing:  # that goes first
            self._timer.start(REST)
            return
        self._client.fetch(_analyse_some, self._taken, self._failed)

    def _taken(self, answer: tuple[ChangeSet, int]) -> None:
        made, waiting = answer
        self._client.report_change(made)
        if self._is_cancelled or not waiting:
            self._end()
            return
        self._show(waiting)
        self._timer.start(PAUSE)

    def _show(self, waiting: int) -> None:
        if self._client.is_working:
            return
        if not self._is_shown and waiting >= _WORTH_SHOWING:
            self._is_shown, self._total = True, waiting
            self._client.work_started.emit(self.tr("Looking for sources"))
        if self._is_shown:
            self._total = max(self._total, waiting)
            text = self.tr("Looking for sources: %1 articles left").replace("%1", str(waiting))
            done = self._total - waiting
            self._client.progressed.emit(WorkProgress(text, done, self._total, text))

    def _end(self) -> None:
        if self._is_shown:
            self._is_shown = False
            self._client.work_ended.emit()

    def _failed(self, error: BaseException) -> None:
        self._end()
        self._client.report(error)


def _analyse_some(library: Library) -> tuple[ChangeSet, int]:
    """Analyse for the length of a turn; return what changed, and how many articles are left."""
    made = ChangeSet()
    end = time.monotonic() + _TURN
    waiting = library.reviews.list_unanalysed(limit=20)
    if not waiting:
        return made, 0
    for article_id in waiting:
        made |= library.reviews.analyse(article_id)
        if time.monotonic() > end:
            break
    return made, library.reviews.count_unanalysed()
