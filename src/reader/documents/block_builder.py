"""Puts together a document's blocks from text, boundaries and what is opened and closed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from reader.documents.html_tables import Table
from reader.documents.inline import PLAIN, InlineText, Style
from reader.documents.limits import (
    MAX_BLOCKS,
    MAX_IMAGES,
    MAX_LEVEL,
    MAX_TABLE_DEPTH,
    MAX_TEXT,
)
from reader.model.document import Block, BlockKind, Document, Image
from reader.model.errors import UnreadableError

Closer = Callable[[], object]
"""Ends what an ``open_…`` method began; closers are called in reverse order."""

BULLET = "•"


def refuse_long_text(length: int) -> None:
    """Raise `UnreadableError` when a text of ``length`` code points is too long for an article."""
    if length > MAX_TEXT:
        raise UnreadableError(
            f"The text is longer than {MAX_TEXT:,} characters.",
            "Split it into parts, or save only the article, and add that.",
        )


@dataclass(slots=True)
class _List:
    """An open list; ``number`` is the next entry's, None in a bulleted list."""

    number: int | None


@dataclass(slots=True)
class _Entry:
    """An open list item; its marker goes to its first paragraph."""

    level: int
    marker: str


@dataclass(slots=True)
class _Figure:
    """An open figure, with the places in its block list where a caption or image is missing."""

    blocks: list[Block]
    without_caption: int | None = None
    without_image: int | None = None


class BlockBuilder:
    """Collects blocks; `document` gives the result.

    Once there are `MAX_BLOCKS` blocks and line breaks, no more are begun: all further text goes
    to one last block.
    """

    def __init__(self) -> None:
        self._outputs: list[list[Block]] = [[]]  # the document's blocks, then those of open cells
        self._inline = InlineText()
        self._images_after_text: list[Image] = []
        self._lists: list[_List] = []
        self._holders: list[_Entry | None] = []  # open list items; None for an open quotation
        self._headings: list[int] = []
        self._figures: list[_Figure] = []
        self._tables: list[Table | None] = []  # None for one that is read as running text
        self._quotations = self._preformatted = self._captions = 0
        self._table_count = self._image_count = self._count = self._length = 0

    def document(self) -> Document:
        """Return what was collected, after everything was closed."""
        self._flush()
        return Document(tuple(self._outputs[0]))

    @property
    def _is_full(self) -> bool:
        return self._count >= MAX_BLOCKS - 1

    def text(self, text: str, style: Style) -> None:
        """Add text to the present block.

        Raises:
            UnreadableError: when the document grows longer than `MAX_TEXT`.
        """
        if self._preformatted and not self._captions and not self._is_full:
            self._length += self._inline.add_verbatim(text, style._replace(code=False))
        else:
            self._length += self._inline.add(text, style)
        refuse_long_text(self._length)

    def line_break(self, style: Style) -> None:
        """Break the line; an empty line begins a new block."""
        if self._is_full:
            self._inline.add(" ", PLAIN)
        elif self._preformatted and not self._captions:
            self._inline.add_verbatim("\n", style._replace(code=False))
        elif not self._inline.line_is_empty:
            self._inline.add_break(style)
            self._count += 1
        elif not self._captions:
            self._flush()

    def boundary(self) -> None:
        """End the present block."""
        if self._is_full:
            self._inline.add(" ", PLAIN)
        elif self._captions:
            self._inline.add_break(PLAIN)
        else:
            self._flush()

    def rule(self) -> None:
        """Add a rule."""
        self.boundary()
        if not self._captions and not self._is_full:
            self._emit(Block(BlockKind.RULE))

    @property
    def takes_images(self) -> bool:
        """Whether `image` still adds any."""
        return not self._is_full and self._image_count < MAX_IMAGES

    def image(self, image: Image) -> None:
        """Add an image: after the present block's text, if it has any."""
        if not self.takes_images:
            return
        self._image_count += 1
        if self._inline.is_empty:
            self._emit_image(image)
        else:
            self._images_after_text.append(image)

    def open_heading(self, level: int) -> Closer:
        """Begin a heading of rank 1 to 6."""
        self.boundary()
        self._headings.append(level)

        def close() -> None:
            self.boundary()
            self._headings.pop()

        return close

    def open_preformatted(self) -> Closer:
        """Begin text whose white space stays as it is."""
        self.boundary()
        self._preformatted += 1

        def close() -> None:
            self.boundary()
            self._preformatted -= 1

        return close

    def open_quotation(self) -> Closer:
        """Begin a block quotation."""
        self.boundary()
        self._quotations += 1
        self._holders.append(None)

        def close() -> None:
            self.boundary()
            self._holders.pop()
            self._quotations -= 1

        return close

    def open_list(self, number: int | None) -> Closer:
        """Begin a list: bulleted, or numbered from ``number``."""
        self.boundary()
        self._lists.append(_List(number))

        def close() -> None:
            self.boundary()
            self._lists.pop()

        return close

    def open_entry(self, number: int | None) -> Closer:
        """Begin a list item; ``number`` is set where it names its own."""
        self.boundary()
        marker = BULLET
        if self._lists and self._lists[-1].number is not None:
            number = self._lists[-1].number if number is None else number
            marker = f"{number}."
            self._lists[-1].number = number + 1
        self._holders.append(_Entry(min(max(len(self._lists), 1), MAX_LEVEL), marker))

        def close() -> None:
            self.boundary()
            self._holders.pop()

        return close

    def open_figure(self) -> Closer:
        """Begin a figure, in which images and captions find each other."""
        self.boundary()
        self._figures.append(_Figure(self._outputs[-1]))

        def close() -> None:
            self.boundary()
            self._figures.pop()

        return close

    def open_caption(self) -> Closer:
        """Begin the caption of the open figure; outside of one it is an ordinary block."""
        self.boundary()
        if not self._figures:
            return self.boundary
        self._captions += 1

        def close() -> None:
            self._captions -= 1
            if self._is_full or self._captions:
                self.boundary()
            else:
                self._emit_caption()

        return close

    def open_table(self) -> Closer:
        """Begin a table."""
        self.boundary()
        open_tables = [table for table in self._tables if table is not None]
        if open_tables:
            open_tables[-1].has_table_inside = True
        is_read = len(open_tables) < MAX_TABLE_DEPTH and not self._captions and not self._is_full
        self._tables.append(Table() if is_read else None)
        return self._close_table

    def _close_table(self) -> None:
        self.boundary()
        table = self._tables.pop()
        if table is not None:
            blocks, is_grid = table.as_blocks(self._table_count)
            self._table_count += is_grid
            self._outputs[-1].extend(blocks)

    def open_row(self) -> Closer:
        """Begin a row of the open table."""
        self.boundary()
        if self._tables and self._tables[-1] is not None:
            self._tables[-1].add_row()
        return self.boundary

    def open_cell(self, *, header: bool, columns: str, rows: str) -> Closer:
        """Begin a cell of the open table; ``columns`` and ``rows`` say how far it reaches."""
        self.boundary()
        table = self._tables[-1] if self._tables else None
        if table is None or table.has_open_cell:
            return self.boundary
        self._outputs.append(table.add_cell(header=header, columns=columns, rows=rows).blocks)
        table.has_open_cell = True

        def close() -> None:
            self.boundary()
            self._outputs.pop()
            table.has_open_cell = False

        return close

    def _flush(self) -> None:
        """Emit the collected text as a block, and the images that stood in it."""
        runs = self._inline.take()
        if runs:
            level, marker = 0, ""
            kind = self._text_kind()
            if kind is BlockKind.HEADING:
                level = self._headings[-1]
            elif kind is BlockKind.QUOTATION:
                level = min(self._quotations, MAX_LEVEL)
            elif kind is BlockKind.LIST_ITEM and (entry := self._holders[-1]) is not None:
                level, marker, entry.marker = entry.level, entry.marker, ""
            self._emit(Block(kind, runs, level, marker))
        images, self._images_after_text = self._images_after_text, []
        for image in images:
            self._emit_image(image)

    def _text_kind(self) -> BlockKind:
        if self._preformatted:
            return BlockKind.PREFORMATTED
        if self._headings:
            return BlockKind.HEADING
        entry = self._holders[-1] if self._holders else None
        if entry is not None and (entry.marker or self._follows_list_item()):
            return BlockKind.LIST_ITEM
        return BlockKind.QUOTATION if self._quotations else BlockKind.PARAGRAPH

    def _follows_list_item(self) -> bool:
        blocks = self._outputs[-1]
        return bool(blocks) and blocks[-1].kind is BlockKind.LIST_ITEM

    def _emit(self, block: Block) -> None:
        self._outputs[-1].append(block)
        self._count += 1

    def _emit_image(self, image: Image) -> None:
        figure = self._open_figure_here()
        if figure is not None and figure.without_image is not None:
            place, figure.without_image = figure.without_image, None
            figure.blocks[place] = replace(figure.blocks[place], image=image)
            return
        self._emit(Block(BlockKind.FIGURE, image=image))
        if figure is not None:
            figure.without_caption = len(figure.blocks) - 1

    def _emit_caption(self) -> None:
        runs = self._inline.take()
        figure = self._open_figure_here()
        if figure is not None and figure.without_caption is not None and runs:
            place, figure.without_caption = figure.without_caption, None
            figure.blocks[place] = replace(figure.blocks[place], runs=runs)
        elif runs:
            self._emit(Block(BlockKind.FIGURE, runs))
            if figure is not None:
                figure.without_image = len(figure.blocks) - 1
        self._flush()

    def _open_figure_here(self) -> _Figure | None:
        """Return the open figure, unless a table cell was opened inside it."""
        figure = self._figures[-1] if self._figures else None
        return figure if figure is not None and figure.blocks is self._outputs[-1] else None
