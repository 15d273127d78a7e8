from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect, QSize

from reader.ui.reading.popup_place import popup_place

ROOM = QRect(10, 20, 600, 500)
SIZE = QSize(300, 70)


def _place(first: QRect, last: QRect) -> QRect:
    return QRect(popup_place(first, last, SIZE, ROOM), SIZE)


def test_popup_stands_above_the_selection() -> None:
    line = QRect(200, 300, 80, 20)
    placed = _place(line, line)
    assert placed.bottom() < line.top()
    assert line.top() - placed.bottom() < 12
    assert abs(placed.center().x() - line.center().x()) <= 1


def test_popup_flips_below_at_the_top_edge() -> None:
    first, last = QRect(200, 40, 80, 20), QRect(20, 70, 80, 20)
    assert _place(first, last).top() > last.bottom()


def test_popup_follows_the_end_when_the_start_has_scrolled_away() -> None:
    first, last = QRect(200, -400, 80, 20), QRect(20, 70, 80, 20)
    assert _place(first, last).top() > last.bottom()


def test_popup_keeps_away_from_the_last_line_of_a_selection_that_fills_the_view() -> None:
    last = QRect(20, 480, 80, 20)
    assert not _place(QRect(200, 25, 80, 20), last).intersects(last)
    last = QRect(20, 900, 80, 20)
    assert _place(QRect(200, 25, 80, 20), last).top() == ROOM.top()


@given(st.integers(-300, 900), st.integers(-300, 900), st.integers(0, 600), st.integers(0, 600))
def test_popup_is_inside_the_room_and_never_on_the_last_line(
    top: int, left: int, lines: int, width: int
) -> None:
    first = QRect(left, top, width + 1, 20)
    last = first.translated(0, lines)
    placed = _place(first, last)
    assert ROOM.contains(placed)
    assert not placed.intersects(last)
