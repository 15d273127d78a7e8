"""Which dated copies stay: many of late, few of long ago, whatever the clock does."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from reader.store.rotation import KEPT_WHOLE, PERIODS, times_that_stay

NOW = datetime(2026, 11, 22, 16, tzinfo=UTC)
DAYS, WEEKS, MONTHS = (count for _, count in PERIODS)

zones = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
moments = st.builds(
    lambda hours, zone: (NOW - timedelta(hours=hours)).astimezone(zone),
    st.integers(-24 * 40, 24 * 800),
    zones,
)
moments_in_plenty = st.sets(moments, max_size=150)


def after_days(days: int) -> tuple[list[datetime], datetime]:
    """Copy and rotate as the program does, day by day; return what is there, newest first."""
    there: set[datetime] = set()
    now = NOW
    for day in range(days):
        now = NOW + timedelta(days=day, minutes=day * 37 % 300)
        there = set(times_that_stay({*there, now}, now))
    return sorted(there, reverse=True), now


def test_twelve_days_ten_weeks_and_nine_months_have_a_copy_after_days() -> None:
    there, now = after_days(1000)
    older = [time for time in there if time <= now - KEPT_WHOLE]
    assert len(older) == DAYS + WEEKS + MONTHS
    days = older[:DAYS]
    assert len({time.date() for time in days}) == DAYS
    assert days[-1] > now - timedelta(days=DAYS + 4)
    assert len({time.isocalendar()[:2] for time in there}) >= WEEKS
    months = {time.year * 12 + time.month for time in there}
    assert months >= {now.year * 12 + now.month - ago for ago in range(MONTHS + 1)}
    assert max(newer - other for newer, other in pairwise(there)) <= timedelta(days=32)


def test_all_copies_of_two_days_stay() -> None:
    times = {NOW - timedelta(minutes=minutes) for minutes in range(0, 48 * 60, 7)}
    assert times_that_stay(times, NOW) == times


def test_a_day_is_stood_for_by_its_last_copy() -> None:
    midnight = NOW.replace(hour=0)
    times = {
        midnight - timedelta(days=day) + timedelta(hours=hour)
        for day in range(3, 12)
        for hour in (8, 12, 20)
    }
    assert {time.hour for time in times_that_stay(times, NOW)} == {20}


def test_copies_after_a_long_pause_take_none_of_the_old_ones_away() -> None:
    before, _ = after_days(400)
    much_later = NOW + timedelta(days=4000)
    staying = times_that_stay({*before, much_later}, much_later)
    assert much_later in staying
    assert len(staying) > DAYS + WEEKS


@given(moments_in_plenty)
def test_the_newest_copy_always_stays(times: set[datetime]) -> None:
    staying = times_that_stay(times, NOW)
    assert staying <= times
    if times:
        assert max(times) in staying


@given(moments_in_plenty, st.integers(0, 24 * 400))
def test_a_clock_set_back_takes_nothing_away_that_would_have_stayed(
    times: set[datetime], hours: int
) -> None:
    assert times_that_stay(times, NOW) <= times_that_stay(times, NOW - timedelta(hours=hours))


@given(moments_in_plenty)
def test_copies_from_the_future_stay_and_stand_for_nothing(times: set[datetime]) -> None:
    future = {time for time in times if time > NOW}
    assert times_that_stay(times, NOW) == future | times_that_stay(times - future, NOW)


@given(moments_in_plenty)
def test_rotating_twice_removes_nothing_more(times: set[datetime]) -> None:
    staying = times_that_stay(times, NOW)
    assert times_that_stay(staying, NOW) == staying
