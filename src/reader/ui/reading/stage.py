"""The article on its page: what is shown, and which of its words are selected.

Here places change between code points and Qt positions; those who use the stage speak passages.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QObject, QPoint, QPointF, QRect, QRectF, Signal
from PySide6.QtWidgets import QWidget

from reader.model.annotation import Annotation
from reader.model.codebook import Codebook
from reader.model.ranges import TextRange
from reader.model.selectors import Part, Passage
from reader.ui.reading.builder import build_article
from reader.ui.reading.canvas import Layer
from reader.ui.reading.document_writer import DenyingDocument
from reader.ui.reading.highlights import HighlightLayer
from reader.ui.reading.marks import make_marks
from reader.ui.reading.ornaments import OrnamentLayer
from reader.ui.reading.picture_layer import PictureLayer
from reader.ui.reading.positions import PositionMap, QtRange
from reader.ui.reading.sentence_cursor import SentenceLayer
from reader.ui.reading.shown_article import ShownArticle
from reader.ui.reading.typography import Typography
from reader.ui.reading.view import ArticleView


class ArticleStage(QObject):
    """Shows one article and keeps the sentence cursor, marks and selection together."""

    passage_changed = Signal()
    """Another sentence or selection is current."""
    document_changed = Signal()
    """Another document, or the same in another look, has been built: positions are new."""

    def __init__(self, typography: Typography, parent: QWidget) -> None:
        super().__init__(parent)
        self.typography = typography
        self.shown: ShownArticle | None = None
        self.positions = PositionMap(())
        self.highlights = HighlightLayer()
        self.view = ArticleView(typography, self.selected_text, parent)
        self._sentence = SentenceLayer()
        self._upper_layers: list[Layer] = []
        self._is_building = False
        self.view.cursorPositionChanged.connect(self._follow_caret)
        self.view.selectionChanged.connect(self._follow_caret)

    def add_layer(self, layer: Layer) -> None:
        """Paint a layer over the marks, from the next article on."""
        self._upper_layers.append(layer)

    # What is shown

    def show(self, shown: ShownArticle) -> None:
        """Show an article from its top, the caret at the body's first words."""
        self.shown = shown
        self.highlights.current_id = None
        with self._building():
            self._build(shown)
            part = Part.BODY if self.positions.has_part(Part.BODY) else Part.HEADLINE
            if self.positions.has_part(part):
                start = self.positions.qt_position(part, 0)
                self.view.select(QtRange(start, start))
            self.view.scroll_to(0)
        self._follow_caret()

    def show_again(self, shown: ShownArticle) -> None:
        """Show the same text with another masthead or other pictures, at the same place."""
        top, selected = self.view.reading_place(), self.view.selected_span()
        words = self.positions.place_at(top.position) if top.position >= 0 else None
        ends = [self.positions.place_at(end) for end in (selected.start, selected.end)]
        self.shown = shown
        with self._building():
            self._build(shown)
            start, end = (self.positions.qt_range(each).start if each else 0 for each in ends)
            self.view.select(QtRange(start, end))
        position = self.positions.qt_range(words).start if words is not None else top.position
        self.view.return_to(top._replace(position=position))
        self._follow_caret()

    def restyle(self, typography: Typography) -> None:
        """Show the same article in another look, at the same place."""
        self.typography = typography
        if self.shown is None:
            return
        place, selected = self.view.reading_place(), self.view.selected_span()
        with self._building():
            self._build(self.shown)
            self.view.select(selected)
        self.view.return_to(place)
        self._follow_caret()

    def set_annotations(self, annotations: Iterable[Annotation], codebook: Codebook) -> None:
        """Mark the article's annotations as they are now."""
        if self.shown is not None:
            self.shown = self.shown.with_annotations(annotations, codebook)
            self._make_marks(self.shown)
            if self.highlights.find(self.highlights.current_id) is None:
                self.highlights.current_id = None
            self.view.viewport().update()

    def clear(self) -> None:
        """Show no article."""
        self.shown = None
        self.positions = PositionMap(())
        self.highlights.set_marks(())
        self.highlights.current_id = None
        self._sentence.span = None
        self.view.show_document(DenyingDocument(), [], self.typography)

    @contextmanager
    def _building(self) -> Iterator[None]:
        """Let the caret go where it must without following it: only where it ends counts."""
        self._is_building = True
        try:
            yield
        finally:
            self._is_building = False

    def _build(self, shown: ShownArticle) -> None:
        built = build_article(shown.opened, self.typography)
        self.positions = built.positions
        self._make_marks(shown)
        lower: list[Layer] = [
            OrnamentLayer(built.ornaments),
            PictureLayer(built.pictures),
            self.highlights,
            self._sentence,
        ]
        self.view.show_document(built.document, [*lower, *self._upper_layers], self.typography)
        self.document_changed.emit()

    def _make_marks(self, shown: ShownArticle) -> None:
        annotations = shown.opened.annotations
        theme = self.typography.theme
        self.highlights.set_marks(make_marks(annotations, shown.codebook, self.positions, theme))

    # What is selected

    def selected_passages(self) -> list[Passage]:
        """Return what is selected of headline and body, to the character."""
        return self.positions.passages_between(*self.view.selected_span())

    def selected_passage(self) -> Passage | None:
        """Return what is selected of one part: of the body when it reaches that far."""
        passages = self.selected_passages()
        return passages[-1] if passages else None

    def selected_text(self) -> str:
        """Return the selected words as the article has them; "" when nothing is selected."""
        if self.shown is None:
            return ""
        return "\n".join(self.shown.quote(passage) for passage in self.selected_passages())

    def select(self, passage: Passage) -> None:
        """Select a passage, or put the caret there when it is empty."""
        self.view.select(self.positions.qt_range(passage))

    def sentence(self) -> Passage | None:
        """Return the sentence that the caret is in."""
        place = self.positions.place_at(self.view.selected_span().start)
        return self.shown.sentences.at(place) if self.shown is not None and place else None

    def go_to_sentence(self, step: int) -> bool:
        """Move to the next sentence (1) or the one before (-1); return whether there is one."""
        here = self.sentence()
        if here is None or self.shown is None:
            return False
        sentence = self.shown.sentences.beside(here, step)
        if sentence is None:
            self.view.reveal(self.positions.qt_range(here))
            return False
        self.put_caret(sentence)
        return True

    def put_caret(self, passage: Passage) -> None:
        """Put the caret at the start of a passage and bring the passage into view."""
        start = passage.range.start
        self.select(Passage(passage.part, TextRange(start, start)))
        self.view.reveal(self.positions.qt_range(passage))

    def place_at(self, point: QPointF) -> Passage | None:
        """Return the place in the text that is nearest to a point of the document."""
        return self.positions.place_at(self.view.text_geometry.position_at(point))

    # Where it is in the view

    def end_carets(self, span: QtRange) -> tuple[QRectF, QRectF]:
        """Return the carets at both ends of Qt positions, in the viewport's coordinates."""
        geometry, offset = self.view.text_geometry, self.view.offset
        start, end = geometry.caret_rect(span.start), geometry.caret_rect(span.end)
        return start.translated(-offset), end.translated(-offset)

    def end_lines(self, span: QtRange, widget: QWidget) -> tuple[QRect, QRect]:
        """Return the first and last line of Qt positions, in a surrounding widget's coordinates.

        The lines are as wide as what is covered of them.
        """
        start, end = self.end_carets(span)
        if start.top() == end.top():
            first = last = _spanned(start, end.x())
        else:
            column = self.view.canvas().column.translated(-self.view.offset)
            first, last = _spanned(start, column.right()), _spanned(end, column.left())
        corner = self.view.viewport().mapTo(widget, QPoint(0, 0))
        return (
            first.toAlignedRect().translated(corner),
            last.toAlignedRect().translated(corner),
        )

    def _follow_caret(self) -> None:
        """Keep the bar at the sentence of the caret; a selection needs no bar."""
        if self._is_building or self.shown is None:
            return
        selected = self.view.selected_span()
        sentence = self.sentence() if selected.start == selected.end else None
        self._sentence.span = self.positions.qt_range(sentence) if sentence else None
        self._leave_annotation(selected)
        self.view.viewport().update()
        self.passage_changed.emit()

    def _leave_annotation(self, selected: QtRange) -> None:
        """Have no current annotation once the caret has left it: no key must act on it unseen."""
        mark = self.highlights.find(self.highlights.current_id)
        if mark is not None and not mark.span.start <= selected.start <= mark.span.end:
            self.highlights.current_id = None


def _spanned(caret: QRectF, x: float) -> QRectF:
    """Return the rectangle from a caret to another place on its line."""
    left, right = sorted((caret.x(), x))
    return QRectF(left, caret.top(), right - left, caret.height())
