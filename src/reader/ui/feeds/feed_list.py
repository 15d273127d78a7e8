"""The feeds of the library as lines of the library pane, kept up to date."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from reader.library.changes import ChangeSet
from reader.model.feed import FOLDER_SEPARATOR, Feed
from reader.model.queries import ArticleQuery
from reader.ui.client import LibraryClient
from reader.ui.shelves.model import ShelfEntry

if TYPE_CHECKING:
    from reader.library.library import Library


class FeedList(QObject):
    """Reads feeds and their unread counts again after each change that concerns them."""

    changed = Signal()
    """``feeds`` or ``unread`` are others now."""

    def __init__(self, client: LibraryClient, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._client = client
        self.feeds: Sequence[Feed] = ()
        self.unread: Mapping[str, int] = {}
        client.opened.connect(self.read)
        client.changed.connect(self._take_in)
        if client.is_open:
            self.read()

    def read(self) -> None:
        """Ask for the feeds."""
        self._client.fetch(_read, self._show, latest="feeds")

    def entries(self) -> list[ShelfEntry]:
        """Return the lines: folders, with their feeds below them, then feeds in no folder."""
        return feed_entries(self.feeds, self.unread)

    def find(self, feed_id: str) -> Feed | None:
        """Return a feed, or None."""
        return next((feed for feed in self.feeds if feed.id == feed_id), None)

    def _take_in(self, changes: ChangeSet) -> None:
        articles = changes.articles_added | changes.articles_changed | changes.articles_removed
        if changes.feeds_changed or (self.feeds and articles):
            self.read()

    def _show(self, answer: tuple[list[Feed], Mapping[str, int]]) -> None:
        if answer != (self.feeds, self.unread):
            self.feeds, self.unread = answer
            self.changed.emit()


def feed_entries(feeds: Sequence[Feed], unread: Mapping[str, int]) -> list[ShelfEntry]:
    """Return the lines of feeds; a folder's line stands for all feeds in and below it."""
    entries: list[ShelfEntry] = []
    shown: set[str] = set()
    for feed in sorted(feeds, key=lambda feed: (not feed.folder, feed.folder.casefold())):
        names = feed.folder.split(FOLDER_SEPARATOR) if feed.folder else []
        for depth in range(len(names)):
            path = FOLDER_SEPARATOR.join(names[: depth + 1])
            if path not in shown:
                shown.add(path)
                entries.append(_folder_entry(path, names[depth], depth, feeds, unread))
        query = ArticleQuery(feed_ids=(feed.id,))
        count, problem = unread.get(feed.id, 0), feed.check.problem
        entries.append(
            ShelfEntry(feed.shown_title, query, "feed", count, depth=len(names), problem=problem)
        )
    return entries


def _folder_entry(
    path: str, name: str, depth: int, feeds: Sequence[Feed], unread: Mapping[str, int]
) -> ShelfEntry:
    inside = [
        feed.id
        for feed in feeds
        if feed.folder == path or feed.folder.startswith(path + FOLDER_SEPARATOR)
    ]
    count = sum(unread.get(feed_id, 0) for feed_id in inside)
    return ShelfEntry(name, ArticleQuery(feed_ids=tuple(inside)), "folder", count, depth=depth)


def _read(library: Library) -> tuple[list[Feed], Mapping[str, int]]:
    return library.feeds.list_feeds(), library.feeds.count_unread_entries()
