from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from tests.support.feed_server import BROKEN, FeedServer
from tests.support.feeds import feed
from tests.support.fixed import STARTED, FixedClock

from reader.ingest.fetching.errors import FetchError, StatusError
from reader.ingest.fetching.fetched import CheckCancelled, Fetch, Fetched, never_cancelled
from reader.ingest.fetching.fetcher import Fetcher
from reader.ingest.fetching.limits import FetchLimits
from reader.library.feed_library import RefreshResult, RefreshStatus
from reader.library.feed_refresh import MAX_AT_ONCE, RefreshSummary, check_feed, refresh_feeds
from reader.library.progress import Progress, ProgressReport
from reader.model.errors import DiskFullError
from reader.model.feed import Feed

RSS = b"<rss version='2.0'><channel><title>Gazette</title><ttl>180</ttl></channel></rss>"
HOUR = timedelta(hours=1)
LIMITS = FetchLimits(
    silence_seconds=3,
    total_seconds=30,
    trickle_seconds=2,
    wire_bytes=1_000_000,
    unpacked_bytes=1_000_000,
)
FETCH = Fetcher(LIMITS).fetch


class Answering:
    """A fetcher that gives the same answer, or error, to everyone."""

    def __init__(self, answer: Fetched | Exception) -> None:
        self._answer = answer
        self.validators: tuple[str, str] = ("", "")

    def __call__(
        self, url: str, *, etag: str = "", last_modified: str = "", **_: object
    ) -> Fetched:
        self.validators = (etag, last_modified)
        if isinstance(self._answer, Exception):
            raise self._answer
        return self._answer


def fetched(url: str, body: bytes = RSS, **fields: object) -> Fetched:
    return Fetched(url, url, 200, body, **fields)  # type: ignore[arg-type]


def answer(body: bytes = RSS, **fields: object) -> Answering:
    return Answering(fetched("http://outlet1.example/feed", body, **fields))


def check(subscribed: Feed, fetch: Fetch) -> RefreshResult:
    return check_feed(subscribed, fetch, now=STARTED, check_cancelled=never_cancelled)


def refresh(
    feeds: list[Feed], fetch: Fetch, progress: Progress | None = None
) -> tuple[RefreshSummary, dict[str, RefreshResult]]:
    results: dict[str, RefreshResult] = {}

    def keep(result: RefreshResult) -> None:
        assert result.feed_id not in results
        results[result.feed_id] = result

    summary = refresh_feeds(
        feeds, fetch, clock=FixedClock(), on_result=keep, progress=progress, interval=HOUR
    )
    return summary, results


@pytest.fixture
def server() -> Iterator[FeedServer]:
    with FeedServer(ports=10) as running:
        yield running


def test_two_hundred_feeds_are_each_reported_though_some_are_broken(server: FeedServer) -> None:
    server.traffic.held, server.traffic.allowed = 2 * MAX_AT_ONCE, MAX_AT_ONCE
    kinds = list(BROKEN)
    broken = dict(zip(range(4, 200, 7), kinds, strict=False))
    assert len(broken) == len(kinds) >= 20
    feeds = [
        feed(n, server.url(f"/broken/{broken[n]}" if n in broken else f"/feed/{n}", n))
        for n in range(200)
    ]
    reports: list[ProgressReport] = []
    summary, results = refresh(feeds, FETCH, Progress(reports.append))
    assert summary.checked == len(results) == 200
    assert summary.not_checked == ()
    for n, subscribed in enumerate(feeds):
        result = results[subscribed.id]
        if n not in broken:
            assert result.status is RefreshStatus.UPDATED, result
            assert result.parsed is not None
            assert result.parsed.title == f"Harbour Gazette {n}"
            assert len(result.parsed.entries) == 3
            continue
        told = BROKEN[broken[n]].told
        if told is None:
            assert result.parsed is not None, (broken[n], result)
        else:
            assert result.status in (RefreshStatus.FAILED, RefreshStatus.GONE), broken[n]
            assert "add the file" not in result.check.problem
            assert re.search(told, result.check.problem), (broken[n], result)
    assert summary.gone == 1
    assert server.traffic.most == MAX_AT_ONCE
    assert server.traffic.most_at_one_port == 1
    assert [report.done for report in reports] == list(range(201))
    assert {report.total for report in reports} == {200}


def test_a_second_refresh_asks_only_for_what_is_newer(server: FeedServer) -> None:
    feeds = [feed(n, server.url(f"/feed/{n}", n)) for n in range(20)]
    _, first = refresh(feeds, FETCH)
    again = [replace(subscribed, check=first[subscribed.id].check) for subscribed in feeds]
    summary, second = refresh(again, FETCH)
    assert summary == RefreshSummary(unchanged=20)
    assert server.traffic.validators["/feed/7"] == '"version-7"'
    assert second[feeds[7].id].check.etag == '"version-7"'
    assert second[feeds[7].id].parsed is None


def test_one_server_is_asked_for_one_feed_at_a_time() -> None:
    with FeedServer() as server:
        server.traffic.held, server.traffic.allowed = 3, 1
        summary, _ = refresh([feed(n, server.url(f"/feed/{n}")) for n in range(8)], FETCH)
        assert summary.updated == 8
        assert server.traffic.most == 1


def test_results_come_in_the_thread_that_asked() -> None:
    threads: set[int] = set()
    fetched_in: set[int] = set()

    def fetch(url: str, **_: object) -> Fetched:
        fetched_in.add(threading.get_ident())
        return fetched(url)

    refresh_feeds(
        [feed(n) for n in range(10)],
        fetch,
        clock=FixedClock(),
        on_result=lambda _: threads.add(threading.get_ident()),
    )
    assert threads == {threading.get_ident()}
    assert threading.get_ident() not in fetched_in


def test_cancelling_does_not_wait_for_a_fetch_that_hangs() -> None:
    progress = Progress()
    hanging = threading.Event()

    def fetch(url: str, **_: object) -> Fetched:
        if "outlet1." in url:
            return fetched(url)
        progress.cancel()
        hanging.wait(20)
        return fetched(url)

    try:
        summary, results = refresh([feed(n) for n in range(1, 30)], fetch, progress)
        assert not hanging.is_set()  # so none of the hanging ones was waited for
    finally:
        hanging.set()
    assert set(results) <= {feed(1).id}
    assert len(summary.not_checked) == 29 - summary.checked


def test_a_fetch_learns_that_the_refresh_was_cancelled() -> None:
    progress = Progress()
    stopped: list[str] = []

    def fetch(
        url: str, *, check_cancelled: CheckCancelled = never_cancelled, **_: object
    ) -> Fetched:
        progress.cancel()
        try:
            check_cancelled()
        except BaseException:
            stopped.append(url)
            raise
        raise AssertionError("not told")

    summary, _ = refresh([feed(1), feed(2)], fetch, progress)
    assert summary.checked == 0
    assert stopped


def test_a_mistake_in_the_program_surfaces_after_all_other_feeds_are_done() -> None:
    results: list[RefreshResult] = []

    def fetch(url: str, **_: object) -> Fetched:
        if "outlet3." in url:
            raise ZeroDivisionError
        return fetched(url)

    with pytest.raises(ZeroDivisionError):
        refresh_feeds(
            [feed(n) for n in range(12)], fetch, clock=FixedClock(), on_result=results.append
        )
    assert len(results) == 11


def test_a_failure_to_store_ends_the_refresh() -> None:
    def store(_: RefreshResult) -> None:
        raise DiskFullError("The disk is full.")

    with pytest.raises(DiskFullError):
        refresh_feeds([feed(n) for n in range(50)], answer(), clock=FixedClock(), on_result=store)


def test_a_feed_that_works_again_has_no_failures_left() -> None:
    failing = feed(1, failures=4, problem="Down.", etag="a", checked_at=STARTED)
    result = check(failing, answer(etag='"b"', last_modified="yesterday"))
    assert result.status is RefreshStatus.UPDATED
    assert (result.check.failures, result.check.problem) == (0, "")
    assert (result.check.etag, result.check.last_modified) == ('"b"', "yesterday")
    assert result.check.succeeded_at == STARTED
    assert result.check.due_at == STARTED + timedelta(minutes=180)  # as its ttl says


def test_validators_that_a_server_no_longer_sends_are_forgotten() -> None:
    assert check(feed(1, etag="a", last_modified="b"), answer()).check.etag == ""


def test_validators_are_sent_and_kept_when_nothing_has_changed() -> None:
    fetch = answer(b"", not_modified=True)
    result = check(feed(1, etag="a", last_modified="b", failures=2), fetch)
    assert fetch.validators == ("a", "b")
    assert result.status is RefreshStatus.UNCHANGED
    assert (result.check.etag, result.check.last_modified) == ("a", "b")
    assert result.check.failures == 0
    assert result.check.due_at == STARTED + HOUR


@pytest.mark.parametrize(
    "fetch",
    [Answering(FetchError("No network.", "Check it.")), answer(b"<html>"), answer(b"{}")],
)
def test_a_failing_feed_keeps_what_it_had_and_is_tried_again_later(fetch: Answering) -> None:
    before = feed(1, etag="a", succeeded_at=STARTED - HOUR, failures=1, moved_to="http://x.example")
    result = check(before, fetch)
    assert result.status is RefreshStatus.FAILED
    assert result.parsed is None
    assert result.check.etag == "a"
    assert result.check.succeeded_at == STARTED - HOUR
    assert result.check.failures == 2
    assert result.check.problem
    assert result.check.due_at is not None
    assert 1.8 * HOUR <= result.check.due_at - STARTED <= 2 * HOUR


def test_a_server_that_wants_to_be_left_alone_is() -> None:
    result = check(feed(1), Answering(StatusError("Busy.", status=429, retry_after=18_000)))
    assert result.check.due_at == STARTED + 5 * HOUR


def test_a_feed_that_is_gone_for_good_is_not_tried_again_by_itself() -> None:
    result = check(feed(1), Answering(StatusError("Gone.", status=410)))
    assert result.status is RefreshStatus.GONE
    assert result.check.gone
    assert result.check.due_at is None
    back = check(replace(feed(1), check=result.check), answer())
    assert back.status is RefreshStatus.UPDATED
    assert not back.check.gone


def test_a_new_address_is_suggested_and_not_taken(server: FeedServer) -> None:
    subscribed = feed(1, server.url("/moved/5"))
    _, results = refresh([subscribed], FETCH)
    assert results[subscribed.id].status is RefreshStatus.UPDATED
    assert results[subscribed.id].check.moved_to == server.url("/feed/5")


def test_only_an_address_that_the_person_gave_may_be_local(server: FeedServer) -> None:
    from_a_file = replace(feed(1, server.url("/feed/1", 1)), by_person=False)
    given = feed(2, server.url("/feed/2", 2))
    _, results = refresh([from_a_file, given], FETCH)
    assert results[from_a_file.id].status is RefreshStatus.FAILED
    assert results[given.id].status is RefreshStatus.UPDATED
    assert server.traffic.requests == ["/feed/2"]


def test_nothing_to_refresh_is_no_mistake() -> None:
    assert refresh([], answer()) == (RefreshSummary(), {})
