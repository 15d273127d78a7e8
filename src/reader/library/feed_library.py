"""What refreshing, OPML and the command line ask of a library that has feeds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from reader.library.changes import ChangeSet
from reader.model.feed import Feed, FeedCheck, FeedSubscription
from reader.model.feed_entry import EntryChanges, FeedEntry, ParsedFeed


class RefreshStatus(StrEnum):
    """What came of checking one feed; the values appear in `feeds refresh --json`."""

    UPDATED = "updated"
    """It was read; whether its entries differ is for `FeedLibrary.take_in` to say."""
    UNCHANGED = "unchanged"
    """The server says that nothing has changed (304)."""
    FAILED = "failed"
    GONE = "gone"
    """The server says that it will not come back (410)."""


@dataclass(frozen=True, slots=True)
class RefreshResult:
    """One feed after a check, before anything of it is stored.

    ``check`` replaces the feed's own, whole. ``parsed`` is there when the status is UPDATED and
    only then. ``check.problem`` says why it failed.
    """

    feed_id: str
    status: RefreshStatus
    check: FeedCheck
    parsed: ParsedFeed | None = None


@dataclass(frozen=True, slots=True)
class AddedFeed:
    """What became of one subscription: the feed, and whether it was there already."""

    feed: Feed
    was_there: bool = False


class FeedLibrary(Protocol):
    """The part of `Library` that knows feeds; used from the library's own thread.

    Every method raises the fitting `LibraryError` when the file is at fault.
    """

    def list_feeds(self) -> list[Feed]:
        """Return all feeds: by folder ("" first), then by shown title, whatever the case."""
        ...

    def get_feed(self, feed_id: str) -> Feed:
        """Return one feed.

        Raises:
            NotFoundError: when there is none with this id.
        """
        ...

    def count_unread_entries(self) -> Mapping[str, int]:
        """Return the number of unread entries by feed id; feeds that have none are left out."""
        ...

    def list_entries(self, feed_id: str) -> list[FeedEntry]:
        """Return a feed's entries, removed ones too, newest first (published, else first seen).

        Raises:
            NotFoundError: when there is no such feed.
        """
        ...

    def add_feeds(self, subscriptions: Sequence[FeedSubscription]) -> list[AddedFeed]:
        """Subscribe, all in one step to undo; return what became of each, in their order.

        An address that the library has (or that came earlier in the same call) is not added
        again, and nothing about the feed that is there changes. New feeds are due at once.
        """
        ...

    def remove_feeds(self, feed_ids: Sequence[str]) -> None:
        """Unsubscribe, all in one step to undo. Articles that came from the feeds stay.

        Raises:
            NotFoundError: when one of them is not there; then none is removed.
        """
        ...

    def move_feed(self, feed_id: str, url: str) -> Feed:
        """Give a feed another address, which the person agreed to; return it as it is then.

        Its ``check`` is cleared except for ``checked_at`` and ``succeeded_at``, so that it is due
        at once and no validator goes to another server; ``by_person`` stays only where the
        server is the same.

        Raises:
            NotFoundError: when there is no such feed.
            UsageError: when another feed has the address.
        """
        ...

    def take_in(self, result: RefreshResult) -> tuple[EntryChanges, ChangeSet]:
        """Store what a check gave, in one transaction that is nothing to undo.

        Return the entries' changes, and the library's.

        ``result.check`` takes the place of the feed's. With ``result.parsed`` the feed's title,
        site address and language follow it where it names them, and the entries are those of
        `reader.library.feed_merging.merge_entries`; without it no entry changes.

        Raises:
            NotFoundError: when the feed has been removed in the meantime; nothing is stored.
        """
        ...
