"""Changes which words the current annotation covers: by its handles, or word by word."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, QPointF, Signal

from reader.model.annotation import Annotation
from reader.model.ranges import TextRange
from reader.model.selectors import Passage
from reader.ui.reading.range_edges import Edge, with_edge_at, with_edge_moved
from reader.ui.reading.range_handles import RangeHandles
from reader.ui.reading.stage import ArticleStage


class RangeEditing(QObject):
    """Shows the handles and asks for the change; the new range is painted at once.

    What has been asked for holds until the annotations come back from the library.
    """

    change_requested = Signal(str, TextRange)
    """The annotation's id and the range that it is to have, in whole words."""

    def __init__(self, stage: ArticleStage) -> None:
        super().__init__(stage)
        self._stage = stage
        self._asked: dict[str, TextRange] = {}
        self.handles = RangeHandles(stage.typography.theme, stage.view.viewport())
        self.handles.dragged.connect(self._drag)
        self.handles.dropped.connect(self._drop)
        stage.view.laid_out.connect(self.place_handles)

    def reset(self) -> None:
        """Take the annotations as they are: the library has spoken."""
        self._asked.clear()
        self.place_handles()

    def move_edge(self, edge: Edge, step: int) -> None:
        """Move an end of the current annotation a word on (1) or back (-1)."""
        annotation = self._current()
        if annotation is None or self._stage.shown is None:
            return
        text = self._stage.shown.text_of(annotation.target.part)
        moved = with_edge_moved(text, self._range_of(annotation), edge, step)
        if moved is not None:
            self._preview(annotation, moved)
            self.change_requested.emit(annotation.id, moved)

    def place_handles(self) -> None:
        """Put the handles where the current annotation ends, or hide them."""
        mark = self._stage.highlights.find(self._stage.highlights.current_id)
        if mark is None:
            self.handles.hide()
        else:
            self.handles.show_at(*self._stage.end_carets(mark.span))

    def _drag(self, edge: Edge, point: QPoint) -> None:
        annotation, shown = self._current(), self._stage.shown
        place = self._stage.place_at(QPointF(point) + self._stage.view.offset)
        if annotation is None or shown is None or place is None:
            return
        if place.part is annotation.target.part:
            text = shown.text_of(place.part)
            kept = self._range_of(annotation)
            self._preview(annotation, with_edge_at(text, kept, edge, place.range.start))

    def _drop(self, _edge: Edge) -> None:
        annotation = self._current()
        if annotation is not None and annotation.id in self._asked:
            asked = self._asked[annotation.id]
            if asked != annotation.target.range:
                self.change_requested.emit(annotation.id, asked)

    def _preview(self, annotation: Annotation, moved: TextRange) -> None:
        self._asked[annotation.id] = moved
        span = self._stage.positions.qt_range(Passage(annotation.target.part, moved))
        self._stage.highlights.show_preview(annotation.id, span)
        self._stage.view.viewport().update()
        self.place_handles()

    def _current(self) -> Annotation | None:
        if self._stage.shown is None:
            return None
        return self._stage.shown.annotation(self._stage.highlights.current_id)

    def _range_of(self, annotation: Annotation) -> TextRange:
        return self._asked.get(annotation.id, annotation.target.range)
