"""The feeds of a library: subscriptions, entries, and how entries become articles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from reader.documents.addresses import server_of
from reader.library.changes import ChangeSet
from reader.library.feed_library import AddedFeed, RefreshResult
from reader.model.errors import UsageError
from reader.model.feed import Feed, FeedCheck, FeedSubscription
from reader.model.feed_entry import EntryChanges, FeedEntry

if TYPE_CHECKING:
    from reader.ingest.fetching.fetched import Fetched
    from reader.library.library import Library
    from reader.store.feed_store import FeedStore


class Feeds:
    """The part of `Library` that knows feeds: a `FeedLibrary`; used from the library's thread."""

    def __init__(self, library: Library, store: FeedStore) -> None:
        self._library = library
        self._store = store

    def list_feeds(self) -> list[Feed]:
        """Return all feeds: by folder ("" first), then by shown title, whatever the case."""
        return self._store.list_feeds()

    def get_feed(self, feed_id: str) -> Feed:
        """Return one feed.

        Raises:
            NotFoundError: when there is none with this id.
        """
        return self._store.get_feed(feed_id)

    def count_unread_entries(self) -> Mapping[str, int]:
        """Return the number of unread articles by feed id; feeds that have none are left out."""
        return self._store.count_unread()

    def list_entries(self, feed_id: str) -> list[FeedEntry]:
        """Return a feed's entries, removed ones too, newest first (published, else first seen).

        Raises:
            NotFoundError: when there is no such feed.
        """
        self._store.get_feed(feed_id)
        return sorted(self._store.list_entries(feed_id), key=_age, reverse=True)

    def add_feeds(self, subscriptions: Sequence[FeedSubscription]) -> list[AddedFeed]:
        """Subscribe; return what became of each subscription, in their order."""
        from reader.library.operations.subscribe import Subscribe  # noqa: PLC0415 - writes only

        operation = Subscribe(subscriptions)
        self._library.run(operation)
        return operation.added

    def remove_feeds(self, feed_ids: Sequence[str]) -> None:
        """Unsubscribe. Articles that came from the feeds stay.

        Raises:
            NotFoundError: when one of them is not there; then none is removed.
        """
        from reader.library.operations.subscribe import Unsubscribe  # noqa: PLC0415 - as above

        self._library.run(Unsubscribe(feed_ids))

    def move_feed(self, feed_id: str, url: str) -> Feed:
        """Give a feed another address, which the person agreed to; return it as it is then.

        Raises:
            NotFoundError: when there is no such feed.
            UsageError: when another feed has the address.
        """
        feed = self._store.get_feed(feed_id)
        other = self._store.find_feed(url)
        if other is not None and other.id != feed_id:
            raise UsageError(
                f"The feed “{other.shown_title}” has this address already.",
                "Remove one of the two.",
            )
        check = FeedCheck(checked_at=feed.check.checked_at, succeeded_at=feed.check.succeeded_at)
        # The person agreed to a server's suggestion: only on their own server may it be local.
        by_person = feed.by_person and server_of(url) == server_of(feed.url)
        moved = replace(feed, url=url, by_person=by_person, check=check)
        with self._library.transaction() as session:
            session.writer.feeds.save_feed(moved)
        return moved

    def take_in(self, result: RefreshResult) -> tuple[EntryChanges, ChangeSet]:
        """Store what a check gave; return the entries' changes, and the library's.

        New entries become articles, unless the library has them; changed ones a new version of
        theirs. What the person deleted is not brought in again.

        Raises:
            NotFoundError: when the feed has been removed in the meantime; nothing is stored.
        """
        # Entries are articles: what makes articles is loaded with the first check.
        from reader.library.feed_articles import FeedIntake  # noqa: PLC0415

        with self._library.transaction() as session:
            return FeedIntake(session).take_in(result)

    def list_without_page(self, feed_id: str, limit: int = 20) -> list[tuple[str, str]]:
        """Return (entry id, address) of entries whose full text has not been fetched, newest first.

        The feed's own text stands for the article until its page has been.
        """
        return self._store.list_without_page(feed_id, limit)

    def take_page(self, entry_id: str, fetched: Fetched) -> ChangeSet:
        """Make the page of an entry its article's text; nothing that a person would undo.

        Raises:
            NotFoundError: when the entry is not there any more.
            UnreadableError: when there is no article in the page.
        """
        from reader.library.feed_articles import FeedIntake  # noqa: PLC0415 - as above

        with self._library.transaction() as session:
            return FeedIntake(session).take_page(self._store.get_entry(entry_id), fetched)


def _age(entry: FeedEntry) -> tuple[str, str]:
    published = entry.parsed.published
    seen = entry.first_seen_at.isoformat()
    return ((published.iso if published is not None else None) or seen, seen)
