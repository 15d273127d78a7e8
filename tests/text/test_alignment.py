"""How an old text became a new one: sentences that stayed, moved, changed, came and went."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.cpu_time import cpu_seconds

from reader.model.ranges import TextRange
from reader.text.alignment import AlignedSentences, Alignment

ONE = "Officials said on Monday that the old bridge was closed."
TWO = "Two people who know the plan said it would open in June."
THREE = "The ministry declined to comment on the cost of the work."
FOUR = "Residents have been told to use the ferry until then."
OLD = f"{ONE} {TWO}\n{THREE}\n{FOUR}"


def _pairs(new: str, old: str = OLD) -> list[tuple[str, str]]:
    return [(p.old.of(old), p.new.of(new)) for p in Alignment(old, new).pairs]


def _pair(sentence: str, new: str, old: str = OLD) -> AlignedSentences:
    (found,) = [p for p in Alignment(old, new).pairs if sentence in p.old.of(old)]
    return found


def _image(quote: str, new: str, old: str = OLD) -> str | None:
    start = old.index(quote)
    image = Alignment(old, new).image_of(TextRange(start, start + len(quote)))
    return None if image is None else image.range.of(new)


def test_an_unchanged_text_is_paired_with_itself() -> None:
    pairs = Alignment(OLD, OLD).pairs
    assert [pair.old for pair in pairs] == [pair.new for pair in pairs]
    assert all(pair.same and not pair.moved and not pair.unsure for pair in pairs)


def test_what_came_and_what_went_is_left_over() -> None:
    new = f"{ONE} A wholly different matter came up yesterday.\n{THREE}\n{FOUR}"
    alignment = Alignment(OLD, new)
    assert [place.of(OLD) for place in alignment.removed] == [TWO]
    assert [place.of(new) for place in alignment.added] == [
        "A wholly different matter came up yesterday."
    ]


def test_a_lighter_sentence_that_changes_places_has_moved() -> None:
    new = f"{FOUR}\n{ONE} {TWO}\n{THREE}"
    moved = [pair.old.of(OLD) for pair in Alignment(OLD, new).pairs if pair.moved]
    assert moved == [FOUR]


def test_an_edited_sentence_is_paired_with_what_it_became() -> None:
    edited = TWO.replace("open in June", "open in early July")
    pair = _pair(TWO, OLD.replace(TWO, edited))
    assert (pair.same, pair.moved) == (False, False)
    assert 0.7 < pair.likeness < 1


def test_a_sentence_cut_in_two_is_one_pair() -> None:
    new = OLD.replace("plan said it", "plan spoke. It")
    assert (TWO, TWO.replace("plan said it", "plan spoke. It")) in _pairs(new)


def test_two_sentences_made_one_are_one_pair() -> None:
    joined = f"{ONE[:-1]}, and two{TWO[3:]}"
    assert (f"{ONE} {TWO}", joined) in _pairs(OLD.replace(f"{ONE} {TWO}", joined))


def test_where_a_paragraph_breaks_makes_no_difference() -> None:
    new = OLD.replace(f"{ONE} {TWO}", f"{ONE}\n{TWO}").replace(f"{THREE}\n", f"{THREE} ")
    assert all(pair.same and not pair.moved for pair in Alignment(OLD, new).pairs)


def test_repeated_sentences_are_told_apart_by_their_neighbours() -> None:
    same = "He gave no reason."
    old = f"{ONE} {same}\n{TWO} {same}\n{THREE} {same}"
    new = f"{THREE} {same}\n{ONE} {same}"
    found = Alignment(old, new)
    assert [pair.new.of(new) for pair in found.pairs] == [ONE, same, THREE, same]
    assert found.pairs[1].new.start == new.rindex(same)


def test_twins_of_which_one_is_gone_are_unsure() -> None:
    same = "He gave no reason for it."
    old, new = f"{ONE}\n{same}\n{same}\n{TWO}", f"{ONE}\n{same}\n{TWO}"
    (pair,) = [pair for pair in Alignment(old, new).pairs if pair.old.of(old) == same]
    assert pair.unsure


def test_a_short_sentence_elsewhere_is_not_the_deleted_one() -> None:
    new = f"{TWO}\n{THREE}\n{FOUR} He declined."
    old = f"{ONE} He declined.\n{TWO}\n{THREE}\n{FOUR}"
    assert "He declined." in [place.of(old) for place in Alignment(old, new).removed]


def test_an_edited_sentence_elsewhere_that_is_like_another_is_not_taken_for_it() -> None:
    entry = "At 14:05 police said that the road to the old harbour was closed in both directions."
    old, new = f"{entry}\n{OLD}", f"{OLD}\n{entry.replace('05', '35')}"
    assert "At 14:05" not in " ".join(one for one, _ in _pairs(new, old))
    edited = entry.replace("both", "all")
    assert (entry, edited) in _pairs(f"{OLD}\n{edited}", old)


@pytest.mark.parametrize(
    ("quote", "new", "image"),
    [
        ("open in June.", OLD.replace("June", "July"), "open in July."),
        ("Officials said", "A new opening was added. " + OLD, "Officials said"),
        ("the old bridge", OLD.replace("old bridge", "very old bridge"), "the very old bridge"),
        (
            "bridge was closed",
            OLD.replace("bridge was", "bridge, he said, was"),
            "bridge, he said, was closed",
        ),
        ("Two people", OLD.replace(f" {TWO}", ""), None),
        ("closed. Two people", OLD.replace(f"{ONE} {TWO}", f"{ONE}\n{TWO}"), "closed.\nTwo people"),
    ],
)
def test_a_passage_goes_where_its_words_went(quote: str, new: str, image: str | None) -> None:
    assert _image(quote, new) == image


def test_a_passage_torn_apart_has_no_image() -> None:
    new = f"{TWO} {ONE}\n{THREE}\n{FOUR}"
    assert _image("was closed. Two people", new) is None


def test_an_image_counts_what_was_kept() -> None:
    new = OLD.replace("June", "July")
    start = OLD.index("open in June")
    image = Alignment(OLD, new).image_of(TextRange(start, start + len("open in June")))
    assert image is not None
    assert image.kept == len("open in")


@pytest.mark.parametrize(
    ("old", "quote", "new"),
    [
        ("他说桥关了。记者问为什么。", "桥关了", "昨天他说桥关了。记者问为什么。"),
        ("قال المسؤول إن الجسر مغلق", "الجسر", "أمس قال المسؤول إن الجسر مغلق"),
        ("a 😀 b e\u0301 c", "e\u0301", "x 😀 a 😀 b e\u0301 c"),
        ("เขาปิดสะพาน น้ำขึ้นเร็ว", "สะพาน", "น้ำขึ้นเร็ว เขาปิดสะพาน"),
    ],
)
def test_every_script_is_mapped_by_code_points(old: str, quote: str, new: str) -> None:
    assert _image(quote, new, old) == quote


@pytest.mark.parametrize("text", ["", " ", "\n\n"])
def test_a_text_without_words_pairs_with_nothing(text: str) -> None:
    assert Alignment(text, OLD).pairs == Alignment(OLD, text).pairs == []
    assert len(Alignment(text, OLD).added) == len(Alignment(OLD, text).removed) == 4


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("No.\n" * 20_000, "No.\n" * 19_000),
        ("word " * 100_000, "word " * 99_000),
        ("a\nb\n" * 10_000, "a\nb\na\n" * 7_000),
        ("x" * 1_000_000, "x" * 900_000),
        ("a. " * 50_000, "a. " * 49_000),
        (" ".join(map(str, range(80_000))), " ".join(map(str, range(80_000, 0, -1)))),
    ],
    ids=["same lines", "one word", "two lines", "no spaces", "stops", "one sentence"],
)
def test_repetition_and_size_take_no_time(old: str, new: str) -> None:
    assert cpu_seconds(lambda: Alignment(old, new)) < 4


_lines = st.lists(
    st.sampled_from([ONE, TWO, THREE, "No.", "Yes. No.", "2 eggs", "橋。閉鎖。", "😀", ""]),
    max_size=9,
)


@given(_lines, _lines)
def test_every_sentence_is_paired_once_or_left_over(
    old_lines: list[str], new_lines: list[str]
) -> None:
    old, new = "\n".join(old_lines), "\n".join(new_lines)
    alignment = Alignment(old, new)
    for text, places in (
        (old, [p.old for p in alignment.pairs] + alignment.removed),
        (new, [p.new for p in alignment.pairs] + alignment.added),
    ):
        ordered = sorted(places)
        assert all(a.end <= b.start for a, b in pairwise(ordered))
        covered = sum(len("".join(place.of(text).split())) for place in ordered)
        assert covered == len("".join(text.split()))
