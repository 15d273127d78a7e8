"""Where the window keeps its own files; tests pass other places in."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Places:
    """A file for the preferences, a folder for locks, a file for the log."""

    preferences: Path
    locks: Path
    log: Path
