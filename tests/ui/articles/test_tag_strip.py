"""The tag strip: each mark where its passage lies, each of them seen."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from reader.model.article import TagMark
from reader.ui.articles.tag_strip import NARROWEST_MARK, STRIP_HEIGHT, paint_strip, strip_parts

WIDTH = 200
shares = st.floats(min_value=-0.5, max_value=1.5, allow_nan=False)


def test_a_mark_stands_where_its_passage_lies() -> None:
    (part,) = strip_parts([TagMark("a", 0.25, 0.5)], WIDTH)
    assert (part.left, part.width, part.lanes) == (50.0, 50.0, 1)


def test_a_short_phrase_is_still_seen() -> None:
    parts = strip_parts([TagMark("a", 0.5, 0.5001), TagMark("b", 1.0, 1.0)], WIDTH)
    assert [part.width for part in parts] == [NARROWEST_MARK, NARROWEST_MARK]
    assert parts[1].left + parts[1].width == WIDTH


def test_marks_that_overlap_share_the_height() -> None:
    marks = [TagMark("a", 0.1, 0.5), TagMark("b", 0.3, 0.6), TagMark("c", 0.8, 0.9)]
    assert [(p.tag_id, p.lane, p.lanes) for p in strip_parts(marks, WIDTH)] == [
        ("a", 0, 2),
        ("b", 1, 2),
        ("c", 0, 1),
    ]


@given(st.lists(st.tuples(shares, shares, st.sampled_from("abc")), max_size=30))
def test_every_mark_has_a_part_inside_the_strip(drawn: list[tuple[float, float, str]]) -> None:
    marks = [TagMark(tag, min(x, y), max(x, y)) for x, y, tag in drawn]
    parts = strip_parts(marks, WIDTH)
    assert sorted(p.tag_id for p in parts) == sorted(m.tag_id for m in marks)
    for part in parts:
        assert 0 <= part.left <= part.left + part.width <= WIDTH + 1e-9
        assert part.width >= NARROWEST_MARK - 1e-9
        assert 0 <= part.lane < part.lanes


def test_the_strip_is_painted_in_the_tags_colours(qapp: object) -> None:
    image = QImage(WIDTH, STRIP_HEIGHT, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    marks = [TagMark("a", 0.0, 0.5), TagMark("b", 0.25, 0.5), TagMark("gone", 0.9, 1.0)]
    colours = {"a": QColor("#112233"), "b": QColor("#AA0000")}
    place = QRectF(0, 0, WIDTH, STRIP_HEIGHT)
    paint_strip(painter, place, marks, colours, QColor("#EEEEEE"))
    painter.end()
    assert image.pixelColor(10, 0) == QColor("#112233")
    assert image.pixelColor(80, 0) == QColor("#112233")
    assert image.pixelColor(80, 3) == QColor("#AA0000")
    assert image.pixelColor(190, 2) == QColor("#EEEEEE")
