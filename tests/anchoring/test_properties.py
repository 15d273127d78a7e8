"""Anchoring over generated text: astral, combining, right-to-left and repeated words."""

from __future__ import annotations

from hypothesis import assume, given
from hypothesis import strategies as st

from reader.anchoring.describing import CONTEXT_LENGTH, describe
from reader.anchoring.finding import anchor
from reader.model.ranges import TextRange
from reader.model.selectors import AnchorStatus

_any_text = st.text(
    st.one_of(
        st.sampled_from("ab e\u0301\u0301 \n\u00a0😀👩\u200d👩🏽 אבג مسؤول 漢字"),
        st.characters(exclude_categories=["Cs", "Cc"]),
    ),
    min_size=1,
    max_size=120,
)


@st.composite
def _text_with_passage(draw: st.DrawFn) -> tuple[str, TextRange]:
    text = draw(_any_text)
    start = draw(st.integers(0, len(text) - 1))
    return text, TextRange(start, draw(st.integers(start + 1, len(text))))


def _word(number: int) -> str:
    """Return a word of its own for each number, with marks, astral and RTL letters among them."""
    letters = ("officials", "re\u0301gime", "𝔸gent", "وزير", "שר", "Straße", "情報")
    return f"{letters[number % len(letters)]}{number * 7919}"


@st.composite
def _words_with_passage(draw: st.DrawFn) -> tuple[list[str], int, int]:
    """Give a text of words that all differ, and a passage of some of them in its midst."""
    words = [_word(number) for number in draw(st.permutations(range(60)))]
    first = draw(st.integers(12, 40))
    return words, first, draw(st.integers(first + 1, 48))


def _described(words: list[str], first: int, last: int) -> tuple[str, TextRange]:
    text = " ".join(words)
    start = len(" ".join(words[:first])) + 1
    return text, TextRange(start, start + len(" ".join(words[first:last])))


@given(_text_with_passage())
def test_an_unchanged_text_anchors_exactly(drawn: tuple[str, TextRange]) -> None:
    text, place = drawn
    found = anchor(text, *describe(text, place))
    assert (found.status, found.range, found.errors) == (AnchorStatus.EXACT, place, 0)


@given(_text_with_passage(), _any_text)
def test_text_put_in_above_never_leads_to_another_passage(
    drawn: tuple[str, TextRange], inserted: str
) -> None:
    text, place = drawn
    found = anchor(inserted + text, *describe(text, place))
    moved = place.shifted(len(inserted))
    if found.range is not None and found.range != moved:
        # Only where the very words with the very context stand at the old place once more.
        reach = slice(max(0, place.start - CONTEXT_LENGTH), place.end + CONTEXT_LENGTH)
        assert found.range == place
        assert (inserted + text)[reach].startswith(text[reach])


@given(_words_with_passage(), st.lists(st.integers(100, 10**6), min_size=1, max_size=30))
def test_a_passage_is_moved_by_unrelated_text_before_it(
    drawn: tuple[list[str], int, int], inserted: list[int]
) -> None:
    text, place = _described(*drawn)
    addition = "".join(f"x{number} " for number in inserted)
    found = anchor(addition + text, *describe(text, place))
    assert (found.status, found.range) == (AnchorStatus.MOVED, place.shifted(len(addition)))


@given(_words_with_passage(), st.lists(st.integers(100, 10**6), max_size=30))
def test_a_deleted_passage_is_never_found(
    drawn: tuple[list[str], int, int], inserted: list[int]
) -> None:
    words, first, last = drawn
    text, place = _described(words, first, last)
    addition = [f"x{number}" for number in inserted]
    rest = " ".join([*addition, *words[:first], *words[last:]])
    assert anchor(rest, *describe(text, place)).status is AnchorStatus.ORPHANED


@given(_words_with_passage(), st.data())
def test_an_edit_inside_a_long_passage_is_changed_and_covers_it(
    drawn: tuple[list[str], int, int], data: st.DataObject
) -> None:
    words, first, last = drawn
    assume(last - first >= 8)
    text, place = _described(words, first, last)
    edited = data.draw(st.integers(first + 1, last - 2))
    new_words = [*words[:edited], "edited", *words[edited + 1 :]]
    new_text, new_place = _described(new_words, first, last)
    found = anchor(new_text, *describe(text, place))
    assert (found.status, found.range) == (AnchorStatus.CHANGED, new_place)


@given(_text_with_passage(), _any_text)
def test_any_answer_is_a_place_in_the_text(drawn: tuple[str, TextRange], other: str) -> None:
    text, place = drawn
    found = anchor(other, *describe(text, place))
    if found.range is None:
        assert found.status is AnchorStatus.ORPHANED
    else:
        assert found.range.end <= len(other)
        assert (found.range.of(other) == place.of(text)) == (found.errors == 0)
