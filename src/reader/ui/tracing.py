"""When the window was painted, filled and readable: for benchmarks, off unless asked for.

With the environment variable ``ONBACKGROUND_TRACE`` set to a path, a line of JSON is added to
that file for each event::

    {"event": "first_paint", "seconds": 0.31, "rss_kb": 74512, "monotonic": 81234.56}

``seconds`` counts from the start of the process (Linux; elsewhere from the first import of
`reader.app`), ``rss_kb`` is resident memory in kilobytes (0 where the system does not tell),
``monotonic`` is the clock that all processes share. The events: "first_paint" (the window has
been drawn), "list_filled" (its first page of articles has), "article_readable" (the article has;
also when another one is opened later) and, once after that, "settled", with the names of all
modules loaded at first paint in "modules".
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

TRACE_VARIABLE = "ONBACKGROUND_TRACE"


class Trace:
    """Writes events to the file that the environment names, or nowhere."""

    def __init__(self, path: Path | None, *, started: float) -> None:
        self._path = path
        self._started = started
        self._modules: list[str] = []

    @classmethod
    def from_environment(cls) -> Trace:
        """Return the trace that the environment asks for."""
        name = os.environ.get(TRACE_VARIABLE, "")
        return cls(Path(name) if name else None, started=process_start())

    @property
    def is_on(self) -> bool:
        """Whether anything is written."""
        return self._path is not None

    def keep_modules(self) -> None:
        """Remember which modules are loaded now."""
        if self._path is not None:
            self._modules = sorted(sys.modules)

    def write(self, event: str, *, modules: bool = False) -> None:
        """Add an event that happens now."""
        if self._path is None:
            return
        now = time.monotonic()
        import json  # noqa: PLC0415 - only a benchmark pays for it

        values: dict[str, object] = {
            "event": event,
            "seconds": round(now - self._started, 4),
            "rss_kb": resident_kilobytes(),
            "monotonic": now,
        }
        if modules:
            values["modules"] = self._modules
        with self._path.open("a", encoding="utf-8") as file:
            file.write(json.dumps(values) + "\n")


def process_start() -> float:
    """Return when this process was started, on the monotonic clock, in seconds."""
    now = time.monotonic()
    try:
        status = Path("/proc/self/stat").read_text("ascii").rpartition(")")[2].split()
        uptime = float(Path("/proc/uptime").read_text("ascii").split()[0])
        return now - (uptime - int(status[19]) / os.sysconf("SC_CLK_TCK"))
    except (OSError, ValueError, IndexError, AttributeError):
        return now


def resident_kilobytes() -> int:
    """Return this process's resident memory, 0 where the system does not tell it."""
    try:
        pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE") // 1024
    except (OSError, ValueError, IndexError, AttributeError):
        return 0
