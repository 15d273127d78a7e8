"""How a place in an article is named to a person."""

from __future__ import annotations

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


def place_label(document: Document, passage: Passage) -> str:
    """Return where a passage starts: "paragraph 4", "heading", "table", "caption", "headline".

    Paragraphs, list items, quotations and preformatted blocks are counted together, from 1,
    as a reader counts down the page.

    Raises:
        IndexError: when the passage starts outside the document's text.
    """
    if passage.part is Part.HEADLINE:
        return "headline"
    index = _first_block(document, passage)
    kind = document.blocks[index].kind
    if kind in _NAMES:
        return _NAMES[kind]
    counted = sum(block.kind in _COUNTED for block in document.blocks[: index + 1])
    return f"paragraph {max(counted, 1)}"


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
