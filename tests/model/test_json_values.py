from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model.json_values import from_json, to_json
from reader.model.ranges import TextRange
from reader.model.selectors import Part
from reader.model.sourcing import (
    Analysis,
    Anonymity,
    Attribution,
    Chain,
    ChainLink,
    Confidence,
    Directness,
    SourceKind,
    SourceNumber,
    SourcingProfile,
    Stance,
    Suggestion,
)
from reader.sourcing.analysis import analyze


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


@dataclass(frozen=True)
class Merge:
    keys: tuple[str, ...]
    IS_VARIANT: ClassVar[bool] = True


@dataclass(frozen=True)
class Rename:
    key: str
    label: str = ""
    IS_VARIANT: ClassVar[bool] = True


@dataclass(frozen=True)
class Everything:
    name: str
    at: datetime
    edits: tuple[Merge | Rename, ...] = ()
    colour: Colour = Colour.RED
    share: float | None = None
    count: int = 0
    hidden: bool = False


AT = datetime(2026, 11, 22, 16, tzinfo=UTC)

ranges = st.tuples(st.integers(0, 999), st.integers(0, 999)).map(lambda t: TextRange(*sorted(t)))
attributions = st.builds(
    Attribution,
    source=st.none() | ranges,
    cue=ranges,
    content=st.lists(ranges, max_size=2).map(tuple),
    kind=st.sampled_from(SourceKind),
    name=st.text(),
    lemma=st.text(),
    stance=st.sampled_from(Stance),
    rule=st.text(),
    confidence=st.sampled_from(Confidence),
    chain=st.builds(
        Chain,
        st.lists(
            st.builds(ChainLink, st.text(), st.none() | st.sampled_from(SourceKind), st.none())
        ).map(tuple),
    ),
    directness=st.sampled_from(Directness),
    number=st.none() | st.sampled_from(SourceNumber),
    direct_quotation=st.booleans(),
    anonymity=st.none() | st.builds(Anonymity, st.integers(0, 4), st.none() | ranges),
    part=st.sampled_from(Part),
)
suggestions = st.builds(
    Suggestion, ranges, st.text(), st.text(), st.just(()), st.text(), st.sampled_from(Confidence)
)
analyses = st.builds(
    Analysis,
    st.lists(attributions, max_size=3).map(tuple),
    st.lists(suggestions, max_size=3).map(tuple),
    st.builds(SourcingProfile, first_unnamed=st.none() | st.floats(0, 1)),
    st.text(),
    st.integers(0, 9),
)


@given(analyses)
def test_what_was_written_is_read_as_it_was(analysis: Analysis) -> None:
    assert from_json(Analysis, to_json(analysis)) == analysis


def test_a_real_analysis_survives() -> None:
    text = "A person familiar with the matter said on Monday that the bridge would close."
    analysis = analyze(text, headline="Bridge to close, report says")
    assert analysis.attributions
    assert from_json(Analysis, to_json(analysis)) == analysis


def test_defaults_are_left_out_and_variants_carry_their_name() -> None:
    value = Everything("a", AT, (Merge(("x", "y")), Rename("x", "Ada")), Colour.BLUE, 1.0)
    written = to_json(value)
    assert written == (
        '{"name":"a","at":"2026-11-22T16:00:00+00:00","edits":[{"keys":["x","y"],"is":"Merge"},'
        '{"key":"x","label":"Ada","is":"Rename"}],"colour":"blue","share":1.0}'
    )
    assert from_json(Everything, written) == value


def test_a_number_that_equals_a_default_of_another_type_is_kept() -> None:
    assert from_json(Everything, to_json(Everything("a", AT, share=0.0))).share == 0.0


def test_tuples_are_read_by_their_parametrised_type() -> None:
    assert from_json(tuple[Rename, ...], to_json((Rename("k"),))) == (Rename("k"),)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "null",
        '{"name":1}',
        '{"name":"a"}',
        '{"name":"a","at":"yesterday"}',
        '{"name":"a","at":"2026-11-22","other":1}',
        '{"name":"a","at":"2026-11-22","edits":[{"is":"Split"}]}',
        '{"name":"a","at":"2026-11-22","colour":"green"}',
    ],
)
def test_what_is_no_such_value_is_an_error(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the messages are the parsers' own
        from_json(Everything, text)


def test_values_of_other_kinds_are_refused() -> None:
    with pytest.raises(TypeError, match="no JSON for set"):
        to_json({1})
