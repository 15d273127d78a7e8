"""Text broken to a width."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

from reader.ui.annotations.words import break_words

LONG = "the officials said that nothing had been decided about the harbour plan " * 20


@pytest.fixture(autouse=True)
def application(qapp: QApplication) -> None:
    """Fonts need an application."""


def test_short_text_stays_whole() -> None:
    words = break_words("A few words.", QFont(), 300, 4)
    assert (words.text, words.line_count) == ("A few words.", 1)


def test_long_text_is_cut_to_its_lines_and_says_so() -> None:
    words = break_words(LONG, QFont(), 240, 4)
    assert words.line_count == 4
    assert words.text.endswith("…")
    assert LONG.startswith(words.text.removesuffix("…"))


def test_line_breaks_are_kept() -> None:
    words = break_words("one\n\nthree", QFont(), 300, 12)
    assert (words.text, words.line_count) == ("one\n\nthree", 3)


def test_line_break_at_the_last_line_is_marked() -> None:
    assert break_words("one\ntwo\nthree", QFont(), 300, 2).text == "one\ntwo…"


def test_word_wider_than_the_line_is_broken() -> None:
    words = break_words("x" * 5_000, QFont(), 200, 4)
    assert words.line_count == 4
    assert words.height < 200


def test_each_paragraph_runs_in_its_own_direction() -> None:
    words = break_words("שלום\nhello", QFont(), 300, 4)
    hebrew, english = (layout.lineAt(0).naturalTextRect() for layout in words.layouts)
    assert hebrew.right() > 295
    assert english.left() == 0


def test_empty_text_takes_one_line() -> None:
    assert break_words("", QFont(), 200, 4).line_count == 1


@given(
    st.text(
        st.sampled_from("ab \n😀e\u0301אשלום,\u00a0\u200d👩"),
        max_size=300,
    )
)
def test_what_is_shown_is_the_beginning_of_the_text(text: str) -> None:
    words = break_words(text, QFont(), 120, 3)
    assert words.line_count <= 3
    shown = words.text
    assert shown == text or text.startswith(shown.removesuffix("…").rstrip(" "))
