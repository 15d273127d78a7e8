"""What must be there to read: library pane, article list, the article.

The second of three steps in which the window comes: first its ground (`reader.ui.skeleton`),
then this, and when the article can be read everything else (`reader.ui.furnishing`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QScrollBar, QVBoxLayout, QWidget

from reader.model.article import OpenArticle
from reader.model.codebook import Codebook
from reader.ui.articles.pane import ArticleListPane
from reader.ui.client import LibraryClient
from reader.ui.current_article import CurrentArticle
from reader.ui.icons import Icons
from reader.ui.library_pages import page_fetcher
from reader.ui.overview import LibraryOverview
from reader.ui.reading.pane import ReadingPane
from reader.ui.scroll_bars import scroll_bar_style
from reader.ui.shelves.pane import LibraryPane
from reader.ui.skeleton import BOTTOM, TOP
from reader.ui.theme import Theme
from reader.ui.workspace import Pane, Workspace

if TYPE_CHECKING:
    from reader.ui.first_view import FirstView
    from reader.ui.window import MainWindow


class Essentials(QObject):
    """The panes that show the library and its articles, and what feeds them."""

    def __init__(self, window: MainWindow, client: LibraryClient) -> None:
        super().__init__(window)
        self.window = window
        self.client = client
        self.icons = Icons(window.theme)
        self.current = CurrentArticle(client, self)
        self.overview = LibraryOverview(client, self)
        self.shelves = LibraryPane(window)
        self.article_list = ArticleListPane(page_fetcher(client), window)
        self.reading = ReadingPane(window, theme=window.theme)
        self.workspace = Workspace(
            {
                Pane.LIBRARY: self.shelves,
                Pane.ARTICLES: self.article_list,
                Pane.ARTICLE: self.reading,
                Pane.ANNOTATIONS: QWidget(window),
            },
            window,
        )
        self.column = QVBoxLayout()
        self._connect()
        self._move_in()
        self.apply_theme(window.theme)
        self._apply_preferences()

    def show_first_view(self, view: FirstView) -> None:
        """Fill list and article; what is read counts as opened by the person."""
        self.overview.set_codebook(view.codebook)
        self.article_list.show_first_page(self.shelves.current_name, view.page)
        if view.article is not None:
            self.current.show(view.article)
        self.article_list.setFocus()

    def apply_theme(self, theme: Theme) -> None:
        """Show the panes in a theme."""
        self.icons = Icons(theme)
        self.shelves.apply_theme(theme, self.icons)
        self.article_list.apply_theme(theme, self.icons)
        self.reading.apply_theme(theme)
        self.workspace.apply_theme(theme)
        for bar in self.window.findChildren(QScrollBar):
            bar.setStyleSheet(scroll_bar_style(theme))

    def make_room(self) -> None:
        """Give the panes the places that were kept for menu bar, toolbar and status bar."""
        self.column.setContentsMargins(0, 0, 0, 0)

    def _connect(self) -> None:
        self.client.changed.connect(self.article_list.refresh)
        self.overview.codebook_changed.connect(self._show_codebook)
        self.overview.counts_changed.connect(self.shelves.set_counts)
        self.current.opened.connect(self._show_article)
        self.current.refreshed.connect(self._refresh_article)
        self.current.closed.connect(self._show_nothing)
        self.shelves.shelf_chosen.connect(self.article_list.show_shelf)
        self.article_list.article_chosen.connect(self.current.open)
        self.reading.passage_changed.connect(self.current.touch)
        self.reading.view.verticalScrollBar().valueChanged.connect(self.current.touch)

    def _move_in(self) -> None:
        preferences = self.window.preferences
        self.workspace.set_widths(preferences.pane_widths)
        self.workspace.set_hidden(preferences.hidden_panes)
        self.column.setContentsMargins(0, TOP, 0, BOTTOM)
        self.column.setSpacing(0)
        self.column.addWidget(self.workspace, 1)
        centre = QWidget(self.window)
        centre.setLayout(self.column)
        self.window.setCentralWidget(centre)

    def _apply_preferences(self) -> None:
        preferences = self.window.preferences
        self.reading.set_text_size(preferences.text_size)
        self.reading.set_column_characters(preferences.column_characters)

    def _show_codebook(self, codebook: Codebook) -> None:
        self.shelves.set_codebook(codebook)
        self.article_list.set_codebook(codebook)

    def _show_article(self, article: OpenArticle) -> None:
        self.reading.show_article(article, self.overview.codebook)
        self.article_list.make_current(article.article.id)
        self.window.show_title(article.article.title)
        self.window.preferences.remember_article(self.client.path, article.article.id)

    def _refresh_article(self, article: OpenArticle) -> None:
        self.reading.show_article(article, self.overview.codebook)

    def _show_nothing(self) -> None:
        self.reading.clear()
        self.window.show_title("")
