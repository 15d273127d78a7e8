"""The diff map: passages carried from an old text to a new one, and those that are gone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model.ranges import TextRange
from reader.text import diff
from reader.text.diff import OffsetMap

OLD = (
    "Officials said the bridge was closed on Monday.\n"
    "Two people who know the plan said it would open in June.\n"
    "The ministry declined to comment."
)


def _carried(quote: str, new: str, old: str = OLD) -> str | None:
    start = old.index(quote)
    place = OffsetMap.between(old, new).map_range(TextRange(start, start + len(quote)))
    return None if place is None else place.of(new)


def test_a_passage_of_an_unchanged_text_stays_where_it_is() -> None:
    assert OffsetMap.between(OLD, OLD).map_range(TextRange(3, 20)) == TextRange(3, 20)


def test_a_passage_moves_with_text_put_in_above() -> None:
    new = "An opening that was added later.\n" + OLD
    place = OffsetMap.between(OLD, new).map_range(TextRange(0, 9))
    assert place == TextRange(33, 42)
    assert TextRange(33, 42).of(new) == "Officials"


def test_a_small_edit_inside_a_passage_keeps_it() -> None:
    new = OLD.replace("open in June", "open in July")
    quote = "Two people who know the plan said it would open in June."
    assert _carried(quote, new) == quote.replace("June", "July")


def test_a_deleted_passage_maps_to_nothing() -> None:
    new = OLD.replace("Two people who know the plan said it would open in June.\n", "")
    assert _carried("Two people who know the plan", new) is None
    assert _carried("The ministry declined", new) == "The ministry declined"


def test_a_rewritten_passage_maps_to_nothing() -> None:
    new = OLD.replace("The ministry declined to comment.", "A spokesman for the ministry said no.")
    assert _carried("The ministry declined to comment.", new) is None


def test_a_passage_torn_apart_maps_to_nothing() -> None:
    new = OLD.replace("declined to", "declined, after a long debate that took all day, to")
    assert _carried("declined to comment", new) is None


def test_an_empty_range_maps_to_nothing() -> None:
    assert OffsetMap.between(OLD, OLD).map_range(TextRange(5, 5)) is None
    assert OffsetMap.between("", "").map_range(TextRange(0, 0)) is None


@pytest.mark.parametrize(
    ("old", "quote", "new"),
    [
        ("他说桥关了。记者问为什么。", "桥关了", "昨天他说桥关了。记者问为什么。"),
        ("قال المسؤول إن الجسر مغلق", "الجسر", "أمس قال المسؤول إن الجسر مغلق"),
        ("a 😀 b e\u0301 c", "e\u0301", "x 😀 a 😀 b e\u0301 c"),
    ],
)
def test_every_script_is_carried_by_code_points(old: str, quote: str, new: str) -> None:
    assert _carried(quote, new, old) == quote


def test_long_texts_are_compared_by_sentences(monkeypatch: pytest.MonkeyPatch) -> None:
    new = "Added.\n" + OLD.replace("Monday", "Tuesday")
    whole = OffsetMap.between(OLD, new)
    monkeypatch.setattr(diff, "_MAX_CELLS", 700)
    by_sentences = OffsetMap.between(OLD, new)
    for start in range(0, len(OLD) - 12, 5):
        place = TextRange(start, start + 12)
        assert by_sentences.map_range(place) == whole.map_range(place)


def test_texts_too_long_to_compare_keep_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(diff, "_MAX_CELLS", 2)
    assert OffsetMap.between(OLD, OLD).map_range(TextRange(0, 9)) is None


_words = st.lists(st.sampled_from(["said", "an", "official", "😀", "été", "\n", "،"]), max_size=25)


@given(_words, _words, st.data())
def test_what_is_carried_is_mostly_the_same_words(
    old_words: list[str], new_words: list[str], data: st.DataObject
) -> None:
    old, new = " ".join(old_words), " ".join(new_words)
    start = data.draw(st.integers(0, len(old)))
    place = TextRange(start, data.draw(st.integers(start, len(old))))
    mapped = OffsetMap.between(old, new).map_range(place)
    if mapped is not None:
        assert mapped.end <= len(new)
        assert len(mapped) >= diff.KEPT_SHARE * len(place)
        assert mapped.of(new)[0] in place.of(old)


@given(_words, _words, _words)
def test_a_passage_between_edits_is_carried_whole(
    before: list[str], passage: list[str], inserted: list[str]
) -> None:
    quote = " ".join(["Kremlin", *passage, "Crocus"])
    old = " ".join([*before, quote])
    new = " ".join([*inserted, *before, quote])
    assert _carried(quote, new, old) == quote
