"""A `Document`: an article's body as blocks of inline runs, and its canonical text."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from reader.model.ranges import TextRange

BLOCK_SEPARATOR = "\n"
"""What stands between two blocks in the canonical text: one code point."""


class BlockKind(StrEnum):
    """What a block is; the values are stored and exported, so they never change."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list-item"
    QUOTATION = "quotation"
    TABLE_CELL = "table-cell"
    FIGURE = "figure"
    PREFORMATTED = "preformatted"
    RULE = "rule"


@dataclass(frozen=True, slots=True)
class Run:
    r"""A stretch of one block's text in one style; a line break is a "\n" inside the text."""

    text: str
    emphasis: bool = False
    strong: bool = False
    code: bool = False
    link: str | None = None
    """Where the text links to: an absolute http, https or mailto address, else None."""


@dataclass(frozen=True, slots=True)
class Image:
    """An image the article shows; nothing is loaded from ``address`` unless the person asks."""

    address: str
    alt: str = ""


@dataclass(frozen=True, slots=True)
class CellPosition:
    """Where a table cell stands: tables, rows and columns count from 0."""

    table: int
    row: int
    column: int
    header: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """One block; its text is the text of its runs, one after the other.

    ``level`` is the rank of a heading (1 to 6) and the nesting depth of a list item or a
    quotation (from 1); 0 elsewhere. ``marker`` is a list item's bullet or number as shown
    ("•", "3."), never part of the text. ``cell`` is set for table cells only, ``image`` for
    figures only (None where the page had a caption but no image); a figure's text is its
    caption.
    """

    kind: BlockKind
    runs: tuple[Run, ...] = ()
    level: int = 0
    marker: str = ""
    cell: CellPosition | None = None
    image: Image | None = None

    @property
    def text(self) -> str:
        """The block's own part of the canonical text."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True)
class Document:
    """The body of an article.

    Its canonical text is the blocks' text joined by one line feed. Every offset in the
    program is a code point offset into it (or into the headline, see `Part`).
    """

    blocks: tuple[Block, ...] = ()

    @cached_property
    def text(self) -> str:
        """The canonical text."""
        return BLOCK_SEPARATOR.join(block.text for block in self.blocks)

    @cached_property
    def block_ranges(self) -> tuple[TextRange, ...]:
        """Each block's range in the canonical text, without the separators."""
        ranges: list[TextRange] = []
        start = 0
        for block in self.blocks:
            end = start + len(block.text)
            ranges.append(TextRange(start, end))
            start = end + len(BLOCK_SEPARATOR)
        return tuple(ranges)

    @cached_property
    def _block_starts(self) -> list[int]:
        return [block_range.start for block_range in self.block_ranges]

    def block_index_at(self, offset: int) -> int:
        """Return the index of the block that holds the code point offset.

        The offset of a separator, and the end of the text, belong to the block before.

        Raises:
            IndexError: when the document has no blocks or ``offset`` lies outside the text.
        """
        if not self.blocks or not 0 <= offset <= len(self.text):
            raise IndexError(f"no block at code point {offset}")
        return bisect_right(self._block_starts, offset) - 1
