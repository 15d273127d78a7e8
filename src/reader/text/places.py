"""How a place in an article is named to a person."""

from __future__ import annotations

from itertools import accumulate

from reader.model.document import BlockKind, Document
from reader.model.selectors import Part, Passage

_COUNTED = frozenset(
    {BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTATION, BlockKind.PREFORMATTED}
)

_NAMES = {
    BlockKind.HEADING: "heading",
    BlockKind.TABLE_CELL: "table",
    BlockKind.FIGURE: "caption",
}


class PlaceLabels:
    """Names places in one document, for those who name many: its blocks are counted once.

    Paragraphs, list items, quotations and preformatted blocks are counted together, from 1,
    as a reader counts down the page.
    """

    def __init__(self, document: Document) -> None:
        self._document = document
        numbers = accumulate(int(block.kind in _COUNTED) for block in document.blocks)
        self._labels = [
            _NAMES.get(block.kind, f"paragraph {max(number, 1)}")
            for block, number in zip(document.blocks, numbers, strict=True)
        ]

    def of(self, passage: Passage) -> str:
        """Return where a passage starts: "paragraph 4", "heading", "table", "headline" ….

        Raises:
            IndexError: when the passage starts outside the document's text.
        """
        if passage.part is Part.HEADLINE:
            return "headline"
        return self._labels[_first_block(self._document, passage)]


def place_label(document: Document, passage: Passage) -> str:
    """Return where one passage starts; see `PlaceLabels`.

    Raises:
        IndexError: when the passage starts outside the document's text.
    """
    return PlaceLabels(document).of(passage)


def _first_block(document: Document, passage: Passage) -> int:
    """Return the index of the first block that gives text to the passage.

    A passage that starts on a separator starts, to a reader, with the block after it.
    """
    index = document.block_index_at(passage.range.start)
    last = document.block_index_at(min(passage.range.end, len(document.text)))
    for candidate in range(index, last + 1):
        if document.block_ranges[candidate].intersection(passage.range):
            return candidate
    return index
