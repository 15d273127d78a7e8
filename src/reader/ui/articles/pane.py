"""The pane with the article list: its name, the filter box, the rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QLocale, QModelIndex, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from reader.library.changes import ChangeSet
from reader.model.article import ArticleSummary
from reader.model.codebook import Codebook
from reader.model.queries import ArticlePage, ArticleQuery, Shelf
from reader.ui.articles.delegate import ArticleDelegate
from reader.ui.articles.filter_box import FilterBox
from reader.ui.articles.model import SUMMARY_ROLE, ArticleListModel, FetchPage
from reader.ui.articles.selection import ArticleSelection
from reader.ui.articles.view import ArticleListView
from reader.ui.elided_label import ElidedLabel
from reader.ui.empty_state import EmptyState
from reader.ui.icons import Icons
from reader.ui.theme import Theme


class ArticleListPane(QWidget):
    """The articles of one shelf or tag, narrowed down by words."""

    article_chosen = Signal(str)
    """The id of the article that became current."""
    reading_requested = Signal()
    """The article takes the keyboard."""
    library_requested = Signal()
    """The library pane takes the keyboard."""
    files_requested = Signal()
    """The list is empty and the person wants to fill it."""
    feeds_requested = Signal(tuple)
    """There is nothing from these feeds, by their ids, and the person wants them checked."""

    def __init__(self, fetch: FetchPage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shelf_query = ArticleQuery()
        self._shown_id: str | None = None
        self._restoring = False
        self._feed_problems: Mapping[str, str] = {}
        self.model = ArticleListModel(fetch, self)
        self.filter_box = FilterBox(self)
        self.view = ArticleListView(self)
        self._delegate = ArticleDelegate(self.view)
        self._name = ElidedLabel(self)
        self._count = QLabel(self)
        self._stack = QStackedWidget(self)
        self.empty = EmptyState(self)
        self._lay_out()
        self._connect()

    def apply_theme(self, theme: Theme, icons: Icons) -> None:
        """Show the pane in a theme."""
        theme.colour_words(self._count, "text_muted")
        self._delegate.apply_theme(theme, icons)
        self.filter_box.set_icons(icons)
        self.empty.apply_theme(theme, icons)
        self.view.viewport().update()

    def set_codebook(self, codebook: Codebook) -> None:
        """Take the tags that strips and screen readers show."""
        self._delegate.set_codebook(codebook)
        self.model.set_codebook(codebook)
        self.view.viewport().update()

    def show_shelf(self, query: ArticleQuery, name: str) -> None:
        """Show another shelf or tag; words in the filter box stay in force."""
        self._shelf_query = query
        self._name.setText(name)
        self.model.show_query(self.query())

    def set_feed_problems(self, problems: Mapping[str, str]) -> None:
        """Take why feeds, by their ids, could not be read."""
        self._feed_problems = problems
        if self._shelf_query.feed_ids and self.model.rowCount() == 0:
            self._explain_emptiness()

    def show_first_page(self, name: str, page: ArticlePage) -> None:
        """Show the page of all articles that the start fetched."""
        self._name.setText(name)
        self.model.show_page(ArticleQuery(), page)

    def refresh(self, changes: ChangeSet) -> None:
        """Take in what an operation changed."""
        self.model.refresh(changes)

    def query(self) -> ArticleQuery:
        """Return what the list shows, filter words included."""
        return replace(self._shelf_query, words=self.filter_box.text().strip())

    def current_article_id(self) -> str | None:
        """Return the article whose row is current."""
        return self._article_id(self.view.currentIndex())

    def selection(self) -> ArticleSelection:
        """Return the articles that are selected, those that are not loaded included."""
        rows = {index.row() for index in self.view.selectedIndexes()}
        ids = tuple(self.model.summary(row).article.id for row in sorted(rows))
        beyond = self.model.unloaded() if self.view.selects_unloaded else None
        if beyond is None:
            return ArticleSelection(ids)
        others = (row for row in range(self.model.rowCount()) if row not in rows)
        left_out = frozenset(self.model.summary(row).article.id for row in others)
        return ArticleSelection(ids, beyond, left_out)

    def make_current(self, article_id: str) -> None:
        """Make an article's row current, if it is loaded; `article_chosen` is not emitted."""
        self._shown_id = article_id
        row = self.model.row_of(article_id)
        if row is None or article_id == self.current_article_id():
            return
        self._restoring = True
        self.view.setCurrentIndex(self.model.index(row))
        self._restoring = False

    def go(self, steps: int) -> bool:
        """Open the article so many rows further down; false at the end of the list."""
        current = self.view.currentIndex()
        row = current.row() + steps if current.isValid() else 0
        if not 0 <= row < self.model.rowCount():
            return False
        self.view.setCurrentIndex(self.model.index(row))
        return True

    def go_to_next_unread(self) -> bool:
        """Open the next unread article below the current one; false when none is loaded."""
        first = self.view.currentIndex().row() + 1
        for row in range(first, self.model.rowCount()):
            if not self.model.summary(row).article.read:
                self.view.setCurrentIndex(self.model.index(row))
                return True
        return False

    def neighbour_of(self, article_ids: Sequence[str]) -> str | None:
        """Return the article that takes the place of those that go; None when no row stays.

        The one below the last of them, else the nearest above.
        """
        going = {row for each in article_ids if (row := self.model.row_of(each)) is not None}
        last = max(going, default=self.model.rowCount())
        below, above = range(last + 1, self.model.rowCount()), range(last - 1, -1, -1)
        staying = next((row for row in (*below, *above) if row not in going), None)
        return self.model.summary(staying).article.id if going and staying is not None else None

    def _lay_out(self) -> None:
        self.view.setModel(self.model)
        self.view.setItemDelegate(self._delegate)
        for label in (self._name, self._count):
            label.setTextFormat(Qt.TextFormat.PlainText)
        font = self._name.font()
        font.setBold(True)
        self._name.setFont(font)
        heading = QHBoxLayout()
        heading.addWidget(self._name, 1)
        heading.addWidget(self._count)
        head = QVBoxLayout()
        head.setContentsMargins(16, 12, 12, 12)
        head.setSpacing(8)
        head.addLayout(heading)
        head.addWidget(self.filter_box)
        self._stack.addWidget(self.view)
        self._stack.addWidget(self.empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self._stack, 1)
        self.setTabOrder(self.filter_box, self.view)
        self.setFocusProxy(self.view)

    def _connect(self) -> None:
        self.filter_box.words_changed.connect(self._show_narrowed)
        self.filter_box.left.connect(self.view.setFocus)
        self.view.selectionModel().currentChanged.connect(self._current_changed)
        self.view.entered.connect(self.reading_requested)
        self.view.left.connect(self.library_requested)
        self.view.selection_changed.connect(self._show_count)
        self.model.total_changed.connect(self._show_total)
        self.model.loaded.connect(self._restore_current)
        self.empty.action_requested.connect(self._act_on_empty)

    def _show_narrowed(self) -> None:
        self.model.show_query(self.query())

    def _current_changed(self, current: QModelIndex) -> None:
        article_id = self._article_id(current)
        if article_id is not None and not self._restoring:
            self._shown_id = article_id
            self.article_chosen.emit(article_id)

    def _restore_current(self) -> None:
        """Find the article that is being read again among the new rows."""
        if self._shown_id is not None:
            self.make_current(self._shown_id)

    def _show_count(self) -> None:
        """Say how many articles there are or, where several are selected, how many of them."""
        selected, locale = self.view.selected_count(), QLocale()
        left_out = self.model.rowCount() - selected
        if self.view.selects_unloaded and left_out:
            said = self.tr("All but %1 selected").replace("%1", locale.toString(left_out))
        elif self.view.selects_unloaded:
            said = self.tr("All selected")
        elif selected > 1:
            said = self.tr("%1 selected").replace("%1", locale.toString(selected))
        else:
            said = locale.toString(self.model.total)
        self._count.setText(said)

    def _show_total(self) -> None:
        self._show_count()
        empty = self.model.rowCount() == 0
        if empty:
            self._explain_emptiness()
        self._stack.setCurrentWidget(self.empty if empty else self.view)

    def _explain_emptiness(self) -> None:
        query = self.query()
        if query.words:
            self.empty.show_message(
                "search",
                self.tr("No article found"),
                self.tr("No title, outlet, author or section here has all of these words."),
                self.tr("Clear Filter"),
            )
        elif query.tag_id is not None:
            self.empty.show_message(
                "tag",
                self.tr("No passage has this tag"),
                self.tr("Select words in an article and press the tag’s key."),
            )
        elif query.feed_ids:
            self.empty.show_message("feed", *self._words_for_feeds(query.feed_ids))
        else:
            self.empty.show_message("articles", *self._words_for_shelf(query.shelf))

    def _words_for_feeds(self, feed_ids: Sequence[str]) -> tuple[str, str, str]:
        problems = [self._feed_problems[each] for each in feed_ids if each in self._feed_problems]
        check = self.tr("Check Now")
        if problems and len(problems) == len(feed_ids):
            return self.tr("Nothing could be read"), problems[0], check
        text = self.tr("What it brings appears here after each check.")
        return self.tr("No articles from here yet"), text, check

    def _words_for_shelf(self, shelf: Shelf) -> tuple[str, str, str]:
        if shelf is Shelf.UNREAD:
            return self.tr("Nothing unread"), self.tr("Every article here has been read."), ""
        if shelf is Shelf.STARRED:
            return self.tr("No stars yet"), self.tr("Press S in an article to give it one."), ""
        if shelf is Shelf.TO_REVIEW:
            text = self.tr("Every suggestion has been decided about.")
            return self.tr("Nothing to review"), text, ""
        if shelf is Shelf.ANNOTATED:
            text = self.tr("Select words in an article, then press 1 to 9 for a tag.")
            return self.tr("No annotations yet"), text, ""
        text = self.tr(
            "Drop web pages, MHTML, e-mails, PDFs, EPUBs, zips, folders or reading lists"
            " anywhere in the window."
        )
        return self.tr("No articles yet"), text, self.tr("Import…")

    def _act_on_empty(self) -> None:
        if self.query().words:
            self.filter_box.clear()
        elif self._shelf_query.feed_ids:
            self.feeds_requested.emit(self._shelf_query.feed_ids)
        else:
            self.files_requested.emit()

    @staticmethod
    def _article_id(index: QModelIndex) -> str | None:
        row = index.data(SUMMARY_ROLE)
        return row.article.id if isinstance(row, ArticleSummary) else None
