"""How long work tells how far it is, and learns that it is to stop."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass


class CancelledError(Exception):
    """The work was cancelled; what is done is kept or not, as the work itself says."""


@dataclass(frozen=True, slots=True)
class ProgressReport:
    """How far work is: ``done`` of ``total`` steps (0: unknown), and what is being done."""

    done: int
    total: int
    text: str = ""


class Progress:
    """Handed to long work; `cancel` and `cancelled` can be used from any thread."""

    def __init__(self, on_report: Callable[[ProgressReport], None] | None = None) -> None:
        self._on_report = on_report
        self._cancelled = threading.Event()

    def report(self, done: int, total: int, text: str = "") -> None:
        """Tell how far the work is; whoever listens is called in the thread that works."""
        if self._on_report is not None:
            self._on_report(ProgressReport(done, total, text))

    def cancel(self) -> None:
        """Ask the work to stop at the next good moment."""
        self._cancelled.set()

    @property
    def cancelled(self) -> bool:
        """Whether the work is to stop."""
        return self._cancelled.is_set()

    def raise_if_cancelled(self) -> None:
        """Stop the work here if it is to stop.

        Raises:
            CancelledError: when `cancel` was called.
        """
        if self.cancelled:
            raise CancelledError
