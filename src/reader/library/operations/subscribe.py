"""Subscribing to feeds, and leaving them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import fields, replace

from reader.library.changes import ChangeSet
from reader.library.feed_library import AddedFeed
from reader.library.operation import Session
from reader.model.article import Article
from reader.model.errors import NotFoundError
from reader.model.feed import Feed, FeedSubscription, tidy_folder
from reader.model.feed_entry import FeedEntry

_FEEDS_CHANGED = ChangeSet(feeds_changed=True)


class Subscribe:
    """Subscribe to feeds; an address that is there already, or came before, is not added again.

    ``added`` says after the first `apply` what became of each subscription, in their order.
    """

    def __init__(self, subscriptions: Iterable[FeedSubscription]) -> None:
        self._subscriptions = tuple(subscriptions)
        self.added: list[AddedFeed] = []
        count = len(self._subscriptions)
        self.label = "Subscribe" if count == 1 else f"Subscribe to {count} feeds"

    def apply(self, session: Session) -> ChangeSet:
        """Add the feeds; see `Operation`."""
        if not self.added:
            self.added = self._plan(session)
        new = [added.feed for added in self.added if not added.was_there]
        for feed in new:
            session.writer.feeds.save_feed(feed)
        return _FEEDS_CHANGED if new else ChangeSet()

    def revert(self, session: Session) -> ChangeSet:
        """Leave the feeds again, with what came from them meanwhile kept; see `Operation`."""
        new = [added.feed.id for added in self.added if not added.was_there]
        changes = ChangeSet()
        for feed_id in new:
            changes |= let_go(session, feed_id)[0]
        return changes

    def _plan(self, session: Session) -> list[AddedFeed]:
        planned: dict[str, Feed] = {}
        outcome = []
        for subscription in self._subscriptions:
            present = planned.get(subscription.url) or session.store.feeds.find_feed(
                subscription.url
            )
            if present is None:
                feed = planned[subscription.url] = _feed(subscription, session)
                outcome.append(AddedFeed(feed))
            else:
                outcome.append(AddedFeed(present, was_there=True))
        return outcome


class Unsubscribe:
    """Leave feeds; the articles that came from them stay."""

    def __init__(self, feed_ids: Iterable[str]) -> None:
        self._feed_ids = tuple(dict.fromkeys(feed_ids))
        self._left: list[tuple[Feed, Sequence[FeedEntry], Sequence[str]]] = []
        count = len(self._feed_ids)
        self.label = "Unsubscribe" if count == 1 else f"Unsubscribe from {count} feeds"

    def apply(self, session: Session) -> ChangeSet:
        """Remove the feeds; see `Operation`.

        Raises:
            NotFoundError: when one of them is not there.
        """
        feeds = [session.store.feeds.get_feed(feed_id) for feed_id in self._feed_ids]
        changes = _FEEDS_CHANGED
        self._left = []
        for feed in feeds:
            entries = session.store.feeds.list_entries(feed.id)
            made, article_ids = let_go(session, feed.id)
            changes |= made
            self._left.append((feed, entries, article_ids))
        return changes

    def revert(self, session: Session) -> ChangeSet:
        """Put feeds, entries and the articles' marks back; see `Operation`."""
        changed: set[str] = set()
        for feed, entries, article_ids in self._left:
            session.writer.feeds.save_feed(feed)
            for entry in entries:
                session.writer.feeds.save_entry(entry)
            known = set(article_ids)
            for article_id in known:
                article = _find_article(session, article_id)
                if article is not None:
                    session.writer.update_article(replace(article, feed_id=feed.id))
                    changed.add(article_id)
        return _FEEDS_CHANGED | ChangeSet(articles_changed=frozenset(changed))


class EditFeed:
    """Give a feed another name, folder, or other wishes of the person."""

    def __init__(self, feed: Feed, label: str = "Edit feed") -> None:
        self.label = label
        self._after = replace(feed, folder=tidy_folder(feed.folder))
        self._before: Feed | None = None

    def apply(self, session: Session) -> ChangeSet:
        """Write the feed; what its checks left behind stays; see `Operation`.

        Raises:
            NotFoundError: when it is not there.
        """
        current = session.store.feeds.get_feed(self._after.id)
        self._before = current
        return _write(session, current, self._after)

    def revert(self, session: Session) -> ChangeSet:
        """Put the feed back as it was; see `Operation`."""
        if self._before is None:
            return ChangeSet()
        return _write(session, session.store.feeds.get_feed(self._after.id), self._before)


def let_go(session: Session, feed_id: str) -> tuple[ChangeSet, list[str]]:
    """Remove a feed and its entries; its articles stay as articles of their own.

    Returns what changed, and the articles that came from it.
    """
    article_ids = session.store.feeds.list_article_ids(feed_id)
    for article_id in article_ids:
        article = session.store.get_article(article_id).article
        session.writer.update_article(replace(article, feed_id=None))
    session.writer.feeds.remove_feed(feed_id)
    changes = ChangeSet(articles_changed=frozenset(article_ids), feeds_changed=True)
    return changes, article_ids


_PERSONS_FIELDS = ("url", "name", "folder", "fetch_full_text", "load_images", "by_person")


def _write(session: Session, current: Feed, wanted: Feed) -> ChangeSet:
    written = replace(current, **{name: getattr(wanted, name) for name in _PERSONS_FIELDS})
    if written == current:
        return ChangeSet()
    session.writer.feeds.save_feed(written)
    return _FEEDS_CHANGED


def _feed(subscription: FeedSubscription, session: Session) -> Feed:
    values = {field.name: getattr(subscription, field.name) for field in fields(subscription)}
    values["folder"] = tidy_folder(subscription.folder)
    return Feed(id=session.new_id(), added_at=session.now, **values)


def _find_article(session: Session, article_id: str) -> Article | None:
    try:
        return session.store.get_article(article_id).article
    except NotFoundError:
        return None  # deleted meanwhile
