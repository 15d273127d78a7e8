"""Time and ids that are the same in every run of a test."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

STARTED = datetime(2026, 11, 22, 16, 0, tzinfo=UTC)


class FixedClock:
    """Begins at `STARTED` and goes on by a second with each look at it."""

    def __init__(self, started: datetime = STARTED) -> None:
        self._next = started

    def __call__(self) -> datetime:
        """Return the time, and go on."""
        now = self._next
        self._next += timedelta(seconds=1)
        return now


class CountingIds:
    """Gives valid UUIDs that count up, from 1 or ``first``, in their first eight digits."""

    def __init__(self, first: int = 1) -> None:
        self._last = first - 1

    def __call__(self) -> str:
        """Return the next id."""
        self._last += 1
        return fixed_id(self._last)


def fixed_id(number: int) -> str:
    """Return the id that `CountingIds` gives at this place."""
    return f"{number:08x}-0000-4000-8000-000000000000"
