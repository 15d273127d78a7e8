from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.ui.reading.intervals import IntervalIndex

spans = st.tuples(st.integers(0, 40), st.integers(0, 12)).map(lambda p: (p[0], p[0] + p[1]))


@given(st.lists(spans, max_size=40), spans)
def test_overlapping_finds_what_looking_at_all_of_them_finds(
    values: list[tuple[int, int]], asked: tuple[int, int]
) -> None:
    index = IntervalIndex(values, lambda span: span)
    found = index.overlapping(*asked)
    assert found == sorted(v for v in values if v[0] < asked[1] and v[1] > asked[0])
