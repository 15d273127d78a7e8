"""The floor: a three-pane PySide6 window with nothing behind it.

Prints, as one line of JSON, when it was first painted (seconds on the monotonic clock, which
all processes share) and how much memory it takes (resident kilobytes).
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QListView, QMainWindow, QSplitter, QTextBrowser


class _FirstPaint(QObject):
    """Reports the first paint of what it watches, then ends the program."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Report once the first paint event has been dealt with."""
        if event.type() is QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self._report)
        return False

    def _report(self) -> None:
        painted = time.monotonic()
        print(json.dumps({"first_paint": painted, "rss_kb": resident_kilobytes()}))
        sys.stdout.flush()
        QTimer.singleShot(0, QApplication.quit)


def resident_kilobytes() -> int:
    """Return this process's resident memory in kilobytes (Linux; 0 elsewhere)."""
    status = Path("/proc/self/status")
    if not status.exists():
        return 0
    line = next(x for x in status.read_text("ascii").splitlines() if x.startswith("VmRSS"))
    return int(line.split()[1])


def main() -> None:
    """Show the window and run until it has been painted."""
    application = QApplication(sys.argv)
    window = QMainWindow()
    splitter = QSplitter()
    article = QTextBrowser()
    for pane in (QListView(), article, QListView()):
        splitter.addWidget(pane)
    window.setCentralWidget(splitter)
    window.resize(1280, 800)
    watcher = _FirstPaint()
    article.viewport().installEventFilter(watcher)
    window.show()
    application.exec()


if __name__ == "__main__":
    main()
