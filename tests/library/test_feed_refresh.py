from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from tests.support.feed_server import BROKEN, FeedServer
from tests.support.feeds import feed
from tests.support.fixed import STARTED, FixedClock
from tests.support.thin_fetcher import ThinAnswer, ThinFetcher, ThinFetchError, ThinStatusError

from reader.ingest.feeds.feed_fetching import CheckCancelled, FetchFeed, never_cancelled
from reader.library.feed_library import RefreshResult, RefreshStatus
from reader.library.feed_refresh import MAX_AT_ONCE, RefreshSummary, check_feed, refresh_feeds
from reader.library.progress import Progress, ProgressReport
from reader.model.errors import DiskFullError
from reader.model.feed import Feed

RSS = b"<rss version='2.0'><channel><title>Gazette</title><ttl>180</ttl></channel></rss>"
HOUR = timedelta(hours=1)


class Answering:
    """A fetcher that gives the same answer, or error, to everyone."""

    def __init__(self, answer: ThinAnswer | Exception) -> None:
        self._answer = answer
        self.validators: tuple[str, str] = ("", "")

    def __call__(
        self,
        url: str,
        *,
        by_person: bool = False,
        etag: str = "",
        last_modified: str = "",
        check_cancelled: CheckCancelled = never_cancelled,
    ) -> ThinAnswer:
        self.validators = (etag, last_modified)
        if isinstance(self._answer, Exception):
            raise self._answer
        return self._answer


def answer(body: bytes = RSS, **fields: object) -> Answering:
    return Answering(ThinAnswer("http://outlet1.example/feed", body, **fields))  # type: ignore[arg-type]


def check(subscribed: Feed, fetch: FetchFeed) -> RefreshResult:
    return check_feed(subscribed, fetch, now=STARTED, check_cancelled=never_cancelled)


def refresh(
    feeds: list[Feed], fetch: FetchFeed, progress: Progress | None = None
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
    server.traffic.held, server.traffic.wanted = 2 * MAX_AT_ONCE, MAX_AT_ONCE + 1
    kinds = list(BROKEN)
    broken = dict(zip(range(4, 200, 7), kinds, strict=False))
    assert len(broken) == len(kinds) >= 20
    feeds = [
        feed(n, server.url(f"/broken/{broken[n]}" if n in broken else f"/feed/{n}", n))
        for n in range(200)
    ]
    reports: list[ProgressReport] = []
    summary, results = refresh(feeds, ThinFetcher(), Progress(reports.append))
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
            assert result.check.problem
            assert told in result.check.problem, broken[n]
    assert summary.gone == 1
    assert server.traffic.most == MAX_AT_ONCE
    assert server.traffic.most_at_one_port == 1
    assert [report.done for report in reports] == list(range(201))
    assert {report.total for report in reports} == {200}


def test_a_second_refresh_asks_only_for_what_is_newer(server: FeedServer) -> None:
    feeds = [feed(n, server.url(f"/feed/{n}", n)) for n in range(20)]
    _, first = refresh(feeds, ThinFetcher())
    again = [replace(subscribed, check=first[subscribed.id].check) for subscribed in feeds]
    summary, second = refresh(again, ThinFetcher())
    assert summary == RefreshSummary(unchanged=20)
    assert server.traffic.validators["/feed/7"] == '"version-7"'
    assert second[feeds[7].id].check.etag == '"version-7"'
    assert second[feeds[7].id].parsed is None


def test_one_server_is_asked_for_one_feed_at_a_time() -> None:
    with FeedServer() as server:
        server.traffic.held, server.traffic.wanted = 3, 2
        summary, _ = refresh([feed(n, server.url(f"/feed/{n}")) for n in range(8)], ThinFetcher())
        assert summary.updated == 8
        assert server.traffic.most == 1


def test_results_come_in_the_thread_that_asked() -> None:
    threads: set[int] = set()
    fetched_in: set[int] = set()

    def fetch(url: str, **_: object) -> ThinAnswer:
        fetched_in.add(threading.get_ident())
        return ThinAnswer(url, RSS)

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

    def fetch(url: str, **_: object) -> ThinAnswer:
        if "outlet1." in url:
            return ThinAnswer(url, RSS)
        progress.cancel()
        hanging.wait(20)
        return ThinAnswer(url, RSS)

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
    ) -> ThinAnswer:
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

    def fetch(url: str, **_: object) -> ThinAnswer:
        if "outlet3." in url:
            raise ZeroDivisionError
        return ThinAnswer(url, RSS)

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
    [Answering(ThinFetchError("No network.", "Check it.")), answer(b"<html>"), answer(b"{}")],
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
    result = check(feed(1), Answering(ThinStatusError(429, "18000")))
    assert result.check.due_at == STARTED + 5 * HOUR


def test_a_feed_that_is_gone_for_good_is_not_tried_again_by_itself() -> None:
    result = check(feed(1), Answering(ThinStatusError(410, "")))
    assert result.status is RefreshStatus.GONE
    assert result.check.gone
    assert result.check.due_at is None
    back = check(replace(feed(1), check=result.check), answer())
    assert back.status is RefreshStatus.UPDATED
    assert not back.check.gone


def test_a_new_address_is_suggested_and_not_taken(server: FeedServer) -> None:
    subscribed = feed(1, server.url("/moved/5"))
    _, results = refresh([subscribed], ThinFetcher())
    assert results[subscribed.id].status is RefreshStatus.UPDATED
    assert results[subscribed.id].check.moved_to == server.url("/feed/5")


def test_only_an_address_that_the_person_gave_may_be_local() -> None:
    fetcher = ThinFetcher()
    refresh([replace(feed(1), by_person=False), feed(2)], fetcher)
    assert dict(fetcher.asked) == {feed(1).url: False, feed(2).url: True}


def test_nothing_to_refresh_is_no_mistake() -> None:
    assert refresh([], answer()) == (RefreshSummary(), {})
