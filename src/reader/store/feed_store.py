"""Feeds and entries of an open library, to be read."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from reader.model.errors import NotFoundError
from reader.model.feed import Feed
from reader.model.feed_entry import FeedEntry
from reader.store.connection import select
from reader.store.failures import reading
from reader.store.feed_mapping import entry_from_row, feed_from_row
from reader.store.folding import fold


class FeedStore:
    """The part of `Store` that reads feeds; raises what the store raises."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self._path = path
        self._connection = connection

    def list_feeds(self) -> list[Feed]:
        """Return all feeds by folder, "" first, then by shown title, whatever the case."""
        with reading(self._path):
            rows = select(self._connection, "SELECT * FROM feeds ORDER BY seq").fetchall()
        feeds = map(feed_from_row, rows)
        return sorted(feeds, key=lambda feed: (fold(feed.folder), fold(feed.shown_title), feed.id))

    def get_feed(self, feed_id: str) -> Feed:
        """Return one feed.

        Raises:
            NotFoundError: when the library does not have it.
        """
        with reading(self._path):
            row = select(
                self._connection, "SELECT * FROM feeds WHERE id = ?", (feed_id,)
            ).fetchone()
        if row is None:
            raise NotFoundError(f"The library has no feed {feed_id}.", "List the feeds.")
        return feed_from_row(row)

    def find_feed(self, url: str) -> Feed | None:
        """Return the feed with this address, or None."""
        with reading(self._path):
            row = select(self._connection, "SELECT * FROM feeds WHERE url = ?", (url,)).fetchone()
        return None if row is None else feed_from_row(row)

    def list_entries(self, feed_id: str) -> list[FeedEntry]:
        """Return all entries of a feed, in the order in which they were first seen."""
        with reading(self._path):
            rows = select(
                self._connection,
                "SELECT * FROM feed_entries WHERE feed_id = ? ORDER BY seq",
                (feed_id,),
            ).fetchall()
        return [entry_from_row(row) for row in rows]

    def get_entry(self, entry_id: str) -> FeedEntry:
        """Return one entry.

        Raises:
            NotFoundError: when the library does not have it.
        """
        with reading(self._path):
            row = select(
                self._connection, "SELECT * FROM feed_entries WHERE id = ?", (entry_id,)
            ).fetchone()
        if row is None:
            raise NotFoundError(f"The library has no feed entry {entry_id}.")
        return entry_from_row(row)

    def list_without_page(self, feed_id: str, limit: int) -> list[tuple[str, str]]:
        """Return (entry id, address) of entries whose page was not fetched, newest first.

        Left out are those without an address, those that have left the feed, and those whose
        article was deleted or came from somewhere else.
        """
        with reading(self._path):
            rows = select(
                self._connection,
                "SELECT feed_entries.* FROM feed_entries"
                " LEFT JOIN articles ON articles.id = feed_entries.article_id"
                " LEFT JOIN revisions ON revisions.id = articles.revision_id"
                " WHERE feed_entries.feed_id = ? AND (feed_entries.article_id IS NULL"
                "  OR (articles.feed_id = feed_entries.feed_id AND revisions.url IS NULL))"
                " ORDER BY feed_entries.seq DESC",
                (feed_id,),
            ).fetchall()
        entries = map(entry_from_row, rows)
        waiting = [
            (entry.id, entry.parsed.url)
            for entry in entries
            if entry.parsed.url and entry.removed_at is None
        ]
        return waiting[:limit]

    def list_article_ids(self, feed_id: str) -> list[str]:
        """Return the articles that came from a feed, oldest first."""
        with reading(self._path):
            rows = self._connection.execute(
                "SELECT id FROM articles WHERE feed_id = ? ORDER BY seq", (feed_id,)
            ).fetchall()
        return [row[0] for row in rows]

    def count_unread(self) -> dict[str, int]:
        """Return the number of unread articles by feed; feeds that have none are left out."""
        with reading(self._path):
            rows = self._connection.execute(
                "SELECT feed_id, count(*) FROM articles"
                " WHERE feed_id IS NOT NULL AND read = 0 GROUP BY feed_id"
            ).fetchall()
        return dict(rows)
