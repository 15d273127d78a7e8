from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from tests.support.reading import (
    CODEBOOK,
    HEADLINE,
    QUAY,
    paragraph,
    passage_of,
    quay_article,
    select_words,
    shown_pane,
)

from reader.model.document import Document
from reader.ui.reading.pane import ReadingPane


def _type(pane: ReadingPane, words: str) -> None:
    pane._find_bar._field.clear()
    QTest.keyClicks(pane._find_bar._field, words)


def _count(pane: ReadingPane) -> str:
    return pane._find_bar._count.text()


def _current(pane: ReadingPane) -> str:
    span = pane._finder.layer.current
    assert span is not None
    shown, [passage] = pane._stage.shown, pane._stage.positions.passages_between(*span)
    assert shown is not None
    return shown.quote(passage)


def test_typing_finds_and_counts_from_the_caret_on(pane: ReadingPane) -> None:
    pane.open_find()
    assert pane._find_bar._field.hasFocus()
    _type(pane, "the")
    before, total = (text.lower().count("the") for text in (HEADLINE, HEADLINE + QUAY.text))
    assert _count(pane) == f"{before + 1} of {total}"
    assert _current(pane) == "The"
    _type(pane, "no such words")
    assert _count(pane) == "not found"
    _type(pane, "")
    assert _count(pane) == ""


def test_next_and_previous_go_round(pane: ReadingPane) -> None:
    pane.open_find()
    _type(pane, "no")
    seen = [_count(pane)]
    for _ in range(4):
        QTest.keyClick(pane._find_bar._field, Qt.Key.Key_Return)
        seen.append(_count(pane))
    total = int(seen[0].split()[-1])
    places = [int(text.split()[0]) for text in seen]
    assert places == [(places[0] - 1 + step) % total + 1 for step in range(5)]
    shift = Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(pane._find_bar._field, Qt.Key.Key_Return, shift)
    assert _count(pane) == seen[-2]


def test_no_break_space_and_astral_characters_are_found(pane: ReadingPane) -> None:
    pane.open_find()
    _type(pane, "voted yet")
    assert _current(pane) == "voted\u00a0yet"
    pane._find_bar._field.setText("😀. NOBODY")
    assert _current(pane) == "😀. Nobody"


def test_selected_words_are_looked_for(pane: ReadingPane) -> None:
    select_words(pane, "three people")
    pane.open_find()
    assert pane._find_bar.words == "three people"
    assert _current(pane) == "three people"


def test_escape_closes_with_the_match_selected(pane: ReadingPane) -> None:
    pane.open_find()
    _type(pane, "sheet")
    QTest.keyClick(pane._find_bar._field, Qt.Key.Key_Escape)
    assert pane._find_bar.isHidden()
    assert pane.view.hasFocus()
    assert not pane._shows_ring  # as it would after the Tab key
    assert pane.current_passage() == passage_of("Sheet")
    assert not pane._finder.has_matches
    assert not pane._actions.popup.isVisible()


def test_keys_find_on_after_the_bar_is_closed(pane: ReadingPane) -> None:
    pane.open_find()
    _type(pane, "quay")
    first = pane._finder.layer.current
    pane._finder.close()
    pane.find_next()
    assert first is not None
    assert pane.view.selected_span().start > first.start
    pane.find_previous()
    assert pane.view.selected_span() == first
    assert pane._find_bar.isHidden()


def test_finding_next_without_words_opens_the_bar(pane: ReadingPane) -> None:
    pane.find_next()
    assert pane._find_bar.isVisible()


def test_match_far_down_is_brought_into_view(qtbot: QtBot) -> None:
    document = Document((*(paragraph("Quay. " * 60),) * 300, paragraph("the needle")))
    pane = shown_pane(qtbot, quay_article(document=document), size=(600, 400))
    pane.open_find()
    _type(pane, "needle")
    assert pane._finder.layer.current is not None
    start, end = pane._stage.end_carets(pane._finder.layer.current)
    assert start.top() > 0
    assert end.bottom() < pane.view.viewport().height()


def test_search_follows_to_another_article(pane: ReadingPane) -> None:
    pane.open_find()
    _type(pane, "sheet")
    other = Document((paragraph("A sheet, another sheet, a third sheet."),))
    pane.show_article(quay_article(document=other), CODEBOOK)
    assert _count(pane) == "1 of 3"


def test_matches_stay_framed_in_another_look(pane: ReadingPane) -> None:
    pane.open_find()
    _type(pane, "sheet")
    before = pane._finder.layer.current
    pane.set_text_size(24)
    assert pane._finder.layer.current == before
    assert _current(pane) == "Sheet"


@pytest.mark.parametrize("name", ["previous", "next"])
def test_buttons_are_off_without_matches(pane: ReadingPane, name: str) -> None:
    pane.open_find()
    _type(pane, "nowhere")
    assert not pane._find_bar._buttons[name].isEnabled()
    _type(pane, "quay")
    assert pane._find_bar._buttons[name].isEnabled()
    before = _count(pane)
    QTest.mouseClick(pane._find_bar._buttons[name], Qt.MouseButton.LeftButton)
    assert _count(pane) != before
