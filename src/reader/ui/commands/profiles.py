"""The profiles of reviewed articles, loaded when they are asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QMenu

from reader.model.profiles import ProfiledArticle, RollupRow, SourcingCategory
from reader.model.selectors import Passage
from reader.ui.articles.row_words import isolated, one_line
from reader.ui.commands.parts import WindowParts
from reader.ui.profiles.profile_dialog import ProfileDialog

if TYPE_CHECKING:
    from reader.library.library import Library
    from reader.library.progress import Progress

_Gathered = tuple[list[ProfiledArticle], dict[str, str]]
"""Profiles, and the articles' titles by id."""
_MOST_SHOWN = 40
"""Articles in a menu."""
_LONGEST_TITLE = 90


def open_profiles(parts: WindowParts) -> None:
    """Gather the profiles, with progress, and show them."""

    def gather(
        library: Library, progress: Progress
    ) -> tuple[list[ProfiledArticle], dict[str, str]]:
        profiled = library.reviews.list_profiled(progress)
        titles = {
            each.article_id: library.get_article(each.article_id).article.title for each in profiled
        }
        return profiled, titles

    def show(answer: _Gathered) -> None:
        profiled, titles = answer
        window = parts.window
        dialog = ProfileDialog(profiled, parts.overview.codebook, window.theme, window)
        dialog.failed.connect(parts.client.report)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        opener = _Opener(parts, profiled, titles, dialog)
        dialog.articles_requested.connect(opener.offer)
        dialog.show()

    parts.client.run_long(gather, QCoreApplication.translate("Profiles", "Adding up"), show)


class _Opener(QObject):
    """Offers the articles behind a number, and opens the one that is chosen at its passage."""

    def __init__(
        self,
        parts: WindowParts,
        profiled: list[ProfiledArticle],
        titles: dict[str, str],
        dialog: ProfileDialog,
    ) -> None:
        super().__init__(dialog)  # a connection alone would not keep it
        self._parts = parts
        self._profiled = {each.article_id: each for each in profiled}
        self._titles = titles

    def offer(self, row: RollupRow, category: SourcingCategory | None) -> None:
        """Show the articles of a row that have a passage of the category."""
        menu = QMenu(self._parts.window)
        shown = 0
        for article_id in row.article_ids:
            passages = self._passages(article_id, category)
            if not passages:
                continue
            shown += 1
            if shown <= _MOST_SHOWN:
                title = isolated(one_line(self._titles[article_id], _LONGEST_TITLE))
                words = f"{title} ({len(passages)})".replace("&", "&&")
                menu.addAction(words).triggered.connect(self._opening(article_id, passages[0]))
        if not shown:
            menu.addAction(QCoreApplication.translate("Profiles", "No passages")).setEnabled(False)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(QCursor.pos())

    def _passages(self, article_id: str, category: SourcingCategory | None) -> tuple[Passage, ...]:
        profile = self._profiled[article_id].profile
        if category is None:
            return profile.claim_sentences.passages
        share = profile.shares.get(category)
        return share.passages if share is not None else ()

    def _opening(self, article_id: str, passage: Passage) -> Callable[[bool], None]:
        def open_it(_checked: bool) -> None:
            self._parts.current.open(article_id, lambda: self._parts.reading.show_passage(passage))

        return open_it
