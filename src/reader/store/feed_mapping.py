"""Feeds and their entries to columns and back; needs no SQLModel, like `mapping`."""

from __future__ import annotations

from reader.model.feed import Feed
from reader.model.feed_entry import FeedEntry
from reader.model.json_values import from_json, to_json
from reader.store.mapping import Columns, StoredRow, time_to_text


def columns_from_feed(feed: Feed) -> Columns:
    """Return the columns of `FeedRow`."""
    return {
        "id": feed.id,
        "url": feed.url,
        "title": feed.shown_title,
        "folder": feed.folder,
        "added_at": time_to_text(feed.added_at),
        "details": to_json(feed),
    }


def feed_from_row(row: StoredRow) -> Feed:
    """Return the feed that a row of ``feeds`` holds.

    Raises:
        ValueError: when the row cannot be one.
    """
    return from_json(Feed, row["details"])


def columns_from_entry(entry: FeedEntry) -> Columns:
    """Return the columns of `FeedEntryRow`."""
    return {
        "id": entry.id,
        "feed_id": entry.feed_id,
        "entry_key": entry.parsed.key,
        "article_id": entry.article_id,
        "details": to_json(entry),
    }


def entry_from_row(row: StoredRow) -> FeedEntry:
    """Return the entry that a row of ``feed_entries`` holds.

    Raises:
        ValueError: when the row cannot be one.
    """
    return from_json(FeedEntry, row["details"])
