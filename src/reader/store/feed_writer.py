"""Writing feeds and their entries, inside a transaction."""

from __future__ import annotations

from sqlalchemy import delete
from sqlmodel import col

from reader.model.feed import Feed
from reader.model.feed_entry import FeedEntry
from reader.store.feed_mapping import columns_from_entry, columns_from_feed
from reader.store.row_writer import RowWriter
from reader.store.rows import FeedEntryRow, FeedRow
from reader.store.seals import sealed


class FeedWriter(RowWriter):
    """What can be changed about feeds."""

    def save_feed(self, feed: Feed) -> None:
        """Add a feed, or replace the one with its id."""
        columns = sealed(columns_from_feed(feed))
        row = self.find_row(FeedRow, feed.id)
        if row is None:
            self.insert(FeedRow, columns)
        else:
            self.update(row, columns)

    def remove_feed(self, feed_id: str) -> None:
        """Remove a feed with its entries; no article may refer to it any more.

        Raises:
            NotFoundError: when the library does not have it.
        """
        row = self.get_row(FeedRow, feed_id)
        self._session.exec(delete(FeedEntryRow).where(col(FeedEntryRow.feed_id) == feed_id))
        self._session.delete(row)
        self._session.flush()

    def save_entry(self, entry: FeedEntry) -> None:
        """Add an entry, or replace the one with its id."""
        columns = sealed(columns_from_entry(entry))
        row = self.find_row(FeedEntryRow, entry.id)
        if row is None:
            self.insert(FeedEntryRow, columns)
        else:
            self.update(row, columns)
