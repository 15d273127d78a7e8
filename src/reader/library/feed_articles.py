"""Entries of feeds as articles: new ones come in, changed ones become another version."""

from __future__ import annotations

from dataclasses import replace

from reader.ingest.feeds.entry_articles import article_from_entry
from reader.ingest.fetched_pages import fetched_type, parse_fetched
from reader.ingest.fetching.fetched import Fetched
from reader.library.body_choice import keep_choice
from reader.library.changes import ChangeSet
from reader.library.feed_library import RefreshResult
from reader.library.feed_merging import merge_entries
from reader.library.operation import Session
from reader.library.operations.add_articles import AddArticles, NewArticle
from reader.library.operations.revise_article import ReviseArticle
from reader.model.errors import NotFoundError, UnreadableError
from reader.model.feed import Feed
from reader.model.feed_entry import EntryChanges, FeedEntry
from reader.model.parsed_article import ParsedArticle
from reader.text.fingerprint import text_sha256

_RAW_TYPE = "text/html"


class FeedIntake:
    """Stores what a check of a feed gave, inside one transaction."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._changes = ChangeSet(feeds_changed=True)

    def take_in(self, result: RefreshResult) -> tuple[EntryChanges, ChangeSet]:
        """Store the feed and its entries; return what changed of both.

        Raises:
            NotFoundError: when the feed is not there any more.
        """
        session = self._session
        feed = replace(session.store.feeds.get_feed(result.feed_id), check=result.check)
        parsed = result.parsed
        if parsed is None:
            session.writer.feeds.save_feed(feed)
            return EntryChanges(), self._changes
        feed = replace(
            feed,
            title=parsed.title or feed.title,
            site_url=parsed.site_url or feed.site_url,
            language=parsed.language or feed.language,
        )
        session.writer.feeds.save_feed(feed)
        stored = session.store.feeds.list_entries(feed.id)
        changes = merge_entries(feed.id, stored, parsed, now=session.now, new_id=session.new_id)
        # The feed's first entry is its newest: added last, it is on top where dates are equal.
        new = tuple(self._add(entry, feed) for entry in reversed(changes.new))[::-1]
        changes = replace(changes, new=new)
        for entry in changes.changed:
            self._revise(entry, feed)
        for entry in (*new[::-1], *changes.changed, *changes.touched, *changes.removed):
            session.writer.feeds.save_entry(entry)
        return changes, self._changes

    def take_page(self, entry: FeedEntry, fetched: Fetched) -> ChangeSet:
        """Make the page of an entry the text of its article, which is made where there is none.

        Raises:
            UnreadableError: when there is no article in the page.
        """
        session = self._session
        parsed = parse_fetched(fetched, url=entry.parsed.url)
        if entry.article_id is None:
            feed = session.store.feeds.get_feed(entry.feed_id)
            new = NewArticle(
                session.new_id(),
                parsed,
                raw=fetched.body,
                raw_type=fetched_type(fetched),
                origin=feed.shown_title,
                feed_id=feed.id,
                url=fetched.url,
                etag=fetched.etag,
                last_modified=fetched.last_modified,
            )
            session.writer.feeds.save_entry(replace(entry, article_id=new.article_id))
            return AddArticles([new]).apply(session)
        opened = session.store.get_article(entry.article_id)
        raw_type = fetched_type(fetched)
        parsed = keep_choice(opened, session.store.get_raw, parsed, fetched.body, raw_type)
        operation = ReviseArticle(
            entry.article_id,
            parsed,
            raw=fetched.body,
            raw_type=fetched_type(fetched),
            url=fetched.url,
            etag=fetched.etag,
            last_modified=fetched.last_modified,
        )
        return operation.apply(session)

    def _add(self, entry: FeedEntry, feed: Feed) -> FeedEntry:
        """Make an article of a new entry, or link it to the one that the library has."""
        parsed = _article(entry, feed)
        if parsed is None:
            return entry
        digest = text_sha256(parsed.headline, parsed.document.text)
        present = self._session.store.find_duplicate(digest, parsed.url)
        if present is not None:
            return replace(entry, article_id=present)
        new = NewArticle(
            self._session.new_id(),
            parsed,
            raw=entry.parsed.raw_html.encode(),
            raw_type=_RAW_TYPE,
            origin=feed.shown_title,
            feed_id=feed.id,
        )
        self._changes |= AddArticles([new]).apply(self._session)
        return replace(entry, article_id=new.article_id)

    def _revise(self, entry: FeedEntry, feed: Feed) -> None:
        """Make another version of an entry's article, unless that came from elsewhere."""
        parsed = _article(entry, feed)
        if parsed is None or entry.article_id is None:
            return
        try:
            opened = self._session.store.get_article(entry.article_id)
        except NotFoundError:
            return  # deleted by the person: it stays away
        article = opened.article
        if article.feed_id != feed.id or feed.fetch_full_text:
            return  # its text is that of the page, which says more than the feed
        raw = entry.parsed.raw_html.encode()
        parsed = keep_choice(opened, self._session.store.get_raw, parsed, raw, _RAW_TYPE)
        operation = ReviseArticle(article.id, parsed, raw=raw, raw_type=_RAW_TYPE)
        self._changes |= operation.apply(self._session)


def _article(entry: FeedEntry, feed: Feed) -> ParsedArticle | None:
    try:
        return article_from_entry(entry.parsed, feed.shown_title)
    except UnreadableError:
        return None  # a headline only: it waits for its page
