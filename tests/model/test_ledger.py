from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model.ledger import PeopleRange, chain_text

_ranges = st.tuples(st.integers(0, 9), st.none() | st.integers(0, 9)).map(
    lambda pair: PeopleRange(pair[0], None if pair[1] is None else pair[0] + pair[1])
)


@pytest.mark.parametrize(
    ("low", "high", "shown"), [(1, 1, "1"), (1, 3, "1–3"), (2, None, "2 or more")]
)
def test_a_number_of_people_is_shown_as_honestly_as_it_is_known(
    low: int, high: int | None, shown: str
) -> None:
    assert str(PeopleRange(low, high)) == shown


def test_a_range_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(ValueError, match="3 to 2"):
        PeopleRange(3, 2)


def test_contradicting_statements_stay_possible_both() -> None:
    assert PeopleRange(2, 2).narrowed(PeopleRange(3, 3)) == PeopleRange(2, 3)
    assert PeopleRange(2, None).narrowed(PeopleRange(1, 1)) == PeopleRange(1, 2)


@given(_ranges, _ranges)
def test_narrowing_is_the_same_from_both_sides(one: PeopleRange, other: PeopleRange) -> None:
    assert one.narrowed(other) == other.narrowed(one)


@given(_ranges, _ranges)
def test_more_mentions_never_mean_fewer_people(one: PeopleRange, other: PeopleRange) -> None:
    perhaps_same = one.joined(other, distinct=False)
    different = one.joined(other, distinct=True)
    assert perhaps_same.low == max(one.low, other.low) <= different.low
    assert perhaps_same.high == different.high
    if perhaps_same.high is not None and one.high is not None:
        assert perhaps_same.high >= one.high


def test_a_chain_is_drawn_on_one_line() -> None:
    stations = ("ICARO", "Washington Post", "unnamed US officials")
    assert chain_text(stations) == "claim ← ICARO ← Washington Post ← unnamed US officials"
