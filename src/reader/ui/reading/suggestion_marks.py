"""The program's suggestions on the page, in code points: shown, current, and asked about."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, QPointF, Signal

from reader.model.ranges import TextRange
from reader.model.review import StoredSuggestion
from reader.model.selectors import Passage
from reader.model.sourcing import Confidence
from reader.ui.reading.positions import QtRange
from reader.ui.reading.shown_article import united
from reader.ui.reading.stage import ArticleStage
from reader.ui.reading.suggestion_layer import Outline, SuggestionLayer

ASKED_AT = 0.4
"""Where on the page, as a share of its height, the passage that is asked about comes to stand."""


class SuggestionMarks(QObject):
    """Outlines suggestions on the page of a stage; part of `ReadingPane`."""

    activated = Signal(str)
    """A suggestion was clicked: its id."""

    def __init__(self, stage: ArticleStage) -> None:
        super().__init__(stage)
        self._stage = stage
        self._layer = SuggestionLayer()
        self._suggestions: tuple[StoredSuggestion, ...] = ()
        stage.add_layer(self._layer)
        stage.document_changed.connect(self._place)

    def show(self, suggestions: Iterable[StoredSuggestion]) -> None:
        """Outline these suggestions of the shown article, instead of those before."""
        self._suggestions = tuple(suggestions)
        self._place()

    def set_current(self, suggestion_id: str | None) -> None:
        """Draw the outline of one suggestion as the one in question, and scroll to it."""
        self._layer.current_id = suggestion_id
        outline = self._layer.find(suggestion_id)
        if outline is not None and self._layer.bright is None:
            self._stage.view.reveal(outline.span, share=ASKED_AT)
        self._update()

    def mark_current(self, suggestion_id: str | None) -> None:
        """Draw the outline of one suggestion as the one in question; the page stays in place."""
        self._layer.bright = None
        self._layer.current_id = suggestion_id
        self._update()

    def select_words(self, suggestion: StoredSuggestion) -> None:
        """Select the suggestion's words, on a page that is bright again."""
        self.stop_asking()
        place = Passage(suggestion.suggestion.part, suggestion.suggestion.range)
        span = self._qt_range(place)
        if span is not None:
            self._stage.view.reveal(span, share=ASKED_AT)
            self._stage.select(place)

    def ask_about(self, suggestion: StoredSuggestion) -> None:
        """Dim everything but the suggestion's sentence, and bring that to where eyes rest."""
        self._layer.current_id = suggestion.id
        place = self._qt_range(Passage(suggestion.suggestion.part, suggestion.suggestion.range))
        if place is None:
            return
        self._layer.bright = self._qt_range(self._sentences_of(suggestion)) or place
        self._stage.view.scroll_to(
            self._stage.view.text_geometry.caret_rect(place.start).top()
            - self._stage.view.viewport().height() * ASKED_AT
        )
        self._update()

    def stop_asking(self) -> None:
        """Show the whole page bright again."""
        self._layer.bright = None
        self._layer.current_id = None
        self._update()

    def click(self, point: QPointF) -> bool:
        """Take a click at a point of the document; return whether a suggestion was there."""
        found = self._layer.outlines_at(point, self._stage.view.canvas())
        if not found:
            return False
        ids = [outline.suggestion_id for outline in found]
        current = self._layer.current_id
        chosen = ids[(ids.index(current) + 1) % len(ids)] if current in ids else ids[0]
        self.activated.emit(chosen)
        return True

    def _place(self) -> None:
        outlines = []
        shown = self._stage.shown
        for stored in self._suggestions:
            if shown is None or stored.revision_id != shown.revision.id:
                continue  # of the article or version before: others are on their way
            suggestion = stored.suggestion
            span = self._qt_range(Passage(suggestion.part, suggestion.range))
            if span is not None:
                triggers = (
                    self._qt_range(Passage(suggestion.part, place)) for place in suggestion.triggers
                )
                outlines.append(
                    Outline(
                        stored.id,
                        span,
                        tuple(trigger for trigger in triggers if trigger is not None),
                        suggestion.confidence is not Confidence.WEAK,
                    )
                )
        self._layer.set_outlines(outlines)
        self._update()

    def _qt_range(self, passage: Passage) -> QtRange | None:
        """Return the Qt positions of a passage; None where this page has no such place."""
        shown = self._stage.shown
        if shown is None or not self._stage.positions.has_part(passage.part):
            return None
        if passage.range.end > len(shown.text_of(passage.part)):
            return None  # of another version of the text, about to be replaced
        return self._stage.positions.qt_range(passage)

    def _sentences_of(self, stored: StoredSuggestion) -> Passage:
        """Return the sentence, or sentences, that a suggestion lies in."""
        suggestion = stored.suggestion
        place = Passage(suggestion.part, suggestion.range)
        shown = self._stage.shown
        if shown is None:
            return place
        last = max(place.range.start, place.range.end - 1)
        ends = (
            shown.sentences.at(Passage(place.part, TextRange(offset, offset)))
            for offset in (place.range.start, last)
        )
        for sentence in ends:
            if sentence is not None and sentence.part is place.part:
                place = united(place, sentence)
        return place

    def _update(self) -> None:
        self._stage.view.viewport().update()
