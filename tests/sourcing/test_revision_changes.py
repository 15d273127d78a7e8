from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.model.comparison import ChangeKind, Comparison, RowKind, VersionText
from reader.model.selectors import Part
from reader.sourcing.revision_changes import compare_versions

OPENING = "The harbour tunnel will open two years late, officials said on Monday."
QUOTED = "“We will not pay a penny more for the pumps,” said Ada Ferry, the mayor."
PLAIN = "The pumps stand in a hall below the old fish market."
FOUND = "The leak was found in March by two divers of the port."


def _compare(old: list[str], new: list[str], headlines: tuple[str, str] = ("", "")) -> Comparison:
    before, after = (
        VersionText(headline, "\n".join(lines))
        for headline, lines in zip(headlines, (old, new), strict=True)
    )
    return compare_versions(before, after)


def _told(comparison: Comparison) -> list[tuple[ChangeKind, str, str]]:
    return [(each.kind, each.old_words, each.new_words) for each in comparison.changes]


def test_versions_that_say_the_same_have_no_changes() -> None:
    comparison = _compare([OPENING, QUOTED], [OPENING, QUOTED.replace("“", '"').replace("”", '"')])
    assert comparison.changes == ()
    assert {row.kind for row in comparison.rows} == {RowKind.SAME}


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            OPENING,
            OPENING.replace("will", "may"),
            [(ChangeKind.HEDGE_ADDED, "", "may")],
        ),
        (
            "The pumps reportedly failed twice.",
            "The pumps failed twice.",
            [(ChangeKind.HEDGE_REMOVED, "reportedly", "")],
        ),
        (
            OPENING,
            OPENING.replace("two", "three"),
            [(ChangeKind.NUMBER, "two", "three")],
        ),
        (
            "The pumps cost $3.5 million to mend, and 40% more to replace.",
            "The pumps cost $4 million to mend, and 40% more to replace.",
            [(ChangeKind.NUMBER, "$3.5 million", "$4 million")],
        ),
        (
            PLAIN,
            PLAIN.replace("old", "former"),
            [(ChangeKind.WORDING, "old", "former")],
        ),
        (
            OPENING,
            OPENING.replace("officials", "Lena Brandt, the port’s engineer,"),
            [(ChangeKind.SOURCE_RENAMED, "officials", "Lena Brandt")],
        ),
    ],
)
def test_a_change_is_told_by_what_it_is_about(
    old: str, new: str, expected: list[tuple[ChangeKind, str, str]]
) -> None:
    told = _told(
        _compare([PLAIN + " Nobody lives there.", old], [PLAIN + " Nobody lives there.", new])
    )
    assert told == expected


def test_a_quotation_is_told_with_all_of_its_words() -> None:
    (change,) = _compare([PLAIN, QUOTED], [PLAIN, QUOTED.replace("penny", "cent")]).changes
    assert change.kind is ChangeKind.QUOTATION
    assert change.old_words == "“We will not pay a penny more for the pumps,”"
    assert change.new_words == "“We will not pay a cent more for the pumps,”"


def test_sources_come_and_go_with_their_sentences() -> None:
    with_mayor = _compare([PLAIN, FOUND], [PLAIN, FOUND, QUOTED])
    assert _told(with_mayor)[0] == (ChangeKind.SOURCE_ADDED, "", "Ada Ferry")
    without = _compare([PLAIN, FOUND, QUOTED], [PLAIN, FOUND])
    assert _told(without)[0] == (ChangeKind.SOURCE_REMOVED, "Ada Ferry", "")
    row = without.rows[without.changes[0].row]
    assert row.kind is RowKind.REMOVED
    assert row.old is not None
    assert row.old.of(without.old.body) == QUOTED


def test_the_weightiest_changes_come_first() -> None:
    old, new = [OPENING, PLAIN, FOUND], [OPENING.replace("two", "three"), PLAIN, QUOTED, FOUND]
    comparison = _compare(old, new, ("Tunnel late", "Tunnel later"))
    kinds = [change.kind for change in comparison.changes]
    assert kinds == sorted(kinds)
    assert kinds[0] is ChangeKind.SOURCE_ADDED
    assert ChangeKind.HEADLINE in kinds


def test_rows_follow_the_newer_text_with_what_was_removed_in_its_place() -> None:
    comparison = _compare([OPENING, PLAIN, FOUND], [FOUND, OPENING, "A new end of the matter."])
    kinds = [row.kind for row in comparison.rows]
    assert kinds.count(RowKind.REMOVED) == 1
    assert kinds.count(RowKind.MOVED) == 1
    assert kinds.count(RowKind.ADDED) == 1
    starts = [row.new.start for row in comparison.rows if row.new is not None]
    assert starts == sorted(starts)


_TEXTS = st.lists(
    st.sampled_from([OPENING, QUOTED, PLAIN, FOUND, "שלום לכולם.", "🚇🚇 x" * 3, "\u202eabc."]),
    max_size=6,
)


@settings(max_examples=60, deadline=None)
@given(_TEXTS, _TEXTS)
def test_every_word_of_both_versions_is_in_exactly_one_row(old: list[str], new: list[str]) -> None:
    comparison = _compare(old, new)
    for text, newer in ((comparison.old.body, False), (comparison.new.body, True)):
        shown = [0] * len(text)
        for row in comparison.rows:
            place = row.new if newer else row.old
            if row.part is Part.BODY and place is not None:
                for offset in range(place.start, place.end):
                    shown[offset] += 1
        missing = [c for c, times in zip(text, shown, strict=True) if times != 1]
        assert not "".join(missing).strip()
