from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.cli.quotation_search import find_passage
from reader.model.errors import NotFoundError, UsageError
from reader.model.ranges import TextRange
from reader.model.selectors import Part, Passage

HEADLINE = "Harbour closes"
BODY = "The harbour closes in May.\nIn May, the mayor said, it closes."


def find(quote: str, prefix: str = "", suffix: str = "") -> Passage:
    return find_passage(HEADLINE, BODY, quote, prefix=prefix, suffix=suffix)


def body(start: int, end: int) -> Passage:
    return Passage(Part.BODY, TextRange(start, end))


def test_words_are_found_in_the_body() -> None:
    assert find("harbour closes") == body(4, 18)


def test_words_that_only_the_headline_has_are_found_there() -> None:
    assert find("Harbour") == Passage(Part.HEADLINE, TextRange(0, 7))


def test_white_space_may_differ_when_the_words_are_not_found_as_they_are() -> None:
    assert find("May. In\r\n May") == body(22, 33)
    assert find("  harbour\tcloses ") == body(4, 18)


def test_words_in_several_places_need_what_stands_beside_them() -> None:
    with pytest.raises(UsageError, match="2 places of the body") as refusal:
        find("closes")
    assert "--prefix" in refusal.value.advice
    assert find("closes", prefix="harbour ") == body(12, 18)
    assert find("closes", suffix=".") == body(len(BODY) - 7, len(BODY) - 1)
    assert find("closes", prefix="The\n harbour", suffix="in") == body(12, 18)


def test_places_that_overlap_are_two_places() -> None:
    with pytest.raises(UsageError, match="2 places"):
        find_passage("", "anana", "ana")


def test_words_with_other_neighbours_are_not_found() -> None:
    with pytest.raises(NotFoundError, match="but not between"):
        find("closes", prefix="ferry")


def test_words_that_are_nowhere_are_not_found() -> None:
    with pytest.raises(NotFoundError, match="not in the article"):
        find("ferry")


@pytest.mark.parametrize("quote", ["", " \n"])
def test_no_words_are_wrong_usage(quote: str) -> None:
    with pytest.raises(UsageError, match="empty"):
        find(quote)


@given(
    text=st.text(st.sampled_from("ab \n\U0001f4f0é.("), min_size=1, max_size=30),
    cut=st.tuples(st.integers(0, 30), st.integers(0, 30)),
)
def test_with_all_that_stands_beside_it_any_passage_is_found(
    text: str, cut: tuple[int, int]
) -> None:
    place = TextRange(*sorted(cut)).clamped(len(text))
    quote = place.of(text)
    if not quote.strip() or quote != quote.strip():
        return
    try:
        found = find_passage("", text, quote, prefix=text[: place.start], suffix=text[place.end :])
    except UsageError:
        return  # the same words twice, told apart by white space only
    assert found == Passage(Part.BODY, place)
