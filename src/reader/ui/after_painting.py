"""Work that can wait until what has changed in the window is on the screen."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer


def after_painting(parent: QObject, call: Callable[[], None]) -> QTimer:
    """Return a timer that, each time it is started, calls once when the window is painted.

    Painting waits in Qt's queue, at a low priority. A timer of no time at all is served when the
    queue is empty (Qt's documentation of `QTimer`); what ``QTimer.singleShot(0, …)`` calls is
    queued itself, at the usual priority, and comes before the painting.
    """
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(0)
    timer.timeout.connect(call)
    return timer
