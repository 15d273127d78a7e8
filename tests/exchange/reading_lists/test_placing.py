"""Highlights of other programs find their words, or say why not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.libraries import HEADLINE, PARAGRAPHS, parsed_article

from reader.exchange.reading_lists.placing import (
    PlacedHighlight,
    UnplacedHighlight,
    place_highlights,
)
from reader.model.document import Block, BlockKind, Document, Run
from reader.model.ranges import TextRange
from reader.model.reading_list import SavedHighlight
from reader.model.selectors import AnchorStatus, Part

DOCUMENT = parsed_article().document
TEXT = DOCUMENT.text


def _place(
    quote: str, prefix: str = "", suffix: str = "", document: Document = DOCUMENT
) -> PlacedHighlight | UnplacedHighlight:
    (found,) = place_highlights(HEADLINE, document, [SavedHighlight(quote, prefix, suffix)])
    return found


def _words(found: PlacedHighlight | UnplacedHighlight, document: Document = DOCUMENT) -> str:
    assert isinstance(found, PlacedHighlight)
    text = document.text if found.passage.part is Part.BODY else HEADLINE
    return found.passage.range.of(text)


def _document(*paragraphs: str) -> Document:
    return Document(tuple(Block(BlockKind.PARAGRAPH, (Run(text),)) for text in paragraphs))


def test_words_are_found_where_they_stand() -> None:
    found = _place("Three people with knowledge of the contract")
    assert _words(found) == "Three people with knowledge of the contract"
    assert isinstance(found, PlacedHighlight)
    assert found.status is AnchorStatus.EXACT


def test_a_quotation_of_two_paragraphs_is_found() -> None:
    found = _place("officials said on Monday.\nThree people")
    assert _words(found) == "officials said on Monday.\nThree people"
    assert _words(_place("officials said on Monday. Three people")) == _words(found)


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        ("the port's own words", "That is the port’s own words, officials said."),
        ('He said "no" twice', "He said “no” twice to officials."),
        ("ten – or eleven – men", "There were ten - or eleven - men."),
        ("10 000 euros", "It cost 10\u00a0000 euros."),
        ("a  wide\tgap", "It has a wide gap."),
    ],
)
def test_signs_that_programs_change_on_the_way_do_not_matter(quote: str, text: str) -> None:
    document = _document("Something stands before it.", text)
    found = _place(quote, document=document)
    assert isinstance(found, PlacedHighlight)
    assert found.status is AnchorStatus.EXACT
    assert len(found.passage.range) == len(" ".join(quote.split()))


def test_the_headline_is_looked_at_last() -> None:
    found = _place(HEADLINE)
    assert isinstance(found, PlacedHighlight)
    assert found.passage.part is Part.HEADLINE
    assert found.passage.range == TextRange(0, len(HEADLINE))


def test_words_in_several_places_are_placed_by_what_stands_around_them_only() -> None:
    document = _document("The port said no on Monday.", "The city said no on Tuesday, too.")
    found = _place("said no", document=document)
    assert isinstance(found, UnplacedHighlight)
    assert "several places" in found.reason
    placed = _place("said no", "on Monday.\n\n  The city ", " on Tuesday,", document)
    assert isinstance(placed, PlacedHighlight)
    assert placed.passage.range.start == document.text.index("said no on Tue")


def test_words_that_are_not_there_have_no_place() -> None:
    found = _place("Nobody ever said that the pumps were late for a reason like this.")
    assert isinstance(found, UnplacedHighlight)
    assert found.reason == "Its words are not in the text."
    assert isinstance(_place("   "), UnplacedHighlight)


def test_a_passage_that_was_edited_is_found_by_its_neighbours() -> None:
    quote = "Three people with knowledge of the contracts 🚇 blamed the pump"
    found = _place(quote, "officials said on Monday.\n", "s for the delay.\n")
    assert isinstance(found, PlacedHighlight)
    assert found.status is AnchorStatus.CHANGED


@given(st.integers(0, len(TEXT) - 40), st.integers(30, 90), st.sampled_from(("", "context")))
def test_a_long_quotation_is_placed_right_or_not_at_all(
    start: int, length: int, with_context: str
) -> None:
    place = TextRange(start, min(start + length, len(TEXT)))
    before, after = TEXT[max(0, start - 32) : start], TEXT[place.end : place.end + 32]
    context = (before, after) if with_context else ("", "")
    found = _place(place.of(TEXT), *context)
    if isinstance(found, PlacedHighlight):
        assert _words(found).strip() == place.of(TEXT).strip()


def test_highlights_keep_their_order() -> None:
    quotes = [PARAGRAPHS[2], "nowhere at all", PARAGRAPHS[0]]
    found = place_highlights(HEADLINE, DOCUMENT, map(SavedHighlight, quotes))
    assert [each.highlight.quote for each in found] == quotes
    assert [type(each) for each in found] == [PlacedHighlight, UnplacedHighlight, PlacedHighlight]
