from __future__ import annotations

from datetime import timedelta

import pytest
from tests.support.feeds import feed
from tests.support.fixed import STARTED, fixed_id

from reader.library.feed_schedule import due, due_after_failure, due_after_success

HOUR = timedelta(hours=1)


@pytest.mark.parametrize(
    ("failures", "hours"), [(1, 1), (2, 2), (3, 4), (4, 8), (5, 16), (6, 24), (7, 24), (10**9, 24)]
)
def test_tries_become_rarer_with_each_failure(failures: int, hours: int) -> None:
    for number in range(20):
        delay = due_after_failure(STARTED, failures, fixed_id(number)) - STARTED
        assert hours * HOUR * 0.9 <= delay <= hours * HOUR


def test_feeds_that_failed_together_are_not_tried_together() -> None:
    times = {due_after_failure(STARTED, 1, fixed_id(number)) for number in range(50)}
    assert len(times) > 25
    assert due_after_failure(STARTED, 1, "x") == due_after_failure(STARTED, 1, "x")


@pytest.mark.parametrize(
    ("retry_after", "delay"),
    [(7_200, 2 * HOUR), (10**9, timedelta(days=7))],
)
def test_a_server_is_believed_when_it_wants_more_time(retry_after: int, delay: timedelta) -> None:
    assert due_after_failure(STARTED, 1, "x", retry_after) == STARTED + delay


def test_a_server_cannot_ask_for_more_tries() -> None:
    assert due_after_failure(STARTED, 3, "x", 1) == due_after_failure(STARTED, 3, "x")


@pytest.mark.parametrize(
    ("own_minutes", "delay"), [(0, HOUR), (15, HOUR), (180, 3 * HOUR), (10_080, 24 * HOUR)]
)
def test_a_feed_is_not_asked_more_often_than_it_changes(own_minutes: int, delay: timedelta) -> None:
    assert due_after_success(STARTED, HOUR, own_minutes) == STARTED + delay


def test_what_has_waited_longest_is_due_first() -> None:
    feeds = [
        feed(1, due_at=STARTED + HOUR),
        feed(2, due_at=STARTED),
        feed(3, due_at=STARTED - HOUR),
        feed(4),
        feed(5, gone=True),
    ]
    assert [one.id for one in due(feeds, STARTED)] == [fixed_id(4), fixed_id(3), fixed_id(2)]


def test_a_clock_that_went_back_leaves_no_feed_waiting() -> None:
    ahead = feed(1, checked_at=STARTED + timedelta(days=400), due_at=STARTED + timedelta(days=401))
    assert due([ahead], STARTED) == [ahead]
