"""The article list as a Qt model: rows come in pages, and only when they are scrolled to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Protocol

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from reader.library.changes import ChangeSet
from reader.model.article import ArticleSummary
from reader.model.codebook import Codebook
from reader.model.queries import ArticlePage, ArticleQuery, Shelf
from reader.ui.articles.row_words import shown_title, spoken_row

PAGE_ROWS = 200
"""Rows asked for at a time: one page takes the store about a millisecond."""

SUMMARY_ROLE = Qt.ItemDataRole.UserRole
"""The whole `ArticleSummary`."""

Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()


@dataclass(frozen=True, slots=True)
class PageRequest:
    """A page that the model wants; ``cursor`` is None for the first."""

    query: ArticleQuery
    limit: int
    cursor: str | None


class FetchPage(Protocol):
    """Fetches a page away from the window's thread; a later call makes an earlier one void."""

    def __call__(self, request: PageRequest, done: Callable[[ArticlePage], None]) -> None:
        """Call ``done`` in the window's thread when the page is there."""


class ArticleListModel(QAbstractListModel):
    """The articles that answer one query, newest first.

    A change brings new rows in and redraws those it touched, but takes away only articles that
    are deleted: an article that was read stays among the unread until the shelf is chosen
    again, so that nothing moves under the reader's hand.
    """

    total_changed = Signal(int)
    """How many articles answer the query, whether loaded or not."""
    loaded = Signal()
    """The first page of a new query is there."""

    def __init__(self, fetch: FetchPage, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._fetch = fetch
        self._query = ArticleQuery()
        self._answered = ArticleQuery()
        """What the rows answer: the query before, until the first page of another is there."""
        self._rows: list[ArticleSummary] = []
        self._ids: dict[str, int] = {}
        self._cursor: str | None = None
        self._fetching = False
        self._begins_anew = False
        """Whether the rows are those of another query, until its first page is there."""
        self._total = 0
        self._tag_names: dict[str, str] = {}

    @property
    def query(self) -> ArticleQuery:
        """What the list shows."""
        return self._query

    @property
    def total(self) -> int:
        """How many articles answer the query."""
        return self._total

    def unloaded(self) -> ArticleQuery | None:
        """Return what the rows answer where more articles do; None where all are loaded."""
        return self._answered if self._cursor is not None else None

    def show_query(self, query: ArticleQuery) -> None:
        """Ask for other articles; the rows change when the first page is there."""
        self._query = query
        self._begins_anew = True
        self._request(None, PAGE_ROWS, self._show_first_page)

    def show_page(self, query: ArticleQuery, page: ArticlePage) -> None:
        """Show a first page that was fetched elsewhere (the one a start begins with)."""
        self._query = query
        self._show_first_page(page)

    def refresh(self, changes: ChangeSet) -> None:
        """Take in what an operation changed."""
        if self._begins_anew:
            # The page that is on its way may be older than the change: ask for it again.
            self.show_query(self._query)
            return
        removed = changes.articles_removed
        self._request(
            None,
            max(PAGE_ROWS, len(self._rows)),
            lambda page: self._merge_page(page, removed),
        )

    def set_codebook(self, codebook: Codebook) -> None:
        """Take the tags' names, which a screen reader says."""
        self._tag_names = {tag.id: tag.name for tag in codebook}

    def row_of(self, article_id: str) -> int | None:
        """Return the row of an article, None when it is not loaded."""
        return self._ids.get(article_id)

    def summary(self, row: int) -> ArticleSummary:
        """Return a row's values."""
        return self._rows[row]

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        """Return the number of rows loaded."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a row's title, its words for screen readers, or the whole summary."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == SUMMARY_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return shown_title(row.article)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken_row(row, self._tag_names)
        return None

    def canFetchMore(self, parent: Index) -> bool:
        """Say whether the query has rows that are not loaded."""
        return not parent.isValid() and self._cursor is not None and not self._fetching

    def fetchMore(self, parent: Index) -> None:
        """Ask for the next page."""
        if self.canFetchMore(parent):
            self._request(self._cursor, PAGE_ROWS, self._append_page)

    def _request(self, cursor: str | None, limit: int, done: Callable[[ArticlePage], None]) -> None:
        def arrived(page: ArticlePage) -> None:
            self._fetching = False
            done(page)

        self._fetching = True
        self._fetch(PageRequest(self._query, limit, cursor), arrived)

    def _show_first_page(self, page: ArticlePage) -> None:
        self._begins_anew = False
        self._answered = self._query
        self.beginResetModel()
        self._rows = list(page.rows)
        self._number_rows()
        self._cursor = page.next_cursor
        self.endResetModel()
        self._set_total(page.total)
        self.loaded.emit()

    def _append_page(self, page: ArticlePage) -> None:
        # A row that was kept although it no longer matched may come again: it stays where it is.
        new = [row for row in page.rows if row.article.id not in self._ids]
        self._cursor = page.next_cursor
        if new:
            first = len(self._rows)
            self.beginInsertRows(QModelIndex(), first, first + len(new) - 1)
            self._rows += new
            self._number_rows(first)
            self.endInsertRows()
        self._set_total(page.total)

    def _merge_page(self, page: ArticlePage, removed: frozenset[str]) -> None:
        self._remove(removed)
        fresh = {row.article.id: row for row in page.rows}
        for number, row in enumerate(self._rows):
            new = fresh.get(row.article.id) or _no_longer_matching(row, self._query)
            if new != row:
                self._rows[number] = new
                self.dataChanged.emit(self.index(number), self.index(number))
        self._insert_missing(page.rows)
        self._cursor = page.next_cursor
        self._set_total(page.total)

    def _remove(self, ids: frozenset[str]) -> None:
        numbers = sorted((self._ids[i] for i in ids if i in self._ids), reverse=True)
        for number in numbers:
            self.beginRemoveRows(QModelIndex(), number, number)
            del self._rows[number]
            self.endRemoveRows()
        if numbers:
            self._number_rows()

    def _insert_missing(self, rows: Sequence[ArticleSummary]) -> None:
        """Put each new row behind the one that comes before it in the page."""
        place = 0
        for row in rows:
            known = self._ids.get(row.article.id)
            if known is not None:
                place = known + 1
                continue
            self.beginInsertRows(QModelIndex(), place, place)
            self._rows.insert(place, row)
            self._number_rows(place)
            self.endInsertRows()
            place += 1

    def _number_rows(self, first: int = 0) -> None:
        if first == 0:
            self._ids = {}
        for number in range(first, len(self._rows)):
            self._ids[self._rows[number].article.id] = number

    def _set_total(self, total: int) -> None:
        self._total = total
        self.total_changed.emit(total)


def _no_longer_matching(row: ArticleSummary, query: ArticleQuery) -> ArticleSummary:
    """Return a row that has left its shelf as it must be now: that is why it left."""
    if query.tag_id is not None:
        marks = tuple(mark for mark in row.tag_marks if mark.tag_id != query.tag_id)
        return replace(row, tag_marks=marks)
    if query.shelf is Shelf.UNREAD:
        return replace(row, article=replace(row.article, read=True))
    if query.shelf is Shelf.STARRED:
        return replace(row, article=replace(row.article, starred=False))
    if query.shelf is Shelf.ANNOTATED:
        return replace(row, annotation_count=0, tag_marks=())
    return row
