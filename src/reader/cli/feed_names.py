"""Which feeds are meant by what a person types."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from reader.cli.output import SHORT_ID
from reader.library.feed_library import FeedLibrary
from reader.model.errors import NotFoundError, UsageError
from reader.model.feed import Feed

_MOST_NAMED = 5


def resolve_feeds(feeds: FeedLibrary, named: Iterable[str]) -> list[Feed]:
    """Return the feeds that are named by id, beginning of it, address or title, each once.

    Raises:
        NotFoundError: when there is none.
        UsageError: when there are several.
    """
    known = feeds.list_feeds()
    found = (_the_one(known, name.strip()) for name in named)
    return list({feed.id: feed for feed in found}.values())


def _the_one(known: Sequence[Feed], name: str) -> Feed:
    tests: tuple[Callable[[Feed], bool], ...] = (
        lambda feed: name in (feed.id, feed.url),
        lambda feed: feed.shown_title.casefold() == name.casefold(),
        lambda feed: bool(name) and feed.id.startswith(name.lower()),
    )
    for is_meant in tests:
        meant = [feed for feed in known if is_meant(feed)]
        if len(meant) == 1:
            return meant[0]
        if meant:
            ids = ", ".join(feed.id[:SHORT_ID] for feed in meant[:_MOST_NAMED])
            raise UsageError(f"“{name}” can be any of {len(meant)} feeds: {ids}.", "Give an id.")
    raise NotFoundError(f"There is no feed “{name}”.", "List the feeds (feeds list) to see ids.")
