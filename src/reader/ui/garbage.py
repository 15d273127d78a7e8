"""Collecting cyclic garbage in the thread of the window, and only there.

Python collects whenever enough objects have been made, in whichever thread made the last one.
In the library's thread that would destroy Qt objects that happen to be in a cycle, and Qt
objects must die in the thread they live in: the program crashes. So the automatic collection
is off while a window is open, and a timer does its work.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

INTERVAL = 1000
"""Milliseconds between looks: garbage of a second's work is small, a look costs microseconds."""


class GarbageCollector(QObject):
    """Collects by Python's own thresholds, from `start` to `stop`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setInterval(INTERVAL)
        self._timer.timeout.connect(self.collect_if_due)

    def start(self) -> None:
        """Take over from Python."""
        gc.disable()
        self._timer.start()

    def stop(self) -> None:
        """Give back to Python."""
        self._timer.stop()
        gc.enable()

    def collect_if_due(self) -> int | None:
        """Collect the oldest generation that is due; return which, None for none."""
        counts, thresholds = gc.get_count(), gc.get_threshold()
        for generation in (2, 1, 0):
            if counts[generation] > thresholds[generation] > 0:
                gc.collect(generation)
                return generation
        return None
