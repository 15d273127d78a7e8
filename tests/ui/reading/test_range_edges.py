from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.generated_documents import texts

from reader.model.ranges import TextRange
from reader.text.words import snap_to_words
from reader.ui.reading.range_edges import Edge, with_edge_at, with_edge_moved

TEXT = "Two unnamed US officials said so. “Never,” she said.\nThe end"


def _range(quote: str) -> TextRange:
    start = TEXT.index(quote)
    return TextRange(start, start + len(quote))


@pytest.mark.parametrize(
    ("quote", "edge", "step", "moved"),
    [
        ("US officials", Edge.START, -1, "unnamed US officials"),
        ("unnamed US officials", Edge.START, 1, "US officials"),
        ("unnamed US", Edge.END, 1, "unnamed US officials"),
        ("unnamed US officials", Edge.END, -1, "unnamed US"),
        ("said so", Edge.END, 1, "said so."),
        ("said so.", Edge.END, 1, "said so. “"),
        ("so.", Edge.END, -1, "so"),
        ("she said.", Edge.END, 1, "she said.\nThe"),
    ],
)
def test_edge_goes_by_words_and_signs(quote: str, edge: Edge, step: int, moved: str) -> None:
    found = with_edge_moved(TEXT, _range(quote), edge, step)
    assert found is not None
    assert found.of(TEXT) == moved


@pytest.mark.parametrize(
    ("quote", "edge", "step"),
    [
        ("Two unnamed", Edge.START, -1),
        ("end", Edge.END, 1),
        ("officials", Edge.END, -1),
        ("officials", Edge.START, 1),
    ],
)
def test_edge_stops_at_the_text_and_keeps_a_word(quote: str, edge: Edge, step: int) -> None:
    assert with_edge_moved(TEXT, _range(quote), edge, step) is None


@pytest.mark.parametrize(
    ("edge", "at", "moved"),
    [
        (Edge.END, "officials", "unnamed US"),
        (Edge.END, "ficials", "unnamed US officials"),
        (Edge.START, "US", "US"),
        (Edge.START, "wo un", "Two unnamed US"),
        (Edge.END, "Two", "unnamed"),  # dragged past the start
        (Edge.START, "said so", "US"),  # dragged past the end
    ],
)
def test_dragged_edge_snaps_to_words(edge: Edge, at: str, moved: str) -> None:
    found = with_edge_at(TEXT, _range("unnamed US"), edge, TEXT.index(at))
    assert found.of(TEXT) == moved


@given(texts, st.data(), st.sampled_from(Edge), st.sampled_from([1, -1]))
def test_moving_an_edge_keeps_the_other_and_never_empties_the_range(
    text: str, data: st.DataObject, edge: Edge, step: int
) -> None:
    start = data.draw(st.integers(0, len(text)))
    passage = snap_to_words(text, TextRange(start, data.draw(st.integers(start, len(text)))))
    if not passage:
        return
    moved = with_edge_moved(text, passage, edge, step)
    if moved is None:
        return
    assert moved
    assert snap_to_words(text, moved) == moved
    if edge is Edge.END:
        assert moved.start == passage.start
        assert (moved.end > passage.end) == (step > 0)
    else:
        assert moved.end == passage.end
        assert (moved.start > passage.start) == (step > 0)
