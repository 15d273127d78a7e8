"""What the sourcing analysis found in the open article: read when it is opened, made if need be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from reader.library.changes import ChangeSet
from reader.model.review import QUIET_TAGS, StoredSuggestion
from reader.ui.after_painting import AfterPainting
from reader.ui.client import LibraryClient
from reader.ui.current_article import CurrentArticle
from reader.ui.preferences import Preferences

if TYPE_CHECKING:
    from reader.library.library import Library
    from reader.library.reviews import ReviewedArticle

READ_AFTER = 150
"""Milliseconds after an article has been painted until its review is read.

The library's thread would otherwise slow down the painting of page and cards, and who goes
through the list with the arrow keys would wait for the review of every article on the way.
"""


class CurrentReview(QObject):
    """The review of the article in the reading pane.

    The panes that show it listen to `changed`; ``found`` is None while the analysis is under
    way, and without an article.
    """

    changed = Signal()
    """Another review is current, or it has been decided about something in it."""

    def __init__(
        self,
        client: LibraryClient,
        current: CurrentArticle,
        preferences: Preferences,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._preferences = preferences
        self._wishes = self._read_wishes()
        self._client = client
        self._current = current
        self._article_id: str | None = None
        self.found: ReviewedArticle | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(READ_AFTER)
        self._pause.timeout.connect(self._read)
        self._painted = AfterPainting(self, self._pause.start)
        current.opened.connect(lambda _article: self._follow())
        current.closed.connect(self._follow)
        client.changed.connect(self._take_in)
        self._follow()

    @property
    def suggestions(self) -> tuple[StoredSuggestion, ...]:
        """All suggestions for the article's current text, in text order."""
        return self.found.review.suggestions if self.found is not None else ()

    @property
    def shown_suggestions(self) -> tuple[StoredSuggestion, ...]:
        """The suggestions that a person is asked about: without rules that were switched off.

        Those of quiet tags are left out as well, unless they are wanted.
        """
        quiet, disabled = self._wishes
        return tuple(
            each
            for each in self.suggestions
            if each.suggestion.tag_id not in quiet and each.suggestion.rule not in disabled
        )

    @property
    def open(self) -> tuple[StoredSuggestion, ...]:
        """The shown suggestions that wait for a decision, in text order."""
        return tuple(each for each in self.shown_suggestions if each.is_open)

    @property
    def left_out(self) -> int:
        """How many undecided suggestions are not shown since their rules are switched off."""
        quiet, disabled = self._wishes
        return sum(
            each.is_open
            and each.suggestion.rule in disabled
            and each.suggestion.tag_id not in quiet
            for each in self.suggestions
        )

    def find(self, suggestion_id: str | None) -> StoredSuggestion | None:
        """Return one of the suggestions, or None."""
        return next((each for each in self.suggestions if each.id == suggestion_id), None)

    def apply_preferences(self) -> None:
        """Show the suggestions that are wanted now."""
        wishes = self._read_wishes()
        if wishes != self._wishes:
            self._wishes = wishes
            self.changed.emit()

    def _read_wishes(self) -> tuple[frozenset[str], frozenset[str]]:
        """Return the tags and the rules whose suggestions are not shown."""
        quiet = frozenset[str]() if self._preferences.show_loaded_wording else QUIET_TAGS
        return quiet, frozenset(self._preferences.disabled_rules)

    def _follow(self) -> None:
        """Show the review of another article, or of none."""
        article = self._current.article
        self._article_id = article.article.id if article is not None else None
        self.found = None
        self.changed.emit()
        self._pause.stop()
        self._painted.start()

    def _take_in(self, changes: ChangeSet) -> None:
        concerned = changes.reviewed | changes.annotated | changes.articles_changed
        if self._article_id in concerned or (changes.tags_changed and self._article_id):
            self._read()

    def _read(self) -> None:
        article_id = self._article_id
        if article_id is None:
            return
        if article_id != self._current.id:
            self._pause.start()  # another article is about to be opened: see what comes of it
            return

        def read(library: Library) -> tuple[ReviewedArticle, ChangeSet]:
            made = ChangeSet() if library.read_only else library.reviews.analyse(article_id)
            return library.reviews.get_reviewed(article_id), made

        # Not under a name: an answer that was overtaken still tells what the analysis changed.
        self._client.fetch(read, self._show, self._failed)

    def _show(self, answer: tuple[ReviewedArticle, ChangeSet]) -> None:
        found, made = answer
        if found.review.article_id == self._article_id:
            self.found = found
            self.changed.emit()
        # The lists hear of a new analysis; this reads it once more, and then nothing is new.
        self._client.report_change(made)

    def _failed(self, error: BaseException) -> None:
        from reader.model.errors import NotFoundError  # noqa: PLC0415 - rarely needed

        if not isinstance(error, NotFoundError):  # deleted meanwhile: it will be closed at once
            self._client.report(error)
