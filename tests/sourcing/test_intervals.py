from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.sourcing.intervals import share_interval, wilson_interval

_shares = st.integers(0, 5000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


@pytest.mark.parametrize(
    ("count", "n", "low", "high"),
    [
        # Worked out from the formula with 50 digits; 8 of 10 is (0.490, 0.943) in textbooks.
        (0, 10, 0.0, 0.2775328),
        (1, 10, 0.0178762, 0.4041500),
        (8, 10, 0.4901625, 0.9433178),
        (10, 10, 0.7224672, 1.0),
        (50, 100, 0.4038315, 0.5961685),
        (1, 1, 0.2065493, 1.0),
    ],
)
def test_known_intervals(count: int, n: int, low: float, high: float) -> None:
    assert wilson_interval(count, n) == pytest.approx((low, high), abs=1e-6)


@given(_shares)
def test_the_share_lies_in_its_interval_and_the_interval_in_what_is_possible(
    share: tuple[int, int],
) -> None:
    count, n = share
    low, high = wilson_interval(count, n)
    assert 0 <= low <= high <= 1
    if n:
        assert low <= count / n <= high


@given(_shares)
def test_the_interval_of_the_opposite_is_the_mirror_image(share: tuple[int, int]) -> None:
    count, n = share
    low, high = wilson_interval(count, n)
    assert wilson_interval(n - count, n) == pytest.approx((1 - high, 1 - low), abs=1e-9)


@given(_shares.filter(lambda share: share[1] > 0), st.integers(2, 50))
def test_more_of_the_same_narrows_the_interval(share: tuple[int, int], times: int) -> None:
    count, n = share
    low, high = wilson_interval(count, n)
    narrower_low, narrower_high = wilson_interval(count * times, n * times)
    assert narrower_high - narrower_low < high - low


@given(_shares.filter(lambda share: share[0] < share[1]))
def test_one_more_moves_the_interval_up(share: tuple[int, int]) -> None:
    count, n = share
    assert wilson_interval(count + 1, n)[0] >= wilson_interval(count, n)[0]
    assert wilson_interval(count + 1, n)[1] >= wilson_interval(count, n)[1]


def test_nothing_counted_says_nothing() -> None:
    assert wilson_interval(0, 0) == (0.0, 1.0)
    assert share_interval(0, 0).share == 0.0


@pytest.mark.parametrize(("count", "n"), [(-1, 3), (4, 3), (1, 0)])
def test_what_is_no_share_is_refused(count: int, n: int) -> None:
    with pytest.raises(ValueError, match="no share"):
        wilson_interval(count, n)
