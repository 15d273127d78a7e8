"""When a feed is checked: the ordinary interval, backing off after failures, what is due now."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import datetime, timedelta

from reader.model.feed import Feed

DEFAULT_INTERVAL = timedelta(hours=1)
"""Between two checks of a feed that works."""

_FIRST_DELAY = timedelta(hours=1)
_LONGEST_DELAY = timedelta(hours=24)
"""Between two checks of a feed that fails: doubled with each failure, from the first to this."""

_SPREAD = 0.1
"""How much earlier a check may be, by the feed's id: feeds that failed together come apart."""

_LONGEST_WAIT = timedelta(days=7)
"""The longest that a server is believed when it wants to be left alone."""

_LONGEST_OWN_INTERVAL = timedelta(hours=24)


def due_after_success(now: datetime, interval: timedelta, own_minutes: int = 0) -> datetime:
    """Return when a feed that works is due again.

    ``own_minutes`` is how often the feed says it changes, 0 for unsaid: it is not asked more
    often than that, but at least once a day.
    """
    own = min(timedelta(minutes=own_minutes), _LONGEST_OWN_INTERVAL)
    return now + max(interval, own)


def due_after_failure(
    now: datetime, failures: int, feed_id: str, retry_after: int | None = None
) -> datetime:
    """Return when to try again after ``failures`` failed tries in a row (at least 1).

    One hour, then two, four and so on up to a day, each up to a tenth earlier; later where the
    server said so (``retry_after`` in seconds). The same arguments give the same time.
    """
    doublings = min(max(failures, 1) - 1, 10)
    delay = min(_FIRST_DELAY * (1 << doublings), _LONGEST_DELAY) * (1 - _SPREAD * _share(feed_id))
    wanted = timedelta(seconds=retry_after or 0)
    return now + max(delay, min(wanted, _LONGEST_WAIT))


def due(feeds: Iterable[Feed], now: datetime) -> list[Feed]:
    """Return the feeds that are to be checked now, those that have waited longest first.

    A check that lies in the future means that the clock went back; that feed is due too.
    """
    return sorted(
        (feed for feed in feeds if _is_due(feed, now)),
        key=lambda feed: (feed.check.due_at is not None, feed.check.due_at or now, feed.id),
    )


def _is_due(feed: Feed, now: datetime) -> bool:
    check = feed.check
    if check.gone:
        return False
    is_ahead = check.checked_at is not None and check.checked_at > now
    return check.due_at is None or check.due_at <= now or is_ahead


def _share(feed_id: str) -> float:
    """Return a number from 0 to 1 that is always the same for a feed."""
    return hashlib.sha256(feed_id.encode()).digest()[0] / 255
