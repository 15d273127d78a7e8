from __future__ import annotations

import pytest

from reader.model.document import Block, BlockKind, CellPosition, Document, Run
from reader.model.ranges import TextRange
from reader.model.selectors import Part, Passage
from reader.text.places import place_label


def _block(kind: BlockKind, text: str) -> Block:
    cell = CellPosition(0, 0, 0) if kind is BlockKind.TABLE_CELL else None
    return Block(kind, (Run(text),) if text else (), cell=cell)


DOCUMENT = Document(
    (
        _block(BlockKind.HEADING, "Harbour"),
        _block(BlockKind.PARAGRAPH, "First."),
        _block(BlockKind.RULE, ""),
        _block(BlockKind.QUOTATION, "Second."),
        _block(BlockKind.FIGURE, "A boat."),
        _block(BlockKind.TABLE_CELL, "12"),
        _block(BlockKind.LIST_ITEM, "Third."),
        _block(BlockKind.PREFORMATTED, "Fourth."),
    )
)


def _label(start: int, end: int) -> str:
    return place_label(DOCUMENT, Passage(Part.BODY, TextRange(start, end)))


@pytest.mark.parametrize(
    ("words", "label"),
    [
        ("Harbour", "heading"),
        ("First.", "paragraph 1"),
        ("Second.", "paragraph 2"),
        ("boat", "caption"),
        ("12", "table"),
        ("Third", "paragraph 3"),
        ("Fourth.", "paragraph 4"),
    ],
)
def test_a_passage_is_named_by_the_block_it_starts_in(words: str, label: str) -> None:
    start = DOCUMENT.text.index(words)
    assert _label(start, start + len(words)) == label


def test_a_passage_over_several_blocks_is_named_by_the_first() -> None:
    assert _label(DOCUMENT.text.index("irst"), len(DOCUMENT.text)) == "paragraph 1"


def test_a_passage_that_starts_on_a_separator_belongs_to_the_block_after_it() -> None:
    end_of_first = DOCUMENT.text.index("First.") + len("First.")
    assert _label(end_of_first, end_of_first + 6) == "paragraph 2"


def test_the_headline_has_a_place_of_its_own() -> None:
    assert place_label(DOCUMENT, Passage(Part.HEADLINE, TextRange(0, 3))) == "headline"


def test_a_place_outside_the_text_is_refused() -> None:
    with pytest.raises(IndexError):
        _label(10_000, 10_001)
