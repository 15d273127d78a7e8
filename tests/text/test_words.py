from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model.ranges import TextRange
from reader.text.words import snap_to_words, word_range_at

letters = st.text(st.sampled_from("ab1 \n\t.,-'’\u0301\u200d\u00a0漢かé👩👍🏽🇫🇷م"), max_size=40)


def _snapped(text: str, start: int, end: int) -> str:
    return snap_to_words(text, TextRange(start, end)).of(text)


@pytest.mark.parametrize(
    ("text", "offset", "word"),
    [
        ("unnamed US officials", 9, "US"),
        ("unnamed US officials", 10, "US"),  # just behind the word
        ("don’t stop", 3, "don’t"),
        ("an ISIS-K attack", 5, "ISIS-K"),
        ("some 1,000 people", 6, "1,000"),
        ("it cost 3.5 million", 9, "3.5"),
        ("in the U.S. today", 7, "U.S"),
        ("e\u0301tat", 0, "e\u0301tat"),
        ("漢字かな", 1, "字"),
        ("می\u200cخواهم", 0, "می\u200cخواهم"),
    ],
)
def test_word_at_an_offset(text: str, offset: int, word: str) -> None:
    assert word_range_at(text, offset).of(text) == word


def test_there_is_no_word_between_two_spaces() -> None:
    assert word_range_at("a  b", 2) == TextRange(2, 2)


def test_offset_past_the_end_counts_as_the_end() -> None:
    assert word_range_at("last", 99) == TextRange(0, 4)


def test_no_word_in_an_empty_text() -> None:
    assert word_range_at("", 0) == TextRange(0, 0)


def test_half_selected_words_are_taken_whole() -> None:
    assert _snapped("that unnamed US officials revealed", 8, 20) == "unnamed US officials"


def test_white_space_at_the_ends_is_left_out() -> None:
    assert _snapped("one  two \nthree", 3, 10) == "two"


def test_a_range_of_white_space_comes_back_empty() -> None:
    assert not snap_to_words("one   two", TextRange(3, 6))


def test_quotation_marks_at_the_ends_stay_as_selected() -> None:
    assert _snapped("he said “never again” twice", 8, 21) == "“never again”"


def test_an_emoji_sequence_is_never_cut() -> None:
    family = "👩\u200d👩\u200d👧"
    assert _snapped(f"a {family} b", 2, 3) == family
    assert _snapped("👍🏽", 0, 1) == "👍🏽"


@given(letters, st.integers(0, 40), st.integers(0, 40))
def test_snapping_keeps_all_words_that_were_selected(text: str, one: int, other: int) -> None:
    chosen = TextRange(min(one, other), max(one, other)).clamped(len(text))
    snapped = snap_to_words(text, chosen)
    assert chosen.of(text).strip() in snapped.of(text)
    assert snapped.of(text) == snapped.of(text).strip()


@given(letters, st.integers(0, 40), st.integers(0, 40))
def test_snapping_twice_changes_nothing_more(text: str, one: int, other: int) -> None:
    once = snap_to_words(text, TextRange(min(one, other), max(one, other)))
    assert snap_to_words(text, once) == once


@given(letters, st.integers(0, 40))
def test_a_word_is_the_same_from_each_place_inside_it(text: str, offset: int) -> None:
    word = word_range_at(text, offset)
    assert all(word_range_at(text, inside) == word for inside in range(word.start, word.end))
    assert "\n" not in word.of(text)
