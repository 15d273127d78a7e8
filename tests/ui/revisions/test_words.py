"""What changed between two versions, told in sentences."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model.comparison import ChangeKind, ChangeWay, RevisionChange
from reader.ui.articles.row_words import isolated
from reader.ui.revisions.words import change_sentence

SOURCE_KINDS = (ChangeKind.SOURCE_ADDED, ChangeKind.SOURCE_REMOVED, ChangeKind.SOURCE_RENAMED)


def _sentence(kind: ChangeKind, way: ChangeWay, was: str, now: str, count: int = 1) -> str:
    told = change_sentence(RevisionChange(kind, way, was, now, count=count))
    return told.replace("\u2068", "").replace("\u2069", "")


@pytest.mark.parametrize(
    ("kind", "way", "sentence"),
    [
        (ChangeKind.SOURCE_ADDED, ChangeWay.ADDED, "A source was added: “now”."),
        (ChangeKind.SOURCE_ADDED, ChangeWay.CITED_MORE, "More is attributed to “now”."),
        (ChangeKind.SOURCE_REMOVED, ChangeWay.REMOVED, "A source was removed: “was”."),
        (ChangeKind.SOURCE_REMOVED, ChangeWay.CITED_LESS, "Less is attributed to “was”."),
        (
            ChangeKind.SOURCE_RENAMED,
            ChangeWay.DESCRIBED,
            "A source is described differently: “was” is now “now”.",
        ),
        (ChangeKind.NUMBER, ChangeWay.CHANGED, "A number was changed: “was” is now “now”."),
        (ChangeKind.QUOTATION, ChangeWay.REMOVED, "A quotation was removed: “was”."),
        (ChangeKind.HEDGE_ADDED, ChangeWay.ADDED, "A hedge was added: “now”."),
        (ChangeKind.HEADLINE, ChangeWay.CHANGED, "The headline was changed: “was” is now “now”."),
        (ChangeKind.BYLINE, ChangeWay.REMOVED, "The byline “was” was removed."),
        (ChangeKind.WORDING, ChangeWay.MOVED, "A sentence was moved: “now”."),
        (ChangeKind.WORDING, ChangeWay.REWORDED, "A sentence was reworded: “was” is now “now”."),
    ],
)
def test_each_change_has_its_sentence(kind: ChangeKind, way: ChangeWay, sentence: str) -> None:
    assert _sentence(kind, way, "was", "now") == sentence


@pytest.mark.parametrize(
    ("was", "now", "count", "sentence"),
    [
        ("", "new", 1, "A sentence was reworded: “new” was added."),
        ("old", "", 2, "A sentence was reworded: “old” was removed, and 1 more edit."),
        ("old", "new", 4, "A sentence was reworded: “old” is now “new”, and 3 more edits."),
    ],
)
def test_further_edits_of_a_sentence_are_counted(
    was: str, now: str, count: int, sentence: str
) -> None:
    assert _sentence(ChangeKind.WORDING, ChangeWay.REWORDED, was, now, count) == sentence


def test_sentences_that_came_together_are_counted() -> None:
    told = _sentence(ChangeKind.WORDING, ChangeWay.ADDED, "", "Boats went round", 2)
    assert told == "2 sentences were added, beginning “Boats went round”."


def test_quoted_words_cannot_turn_the_sentence_around() -> None:
    change = RevisionChange(ChangeKind.NUMBER, ChangeWay.ADDED, "", "\u202etwo")
    assert change_sentence(change) == f"A number was added: “{isolated('two')}”."


@given(st.sampled_from(["%1", "%2", "%3 %1", "50%2"]), st.sampled_from(["%1", "%2%3", "\\1"]))
def test_what_is_quoted_is_never_taken_for_a_place_in_the_sentence(was: str, now: str) -> None:
    told = _sentence(ChangeKind.NUMBER, ChangeWay.CHANGED, was, now)
    assert told == f"A number was changed: “{was}” is now “{now}”."


def test_a_change_of_every_kind_that_can_be_found_can_be_told() -> None:
    plain = (ChangeWay.ADDED, ChangeWay.REMOVED, ChangeWay.CHANGED)
    kinds = (ChangeKind.QUOTATION, ChangeKind.NUMBER, ChangeKind.HEADLINE, ChangeKind.BYLINE)
    sourced = (*plain, ChangeWay.CITED_MORE, ChangeWay.CITED_LESS, ChangeWay.DESCRIBED)
    worded = (ChangeWay.ADDED, ChangeWay.REMOVED, ChangeWay.MOVED, ChangeWay.REWORDED)
    pairs = [(kind, way) for kind in kinds for way in plain]
    pairs += [(kind, way) for kind in SOURCE_KINDS for way in sourced]
    pairs += [(ChangeKind.WORDING, way) for way in worded]
    sentences = {_sentence(kind, way, "was", "now") for kind, way in pairs}
    assert len(sentences) == len(kinds) * len(plain) + len(sourced) + len(worded)
