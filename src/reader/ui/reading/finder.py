"""Finds words in the article: from the find bar to the frames in the text."""

from __future__ import annotations

from bisect import bisect_left

from PySide6.QtCore import QObject, Qt

from reader.ui.reading.find_bar import FindBar
from reader.ui.reading.found_words import FoundWordsLayer
from reader.ui.reading.positions import PositionMap, QtRange
from reader.ui.reading.shown_article import ShownArticle
from reader.ui.reading.view import ArticleView


class Finder(QObject):
    """Ties bar, view and frames together. The search goes round at both ends of the article."""

    def __init__(self, bar: FindBar, view: ArticleView) -> None:
        super().__init__(view)
        self.layer = FoundWordsLayer()
        self._bar = bar
        self._view = view
        self._shown: ShownArticle | None = None
        self._positions: PositionMap | None = None
        self._spans: list[QtRange] = []
        self._searched = ""
        self._from = 0
        bar.words_changed.connect(self._search)
        bar.next_requested.connect(self.find_next)
        bar.previous_requested.connect(self.find_previous)
        bar.closed.connect(self.close)

    def set_article(self, shown: ShownArticle | None, positions: PositionMap | None) -> None:
        """Search in another article from now on."""
        self._shown, self._positions = shown, positions
        self._from = 0
        if self.is_open and shown is not None:
            self._search(self._bar.words)
        else:
            self.forget()

    @property
    def is_open(self) -> bool:
        """Whether the bar is there."""
        return not self._bar.isHidden()

    @property
    def has_matches(self) -> bool:
        """Whether any match is framed in the text."""
        return bool(self._spans)

    def open(self, words: str) -> None:
        """Open the bar, with words to find when there are any; start from the caret."""
        self._from = self._view.selected_span().start
        self._bar.open_with(words)
        self._search(self._bar.words)

    def close(self) -> None:
        """Close the bar and leave the reader at the match, with its words selected."""
        # Before the bar goes: Qt would hand the focus on as if by the Tab key.
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)
        self._bar.hide()
        current = self.layer.current
        self.forget()
        if current is not None:
            self._view.select(current)

    def find_next(self) -> None:
        """Go to the next match; open the bar when nothing was looked for yet."""
        self._step(1)

    def find_previous(self) -> None:
        """Go to the match before."""
        self._step(-1)

    def forget(self) -> None:
        """Take the frames away."""
        self._spans = []
        self._searched = ""
        self.layer.set_spans([])
        self._view.viewport().update()

    def _step(self, step: int) -> None:
        if not self._bar.words:
            self.open("")
            return
        if self._searched != self._bar.words:
            self._collect(self._bar.words)
        here = self.layer.current
        if here is not None:
            place = self._spans.index(here) + step
        else:
            selected = self._view.selected_span()
            place = self._place_at(selected.end if step > 0 else selected.start)
            place -= step < 0
        self._go_to(place)

    def _search(self, words: str) -> None:
        self._collect(words)
        self._go_to(self._place_at(self._from))

    def _collect(self, words: str) -> None:
        self.forget()
        if self._shown is not None and self._positions is not None:
            self._spans = [self._positions.qt_range(p) for p in self._shown.find_words(words)]
            self._searched = words
            self.layer.set_spans(self._spans)

    def _place_at(self, position: int) -> int:
        return bisect_left(self._spans, position, key=lambda span: span.start)

    def _go_to(self, place: int) -> None:
        self._view.viewport().update()
        if not self._spans:
            self._bar.show_count(0, 0)
            return
        place %= len(self._spans)
        span = self._spans[place]
        self.layer.current = span
        self._bar.show_count(place + 1, len(self._spans))
        if not self.is_open:
            self._view.select(span)
        self._view.reveal(span)
