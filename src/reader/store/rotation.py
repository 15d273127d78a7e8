"""Which of many dated copies stay: many of late, few of long ago.

All of the last two days, then one for each of twelve days, ten weeks and nine months: about as
many files as a screen lists, reaching back nine months.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta

KEPT_WHOLE = timedelta(days=2)
"""Of this time every copy stays."""

_Period = tuple[int, ...]


def _day(time: datetime) -> _Period:
    return time.year, time.month, time.day


def _week(time: datetime) -> _Period:
    year, week, _ = time.isocalendar()
    return year, week


def _month(time: datetime) -> _Period:
    return time.year, time.month


PERIODS: tuple[tuple[Callable[[datetime], _Period], int], ...] = (
    (_day, 12),
    (_week, 10),
    (_month, 9),
)
"""Of how many days, weeks (from Monday) and months, in UTC, a copy more stays."""


def times_that_stay(times: Iterable[datetime], now: datetime) -> frozenset[datetime]:
    """Return the times of the copies that stay.

    A period is stood for by its newest copy. One that stays already does not count again: the
    weeks begin where the days end. Whatever the periods: setting the clock back takes no copy
    away that would have stayed, and copies from the future (made while the clock was wrong)
    stay and stand for nothing.

    Args:
        times: when the copies were made, with zones.
        now: the present time, with a zone.
    """
    given = frozenset(times)
    newest_first = sorted((time for time in given if time <= now), reverse=True)
    staying = {time for time in given if time > now - KEPT_WHOLE}
    for period_of, count in PERIODS:
        newest: dict[_Period, datetime] = {}
        for time in newest_first:
            newest.setdefault(period_of(time.astimezone(UTC)), time)
        more = [time for time in newest.values() if time not in staying]
        staying.update(more[:count])
    return frozenset(staying)
