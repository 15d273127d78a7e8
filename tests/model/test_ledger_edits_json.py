from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
from reader.model.ledger_edits_json import edits_from_json, edits_to_json
from reader.model.ranges import TextRange
from reader.model.selectors import Part, Passage
from reader.model.sourcing import SourceKind

_words = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
_passages = st.builds(
    lambda part, start, length, exact: QuotedPassage(
        Passage(part, TextRange(start, start + length)), exact
    ),
    st.sampled_from(Part),
    st.integers(0, 10**6),
    st.integers(0, 99),
    _words,
)
_edits: st.SearchStrategy[LedgerEdit] = st.one_of(
    st.builds(MergeSources, st.lists(_words, max_size=3).map(tuple), _words),
    st.builds(SplitPassage, _passages),
    st.builds(LinkPassage, _passages, _words),
    st.builds(UnlinkPassage, _passages),
    st.builds(RenameSource, _words, _words),
    st.builds(AddSource, _passages, _words, st.sampled_from(SourceKind)),
)


@given(st.lists(_edits, max_size=5))
def test_edits_come_back_as_they_were_written(edits: list[LedgerEdit]) -> None:
    written = edits_to_json(edits)
    assert edits_from_json(written) == tuple(edits)
    assert "\n" not in written
    assert edits_to_json(edits_from_json(written)) == written


def test_an_edit_is_readable_without_the_program() -> None:
    passage = QuotedPassage(Passage(Part.BODY, TextRange(3, 9)), "an aide")
    assert json.loads(edits_to_json([LinkPassage(passage, "mara-vance")])) == [
        {
            "edit": "link",
            "passage": {"part": "body", "start": 3, "end": 9, "exact": "an aide"},
            "key": "mara-vance",
        }
    ]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{}",
        "[1]",
        "[{}]",
        '[{"edit": "sing"}]',
        '[{"edit": []}]',
        '[{"edit": "rename", "key": "a"}]',
        '[{"edit": "split", "passage": {"part": "tail", "start": 0, "end": 1, "exact": "x"}}]',
        '[{"edit": "split", "passage": {"part": "body", "start": 9, "end": 1, "exact": "x"}}]',
        '[{"edit": "add", "passage": 3, "label": "a", "kind": "named"}]',
    ],
)
def test_what_is_no_list_of_edits_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - json's own messages are among them
        edits_from_json(text)
