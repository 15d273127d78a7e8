"""Feeds and their entries as JSON values: what the command line prints. Times are RFC 3339, UTC."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from reader.exchange.front_matter import utc_time
from reader.model.feed import Feed
from reader.model.feed_entry import EntryChanges, EntryState, FeedEntry


def feed_value(feed: Feed, unread: int) -> dict[str, Any]:
    """Return a feed with the number of its unread entries."""
    check = feed.check
    return {
        "id": feed.id,
        "url": feed.url,
        "title": feed.shown_title,
        "site_url": feed.site_url,
        "folder": feed.folder,
        "language": feed.language,
        "added_at": utc_time(feed.added_at),
        "fetch_full_text": feed.fetch_full_text,
        "load_images": feed.load_images,
        "unread": unread,
        "checked_at": _time(check.checked_at),
        "succeeded_at": _time(check.succeeded_at),
        "due_at": _time(check.due_at),
        "failures": check.failures,
        "problem": check.problem,
        "gone": check.gone,
        "moved_to": check.moved_to,
    }


def changes_value(changes: EntryChanges) -> list[dict[str, Any]]:
    """Return what a check changed, entry by entry: new ones first, then changed, then removed."""
    return [
        _entry_value(entry, state)
        for state, entries in (
            (EntryState.NEW, changes.new),
            (EntryState.CHANGED, changes.changed),
            (EntryState.REMOVED, changes.removed),
        )
        for entry in entries
    ]


def _entry_value(entry: FeedEntry, state: EntryState) -> dict[str, Any]:
    parsed = entry.parsed
    return {
        "entry": entry.id,
        "state": state.value,
        "title": parsed.title,
        "url": parsed.url,
        "byline": list(parsed.byline),
        "published_at": parsed.published.iso if parsed.published else None,
        "date_doubtful": parsed.date_doubtful,
        "article": entry.article_id,
    }


def _time(moment: datetime | None) -> str | None:
    return utc_time(moment) if moment else None
