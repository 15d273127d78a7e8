"""Which formats each kind of block has; each is made once for a document.

A long article has many blocks and few kinds of them, and making a format costs more than using it.
"""

from __future__ import annotations

from PySide6.QtGui import QTextBlockFormat, QTextCharFormat

from reader.model.document import Block, BlockKind, Run
from reader.ui.reading.direction import runs_right_to_left
from reader.ui.reading.links import is_followed
from reader.ui.reading.typography import (
    HEADING_LEADING,
    LABEL_LEADING,
    LEADING,
    LIST_GAP,
    LIST_INDENT,
    PARAGRAPH_GAP,
    QUOTATION_INDENT,
    Typography,
)

_GREATEST_INDENT_LEVEL = 6
"""Deeper lists and quotations stay at this level, so that words keep room on the line."""


class BlockFormats:
    """The formats of one document's blocks and runs. They are shared: change a copy."""

    def __init__(self, typography: Typography) -> None:
        self._typography = typography
        self._blocks: dict[tuple[BlockKind, int, bool, bool], QTextBlockFormat] = {}
        self._texts: dict[tuple[BlockKind, int], QTextCharFormat] = {}
        self._runs: dict[tuple[BlockKind, int, bool, bool, bool, bool], QTextCharFormat] = {}

    def of_block(self, block: Block, following: Block | None = None) -> QTextBlockFormat:
        """Return a block's format; ``following`` is the block after it."""
        goes_on = following is not None and following.kind is block.kind
        look = (block.kind, indent_level(block), goes_on, runs_right_to_left(block.text))
        block_format = self._blocks.get(look)
        if block_format is None:
            block_format = self._blocks[look] = self._make_block_format(*look)
        return block_format

    def of_text(self, block: Block) -> QTextCharFormat:
        """Return the format of a block's plain text."""
        look = (block.kind, block.level)
        char_format = self._texts.get(look)
        if char_format is None:
            char_format = self._texts[look] = self._typography.text_format(*look)
        return char_format

    def of_run(self, run: Run, block: Block) -> QTextCharFormat:
        """Return the format of one of a block's runs."""
        strong = run.strong or (block.cell is not None and block.cell.header)
        link = run.link if run.link is not None and is_followed(run.link) else None
        look = (block.kind, block.level, run.emphasis, strong, run.code, link is not None)
        char_format = self._runs.get(look)
        if char_format is None:
            char_format = self._typography.styled(
                self.of_text(block), emphasis=run.emphasis, strong=strong, code=run.code
            )
            if link is not None:
                char_format = self._typography.linked(char_format)
            self._runs[look] = char_format
        if link is not None:
            char_format = QTextCharFormat(char_format)
            char_format.setAnchorHref(link)
        return char_format

    def _make_block_format(
        self, kind: BlockKind, level: int, goes_on: bool, right_to_left: bool
    ) -> QTextBlockFormat:
        leading, above, below, indent = _MEASURES.get(kind, _PARAGRAPH)
        if kind is BlockKind.LIST_ITEM and goes_on:
            below = LIST_GAP
        return self._typography.block_format(
            leading=leading,
            above=above,
            below=below,
            indent=indent * (1 if kind is BlockKind.PREFORMATTED else level),
            right_to_left=right_to_left,
        )


def indent_level(block: Block) -> int:
    """Return how many steps a block is moved in, where its kind is."""
    return min(max(block.level, 1), _GREATEST_INDENT_LEVEL)


_PARAGRAPH = (LEADING, 0.0, PARAGRAPH_GAP, 0.0)

_MEASURES: dict[BlockKind, tuple[int, float, float, float]] = {
    BlockKind.HEADING: (HEADING_LEADING, 1.1, 0.4, 0.0),
    BlockKind.LIST_ITEM: (LEADING, 0.0, PARAGRAPH_GAP, LIST_INDENT),
    BlockKind.QUOTATION: (LEADING, 0.0, PARAGRAPH_GAP, QUOTATION_INDENT),
    BlockKind.TABLE_CELL: (LABEL_LEADING, 0.0, 0.0, 0.0),
    BlockKind.FIGURE: (135, 0.0, 1.3, 0.0),
    BlockKind.PREFORMATTED: (LABEL_LEADING, 1.0, 1.4, 0.9),
}
"""Leading in per cent; room above and below, and the step to the side, in ems of the body."""
