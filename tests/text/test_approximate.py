"""Approximate search: where, with how many errors, in which order; for any script."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model.ranges import TextRange
from reader.text.approximate import ApproximateMatch, count_errors, find_approximate

NEEDLE = "unnamed officials"


def _words_found(needle: str, text: str, max_errors: int) -> list[tuple[str, int]]:
    matches = find_approximate(needle, text, max_errors, limit=20)
    return [(match.range.of(text), match.errors) for match in matches]


def test_finds_words_with_an_edit_in_them() -> None:
    text = "Two unnamed oficials spoke."
    assert _words_found(NEEDLE, text, 3) == [("unnamed oficials", 1)]


def test_the_place_with_fewer_errors_comes_first() -> None:
    text = "unnamd oficials spoke, and unnamed official spoke."
    assert _words_found(NEEDLE, text, 3)[0] == ("unnamed official", 1)
    assert ("unnamd oficials", 2) in _words_found(NEEDLE, text, 3)


def test_all_equally_good_places_are_found() -> None:
    text = "unnamed oficials, unnamed oficials and unnamed oficials"
    assert _words_found(NEEDLE, text, 2) == [("unnamed oficials", 1)] * 3


def test_nothing_is_found_beyond_the_bound() -> None:
    text = "Two unnamd oficials spoke."
    assert _words_found(NEEDLE, text, 1) == []
    assert _words_found(NEEDLE, text, 2) != []


def test_the_search_stops_at_the_limit() -> None:
    assert len(find_approximate("abcd", "abxd " * 50, 1, limit=7)) == 7


@pytest.mark.parametrize(
    ("needle", "text", "found"),
    [
        ("вуз 😀 мир", "привет вуз 😁 мир!", "вуз 😁 мир"),
        ("e\u0301te\u0301 a\u0300 Paris", "l'e\u0301te a\u0300 Paris.", "e\u0301te a\u0300 Paris"),
        ("قال المسؤول أمس", "وقد قال المسؤل أمس.", "قال المسؤل أمس"),
    ],
)
def test_offsets_count_code_points_in_every_script(needle: str, text: str, found: str) -> None:
    assert (found, 1) in _words_found(needle, text, 1)


def test_a_needle_of_more_symbols_than_edlib_knows_is_found() -> None:
    needle = "".join(chr(0x4E00 + number) for number in range(400))
    damaged = needle[:100] + needle[103:]
    text = "前文" + damaged + "后文" * 50
    assert find_approximate(needle, text, 5, limit=9) == [
        ApproximateMatch(TextRange(2, 2 + 397), 3)
    ]


def test_shared_symbols_hide_no_errors() -> None:
    # Symbols 255 apart in the needle share a byte; swapping two such must still count.
    needle = "".join(chr(0x4E00 + number) for number in range(300))
    swapped = needle[255] + needle[1:255] + needle[0] + needle[256:]
    assert find_approximate(needle, swapped, 1, limit=9) == []
    assert [match.errors for match in find_approximate(needle, swapped, 2, limit=9)] == [2]


@pytest.mark.parametrize(("needle", "max_errors"), [("", 0), ("ab", 2), ("ab", -1)])
def test_a_bound_that_matches_everything_is_refused(needle: str, max_errors: int) -> None:
    with pytest.raises(ValueError, match="mean nothing"):
        find_approximate(needle, "some text", max_errors, limit=1)


def test_an_empty_text_holds_nothing() -> None:
    assert find_approximate("abc", "", 1, limit=5) == []


@given(st.text("abcé😀\u0301", min_size=1, max_size=8), st.text("abcé😀\u0301", max_size=40))
def test_every_match_is_within_the_bound_and_counted_right(needle: str, text: str) -> None:
    bound = len(needle) // 3
    matches = find_approximate(needle, text, bound, limit=100)
    for match in matches:
        assert match.errors == count_errors(needle, match.range.of(text)) <= bound
    best = min((count_errors(needle, part) for part in _infixes(text)), default=len(needle))
    assert bool(matches) == (best <= bound)
    if matches:
        assert matches[0].errors == best


def _infixes(text: str) -> list[str]:
    ends = range(len(text) + 1)
    return [text[start:end] for start in ends for end in ends if start <= end]
