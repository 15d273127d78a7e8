"""The parts of one window, as its commands see them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.ui.actions import ActionRegistry
from reader.ui.annotations.pane import AnnotationPane
from reader.ui.articles.pane import ArticleListPane
from reader.ui.client import LibraryClient
from reader.ui.current_article import CurrentArticle
from reader.ui.feeds.feed_list import FeedList
from reader.ui.message_bar import MessageBar
from reader.ui.overview import LibraryOverview
from reader.ui.preferences import Preferences
from reader.ui.reading.pane import ReadingPane
from reader.ui.review.current_review import CurrentReview
from reader.ui.review.header import SourcingHeader
from reader.ui.review.suggestions_pane import SuggestionsPane
from reader.ui.shelves.pane import LibraryPane
from reader.ui.side_pane import SidePane
from reader.ui.sources.sources_pane import SourcesPane
from reader.ui.toaster import Toaster
from reader.ui.web_work import WebWork
from reader.ui.workspace import Workspace

if TYPE_CHECKING:
    from reader.ui.furnishing import Furniture
    from reader.ui.window import MainWindow


@dataclass(frozen=True, slots=True)
class WindowParts:
    """Everything a command may need; the window makes it once."""

    window: MainWindow
    furniture: Furniture
    client: LibraryClient
    web: WebWork
    current: CurrentArticle
    overview: LibraryOverview
    preferences: Preferences
    registry: ActionRegistry
    workspace: Workspace
    shelves: LibraryPane
    feeds: FeedList
    article_list: ArticleListPane
    reading: ReadingPane
    annotations: AnnotationPane
    review: CurrentReview
    header: SourcingHeader
    suggestions: SuggestionsPane
    sources: SourcesPane
    side: SidePane
    image_feeds: set[str | None]
    """Feeds whose articles' images are loaded unasked, because the person said so."""
    messages: MessageBar
    toaster: Toaster
