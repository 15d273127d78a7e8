"""Work that takes long enough to show progress and to be cancelled."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class WorkProgress:
    """How far long work is: ``done`` of ``total`` steps (0: unknown), and what it is at."""

    title: str
    done: int
    total: int
    text: str
