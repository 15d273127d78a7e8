from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.text.normalise import clean_characters, collapse_whitespace

any_text = st.text(st.characters(codec=None, exclude_categories=()))


def test_every_line_end_becomes_a_line_feed() -> None:
    assert clean_characters("a\r\nb\rc\x0bd\x0ce\x85f\u2028g\u2029h") == "a\nb\nc\nd\ne\nf\ng\nh"


def test_characters_that_no_article_means_are_dropped() -> None:
    assert (
        clean_characters("\ufeffa\x00b\x1bc\x9fd\xade\ufffcf\ufdd0g\uffffh\U0010fffe") == "abcdefgh"
    )


def test_lone_surrogates_are_dropped_so_that_the_text_can_be_stored() -> None:
    assert clean_characters("a\ud83db\udc00") == "ab"


def test_joiners_direction_marks_and_astral_characters_stay() -> None:
    text = "👩\u200d👩 \u202bעברית\u202c e\u0301 𝒜 می\u200cخواهم a\u00a0b"
    assert clean_characters(text) == text


def test_runs_of_white_space_become_one_space_and_no_break_spaces_stay() -> None:
    assert (
        collapse_whitespace(" a \t\n b\u00a0 \u00a0c\u3000\u3000")
        == " a b\u00a0 \u00a0c\u3000\u3000"
    )


@given(any_text)
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    once = clean_characters(text)
    assert clean_characters(once) == once


@given(any_text)
def test_collapsing_twice_changes_nothing_more(text: str) -> None:
    once = collapse_whitespace(text)
    assert collapse_whitespace(once) == once


@given(any_text)
def test_cleaned_text_can_always_be_written_as_utf_8(text: str) -> None:
    cleaned = clean_characters(text)
    assert cleaned.encode("utf-8").decode("utf-8") == cleaned
