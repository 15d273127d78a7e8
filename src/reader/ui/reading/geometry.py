"""Where the characters of a laid-out QTextDocument are, in the document's coordinates."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QTextBlock,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
    QTextLine,
)

from reader.ui.reading.direction import has_right_to_left
from reader.ui.reading.positions import QtRange

_TOUCHING = 0.75
"""Pixels: runs of glyphs that are no farther apart belong together."""

_WIDEST_GAP = 240
_GAP_STEP = 12
"""Pixels: how far below a place between two paragraphs the next line is looked for."""


@dataclass(frozen=True, slots=True)
class LineBox:
    """What a range covers of one line: one stretch, or several where directions mix.

    ``rect`` is as high as the line's letters; ``gap`` is the free room below it, in pixels.
    ``starts_right`` tells that the paragraph runs from right to left.
    """

    rect: QRectF
    gap: float
    starts_right: bool


class TextGeometry:
    """Measures one document. What it gives holds until the document is laid out anew."""

    def __init__(self, document: QTextDocument) -> None:
        self._document = document

    @property
    def _layout(self) -> QAbstractTextDocumentLayout:
        return self._document.documentLayout()

    def block_at(self, position: int) -> QTextBlock:
        """Return the block that holds a Qt position."""
        return self._document.findBlock(position)

    def block_rect(self, block: QTextBlock) -> QRectF:
        """Return the rectangle of a block's lines; lays the document out as far as needed."""
        return self._layout.blockBoundingRect(block)

    def position_at(self, point: QPointF) -> int:
        """Return the Qt position nearest to a point.

        Between two paragraphs, Qt takes the end of the document for it as long as the document
        is not laid out to its end; the line below is meant.
        """
        for step in range(0, _WIDEST_GAP, _GAP_STEP):
            place = QPointF(point.x(), point.y() + step)
            position = self._layout.hitTest(place, Qt.HitTestAccuracy.FuzzyHit)
            if self._document.findBlock(position).layout().lineCount():
                return max(position, 0)
        return self._document.characterCount() - 1

    def line_boxes(self, start: int, end: int) -> list[LineBox]:
        """Return what the Qt positions ``[start, end)`` cover, line by line."""
        boxes: list[LineBox] = []
        block = self._document.findBlock(start)
        while block.isValid() and block.position() < end:
            boxes.extend(self._boxes_in_block(block, start, end))
            block = block.next()
        return boxes

    def caret_rect(self, position: int) -> QRectF:
        """Return a rectangle without width where a caret at the Qt position stands."""
        block = self._document.findBlock(position)
        origin = self.block_rect(block).topLeft()
        within = position - block.position()
        line = block.layout().lineForTextPosition(within)
        if not line.isValid():
            return QRectF(origin.x(), origin.y(), 0, 0)
        return QRectF(origin.x() + _caret_x(line, within), origin.y() + line.y(), 0, line.height())

    def visible_range(self, shown: QRectF) -> QtRange:
        """Return Qt positions that take in all that is in a rectangle of the document.

        Within a table the range is widened to whole rows, since rows are not read downwards.
        """
        first = self.position_at(shown.topLeft())
        last = self.position_at(shown.bottomRight())
        return QtRange(self._row_start(first), self._row_end(last) + 1)

    def _row_start(self, position: int) -> int:
        # Made of the block: setting a cursor's position would lay out all the text before it.
        cursor = QTextCursor(self._document.findBlock(position))
        table = cursor.currentTable()
        if table is None:
            return position
        return table.cellAt(table.cellAt(cursor).row(), 0).firstPosition()

    def _row_end(self, position: int) -> int:
        # Made of the block: setting a cursor's position would lay out all the text before it.
        cursor = QTextCursor(self._document.findBlock(position))
        table = cursor.currentTable()
        if table is None:
            return position
        return table.cellAt(table.cellAt(cursor).row(), table.columns() - 1).lastPosition()

    def _boxes_in_block(self, block: QTextBlock, start: int, end: int) -> Iterator[LineBox]:
        origin = self.block_rect(block).topLeft()
        layout = block.layout()
        first = max(start - block.position(), 0)
        last = min(end - block.position(), block.length() - 1)
        line = layout.lineForTextPosition(first)
        if first >= last or not line.isValid():
            return
        mixed = has_right_to_left(block.text())
        starts_right = block.textDirection() is Qt.LayoutDirection.RightToLeft
        extra = _room_below(block.blockFormat())
        for number in range(line.lineNumber(), layout.lineCount()):
            line = layout.lineAt(number)
            line_start, length = line.textStart(), line.textLength()
            if line_start >= last:
                return
            covered = (max(first, line_start), min(last, line_start + length))
            stretches = _mixed_stretches(line, *covered) if mixed else [_stretch(line, *covered)]
            # Whole pixels, so that lines and tints painted along the box are crisp.
            top, height = round(origin.y() + line.y()), round(line.height())
            for left, right in stretches:
                if right > left:
                    rect = QRectF(origin.x() + left, top, right - left, height)
                    yield LineBox(rect, height * extra, starts_right)


def _room_below(block_format: QTextBlockFormat) -> float:
    """Return the free room under a line as a share of its height."""
    proportional = QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
    if block_format.lineHeightType() != proportional:
        return 0.0
    return max(block_format.lineHeight() / 100 - 1, 0.0)


def _caret_x(line: QTextLine, place: int) -> float:
    # PySide returns the place that was reached as well, and types the pair as an object.
    return cast("tuple[float, int]", line.cursorToX(place))[0]


def _stretch(line: QTextLine, start: int, end: int) -> tuple[float, float]:
    """Return left and right of a range in a line that runs left to right throughout."""
    drawn = line.naturalTextRect()
    left = max(_caret_x(line, start), drawn.left())
    if end >= line.textStart() + line.textLength():
        return left, drawn.right()  # without the space at which the line was broken
    return left, min(_caret_x(line, end), drawn.right())


def _mixed_stretches(line: QTextLine, start: int, end: int) -> list[tuple[float, float]]:
    """Return the stretches that a range covers in a line with both directions.

    What is one range in reading order can be several places on the line (UAX 9). The glyphs
    tell where: the caret's places do not, since where directions meet it has two.
    """
    drawn = line.naturalTextRect()
    edges = []
    for run in line.glyphRuns(start, end - start):
        glyphs = run.boundingRect()
        left, right = max(glyphs.left(), drawn.left()), min(glyphs.right(), drawn.right())
        if right > left:
            edges.append((left, right))
    edges.sort()
    joined: list[tuple[float, float]] = []
    for left, right in edges:
        if joined and left - joined[-1][1] <= _TOUCHING:
            joined[-1] = (joined[-1][0], max(right, joined[-1][1]))
        else:
            joined.append((left, right))
    return joined
