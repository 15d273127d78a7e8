from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st
from tests.support.reading import CODEBOOK, annotate, quay_article

from reader.model.selectors import AnchorStatus, Part
from reader.ui.reading.builder import build_article
from reader.ui.reading.marks import UNTAGGED_SIGN, Mark, in_lanes, make_marks
from reader.ui.reading.positions import QtRange
from reader.ui.reading.typography import Typography
from reader.ui.theme import Theme, load_theme

_STYLES = load_theme("light").highlights


@st.composite
def marks(draw: st.DrawFn) -> list[Mark]:
    made = []
    for number in range(draw(st.integers(0, 12))):
        start, length = draw(st.integers(0, 40)), draw(st.integers(1, 25))
        tags = draw(st.integers(1, 3))
        span = QtRange(start, start + length)
        made.append(Mark(f"m{number}", span, _STYLES[:tags], ("X",) * tags))
    return made


def _overlap(first: Mark, second: Mark) -> bool:
    return first.span.start < second.span.end and second.span.start < first.span.end


@given(marks())
def test_overlapping_marks_never_share_a_lane(found: list[Mark]) -> None:
    placed = in_lanes(found)
    assert sorted(m.annotation_id for m in placed) == sorted(m.annotation_id for m in found)
    for first, second in combinations(placed, 2):
        if _overlap(first, second):
            lanes = [set(range(m.lane, m.lane + len(m.styles))) for m in (first, second)]
            assert not lanes[0] & lanes[1]
            assert first.lanes == second.lanes
    assert all(m.lane + len(m.styles) <= m.lanes for m in placed)


def test_a_mark_alone_has_the_lane_next_to_the_words() -> None:
    apart = [Mark(n, QtRange(s, s + 5), _STYLES[:1], ("X",)) for n, s in (("a", 0), ("b", 5))]
    assert [(mark.lane, mark.lanes) for mark in in_lanes(apart)] == [(0, 1), (0, 1)]


def test_annotations_become_marks_with_styles_and_letters(
    typography: Typography, theme: Theme
) -> None:
    annotations = (
        annotate("two", "three people", "unnamed-source", "hedge"),
        annotate("none", "Sheet piling"),
        annotate("gone", "no vote", "document", status=AnchorStatus.ORPHANED),
        annotate("unknown", "Ines Halloran", "no-such-tag"),
        annotate("head", "people", "document", part=Part.HEADLINE),
    )
    built = build_article(quay_article(*annotations), typography)
    found = {
        mark.annotation_id: mark
        for mark in make_marks(annotations, CODEBOOK, built.positions, theme)
    }
    assert set(found) == {"two", "none", "unknown", "head"}
    assert found["two"].letters == ("U", "H")
    assert found["two"].styles == (theme.highlight(1), theme.highlight(5))
    assert found["none"].letters == found["unknown"].letters == (UNTAGGED_SIGN,)
    assert found["head"].span.start < found["two"].span.start
