"""Everything else in the window: bars, menus, annotations, commands, and who hears what.

Loaded when the first article can be read; `reader.ui.essentials` came before.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reader.model.queries import ArticleQuery
from reader.ui.action_states import ActionStates
from reader.ui.actions import ActionRegistry, load_action_table
from reader.ui.annotations.pane import AnnotationPane
from reader.ui.commands.annotating import AnnotateCommands
from reader.ui.commands.articles import ArticleCommands
from reader.ui.commands.editing import EditCommands
from reader.ui.commands.feeds import FeedCommands
from reader.ui.commands.files import FileCommands
from reader.ui.commands.fixing import FixCommands
from reader.ui.commands.helping import HelpCommands
from reader.ui.commands.importing import ImportCommands
from reader.ui.commands.ledger import LedgerCommands
from reader.ui.commands.originals import OriginalCommands
from reader.ui.commands.parts import WindowParts
from reader.ui.commands.reviewing import ReviewCommands
from reader.ui.commands.revisions import RevisionCommands
from reader.ui.commands.sourcing import SourcingCommands
from reader.ui.commands.viewing import ViewCommands
from reader.ui.commands.web import WebCommands
from reader.ui.essentials import Essentials
from reader.ui.feeds.feed_list import FeedList
from reader.ui.first_steps import FirstSteps
from reader.ui.menus import build_menus
from reader.ui.message_bar import MessageBar
from reader.ui.preferences import Preferences
from reader.ui.review.background import BackgroundAnalysis
from reader.ui.review.current_review import CurrentReview
from reader.ui.review.header import SourcingHeader
from reader.ui.review.suggestions_pane import SuggestionsPane
from reader.ui.side_pane import SidePane, SideTab
from reader.ui.sources.sources_pane import SourcesPane
from reader.ui.status import LibraryStatusBar
from reader.ui.theme import Theme
from reader.ui.toaster import Toaster
from reader.ui.toolbar import MainToolBar
from reader.ui.web_work import WebWork
from reader.ui.wiring import Wiring
from reader.ui.workspace import Pane

if TYPE_CHECKING:
    from reader.ui.window import MainWindow


class Furniture(QObject):
    """Builds the rest of a window around its essentials, and keeps all parts."""

    def __init__(
        self,
        window: MainWindow,
        essentials: Essentials,
        *,
        preferences_path: Path,
        log_path: Path,
    ) -> None:
        super().__init__(window)
        self._essentials = essentials
        self.parts = _make_parts(window, essentials, self)
        self.status = LibraryStatusBar(window)
        self.toolbar = MainToolBar(self.parts.registry, window)
        self.annotating = AnnotateCommands(self.parts)
        self.background = BackgroundAnalysis(essentials.client, self)
        self.status.cancel_requested.connect(self.background.cancel)
        self.importing = ImportCommands(self.parts)
        self.fixing = FixCommands(self.parts)
        self._views, articles = ViewCommands(self.parts), ArticleCommands(self.parts)
        self.reviewing = ReviewCommands(self.parts)
        self.sourcing = SourcingCommands(self.parts)
        self.ledger = LedgerCommands(self.parts)
        self.web = WebCommands(self.parts)
        self.revisions = RevisionCommands(self.parts)
        self.feeds = FeedCommands(self.parts)
        self.first_steps = FirstSteps(self.parts, essentials.column)
        for commands in (
            self.importing,
            OriginalCommands(self.parts),
            self.fixing,
            FileCommands(self.parts),
            EditCommands(self.parts),
            self._views,
            articles,
            self.annotating,
            self.reviewing,
            self.sourcing,
            self.ledger,
            self.web,
            self.revisions,
            self.feeds,
            HelpCommands(self.parts, preferences_path, log_path),
        ):
            self.parts.registry.connect_handlers(commands.handlers())
        build_menus(window.menuBar(), self.parts.registry)
        self._wiring = Wiring(self.parts, self.status)
        self.states = ActionStates(self.parts)
        self.parts.reading.end_reached.connect(articles.next_unread)
        self._move_in(window)
        self.apply_theme(window.theme)

    def apply_theme(self, theme: Theme) -> None:
        """Show everything in a theme."""
        self._essentials.apply_theme(theme)
        parts, icons = self.parts, self._essentials.icons
        parts.annotations.apply_theme(theme)
        parts.suggestions.apply_theme(theme)
        parts.side.apply_theme(theme)
        parts.header.apply_theme(theme)
        parts.sources.apply_theme(theme)
        parts.messages.apply_theme(theme, icons)
        parts.toaster.apply_theme(theme)
        self.revisions.apply_theme(theme)
        self.toolbar.apply_theme(theme, icons)
        self.status.apply_theme(theme)
        self.first_steps.apply_theme()
        self.importing.apply_theme()
        self.fixing.apply_theme(theme)
        shown = parts.current.article
        if shown is not None:
            self.show_star(starred=shown.article.starred)

    def apply_preferences(self, preferences: Preferences) -> None:
        """Set what the settings say, but for the theme."""
        parts = self.parts
        parts.reading.set_text_size(preferences.text_size)
        parts.reading.set_column_characters(preferences.column_characters)
        parts.reading.set_popup_offered(preferences.selection_popup)
        parts.reading.set_snapping(preferences.snap_to_words)
        parts.registry.set_single_keys(preferences.single_keys)
        parts.review.apply_preferences()
        self._views.show_states()

    def show_star(self, *, starred: bool) -> None:
        """Show in the toolbar whether the open article has a star."""
        icons = self._essentials.icons
        icon = icons.icon("star-filled", "warning") if starred else icons.icon("star")
        self.parts.registry.action("toggle-star").setIcon(icon)

    def start_first_steps(self) -> None:
        """Show the strip with the first steps."""
        self.first_steps.start()

    def show_annotation(self, article_id: str, annotation_id: str) -> None:
        """Open an article at one of its annotations."""
        parts = self.parts

        def choose() -> None:
            parts.reading.select_annotation(annotation_id)
            parts.annotations.select(annotation_id)

        parts.current.open(article_id, choose)

    def put_away(self) -> None:
        """Show nothing: another library is about to be opened."""
        self.importing.close()
        self.parts.annotations.flush()
        self.parts.current.close()
        self.parts.messages.clear()
        self.parts.shelves.choose(ArticleQuery())
        self.parts.article_list.filter_box.clear()

    def _move_in(self, window: MainWindow) -> None:
        self._essentials.workspace.set_pane(Pane.ANNOTATIONS, self.parts.side)
        self._essentials.column.insertWidget(0, self.parts.messages)
        self.parts.reading.set_header(self.parts.header)
        window.addToolBar(self.toolbar)
        window.setStatusBar(self.status)
        self._essentials.make_room()


def _make_parts(window: MainWindow, essentials: Essentials, furniture: Furniture) -> WindowParts:
    annotations = AnnotationPane(window.theme, parent=window)
    review_page = QWidget(window)
    sources = SourcesPane(window.theme, window)
    contexts = {
        "article": essentials.reading,
        "list": essentials.article_list.view,
        "cards": annotations,
        "review": review_page,
        "sources": sources,
    }
    registry = ActionRegistry(load_action_table(), window, contexts)
    suggestions = SuggestionsPane(
        {entry.id: action for entry, action in registry}, window.theme, review_page
    )
    _fill_page(review_page, suggestions)
    return WindowParts(
        window=window,
        furniture=furniture,
        client=essentials.client,
        web=WebWork(essentials.client, furniture),
        current=essentials.current,
        overview=essentials.overview,
        preferences=window.preferences,
        registry=registry,
        workspace=essentials.workspace,
        shelves=essentials.shelves,
        feeds=FeedList(essentials.client, furniture),
        article_list=essentials.article_list,
        reading=essentials.reading,
        annotations=annotations,
        header=SourcingHeader(window.theme, window),
        review=CurrentReview(essentials.client, essentials.current, window.preferences, furniture),
        suggestions=suggestions,
        sources=sources,
        side=SidePane(
            {
                SideTab.ANNOTATIONS: annotations,
                SideTab.SUGGESTIONS: review_page,
                SideTab.SOURCES: sources,
            },
            window.theme,
            window,
        ),
        image_feeds=set(),
        messages=MessageBar(window),
        toaster=Toaster(window, essentials.client, window.theme),
    )


def _fill_page(page: QWidget, widget: QWidget) -> None:
    layout = QVBoxLayout(page)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(widget)
    page.setFocusProxy(widget)
