from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.support.ledgers import entry, labels, ledger_of, quoted

from reader.model.ledger import PeopleRange
from reader.model.ledger_edits import (
    AddSource,
    LedgerEdit,
    LinkPassage,
    MergeSources,
    QuotedPassage,
    RenameSource,
    SplitPassage,
    UnlinkPassage,
)
from reader.model.ranges import TextRange
from reader.model.selectors import Part, Passage
from reader.model.sourcing import SourceKind
from reader.sourcing.ledger_editing import apply_edits

TEXT = (
    "Port officials said the dam was safe. The officials stated that it was new.\n"
    "Mara Vance, the keeper, said it was not. Vance said she had seen the wall.\n"
    "An official said nobody had asked. Word at the quay is that the wall has cracked.\n"
    "The dam was reportedly closed."
)
LEDGER = ledger_of(TEXT)
OFFICIALS, VANCE, OFFICIAL, NOBODY = (one.key for one in LEDGER)


def test_merged_sources_are_one_under_the_first_key() -> None:
    ledger = apply_edits(LEDGER, [MergeSources((OFFICIALS, OFFICIAL), "the dam's officials")])
    merged = ledger.find(OFFICIALS)
    assert merged is not None
    assert merged is ledger.find(OFFICIAL)
    assert merged.label == "the dam's officials"
    assert [m.quoted.exact for m in merged.mentions] == [
        "Port officials",
        "The officials",
        "An official",
    ]
    assert merged.people == PeopleRange(1, 2)  # the two statements contradict each other
    assert len(ledger) == len(LEDGER) - 1
    assert ledger.unapplied == ()


def test_a_passage_is_split_off_into_a_source_of_its_own() -> None:
    ledger = apply_edits(LEDGER, [SplitPassage(quoted(TEXT, "The officials"))])
    assert entry(ledger, "The officials").perhaps == (OFFICIALS,)
    assert [m.quoted.exact for m in entry(ledger, "Port officials").mentions] == ["Port officials"]


def test_splitting_what_is_alone_changes_nothing() -> None:
    assert apply_edits(LEDGER, [SplitPassage(quoted(TEXT, "An official"))]) == LEDGER


def test_the_first_passage_can_be_split_off_too() -> None:
    ledger = apply_edits(LEDGER, [SplitPassage(quoted(TEXT, "Port officials"))])
    kept, split = ledger.find(OFFICIALS), entry(ledger, "Port officials")
    assert kept is not None
    assert [m.quoted.exact for m in kept.mentions] == ["The officials"] == [kept.label]
    assert split.key not in (kept.key, "")
    assert ledger.find(split.key) is split


def test_a_passage_is_linked_to_another_source() -> None:
    ledger = apply_edits(LEDGER, [LinkPassage(quoted(TEXT, "An official"), VANCE)])
    assert labels(ledger)["Mara Vance"] == ["Mara Vance, the keeper", "Vance", "An official"]
    assert len(ledger) == len(LEDGER) - 1


def test_a_passage_that_the_program_missed_can_be_linked() -> None:
    ledger = apply_edits(LEDGER, [LinkPassage(quoted(TEXT, "Word at the quay"), VANCE)])
    (mention,) = [m for one in ledger for m in one.mentions if m.attribution is None]
    assert mention.quoted.exact == "Word at the quay"
    assert (mention.directness, mention.chain, mention.kind) == (None, (), SourceKind.NAMED)


def test_a_passage_near_the_one_that_was_meant_is_taken_for_it() -> None:
    """As when a later detector takes the article into the phrase, or leaves a title out."""
    place = quoted(TEXT, "official said nobody")
    ledger = apply_edits(LEDGER, [LinkPassage(place, VANCE)])
    assert "An official" in labels(ledger)["Mara Vance"]


def test_an_unlinked_passage_is_no_source_and_is_not_lost() -> None:
    edit = UnlinkPassage(quoted(TEXT, "An official"))
    ledger = apply_edits(LEDGER, [edit])
    assert [m.quoted.exact for m in ledger.unlinked] == ["An official"]
    assert ledger.find(OFFICIAL) is None
    again = apply_edits(ledger, [edit])
    assert again == ledger
    back = apply_edits(ledger, [LinkPassage(edit.quoted, OFFICIALS)])
    assert back.unlinked == ()
    assert labels(back)["Port officials"][-1] == "An official"


def test_a_renamed_source_has_its_label_in_every_chain() -> None:
    text = "In a report published by the Northern Herald, port officials admitted a leak."
    ledger = apply_edits(ledger_of(text), [RenameSource("northern-herald", "The Herald")])
    assert ledger.chains(entry(ledger, "port officials"))[0][1] == "The Herald"


def test_a_source_that_the_program_missed_can_be_added_and_then_used() -> None:
    place = quoted(TEXT, "Word at the quay")
    added = apply_edits(LEDGER, [AddSource(place, "talk at the quay", SourceKind.UNNAMED_GROUP)])
    talk = entry(added, "talk at the quay")
    assert talk.kind is SourceKind.UNNAMED_GROUP
    merged = apply_edits(added, [MergeSources((VANCE, talk.key))])
    assert labels(merged)["Mara Vance"][-1] == "Word at the quay"


def test_edits_that_lost_their_target_are_reported_and_the_others_made() -> None:
    nowhere = QuotedPassage(Passage(Part.HEADLINE, TextRange(0, 4)), "gone")
    edits: list[LedgerEdit] = [
        RenameSource("gone", "x"),
        SplitPassage(nowhere),
        UnlinkPassage(nowhere),
        LinkPassage(quoted(TEXT, "Vance said"), "gone"),
        MergeSources(("gone", VANCE), "x"),
        MergeSources(("gone", OFFICIALS, OFFICIAL), "officials"),
        RenameSource(VANCE, "the keeper"),
    ]
    ledger = apply_edits(LEDGER, edits)
    assert [one.edit for one in ledger.unapplied] == edits[:6]
    assert all(one.reason.endswith(".") for one in ledger.unapplied)
    assert {"officials", "the keeper"} <= set(labels(ledger))
    assert "x" not in labels(ledger)


def test_edits_are_made_in_their_order() -> None:
    rename, merge = RenameSource(OFFICIAL, "one"), MergeSources((OFFICIALS, OFFICIAL))
    assert "one" not in labels(apply_edits(LEDGER, [rename, merge]))
    assert "one" in labels(apply_edits(LEDGER, [merge, rename]))


_keys = st.sampled_from([OFFICIALS, VANCE, OFFICIAL, NOBODY, "gone"])
_labels = st.sampled_from(["", "a", "b"])
_places = st.tuples(st.integers(0, len(TEXT)), st.integers(0, 30)).map(
    lambda pair: QuotedPassage(
        Passage(Part.BODY, TextRange(pair[0], min(len(TEXT), pair[0] + pair[1]))), "words"
    )
)
_edits: st.SearchStrategy[LedgerEdit] = st.one_of(
    st.builds(MergeSources, st.lists(_keys, max_size=3).map(tuple), _labels),
    st.builds(SplitPassage, _places),
    st.builds(LinkPassage, _places, _keys),
    st.builds(UnlinkPassage, _places),
    st.builds(RenameSource, _keys, _labels),
    st.builds(AddSource, _places, _labels, st.sampled_from(SourceKind)),
)


@settings(max_examples=300, deadline=None)
@given(st.lists(_edits, max_size=8))
def test_no_edits_lose_a_mention_or_make_two_of_one(edits: list[LedgerEdit]) -> None:
    ledger = apply_edits(LEDGER, edits)
    kept = [m for one in ledger for m in one.mentions] + list(ledger.unlinked)
    found = sorted(m.attribution for m in kept if m.attribution is not None)
    assert found == list(range(sum(len(one.mentions) for one in LEDGER)))
    assert len({one.key for one in ledger}) == len(ledger)
    assert all(one.mentions for one in ledger)
    assert {one.edit for one in ledger.unapplied} <= set(edits)


@settings(max_examples=150, deadline=None)
@given(st.lists(_edits, max_size=6), st.lists(_edits, max_size=6))
def test_edits_made_in_two_goes_are_those_made_in_one(
    first: list[LedgerEdit], then: list[LedgerEdit]
) -> None:
    in_two = apply_edits(apply_edits(LEDGER, first), then)
    assert in_two == apply_edits(LEDGER, [*first, *then])
