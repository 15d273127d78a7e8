"""Words as they are compared: what they say counts, not how they are set."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text.plain_words import plain_words


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("", []),
        (" \n\t", []),
        ("He said no.", ["He", "said", "no", "."]),
        ("don't", ["don't"]),
        ("3.5 of 1,000 at 23:24.", ["3.5", "of", "1,000", "at", "23:24", "."]),
        ("“No,” he said", ['"', "No", ",", '"', "he", "said"]),
        ("a co-op", ["a", "co", "-", "op"]),
        ("橋が閉鎖", ["橋", "が", "閉", "鎖"]),
        ("मंत्रालय ने।", ["मंत्रालय", "ने", "।"]),
        ("👩\u200d👩\u200d👧 e\u0301t", ["👩\u200d👩\u200d👧", "ét"]),
    ],
)
def test_words_and_marks_are_told_apart(text: str, keys: list[str]) -> None:
    assert plain_words(text).keys == keys


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("“Don’t,” she said", '"Don\'t," she said'),
        ("a pause – then", "a pause -- then"),
        ("and so…", "and so..."),
        ("re\u0301gime", "régime"),
        ("one two\u00a0three", "one\ntwo  three"),
        ("«oui»", '"oui"'),
    ],
)
def test_what_is_only_set_differently_is_equal(one: str, other: str) -> None:
    assert plain_words(one).keys == plain_words(other).keys


@pytest.mark.parametrize(
    ("one", "other"),
    [("US", "us"), ("14", "41"), ("10²", "102"), ("he said", "he, said"), ("no", "not")],
)
def test_what_says_something_else_differs(one: str, other: str) -> None:
    assert plain_words(one).keys != plain_words(other).keys


@given(st.text(st.one_of(st.characters(), st.sampled_from("ab '’.-1,é\u0301ก็ \n")), max_size=60))
def test_words_lie_where_they_say_and_leave_only_white_space_out(text: str) -> None:
    words = plain_words(text)
    assert len(words) == len(words.starts) == len(words.ends)
    rest = list(text)
    for start, end in zip(words.starts, words.ends, strict=True):
        assert text[start:end].strip() == text[start:end] != ""
        rest[start:end] = " " * (end - start)
    assert "".join(rest).isspace() or not rest
    if len(words):
        assert words.range(0, len(words)).of(text) == text.strip()
