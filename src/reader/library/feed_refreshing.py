"""A whole refresh: feeds checked in parallel, stored one by one, full texts fetched after."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Protocol, TypeVar

from reader.library.changes import ChangeSet
from reader.library.feed_library import RefreshResult
from reader.library.feed_refresh import RefreshSummary, refresh_feeds
from reader.library.progress import CancelledError, Progress
from reader.model.environment import Clock
from reader.model.errors import NotFoundError, ReaderError
from reader.model.feed import Feed
from reader.model.feed_entry import EntryChanges

if TYPE_CHECKING:
    from reader.ingest.fetching.fetched import Fetch, Fetched
    from reader.library.library import Library

T = TypeVar("T")


class AskLibrary(Protocol):
    """Runs a job where the library is, and waits for it."""

    def __call__(self, job: Callable[[Library], T], /) -> T:
        """Return what the job returns; raise what it raises."""
        ...


@dataclass(slots=True)
class Refreshed:
    """How a refresh went: what became of the feeds, and of the articles in them."""

    summary: RefreshSummary = field(default_factory=RefreshSummary)
    new: int = 0
    changed: int = 0
    problems: list[tuple[str, str]] = field(default_factory=list)
    """Feeds by their titles, and why they could not be read."""
    cancelled: bool = False


def refresh_library(
    ask: AskLibrary,
    feeds: Sequence[Feed],
    fetch: Fetch,
    *,
    clock: Clock,
    announce: Callable[[ChangeSet], object],
    progress: Progress | None = None,
    on_feed: Callable[[RefreshResult, EntryChanges], object] | None = None,
) -> Refreshed:
    """Check feeds and take in what they have; used from a thread that may wait.

    Args:
        ask: runs a job in the library's thread and returns what it returns.
        feeds: which ones.
        fetch: gets pages and feeds from the web.
        clock: the time.
        announce: told what has been committed, after each feed.
        progress: told after each feed; cancelling keeps what has been stored.
        on_feed: told what each check gave and what that meant for the feed's entries.
    """
    progress = progress or Progress()
    outcome = Refreshed()
    titles = {feed.id: feed.shown_title for feed in feeds}

    def store(result: RefreshResult) -> None:
        if result.check.problem:
            outcome.problems.append((titles[result.feed_id], result.check.problem))
        try:
            entries, changes = ask(lambda library: library.feeds.take_in(result))
        except NotFoundError:
            return  # the person has left the feed meanwhile
        outcome.new += len(entries.new)
        outcome.changed += len(entries.changed)
        if on_feed is not None:
            on_feed(result, entries)
        announce(changes)

    outcome.summary = refresh_feeds(feeds, fetch, clock=clock, on_result=store, progress=progress)
    full_text = [feed.id for feed in feeds if feed.fetch_full_text]
    try:
        for feed_id in full_text:
            _fetch_full_texts(ask, feed_id, fetch, announce, progress)
    except CancelledError:
        outcome.cancelled = True
    outcome.cancelled = outcome.cancelled or progress.cancelled
    return outcome


def _fetch_full_texts(
    ask: AskLibrary,
    feed_id: str,
    fetch: Fetch,
    announce: Callable[[ChangeSet], object],
    progress: Progress,
) -> None:
    """Fetch the pages of a feed's entries that have none yet; one that fails is left as it is."""
    waiting = ask(lambda library: library.feeds.list_without_page(feed_id))
    for number, (entry_id, url) in enumerate(waiting):
        progress.raise_if_cancelled()
        progress.report(number, len(waiting), url)
        try:
            fetched = fetch(url, check_cancelled=progress.raise_if_cancelled)
            announce(ask(partial(_take_page, entry_id=entry_id, fetched=fetched)))
        except ReaderError:
            continue  # the article keeps what the feed gives; the next refresh tries again


def _take_page(library: Library, *, entry_id: str, fetched: Fetched) -> ChangeSet:
    return library.feeds.take_page(entry_id, fetched)
