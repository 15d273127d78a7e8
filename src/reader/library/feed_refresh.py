"""Checking many feeds at once: politely, in threads, each with a result of its own."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from reader.documents.addresses import server_of
from reader.ingest.fetching.errors import (
    BrokenTransferError,
    MediaTypeError,
    RedirectError,
    SlowError,
    StatusError,
    TooLargeError,
)
from reader.ingest.fetching.fetched import CheckCancelled, Fetch
from reader.ingest.fetching.wanted import FEED
from reader.library.feed_library import RefreshResult, RefreshStatus
from reader.library.feed_schedule import DEFAULT_INTERVAL, due_after_failure, due_after_success
from reader.library.progress import CancelledError, Progress
from reader.model.environment import Clock
from reader.model.errors import ReaderError
from reader.model.feed import Feed, FeedCheck

MAX_AT_ONCE = 6
"""Feeds that are fetched at the same time, each from another server."""

_MISSING, _GONE = 404, 410
_PAUSE = 0.05
"""Seconds between two looks at whether the work is to stop."""

_LAST_WAIT = 0.25
"""Seconds that running fetches get to end after the work was cancelled."""


@dataclass(frozen=True, slots=True)
class RefreshSummary:
    """How a refresh went; ``not_checked`` are the ids of feeds it did not come to."""

    updated: int = 0
    unchanged: int = 0
    failed: int = 0
    gone: int = 0
    not_checked: tuple[str, ...] = ()

    @property
    def checked(self) -> int:
        """How many feeds have a result."""
        return self.updated + self.unchanged + self.failed + self.gone


def refresh_feeds(
    feeds: Sequence[Feed],
    fetch: Fetch,
    *,
    clock: Clock,
    on_result: Callable[[RefreshResult], object],
    progress: Progress | None = None,
    interval: timedelta = DEFAULT_INTERVAL,
) -> RefreshSummary:
    """Check feeds, whether they are due or not, and hand on what each gave.

    At most `MAX_AT_ONCE` are fetched at once and never two of one server. Fetching and parsing
    run in threads of their own. The results come one by one, as they are there, in the thread
    that calls this; so does progress. A failing feed affects no other.

    Args:
        feeds: which ones.
        fetch: fetches an address; used from several threads.
        clock: gives the time, in the calling thread.
        on_result: stores a result; what it raises ends the refresh and comes out of it.
        progress: told after each feed; when cancelled the refresh ends within half a second,
            and what has been handed on stays.
        interval: after which a feed that works is due again.
    """
    progress = progress or Progress()
    checks = _Checks(feeds, fetch, clock, progress, interval)
    counts = dict.fromkeys(RefreshStatus, 0)
    done: set[str] = set()
    progress.report(0, len(feeds))
    with closing(checks.run()) as results:
        for feed, result in results:
            on_result(result)
            counts[result.status] += 1
            done.add(feed.id)
            progress.report(len(done), len(feeds), feed.shown_title)
    return RefreshSummary(
        updated=counts[RefreshStatus.UPDATED],
        unchanged=counts[RefreshStatus.UNCHANGED],
        failed=counts[RefreshStatus.FAILED],
        gone=counts[RefreshStatus.GONE],
        not_checked=tuple(feed.id for feed in feeds if feed.id not in done),
    )


def check_feed(
    feed: Feed,
    fetch: Fetch,
    *,
    now: datetime,
    interval: timedelta = DEFAULT_INTERVAL,
    check_cancelled: CheckCancelled,
) -> RefreshResult:
    """Fetch and read one feed; every `ReaderError` becomes a result.

    Raises:
        Exception: what ``check_cancelled`` raises.
    """
    # feedparser and lxml are nothing that a library without feeds should wait for.
    from reader.ingest.feeds.parsing import parse_feed  # noqa: PLC0415

    before = feed.check
    try:
        answer = fetch(
            feed.url,
            wanted=FEED,
            by_person=feed.by_person,
            etag=before.etag,
            last_modified=before.last_modified,
            check_cancelled=check_cancelled,
        )
        parsed = None
        if not answer.not_modified:
            parsed = parse_feed(answer.body, url=answer.url, now=now, charset=answer.charset)
    except ReaderError as error:
        return _failure(feed, error, now)
    moved_to = answer.moved_to or ""
    check = FeedCheck(
        etag=answer.etag or (before.etag if parsed is None else ""),
        last_modified=answer.last_modified or (before.last_modified if parsed is None else ""),
        checked_at=now,
        succeeded_at=now,
        due_at=due_after_success(now, interval, parsed.interval_minutes if parsed else 0),
        moved_to=moved_to if moved_to != feed.url else "",
    )
    status = RefreshStatus.UPDATED if parsed else RefreshStatus.UNCHANGED
    return RefreshResult(feed.id, status, check, parsed)


def _failure(feed: Feed, error: ReaderError, now: datetime) -> RefreshResult:
    failures = feed.check.failures + 1
    is_gone, retry_after = False, None
    if isinstance(error, StatusError):
        is_gone, retry_after = error.status == _GONE, error.retry_after
    check = replace(
        feed.check,
        checked_at=now,
        failures=failures,
        due_at=None if is_gone else due_after_failure(now, failures, feed.id, retry_after),
        problem=_told(error),
        gone=is_gone,
    )
    return RefreshResult(feed.id, RefreshStatus.GONE if is_gone else RefreshStatus.FAILED, check)


def _told(error: ReaderError) -> str:
    """Return what to tell about a feed that failed: advice on pages helps nobody here."""
    faults = (BrokenTransferError, MediaTypeError, RedirectError, SlowError, TooLargeError)
    if not isinstance(error, (*faults, StatusError)):
        return str(error)
    match error:
        case StatusError(status=status) if status == _GONE:
            advice = "It is not asked for any more: look for another feed of the site."
        case StatusError(status=status) if status == _MISSING:
            advice = "The site may have moved its feed: look for it there."
        case _:
            advice = "It is tried again by itself."
    return f"{error.message} {advice}"


class _Checks:
    """The checks of one refresh: which wait, server by server, and which are running."""

    def __init__(
        self,
        feeds: Iterable[Feed],
        fetch: Fetch,
        clock: Clock,
        progress: Progress,
        interval: timedelta,
    ) -> None:
        self._fetch = fetch
        self._clock = clock
        self._progress = progress
        self._interval = interval
        self._waiting: dict[str, deque[Feed]] = {}
        self._running: dict[Future[RefreshResult], tuple[str, Feed]] = {}
        self._bugs: list[BaseException] = []
        self._stopped = False
        for feed in feeds:
            self._waiting.setdefault(_host(feed.url), deque()).append(feed)

    def run(self) -> Generator[tuple[Feed, RefreshResult], None, None]:
        """Give each feed and its result until all are done or the work is cancelled."""
        executor = ThreadPoolExecutor(MAX_AT_ONCE, thread_name_prefix="feed")
        try:
            while (self._waiting or self._running) and not self._progress.cancelled:
                self._start(executor)
                yield from self._finished(_PAUSE)
            if self._running:  # cancelled: each of them notices that by itself
                wait(self._running, timeout=_LAST_WAIT)
                yield from self._finished(0)
        finally:
            self._stopped = True
            executor.shutdown(wait=False, cancel_futures=True)
        if self._bugs:
            raise self._bugs[0]

    def _start(self, executor: ThreadPoolExecutor) -> None:
        busy = {server for server, _ in self._running.values()}
        for server in [server for server in self._waiting if server not in busy]:
            if len(self._running) >= MAX_AT_ONCE:
                return
            feeds = self._waiting.pop(server)
            feed = feeds.popleft()
            if feeds:
                self._waiting[server] = feeds  # at the end: servers take turns
            future = executor.submit(
                check_feed,
                feed,
                self._fetch,
                now=self._clock(),
                interval=self._interval,
                check_cancelled=self._check_cancelled,
            )
            self._running[future] = (server, feed)

    def _check_cancelled(self) -> None:
        if self._stopped:
            raise CancelledError
        self._progress.raise_if_cancelled()

    def _finished(self, timeout: float) -> Iterator[tuple[Feed, RefreshResult]]:
        done, _ = wait(self._running, timeout=timeout, return_when=FIRST_COMPLETED)
        for future in done:
            _, feed = self._running.pop(future)
            error = future.exception()
            if error is None:
                yield feed, future.result()
            elif not isinstance(error, CancelledError):
                self._bugs.append(error)  # raised at the end, so that no other feed suffers


def _host(url: str) -> str:
    """Return the host and port of an address: http and https are the same server."""
    return server_of(url).partition("://")[2]
