"""Writes text at the end of a QTextDocument and keeps account of where it stands."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import (
    QImage,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextTable,
    QTextTableFormat,
)

from reader.model.document import Block
from reader.model.selectors import Part
from reader.ui.reading.block_formats import BlockFormats
from reader.ui.reading.ornaments import Ornament, OrnamentKind
from reader.ui.reading.picture_layer import PicturePlace
from reader.ui.reading.positions import Segment
from reader.ui.reading.typography import Typography, hairline_format

LONGEST_WORD = 2_000
"""Code points after which an endless word is broken for the view: Qt's layout is quadratic in
the length of a word (200,000 characters took 7 s)."""
_ENDLESS_WORD = re.compile(rf"[^ \t\n]{{{LONGEST_WORD + 1},}}")
_WORD_BREAK = "\u200b"

_LINE_BREAK = "\u2028"
_NOT_SHOWABLE = re.compile("[\x00\r\u2029\ufffc\ufdd0\ufdd1\ud800-\udfff]")
"""QTextDocument reads these as borders of blocks, frames and objects, or drops them. No
normalised text has them; should one come all the same, it must not move what follows."""


class DenyingDocument(QTextDocument):
    """A QTextDocument that never opens a file or an address for what it shows.

    Qt's own reads any file that an image or style sheet names, even when the view refuses.
    """

    def loadResource(self, kind: int, _address: QUrl | str) -> QImage | None:
        """Return an empty image for an image, and nothing for anything else."""
        return refused_resource(kind)


def refused_resource(kind: int) -> QImage | None:
    """Return what stands for a resource that is not loaded.

    Given nothing for an image, Qt opens the file that the address names by itself; an empty
    image keeps it from that.
    """
    if kind != QTextDocument.ResourceType.ImageResource.value:
        return None
    empty = QImage(1, 1, QImage.Format.Format_ARGB32_Premultiplied)
    empty.fill(Qt.GlobalColor.transparent)
    return empty


class DocumentWriter:
    """Writes blocks one after the other.

    Text of the article goes into ``segments``; what is written for the view only does not.
    ``ornaments`` collects what is painted beside or behind the text, ``pictures`` where
    pictures are painted.
    """

    def __init__(self, typography: Typography) -> None:
        self.typography = typography
        self.formats = BlockFormats(typography)
        self.segments: list[Segment] = []
        self.ornaments: list[Ornament] = []
        self.pictures: list[PicturePlace] = []
        self.document = DenyingDocument()
        self.document.setUndoRedoEnabled(False)
        self.document.setDocumentMargin(0)
        self.document.setDefaultFont(typography.body_font)
        self._cursor = QTextCursor(self.document)
        self._waits_for_text = True
        """Whether the last block is there already, without anything in it."""

    @property
    def position(self) -> int:
        """The Qt position at which the next text goes."""
        return self._cursor.position()

    def begin(self) -> None:
        """Start writing; Qt is told of the changes at the `end` only."""
        self._cursor.beginEditBlock()

    def end(self) -> None:
        """Finish writing."""
        self._cursor.endEditBlock()

    def start_block(self, block_format: QTextBlockFormat, char_format: QTextCharFormat) -> int:
        """Begin a new block; return the Qt position at which its text will start."""
        if self._waits_for_text:
            self._waits_for_text = False
            self._cursor.setBlockFormat(block_format)
            self._cursor.setBlockCharFormat(char_format)
        else:
            self._cursor.insertBlock(block_format, char_format)
        return self.position

    def write_view_only(self, text: str, char_format: QTextCharFormat) -> None:
        """Write text that is no part of the article."""
        self._cursor.insertText(_showable(text), char_format)

    def write_runs(self, part: Part, start: int, block: Block) -> None:
        """Write a block's text; ``start`` is its code point offset in the part's text."""
        qt_start = self.position
        for run in block.runs:
            self._cursor.insertText(_showable(run.text), self.formats.of_run(run, block))
        self._account_for(part, start, qt_start, block.text)

    def _account_for(self, part: Part, start: int, qt_start: int, text: str) -> None:
        """Note the segments of what was written, and break endless words between them."""
        for place, piece in _without_endless_words(text):
            if place:
                self._cursor.setPosition(qt_start)
                self._cursor.insertText(_WORD_BREAK)
                qt_start += len(_WORD_BREAK)
            segment = Segment.of(part, start + place, qt_start, piece)
            self.segments.append(segment)
            qt_start = segment.qt_end
        self._cursor.setPosition(qt_start)

    def start_table(self, rows: int, columns: int, table_format: QTextTableFormat) -> QTextTable:
        """Put an empty table at the end; fill it by `start_cell`, then `leave_table`."""
        return self._cursor.insertTable(rows, columns, table_format)

    def start_cell(
        self,
        table: QTextTable,
        place: tuple[int, int],
        block_format: QTextBlockFormat,
        char_format: QTextCharFormat,
    ) -> None:
        """Go to a cell (row, column); what is written next goes there."""
        self._cursor.setPosition(table.cellAt(*place).firstPosition())
        self._cursor.setBlockFormat(block_format)
        self._cursor.setBlockCharFormat(char_format)

    def leave_table(self, table: QTextTable) -> None:
        """Go on after a table; the block that Qt has there is used next, or takes no room."""
        self._cursor.setPosition(table.lastPosition() + 1)
        self._cursor.setBlockFormat(hairline_format())
        tiny = QTextCharFormat()
        tiny.setProperty(QTextCharFormat.Property.FontPixelSize, 1)
        self._cursor.setBlockCharFormat(tiny)
        self._waits_for_text = True

    def add_ornament(
        self, kind: OrnamentKind, start: int, *, text: str = "", level: int = 0
    ) -> None:
        """Remember what is to be painted with all that was written since ``start``."""
        self.ornaments.append(Ornament(kind, start, self.position, text, level))


def _showable(text: str) -> str:
    return _NOT_SHOWABLE.sub("\ufffd", text).replace("\n", _LINE_BREAK)


def _without_endless_words(text: str) -> Sequence[tuple[int, str]]:
    """Return the text in pieces between which the view may break, each with its offset."""
    if len(text) <= LONGEST_WORD:
        return [(0, text)]
    cuts = [0]
    for word in _ENDLESS_WORD.finditer(text):
        cuts.extend(range(word.start() + LONGEST_WORD, word.end(), LONGEST_WORD))
    cuts.append(len(text))
    return [(start, text[start:end]) for start, end in pairwise(cuts)]
