"""Two revisions compared: what a person is told, and in which order."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.cpu_time import cpu_seconds

from reader.model.comparison import ChangeKind, ChangeWay, PairKind, RevisionChange
from reader.model.selectors import Part
from reader.sourcing.analysis import analyze
from reader.sourcing.revision_changes import RevisionContent, compare_revisions

OPENING = "The harbour tunnel stayed closed on Monday."
OFFICIAL = "A senior official said the pumps had failed twice."
BARRETT = "Kevin Barrett, a lawyer for the builder, said costs had risen by 14 per cent."
QUOTE = "“We were never asked about this,” said Ines Tallow, the harbour master."
HEARSAY = "The repairs were reportedly planned for spring."
BODY = f"{OPENING}\n{OFFICIAL} {BARRETT}\n{QUOTE}\n{HEARSAY}"


Told = tuple[ChangeKind, ChangeWay, str, str]


def _told(change: RevisionChange) -> Told:
    return change.kind, change.way, change.was, change.now


def _changes(new: str, old: str = BODY) -> list[Told]:
    compared = compare_revisions(RevisionContent("", old), RevisionContent("", new))
    return [_told(change) for change in compared.changes]


def test_an_unchanged_revision_has_no_changes() -> None:
    content = RevisionContent("Tunnel closed", BODY, ("Mira Okello",))
    compared = compare_revisions(content, content)
    assert compared.changes == ()
    assert {pair.kind for pair in compared.body + compared.headline} == {PairKind.SAME}


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            "A senior official said",
            "Jonas Brandt, the engineer, said",
            (
                ChangeKind.SOURCE_RENAMED,
                ChangeWay.CHANGED,
                "A senior official",
                "Jonas Brandt, the engineer",
            ),
        ),
        (
            "a lawyer for the builder",
            "a lobbyist for the builder",
            (
                ChangeKind.SOURCE_RENAMED,
                ChangeWay.DESCRIBED,
                "Kevin Barrett, a lawyer for the builder",
                "Kevin Barrett, a lobbyist for the builder",
            ),
        ),
        (
            "The harbour tunnel stayed closed",
            "According to police, the harbour tunnel stayed closed",
            (ChangeKind.SOURCE_ADDED, ChangeWay.ADDED, "", "police"),
        ),
        (
            "A senior official said the pumps",
            "The pumps",
            (ChangeKind.SOURCE_REMOVED, ChangeWay.REMOVED, "A senior official", ""),
        ),
        (
            "never asked",
            "never told",
            (
                ChangeKind.QUOTATION,
                ChangeWay.CHANGED,
                "We were never asked about this",
                "We were never told about this",
            ),
        ),
        ("14 per cent", "41 per cent", (ChangeKind.NUMBER, ChangeWay.CHANGED, "14", "41")),
        ("failed twice", "failed two times", (ChangeKind.NUMBER, ChangeWay.ADDED, "", "two")),
        (
            "were reportedly planned",
            "were planned",
            (ChangeKind.HEDGE_REMOVED, ChangeWay.REMOVED, "reportedly", ""),
        ),
        (
            "the pumps had failed",
            "the pumps may have failed",
            (ChangeKind.HEDGE_ADDED, ChangeWay.ADDED, "", "may"),
        ),
        (
            "stayed closed on Monday",
            "stayed closed all day",
            (ChangeKind.WORDING, ChangeWay.REWORDED, "on Monday", "all day"),
        ),
    ],
)
def test_each_kind_of_change_is_told(old: str, new: str, told: Told) -> None:
    assert told in _changes(BODY.replace(old, new))


def test_a_source_that_is_cited_for_less_is_not_removed() -> None:
    old = f"{BODY}\nKevin Barrett said the pumps were old."
    assert _changes(BODY, old)[0] == (
        ChangeKind.SOURCE_REMOVED,
        ChangeWay.CITED_LESS,
        "Kevin Barrett",
        "",
    )


def test_a_source_that_is_cited_for_more_is_not_added() -> None:
    new = f"{BODY}\nKevin Barrett said the pumps were old."
    assert _changes(new)[0] == (
        ChangeKind.SOURCE_ADDED,
        ChangeWay.CITED_MORE,
        "",
        "Kevin Barrett",
    )


def test_a_source_cited_in_another_sentence_instead_is_no_change_of_sources() -> None:
    new = BODY.replace(OFFICIAL + " ", "") + "\nThe pumps had failed, a senior official said."
    assert {kind for kind, *_ in _changes(new)} == {ChangeKind.WORDING}


def test_a_last_name_alone_is_the_same_source() -> None:
    new = BODY.replace("Kevin Barrett, a lawyer for the builder, said", "Barrett said")
    kinds = {kind for kind, *_ in _changes(new)}
    assert kinds == {ChangeKind.WORDING}


def test_a_quotation_that_moved_is_no_change_of_quotations() -> None:
    new = f"{QUOTE}\n{OPENING}\n{OFFICIAL} {BARRETT}\n{HEARSAY}"
    quote = QUOTE[:-1]  # without its stop
    assert _changes(new) == [(ChangeKind.WORDING, ChangeWay.MOVED, quote, quote)]


def test_headline_and_byline_are_told() -> None:
    old = RevisionContent("Tunnel closed", BODY, ("Mira Okello",))
    new = RevisionContent("Tunnel closed again", BODY, ("Mira Okello", "Jonas Brandt"))
    compared = compare_revisions(old, new)
    assert [_told(change) for change in compared.changes] == [
        (ChangeKind.HEADLINE, ChangeWay.CHANGED, "Tunnel closed", "Tunnel closed again"),
        (ChangeKind.BYLINE, ChangeWay.CHANGED, "Mira Okello", "Mira Okello, Jonas Brandt"),
    ]
    assert compared.changes[0].part is Part.HEADLINE
    assert [pair.kind for pair in compared.headline] == [PairKind.CHANGED]


@pytest.mark.parametrize(
    ("old", "new", "way"), [("", "Mira Okello", ChangeWay.ADDED), ("Mira", "", ChangeWay.REMOVED)]
)
def test_a_headline_or_byline_that_came_or_went_is_told(old: str, new: str, way: ChangeWay) -> None:
    bylines = (old,) if old else (), (new,) if new else ()
    compared = compare_revisions(
        RevisionContent(old, "", bylines[0]), RevisionContent(new, "", bylines[1])
    )
    assert [_told(change) for change in compared.changes] == [
        (ChangeKind.HEADLINE, way, old, new),
        (ChangeKind.BYLINE, way, old, new),
    ]


def test_sentences_that_came_or_went_together_are_one_change() -> None:
    new = BODY.replace(OPENING, f"{OPENING} Boats went round. Nobody minded much.")
    compared = compare_revisions(RevisionContent("", BODY), RevisionContent("", new))
    (change,) = compared.changes
    assert _told(change) == (ChangeKind.WORDING, ChangeWay.ADDED, "", "Boats went round")
    assert change.count == 2


def test_the_edits_of_a_reworded_sentence_are_counted() -> None:
    new = BODY.replace("The harbour tunnel stayed", "The sea tunnel remained")
    compared = compare_revisions(RevisionContent("", BODY), RevisionContent("", new))
    (change,) = compared.changes
    assert _told(change) == (ChangeKind.WORDING, ChangeWay.REWORDED, "harbour", "sea")
    assert change.count == 2


def test_changes_are_sorted_by_weight() -> None:
    new = (
        BODY.replace("closed on Monday", "closed all day")
        .replace("A senior official", "Jonas Brandt")
        .replace("never asked", "never told")
        .replace("14", "41")
        .replace("reportedly ", "")
    )
    kinds = [kind for kind, *_ in _changes(new)]
    assert kinds == [
        ChangeKind.SOURCE_RENAMED,
        ChangeKind.QUOTATION,
        ChangeKind.NUMBER,
        ChangeKind.HEDGE_REMOVED,
        ChangeKind.WORDING,
    ]


def test_boilerplate_and_typography_do_not_count() -> None:
    new = "Advertisement\n" + BODY.replace("“", '"').replace("”", '"') + "\nRead more: boats"
    assert _changes(new) == []


def test_a_text_in_another_language_is_compared_without_sources() -> None:
    old = "Der Tunnel bleibt 14 Tage geschlossen, sagte ein Sprecher der Stadt am Montag."
    assert _changes(old.replace("14", "15"), old) == [
        (ChangeKind.NUMBER, ChangeWay.CHANGED, "14", "15")
    ]


def test_given_analyses_are_used() -> None:
    new = BODY.replace("A senior official said the", "The")
    without = RevisionContent("", new), RevisionContent("", BODY)
    given_ones = (
        RevisionContent("", new, analysis=analyze(new)),
        RevisionContent("", BODY, analysis=analyze(BODY)),
    )
    assert compare_revisions(*given_ones) == compare_revisions(*without)


def _words_of(change: RevisionChange, old: str, new: str) -> None:
    assert change.old is None or change.old.of(old).strip()
    assert change.new is None or change.new.of(new).strip()


_lines = st.lists(
    st.sampled_from(
        [OPENING, OFFICIAL, BARRETT, QUOTE, HEARSAY, "May 5 may pass.", "No.", "“", ""]
    ),
    max_size=8,
)


@given(_lines, _lines)
def test_every_change_says_something_and_lies_in_the_texts(
    old_lines: list[str], new_lines: list[str]
) -> None:
    old, new = "\n".join(old_lines), "\n".join(new_lines)
    changes = compare_revisions(RevisionContent("", old), RevisionContent("", new)).changes
    for change in changes:
        assert change.was or change.now
        assert "\n" not in change.was + change.now
        assert change.old is not None or change.new is not None
        _words_of(change, old, new)


def test_a_long_text_is_compared_in_no_time() -> None:
    old = "".join(f"Officials said line {number} was so. It may be.\n" for number in range(2_000))
    new = old.replace("5", "7").replace("may", "might")
    assert (
        cpu_seconds(
            lambda: compare_revisions(
                RevisionContent("", old, analysis=analyze("")),
                RevisionContent("", new, analysis=analyze("")),
            )
        )
        < 4
    )
