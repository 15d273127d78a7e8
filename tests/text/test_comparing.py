"""Two versions, sentence by sentence."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.model.comparison import PairKind, SentencePair
from reader.text.comparing import compare_texts

ONE = "Officials said on Monday that the old bridge was closed."
TWO = "Two people who know the plan said it would open in June."
THREE = "The ministry declined to comment on the cost of the work."
OLD = f"{ONE} {TWO}\n{THREE}"


def _shown(old: str, new: str) -> list[tuple[str, str, str]]:
    return [
        (
            pair.kind.value,
            pair.old.of(old) if pair.old else "",
            pair.new.of(new) if pair.new else "",
        )
        for pair in compare_texts(old, new)
    ]


def _inline(old: str, new: str, pair: SentencePair) -> str:
    """Return the new sentence with what went and what came in brackets."""
    if pair.old is None:
        return f"[+{pair.new.of(new)}+]" if pair.new is not None else ""
    if pair.new is None:
        return f"[-{pair.old.of(old)}-]"
    parts, at = "", pair.new.start
    for edit in pair.edits:
        parts += new[at : edit.new.start]
        parts += f"[-{edit.old.of(old)}-]" if edit.old else ""
        parts += f"[+{edit.new.of(new)}+]" if edit.new else ""
        at = edit.new.end
    return parts + new[at : pair.new.end]


def test_sentences_are_told_to_be_same_changed_added_and_removed() -> None:
    edited = TWO.replace("June", "July")
    new = f"{edited}\nA wholly different matter came up yesterday.\n{THREE}"
    assert _shown(OLD, new) == [
        ("removed", ONE, ""),
        ("changed", TWO, edited),
        ("added", "", "A wholly different matter came up yesterday."),
        ("same", THREE, THREE),
    ]


def test_a_sentence_that_moved_stands_where_it_is_now() -> None:
    new = f"{THREE}\n{ONE} {TWO}"
    assert _shown(OLD, new) == [
        ("moved", THREE, THREE),
        ("same", ONE, ONE),
        ("same", TWO, TWO),
    ]


def test_a_sentence_moved_and_edited_has_edits() -> None:
    long = THREE.replace("work.", "work, and would not say who had asked for it.")
    old, new = f"{ONE} {TWO}\n{long}", f"{long.replace('cost', 'price')}\n{ONE} {TWO}"
    moved = compare_texts(old, new)[0]
    assert moved.kind is PairKind.MOVED
    assert [(edit.old.of(old), edit.new.of(new)) for edit in moved.edits] == [("cost", "price")]


def test_what_was_removed_at_the_end_comes_last() -> None:
    assert _shown(OLD, ONE)[-1] == ("removed", THREE, "")


def test_boilerplate_is_marked() -> None:
    new = f"Advertisement\n{OLD}"
    assert [pair.boilerplate for pair in compare_texts(OLD, new)] == [True, False, False, False]


def test_edits_are_the_words_that_went_and_came() -> None:
    new = OLD.replace("June", "July").replace(" on Monday", "").replace("declined", "has declined")
    pairs = compare_texts(OLD, new)
    assert [_inline(OLD, new, pair) for pair in pairs] == [
        "Officials said[-on Monday-] that the old bridge was closed.",
        "Two people who know the plan said it would open in [-June-][+July+].",
        "The ministry [+has+] declined to comment on the cost of the work.",
    ]


def test_whole_sentences_come_and_go() -> None:
    new = f"{ONE}\nAnother thing altogether was mentioned."
    shown = [_inline(OLD, new, pair) for pair in compare_texts(OLD, new)]
    assert shown == [
        ONE,
        "[+Another thing altogether was mentioned.+]",
        f"[-{TWO}-]",
        f"[-{THREE}-]",
    ]


_lines = st.lists(
    st.sampled_from([ONE, TWO, THREE, ONE.replace("old", "new"), "No.", "2 eggs", "橋。閉鎖。"]),
    max_size=8,
)


@given(_lines, _lines)
def test_every_word_is_in_exactly_one_pair(old_lines: list[str], new_lines: list[str]) -> None:
    old, new = "\n".join(old_lines), "\n".join(new_lines)
    pairs = compare_texts(old, new)
    for text, places in (
        (old, [pair.old for pair in pairs if pair.old]),
        (new, [pair.new for pair in pairs if pair.new]),
    ):
        assert sorted("".join("".join(p.of(text) for p in places).split())) == sorted(
            "".join(text.split())
        )
    starts = [pair.new.start for pair in pairs if pair.new]
    assert starts == sorted(starts)
    for pair in pairs:
        if pair.new is not None and pair.old is not None:
            rebuilt, at = "", pair.old.start
            for edit in pair.edits:
                rebuilt += old[at : edit.old.start] + edit.new.of(new)
                at = edit.old.end
            # Only white space may differ: it is no edit.
            rebuilt += old[at : pair.old.end]
            assert "".join(rebuilt.split()) == "".join(pair.new.of(new).split())
