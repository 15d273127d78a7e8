"""What happens to a bug: it is written to a log, shown with its details, and life goes on.

Operations run in transactions, so that a bug in the window takes no stored note with it. The
log says where in the program something went wrong and with what kind of error; it never holds
text of articles or notes, which may name people (TRUST T27): messages of exceptions can quote
what they failed on, so only those of this program's own errors are written.
"""

from __future__ import annotations

import logging
import sys
import threading
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QMessageLogContext,
    QObject,
    Qt,
    QtMsgType,
    Signal,
    qInstallMessageHandler,
)

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from reader.ui.crash_dialog import CrashDialog

LOG_BYTES = 512_000
LOG_COPIES = 2
MOST_DIALOGS = 3
"""Crash dialogs of one run: a bug in a paint event would otherwise bury the window."""

logger = logging.getLogger("onbackground")


class CrashReporter(QObject):
    """Takes exceptions that nobody caught, from any thread, and Qt's own messages."""

    _crashed = Signal(str)

    def __init__(self, log_path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.log_path = log_path
        self._shown = 0
        self._dialogs: list[CrashDialog] = []
        self._before: tuple[Callable[..., object], Callable[..., object]] | None = None
        self._qt_before: Callable[..., object] | None = None
        self._handler: logging.Handler | None = None
        self._crashed.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Take over from Python's and Qt's own ways, which print and go on."""
        self._before = (sys.excepthook, threading.excepthook)
        sys.excepthook = self._take
        threading.excepthook = self._take_from_thread
        self._qt_before = qInstallMessageHandler(self._take_qt_message)

    def uninstall(self) -> None:
        """Give everything back to whoever had it before, and close the log."""
        if self._before is not None:
            sys.excepthook, threading.excepthook = self._before
            qInstallMessageHandler(self._qt_before)
            self._before = None
        if self._handler is not None:
            logger.removeHandler(self._handler)
            self._handler.close()
            self._handler = None

    def report(self, error: BaseException) -> None:
        """Log a bug and show it."""
        details = describe(error)
        self._log(logging.ERROR, details)
        self._crashed.emit(details)

    def log_failure(self, what: str, error: BaseException) -> None:
        """Log something that went wrong and that nobody needs to be shown."""
        self._log(logging.WARNING, f"{what}\n{describe(error)}")

    def _take(
        self,
        kind: type[BaseException],
        error: BaseException,
        trace: TracebackType | None,
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        self.report(error)

    def _take_from_thread(self, arguments: threading.ExceptHookArgs) -> None:
        if arguments.exc_value is not None:
            self.report(arguments.exc_value)

    def _take_qt_message(
        self,
        kind: QtMsgType,
        context: QMessageLogContext,  # noqa: ARG002 - Qt's signature
        message: str,
    ) -> None:
        if kind in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg):
            return
        self._log(logging.WARNING, f"Qt: {message}")

    def _log(self, level: int, message: str) -> None:
        if self._handler is None:
            self._handler = _open_log(self.log_path)
            logger.addHandler(self._handler)
            logger.propagate = False
        logger.log(level, "%s", message)

    def _show(self, details: str) -> None:
        self._shown += 1
        if self._shown > MOST_DIALOGS:
            return
        from reader.ui.crash_dialog import CrashDialog  # noqa: PLC0415 - rare

        dialog = CrashDialog(details, self.log_path, _active_window())
        self._dialogs.append(dialog)
        dialog.open()


def describe(error: BaseException) -> str:
    """Return kind, places and causes of an exception, without the values it speaks of."""
    lines: list[str] = []
    seen: set[int] = set()
    current: BaseException | None = error
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        frames = traceback.extract_tb(current.__traceback__)
        lines.append(f"{type(current).__module__}.{type(current).__qualname__}")
        lines += [f"  {_short(frame.filename)}:{frame.lineno} in {frame.name}" for frame in frames]
        current = current.__cause__ or current.__context__
        if current is not None:
            lines.append("caused by")
    return "\n".join(lines)


def _short(file_name: str) -> str:
    """Return a source file's path from the package on: the rest may hold a person's name."""
    parts = Path(file_name).parts
    for anchor in ("reader", "site-packages"):
        if anchor in parts:
            return "/".join(parts[len(parts) - 1 - parts[::-1].index(anchor) :])
    return parts[-1] if parts else file_name


def _open_log(path: Path) -> logging.Handler:
    """Return a handler for the log, or one that drops everything where no file can be made."""
    from logging.handlers import RotatingFileHandler  # noqa: PLC0415 - imports sockets

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handler: logging.Handler = RotatingFileHandler(
            path, maxBytes=LOG_BYTES, backupCount=LOG_COPIES, encoding="utf-8"
        )
    except OSError:
        return logging.NullHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    return handler


def _active_window() -> QWidget | None:
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 - only with a window there

    return QApplication.activeWindow()
