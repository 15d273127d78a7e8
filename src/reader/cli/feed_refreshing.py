"""What ``feeds refresh`` does, and how it tells of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from reader.cli.output import SHORT_ID, one_line, print_line, tell
from reader.cli.progress_line import terminal_progress
from reader.model.errors import UsageError
from reader.model.feed import Feed

if TYPE_CHECKING:
    from reader.library.feed_library import FeedLibrary, RefreshResult
    from reader.library.library import Library
    from reader.model.feed_entry import EntryChanges

TITLE_LENGTH = 60


def refresh(
    library: Library, feeds: Sequence[Feed], *, analyse: bool
) -> list[tuple[Feed, RefreshResult, EntryChanges]]:
    """Check feeds and take in what they have; return each with its outcome, in their order."""
    from reader.ingest.fetching.fetcher import Fetcher  # noqa: PLC0415 - not for --help
    from reader.library.feed_refreshing import refresh_library  # noqa: PLC0415 - as above

    outcomes: dict[str, tuple[RefreshResult, EntryChanges]] = {}

    def keep(result: RefreshResult, changes: EntryChanges) -> None:
        outcomes[result.feed_id] = (result, changes)
        for entry in changes.new:
            if analyse and entry.article_id:
                library.reviews.analyse(entry.article_id)

    refresh_library(
        lambda job: job(library),
        feeds,
        Fetcher().fetch,
        clock=library.now,
        announce=lambda _changes: None,
        progress=terminal_progress(),
        on_feed=keep,
    )
    return [(feed, *outcomes[feed.id]) for feed in feeds if feed.id in outcomes]


def follow_moves(
    feeds: FeedLibrary, refreshed: Iterable[tuple[Feed, RefreshResult, EntryChanges]]
) -> None:
    """Give feeds the addresses that their servers say they have for good."""
    for feed, result, _ in refreshed:
        if result.check.moved_to:
            try:
                feeds.move_feed(feed.id, result.check.moved_to)
            except UsageError as error:
                tell(str(error))


def refresh_value(feed: Feed, result: RefreshResult, changes: EntryChanges) -> dict[str, Any]:
    """Return a checked feed as a JSON value."""
    from reader.exchange.feed_values import changes_value  # noqa: PLC0415 - only here

    parsed = result.parsed
    return {
        "feed": feed.id,
        "url": feed.url,
        "title": (parsed.title if parsed and not feed.name else "") or feed.shown_title,
        "status": result.status.value,
        "problem": result.check.problem,
        "problems": list(parsed.problems) if parsed else [],
        "moved_to": result.check.moved_to,
        "entries": changes_value(changes),
    }


def report(
    feed: Feed, result: RefreshResult, changes: EntryChanges, *, quiet: bool, followed: bool
) -> None:
    """Tell a person about one feed; with ``quiet`` only what they should look at."""
    title = one_line(feed.shown_title, TITLE_LENGTH)
    for problem in (result.check.problem, *(result.parsed.problems if result.parsed else ())):
        if problem:
            tell(f"{title}: {problem}")
    if result.check.moved_to and not followed:
        tell(f"{title} has moved to {result.check.moved_to} (--follow-moves takes that address).")
    if not quiet and not result.check.problem:
        counts = (
            (len(changes.new), "new"),
            (len(changes.changed), "changed"),
            (len(changes.removed), "removed"),
        )
        words = ", ".join(f"{count} {word}" for count, word in counts if count)
        print_line(f"{result.status.value}  {feed.id[:SHORT_ID]}  {title}  {words}".rstrip())
