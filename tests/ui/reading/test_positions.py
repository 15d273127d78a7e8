from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QTextCursor, QTextDocument
from tests.support.generated_documents import documents, ranges_in, texts
from tests.support.reading import cell, paragraph, quay_article

from reader.model.document import Block, BlockKind, Document, Run
from reader.model.ranges import TextRange
from reader.model.selectors import Part, Passage
from reader.ui.reading.builder import BuiltArticle, build_article
from reader.ui.reading.positions import PositionMap, QtRange, Segment
from reader.ui.reading.typography import Typography

_SEPARATORS = re.compile("[\u2029\ufdd0\ufdd1]")


def _raw(document: QTextDocument) -> str:
    cursor = QTextCursor(document)
    cursor.select(QTextCursor.SelectionType.Document)
    return cursor.selectedText()


def _shown(raw: str, first: int, last: int, headline: str) -> list[str]:
    """Return what Qt positions show of headline and body, found without the position map.

    The masthead is three blocks (kicker, dateline, hairline) round the headline's; a block
    that says "Image not loaded" is for the view, with the separator after it.
    """
    units = raw.encode("utf-16-le")
    kept: dict[int, bytearray] = {1: bytearray(), 4: bytearray()}
    unit = 0
    for number, block in enumerate(re.split("(?<=[\u2029\ufdd0\ufdd1])", raw)):
        length = len(block.encode("utf-16-le")) // 2
        in_view_only = number in {0, 2, 3} or block.startswith("Image not loaded")
        for place in range(max(unit, first), min(unit + length, last)):
            character = units[2 * place : 2 * place + 2]
            if not in_view_only and character != "\u200b".encode("utf-16-le"):
                kept[1 if number == 1 else 4] += character
        unit += length
    texts_shown = [bytes(part).decode("utf-16-le") for part in kept.values()]
    texts_shown[0] = texts_shown[0][: len(headline)].removesuffix("\u2029")
    return [_SEPARATORS.sub("\n", text).replace("\u2028", "\n") for text in texts_shown]


def _build(document: Document, typography: Typography, headline: str = "Two lines") -> BuiltArticle:
    return build_article(quay_article(document=document, headline=headline), typography)


@settings(max_examples=50)
@given(st.data(), documents())
def test_qt_range_of_any_passage_shows_exactly_its_words(
    typography: Typography, data: st.DataObject, document: Document
) -> None:
    built = _build(document, typography)
    start, end = data.draw(ranges_in(document.text))
    span = built.positions.qt_range(Passage(Part.BODY, TextRange(start, end)))
    assert _shown(_raw(built.document), *span, "Two lines")[1] == document.text[start:end]


@settings(max_examples=50)
@given(st.data(), documents())
def test_passage_of_any_qt_range_is_what_the_document_shows_there(
    typography: Typography, data: st.DataObject, document: Document
) -> None:
    built = _build(document, typography)
    raw = _raw(built.document)
    units = raw.encode("utf-16-le")
    places = st.integers(0, len(units) // 2).filter(
        lambda place: not 0xDC <= (units[2 * place + 1] if 2 * place < len(units) else 0) <= 0xDF
    )
    first, last = sorted([data.draw(places), data.draw(places)])
    found = {p.part: p.range for p in built.positions.passages_between(first, last)}
    headline, body = _shown(raw, first, last, "Two lines")
    assert found.get(Part.HEADLINE, TextRange(0, 0)).of("Two lines") == headline
    assert found.get(Part.BODY, TextRange(0, 0)).of(document.text) == body


@settings(max_examples=40)
@given(st.data(), documents())
def test_passage_comes_back_from_its_qt_range_unchanged(
    typography: Typography, data: st.DataObject, document: Document
) -> None:
    built = _build(document, typography)
    start, end = data.draw(ranges_in(document.text))
    passage = Passage(Part.BODY, TextRange(start, end))
    span = built.positions.qt_range(passage)
    assert built.positions.passages_between(*span) == ([passage] if start < end else [])


@given(texts.filter(bool), st.data())
def test_headline_has_offsets_of_its_own(
    typography: Typography, headline: str, data: st.DataObject
) -> None:
    built = _build(Document((paragraph("Body."),)), typography, headline)
    start, end = data.draw(ranges_in(headline))
    span = built.positions.qt_range(Passage(Part.HEADLINE, TextRange(start, end)))
    cursor = QTextCursor(built.document)
    cursor.setPosition(span.start)
    cursor.setPosition(span.end, QTextCursor.MoveMode.KeepAnchor)
    assert cursor.selectedText().replace("\u2028", "\n") == headline[start:end]


def test_astral_characters_take_two_units_each() -> None:
    segment = Segment.of(Part.BODY, 10, 100, "a😀b🚢")
    assert [segment.qt_at(offset) for offset in range(10, 15)] == [100, 101, 103, 104, 106]
    assert segment.qt_end == 106
    assert [segment.offset_at(position) for position in range(100, 107)] == [
        10, 11, 11, 12, 13, 13, 14,
    ]  # fmt: skip


def test_view_only_text_between_blocks_belongs_to_no_passage() -> None:
    positions = PositionMap(
        [Segment.of(Part.BODY, 0, 5, "one"), Segment.of(Part.BODY, 4, 20, "two")]
    )
    assert positions.qt_range(Passage(Part.BODY, TextRange(0, 3))) == QtRange(5, 8)
    assert positions.qt_range(Passage(Part.BODY, TextRange(3, 7))) == QtRange(8, 23)
    assert positions.passages_between(9, 20) == []
    assert positions.place_at(12) == Passage(Part.BODY, TextRange(4, 4))
    assert positions.place_at(0) == Passage(Part.BODY, TextRange(0, 0))
    assert positions.place_at(90) == Passage(Part.BODY, TextRange(7, 7))


def test_document_without_text_has_no_place(typography: Typography) -> None:
    built = _build(Document(), typography, headline="")
    assert built.positions.place_at(0) is None
    assert built.positions.passages_between(0, 10) == []
    with pytest.raises(KeyError):
        built.positions.qt_range(Passage(Part.BODY, TextRange(0, 0)))


@pytest.mark.parametrize(
    "cells",
    [
        [cell("a", 0, 0), cell("d", 1, 1)],  # two places of the grid have no cell
        [cell("a", 0, 0), cell("b", 0, 1), cell("c", 0, 0, table=1)],  # two tables, one by one
        [cell("a", 5, 7), cell("b", 900_000, 70_000)],  # rows and columns far apart
        [cell("b", 1, 0), cell("a", 0, 0)],  # out of order: no grid at all
    ],
)
def test_odd_tables_show_every_cell_at_its_offset(
    typography: Typography, cells: list[Block]
) -> None:
    document = Document((*cells, Block(BlockKind.PARAGRAPH, (Run("after"),))))
    built = _build(document, typography)
    for block_range in document.block_ranges:
        span = built.positions.qt_range(Passage(Part.BODY, block_range))
        cursor = QTextCursor(built.document)
        cursor.setPosition(span.start)
        cursor.setPosition(span.end, QTextCursor.MoveMode.KeepAnchor)
        assert cursor.selectedText() == block_range.of(document.text)
