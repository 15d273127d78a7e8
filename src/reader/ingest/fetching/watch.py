"""The time that a fetch has, and whether it is still wanted."""

from __future__ import annotations

import math
from collections.abc import Callable

from reader.ingest.fetching.errors import SlowError
from reader.ingest.fetching.fetched import CheckCancelled
from reader.ingest.fetching.limits import FetchLimits, in_seconds

_LONGEST_PAUSE = 0.1
"""Seconds between two looks at whether the fetch is cancelled."""

_CHECK_CONNECTION = "Check your connection to the internet and try again later."
_OR_SAVE = "Try again later, or save the page in a browser and add the file."


class Watch:
    """Everything in a fetch that waits asks this how long it may.

    ``host`` is who is waited for, for the message when the time is up.
    """

    def __init__(
        self, limits: FetchLimits, now: Callable[[], float], check_cancelled: CheckCancelled
    ) -> None:
        self.host = ""
        self._limits = limits
        self._now = now
        self._check_cancelled = check_cancelled
        self._started = now()
        self._end = self._started + limits.total_seconds
        self._connected_by = math.inf
        self._received = 0

    def now(self) -> float:
        """Return the present time in seconds; only differences mean something."""
        return self._now()

    def start_connecting(self, host: str) -> None:
        """Begin with another server."""
        self.host = host
        self._connected_by = self._now() + self._limits.connect_seconds

    def start_reading(self) -> None:
        """Begin to ask the server that is connected now."""
        self._connected_by = math.inf

    def seconds_to_connect(self) -> float:
        """Return how much time is left for connecting; may be below 0."""
        return self._connected_by - self._now()

    def count(self, size: int) -> None:
        """Take note that so many bytes have come."""
        self._received += size

    def pause(self, since: float) -> float:
        """Return how many seconds to wait before asking again; ``since`` is when waiting began.

        Raises:
            SlowError: when the time for connecting, for a silence or for everything is up.
            Exception: what the check for cancellation raises.
        """
        self._check_cancelled()
        now = self._now()
        end = min(self._end, self._connected_by, since + self._limits.silence_seconds)
        if now >= end:
            raise self._time_is_up(now)
        elapsed = now - self._started
        if elapsed > self._limits.trickle_seconds and (
            self._received < elapsed * self._limits.trickle_rate
        ):
            raise SlowError(f"{self.host} sends too slowly to wait for.", _OR_SAVE)
        return min(_LONGEST_PAUSE, end - now)

    def _time_is_up(self, now: float) -> SlowError:
        limits = self._limits
        if now >= self._end:
            total = in_seconds(limits.total_seconds)
            return SlowError(f"{self.host} took longer than {total} in all.", _OR_SAVE)
        if now >= self._connected_by:
            connect = in_seconds(limits.connect_seconds)
            return SlowError(f"{self.host} did not answer within {connect}.", _CHECK_CONNECTION)
        silence = in_seconds(limits.silence_seconds)
        return SlowError(f"{self.host} sent nothing for {silence}.", "Try again later.")
