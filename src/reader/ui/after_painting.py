"""Work that can wait until what has changed in the window is on the screen."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt

_AFTER_PAINTING = Qt.EventPriority.LowEventPriority.value - 1
"""Painting waits in Qt's queue at the low priority; this comes right behind it."""


class AfterPainting(QObject):
    """Each time it is started, calls once when what has changed until then is painted.

    What ``QTimer.singleShot(0, …)`` calls is queued at the usual priority and comes before the
    painting; a timer of no time at all now and then does.
    """

    def __init__(self, parent: QObject, call: Callable[[], None]) -> None:
        super().__init__(parent)
        self._call = call

    def start(self) -> None:
        """Call after the next painting; once, however often this is asked for until then."""
        self.stop()
        QCoreApplication.postEvent(self, QEvent(QEvent.Type.User), _AFTER_PAINTING)

    def stop(self) -> None:
        """Call no more, unless started again."""
        QCoreApplication.removePostedEvents(self)

    def customEvent(self, _event: QEvent) -> None:
        """Call: everything before this in the queue is done."""
        self._call()
