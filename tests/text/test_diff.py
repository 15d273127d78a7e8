"""What was kept and what was edited between two stretches of words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model.ranges import TextRange
from reader.text import diff
from reader.text.diff import Segment, WordStretch, diff_words
from reader.text.plain_words import plain_words


def _segments(old: str, new: str) -> list[Segment]:
    old_words, new_words = plain_words(old), plain_words(new)
    return diff_words(
        WordStretch(old, old_words, 0, len(old_words)),
        WordStretch(new, new_words, 0, len(new_words)),
    )


def _edits(old: str, new: str) -> list[tuple[str, str]]:
    return [(s.old.of(old), s.new.of(new)) for s in _segments(old, new) if not s.same]


@pytest.mark.parametrize(
    ("old", "new", "edits"),
    [
        ("He said no.", "He said no.", []),
        ("He said no.", "He said yes.", [("no", "yes")]),
        ("He said.", "He never said.", [("", "never")]),
        ("He never said.", "He said.", [("never", "")]),
        ("the offical answer", "the official answer", [("offical", "official")]),
        ("on 12 June, he said", "on 14 July, he said", [("12 June", "14 July")]),
        ("offical", "On Monday, the official", [("", "On Monday, the"), ("offical", "official")]),
        ("", "He said.", [("", "He said.")]),
        ("He said.", "", [("He said.", "")]),
        ("", "", []),
        ("橋が閉鎖された", "橋が再び閉鎖された", [("", "再び")]),
    ],
)
def test_edits_are_the_words_that_differ(old: str, new: str, edits: list[tuple[str, str]]) -> None:
    assert _edits(old, new) == edits


def test_small_words_shared_by_chance_are_rewritten_with_the_rest() -> None:
    old = "Ministers promised in spring that the bridge would stand"
    new = "Nobody could say yesterday for how long the traffic must wait"
    assert _edits(old, new) == [(old, new)]


def test_words_set_differently_are_the_same() -> None:
    old, new = "“Don’t go,” she said.", '"Don\'t go," she  said.'
    segments = _segments(old, new)
    assert all(segment.same for segment in segments)
    assert (segments[0].old.of(old), segments[0].new.of(new)) == ("“", '"')


def test_of_two_equal_words_of_which_one_is_gone_the_other_is_unsure() -> None:
    old, new = "she had had a letter", "she had a letter"
    unsure = [segment.old.of(old) for segment in _segments(old, new) if segment.unsure]
    assert unsure == ["had"]
    assert not any(segment.unsure for segment in _segments("she had", "she never had"))


def test_stretches_too_long_to_compare_are_rewritten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(diff, "_MAX_CELLS", 2)
    old, new = ("word " * 40).strip(), ("word " * 41).strip()
    assert _edits(old, new) == [(old, new)]


_words = st.lists(
    st.sampled_from(["said", "an", "official", "offical", "😀", "été", "\n", "،", "“", '"', "橋"]),
    max_size=25,
)


@given(_words, _words)
def test_segments_hold_all_words_of_both_in_order(old_list: list[str], new_list: list[str]) -> None:
    old, new = " ".join(old_list), " ".join(new_list)
    segments = _segments(old, new)
    for text, places in ((old, [s.old for s in segments]), (new, [s.new for s in segments])):
        covered = TextRange(0, 0)
        for place in places:
            assert place.start >= covered.end
            assert not text[covered.end : place.start].strip()
            covered = place
        assert not text[covered.end :].strip()
    for segment in segments:
        if segment.same:
            keys = plain_words(segment.old.of(old)).keys
            assert keys == plain_words(segment.new.of(new)).keys
            exact = segment.old.of(old) == segment.new.of(new)
            assert exact or len(keys) == 1
