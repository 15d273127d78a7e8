"""The sourcing header over the article, and the passages behind its numbers."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QMenu

from reader.model.selectors import Part, Passage
from reader.ui.actions import Handler
from reader.ui.articles.row_words import isolated, one_line
from reader.ui.commands.parts import WindowParts
from reader.ui.review.figures import HeaderFigure

_MOST_SHOWN = 30
"""Passages in a menu; nobody reads a longer one, and the article lists them all anyhow."""
_MENU_WIDTH = 420
"""Pixels of a passage's words in a menu."""


class SourcingCommands(QObject):
    """Keeps the header true to the open article, and opens the passages behind a number."""

    def __init__(self, parts: WindowParts) -> None:
        super().__init__(parts.window)
        self._parts = parts
        parts.review.changed.connect(self.show)
        parts.overview.codebook_changed.connect(self.show)
        parts.header.figure_chosen.connect(self._open_figure)
        self.show()

    def handlers(self) -> Mapping[str, Handler]:
        """Return what each action does."""
        return {"show-sourcing": self.toggle, "profiles": self.open_profiles}

    def show(self) -> None:
        """Show whom the open article rests on, or why that is not known."""
        parts = self._parts
        found, header = parts.review.found, parts.header
        if not parts.preferences.sourcing_header or parts.current.article is None:
            header.hide()
        elif found is None:
            return  # it comes within a moment; the page must not jump twice
        elif found.review.analysis is not None and found.review.analysis.not_analysed:
            reason = found.review.analysis.not_analysed
            header.show_words(f"{self.tr('Sources not looked for:')} {reason}.")
        else:
            finished = found.review.reviewed_at is not None
            header.show_profile(found.profile, parts.overview.codebook, finished=finished)

    def toggle(self) -> None:
        """Show the header over articles, or no longer."""
        parts = self._parts
        parts.preferences.sourcing_header = not parts.preferences.sourcing_header
        parts.registry.action("show-sourcing").setChecked(parts.preferences.sourcing_header)
        self.show()

    def open_profiles(self) -> None:
        """Show the profiles of all reviewed articles."""
        from reader.ui.commands.profiles import open_profiles  # noqa: PLC0415 - a rare window

        open_profiles(self._parts)

    def _open_figure(self, figure: HeaderFigure, place: QPoint) -> None:
        """Go to the one passage that was counted, or let the person choose among them."""
        passages = figure.passages
        if len(passages) == 1:
            self._parts.reading.show_passage(passages[0])
            return
        menu = QMenu(self._parts.window)
        menu.setAccessibleName(figure.words)
        for passage in passages[:_MOST_SHOWN]:
            menu.addAction(self._words_of(passage, menu)).triggered.connect(self._showing(passage))
        if len(passages) > _MOST_SHOWN:
            more = self.tr("… and %1 more").replace("%1", str(len(passages) - _MOST_SHOWN))
            menu.addAction(more).setEnabled(False)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)

    def _showing(self, passage: Passage) -> Callable[[bool], None]:
        def show(_checked: bool) -> None:
            self._parts.reading.show_passage(passage)

        return show

    def _words_of(self, passage: Passage, menu: QMenu) -> str:
        article = self._parts.current.article
        if article is None:
            return ""
        revision = article.revision
        text = revision.headline if passage.part is Part.HEADLINE else revision.document.text
        words = isolated(one_line(passage.range.of(text), 200))
        metrics = QFontMetrics(menu.font())
        elided = metrics.elidedText(words, Qt.TextElideMode.ElideRight, _MENU_WIDTH)
        return elided.replace("&", "&&")
