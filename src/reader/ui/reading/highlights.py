"""Paints annotations over the visible text: tints behind the words, lines and letters beside.

Qt can blend overlapping marks only in ``extraSelections``, which cost a layout each; an overlay
paints a thousand marks in a few milliseconds and leaves the document as it is.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from reader.ui.reading.canvas import Canvas
from reader.ui.reading.geometry import LineBox
from reader.ui.reading.intervals import IntervalIndex
from reader.ui.reading.marks import Mark
from reader.ui.reading.positions import QtRange
from reader.ui.reading.underlines import Underlines

_LANE_PITCH = 4.0
_LINE_HEIGHT = 3.0
_LEAST_ROOM = 5.0
"""Pixels: from one underline to the next, the height of one, and of all where lines are tight."""
_LARGEST_KEPT = 5_000
"""Positions; a longer mark is measured anew where it is visible, not as a whole."""
_LETTER_SCALE = 0.62
_LETTER_CELL = 13.0
_LETTER_INSET = 15.0
"""Pixels: the width of a letter in the margin, and how far the first is from the column."""


@dataclass(frozen=True, slots=True)
class MarginLetter:
    """A letter in the margin: where it is, and the annotation that it stands for."""

    rect: QRectF
    text: str
    colour: QColor
    annotation_id: str


class HighlightLayer:
    """The marks of one article; ``current_id`` is the annotation that has the outline."""

    def __init__(self) -> None:
        self.current_id: str | None = None
        self._preview: Mark | None = None
        self._boxes: dict[str, list[LineBox]] = {}
        self._underlines = Underlines()
        self.set_marks(())

    def set_marks(self, marks: Iterable[Mark]) -> None:
        """Paint these marks from now on; a preview ends."""
        self._preview = None
        self._index = IntervalIndex(marks, lambda mark: mark.span)
        self._by_id = {mark.annotation_id: mark for mark in self._index}
        self._boxes.clear()

    @property
    def annotation_ids(self) -> list[str]:
        """The annotations that have a mark, in text order, a longer one before those in it."""
        ordered = sorted(self._index, key=lambda mark: (mark.span.start, -mark.span.end))
        return [mark.annotation_id for mark in ordered]

    def find(self, annotation_id: str | None) -> Mark | None:
        """Return the mark as it is painted, or None where there is no such annotation."""
        if self._preview is not None and self._preview.annotation_id == annotation_id:
            return self._preview
        return self._by_id.get(annotation_id or "")

    def show_preview(self, annotation_id: str, span: QtRange) -> None:
        """Paint an annotation elsewhere while its range is being changed."""
        mark = self._by_id.get(annotation_id)
        if mark is not None:
            self._preview = replace(mark, span=span)
            self._boxes.pop(annotation_id, None)

    def end_preview(self) -> None:
        """Paint every annotation where it is."""
        if self._preview is not None:
            self._boxes.pop(self._preview.annotation_id, None)
            self._preview = None

    def forget_layout(self) -> None:
        """Measure again what is painted next."""
        self._boxes.clear()

    def marks_in(self, span: QtRange) -> list[Mark]:
        """Return the marks that overlap Qt positions, the topmost (the shortest) last."""
        marks = self._index.overlapping(*span)
        if self._preview is not None:
            previewed = self._preview
            marks = [mark for mark in marks if mark.annotation_id != previewed.annotation_id]
            if previewed.span.start < span.end and span.start < previewed.span.end:
                marks.append(previewed)
        marks.sort(key=lambda mark: mark.span.start - mark.span.end)
        return marks

    def marks_at(self, point: QPointF, canvas: Canvas) -> list[Mark]:
        """Return the marks under a point of the document, or whose letter is, topmost first."""
        for letter in self.letters(canvas):
            if letter.rect.contains(point):
                return [self._by_id[letter.annotation_id]]
        position = canvas.geometry.position_at(point)
        near = self.marks_in(QtRange(max(position - 1, 0), position + 1))
        return [mark for mark in reversed(near) if self._covers(mark, point, canvas)]

    def letters(self, canvas: Canvas) -> list[MarginLetter]:
        """Return the letters in the visible margin, where marks start."""
        rows: dict[tuple[float, bool], list[tuple[str, QColor, str]]] = {}
        for mark in sorted(self.marks_in(canvas.span), key=lambda mark: mark.span):
            if mark.span.start < canvas.span.start:
                continue
            boxes = self._boxes_of(mark, canvas)
            if boxes:
                row = rows.setdefault((boxes[0].rect.center().y(), boxes[0].starts_right), [])
                row.extend(
                    (letter, style.line, mark.annotation_id)
                    for letter, style in zip(mark.letters, mark.styles, strict=True)
                )
        return [
            letter
            for (y, right), row in rows.items()
            for letter in _set_row(canvas, y, row, right=right)
        ]

    def paint_below(self, painter: QPainter, canvas: Canvas) -> None:
        """Paint the tints, the shortest mark's on top."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for mark in self.marks_in(canvas.span):
            painter.setBrush(mark.styles[0].tint)
            for box in self._boxes_of(mark, canvas):
                painter.drawRoundedRect(box.rect.adjusted(-1, -1, 1, 1), 2, 2)

    def paint_above(self, painter: QPainter, canvas: Canvas) -> None:
        """Paint the underlines, the outline of the current annotation, and the letters."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for mark in self.marks_in(canvas.span):
            for box in self._boxes_of(mark, canvas):
                self._draw_underlines(painter, mark, box)
        current = self.find(self.current_id)
        if current is not None:
            self._outline(painter, current, canvas)
        self._draw_letters(painter, canvas)

    def _boxes_of(self, mark: Mark, canvas: Canvas) -> list[LineBox]:
        start, end = mark.span
        if end - start > _LARGEST_KEPT:
            return canvas.geometry.line_boxes(
                max(start, canvas.span.start), min(end, canvas.span.end)
            )
        boxes = self._boxes.get(mark.annotation_id)
        if boxes is None:
            boxes = canvas.geometry.line_boxes(start, end)
            self._boxes[mark.annotation_id] = boxes
        return boxes

    def _draw_underlines(self, painter: QPainter, mark: Mark, box: LineBox) -> None:
        """Draw a line for each tag, in lanes below the letters; many lanes move together."""
        pitch = _lane_pitch(mark, box)
        top = box.rect.bottom() + _LINE_HEIGHT / 2
        for lane, style in enumerate(mark.styles, mark.lane):
            # A line as wide as two pixels is crisp where its middle is between them.
            middle = round(top + lane * pitch)
            self._underlines.draw(painter, style, box.rect.left(), box.rect.right(), middle)

    def _covers(self, mark: Mark, point: QPointF, canvas: Canvas) -> bool:
        return any(
            box.rect.adjusted(-1, 0, 1, box.gap).contains(point)
            for box in self._boxes_of(mark, canvas)
        )

    def _outline(self, painter: QPainter, mark: Mark, canvas: Canvas) -> None:
        painter.setPen(QPen(canvas.typography.theme.colour("focus"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for box in self._boxes_of(mark, canvas):
            # Round the lines below the words too: it must not lie on any of them.
            below = round(_LINE_HEIGHT + (mark.lanes - 1) * _lane_pitch(mark, box)) + 1
            painter.drawRoundedRect(box.rect.adjusted(-2, -2, 2, below), 3, 3)

    def _draw_letters(self, painter: QPainter, canvas: Canvas) -> None:
        painter.setFont(canvas.typography.label_font(_LETTER_SCALE, bold=True))
        for letter in self.letters(canvas):
            if letter.annotation_id == self.current_id:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(letter.colour)
                painter.drawRoundedRect(letter.rect, 3, 3)
                painter.setPen(canvas.typography.theme.colour("page"))
            else:
                painter.setPen(letter.colour)
            painter.drawText(letter.rect, Qt.AlignmentFlag.AlignCenter, letter.text)


def _lane_pitch(mark: Mark, box: LineBox) -> float:
    room = max(box.gap, _LEAST_ROOM) - _LINE_HEIGHT
    return min(_LANE_PITCH, room / max(mark.lanes - 1, 1))


def _set_row(
    canvas: Canvas, middle: float, row: list[tuple[str, QColor, str]], *, right: bool
) -> list[MarginLetter]:
    """Set the letters of one line side by side, the last next to the column.

    Where the margin is too narrow for all of them, "+" stands for the rest.
    """
    metrics = QFontMetricsF(canvas.typography.label_font(_LETTER_SCALE, bold=True))
    cell = max(_LETTER_CELL, metrics.height() * 0.9)
    column, shown = canvas.column, canvas.shown
    margin = shown.right() - column.right() if right else column.left() - shown.left()
    places = max(int((margin - _LETTER_INSET) / cell), 1)
    if len(row) > places:
        _, colour, annotation_id = row[places - 1]
        row = [*row[: places - 1], ("+", colour, annotation_id)]
    letters = []
    for place, (text, colour, annotation_id) in enumerate(row if right else reversed(row)):
        outwards = _LETTER_INSET + place * cell
        left = column.right() + outwards if right else column.left() - outwards - cell
        rect = QRectF(left, middle - metrics.height() / 2, cell, metrics.height())
        letters.append(MarginLetter(rect, text, colour, annotation_id))
    return letters
