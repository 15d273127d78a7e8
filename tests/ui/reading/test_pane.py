from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit
from pytestqt.qtbot import QtBot
from tests.support.reading import (
    CODEBOOK,
    HEADLINE,
    QUAY,
    annotate,
    click,
    paragraph,
    passage_of,
    place_of,
    quay_article,
    select_words,
    shown_pane,
)

from reader.model.annotation import Annotation
from reader.model.document import Block, BlockKind, Document, Run
from reader.model.ranges import TextRange
from reader.model.selectors import AnchorStatus, Part, Passage
from reader.ui.reading.pane import ReadingPane
from reader.ui.reading.range_edges import Edge


def _quote(passage: Passage | None) -> str:
    assert passage is not None
    return passage.range.of(HEADLINE if passage.part is Part.HEADLINE else QUAY.text)


def _annotations(pane: ReadingPane) -> tuple[Annotation, ...]:
    shown = pane._stage.shown
    assert shown is not None
    return shown.opened.annotations


# The passage that an action is about


def test_without_selection_the_sentence_under_the_cursor_is_current(pane: ReadingPane) -> None:
    assert _quote(pane.current_passage()).startswith("The harbour authority")
    assert not pane.has_selection()
    assert pane.place_label_of_selection() == "paragraph 1"


def test_sentence_cursor_walks_down_and_up(pane: ReadingPane, qtbot: QtBot) -> None:
    with qtbot.waitSignal(pane.passage_changed):
        assert pane.next_sentence()
    assert _quote(pane.current_passage()) == "A spokesperson declined to comment."
    assert pane.next_sentence()
    assert _quote(pane.current_passage()) == "What the documents show"
    assert pane.place_label_of_selection() == "heading"
    for _ in range(3):
        assert pane.previous_sentence()
    assert _quote(pane.current_passage()) == HEADLINE
    assert pane.place_label_of_selection() == "headline"
    assert not pane.previous_sentence()


def test_sentence_cursor_stops_at_the_end(pane: ReadingPane) -> None:
    while pane.next_sentence():
        pass
    assert _quote(pane.current_passage()) == "The last word belongs to Ines Halloran."


def test_sentence_cursor_brings_its_sentence_into_view(qtbot: QtBot) -> None:
    document = Document(tuple(paragraph(f"Sentence {n} of the quay.") for n in range(200)))
    pane = shown_pane(qtbot, quay_article(document=document), size=(600, 300))
    for _ in range(60):
        pane.next_sentence()
        span = pane._stage.positions.qt_range(pane.current_passage() or passage_of(""))
        start, end = pane._stage.end_carets(span)
        assert start.top() >= 0
        assert end.bottom() <= pane.view.viewport().height()


def test_clicking_a_sentence_makes_it_current(pane: ReadingPane) -> None:
    click(pane, place_of(pane, "last word"))
    assert _quote(pane.current_passage()) == "The last word belongs to Ines Halloran."


def test_keyboard_selection_is_taken_in_whole_words(pane: ReadingPane) -> None:
    select_words(pane, "hree people brie")
    assert pane.has_selection()
    assert _quote(pane.current_passage()) == "three people briefed"
    assert pane.selected_text() == "hree people brie"
    pane.set_snapping(False)
    assert _quote(pane.current_passage()) == "hree people brie"


def test_selection_of_headline_and_body_is_about_the_body(pane: ReadingPane) -> None:
    positions = pane._stage.positions
    start = positions.qt_position(Part.HEADLINE, 5)
    end = positions.qt_position(Part.BODY, len("The harbour"))
    pane.view.select(type(pane.view.selected_span())(start, end))
    assert pane.current_passage() == passage_of("The harbour")


def test_selection_of_view_only_words_is_about_nothing(pane: ReadingPane) -> None:
    pane.view.select(type(pane.view.selected_span())(0, 5))
    assert pane.view.textCursor().selectedText() == "The S"  # the outlet's name
    assert not pane.has_selection()
    assert pane.current_passage() is None
    assert pane.selected_text() == ""


# What is shown


def test_nothing_is_current_without_an_article(qtbot: QtBot) -> None:
    pane = ReadingPane()
    qtbot.addWidget(pane)
    pane.show()
    assert pane._empty.isVisible()
    assert pane.current_passage() is None
    assert pane.place_label_of_selection() == ""
    assert pane.selected_text() == ""
    assert not pane.next_sentence()
    pane.go_to_next_annotation()
    pane.open_find()
    pane.find_next()
    pane.move_range_edge(Edge.END, 1)
    pane.select_annotation("none")
    pane.set_annotations((), CODEBOOK)
    pane.copy_selection()
    assert pane._find_bar.isHidden()


def test_clearing_shows_the_empty_state_again(pane: ReadingPane) -> None:
    pane.open_find()
    pane.clear()
    assert pane._empty.isVisible()
    assert pane._find_bar.isHidden()
    assert pane.current_passage() is None
    pane.show_article(quay_article(), CODEBOOK)
    assert pane.view.isVisible()
    assert pane.current_passage() is not None


@pytest.mark.parametrize(("asked", "set_to"), [(13, 14), (18, 18), (33, 32), (20, 20)])
def test_text_size_keeps_its_limits(pane: ReadingPane, asked: int, set_to: int) -> None:
    pane.set_text_size(asked)
    assert pane.text_size() == set_to


def test_column_width_follows_the_preference(pane: ReadingPane) -> None:
    wide = pane.view.canvas().column.width()
    pane.set_column_characters(50)
    assert pane.view.canvas().column.width() == pytest.approx(wide * 50 / 66, abs=2)
    pane.set_column_characters(1)
    assert pane.view.canvas().column.width() == pytest.approx(wide * 45 / 66, abs=2)


@pytest.mark.parametrize(
    "document",
    [
        Document(),
        Document((Block(BlockKind.RULE),)),
        Document((paragraph(""), paragraph(""))),
        Document((Block(BlockKind.FIGURE),)),
    ],
)
@pytest.mark.parametrize("headline", ["", "Only a headline"])
def test_article_without_body_can_be_shown(qtbot: QtBot, document: Document, headline: str) -> None:
    pane = shown_pane(qtbot, quay_article(document=document, headline=headline))
    passage = pane.current_passage()
    assert (passage is None) == (headline == "")
    pane.next_sentence()
    pane.view.selectAll()
    assert pane.selected_text().strip() == headline
    pane.place_label_of_selection()


# Annotations


def test_annotations_are_visited_in_text_order_and_round_again(
    pane: ReadingPane, qtbot: QtBot
) -> None:
    visited: list[str] = []
    pane.annotation_activated.connect(visited.append)
    for _ in range(5):
        pane.go_to_next_annotation()
    assert visited == ["people", "officials", "ambitious", "ines", "people"]
    visited.clear()
    for _ in range(2):
        pane.go_to_previous_annotation()
    assert visited == ["ines", "ambitious"]


def test_next_annotation_is_the_one_after_the_caret(pane: ReadingPane) -> None:
    select_words(pane, "Sheet piling")
    pane.go_to_next_annotation()
    assert pane.current_annotation_id() == "ines"
    select_words(pane, "Sheet piling")
    pane.go_to_previous_annotation()
    assert pane.current_annotation_id() == "ambitious"


def test_clicking_again_goes_to_the_mark_below(pane: ReadingPane) -> None:
    activated: list[str] = []
    pane.annotation_activated.connect(activated.append)
    point = place_of(pane, "but not")
    for _ in range(3):
        click(pane, point)
    assert activated == ["ambitious", "officials", "ambitious"]
    assert pane.current_annotation_id() == "ambitious"


def test_clicking_a_margin_letter_goes_to_its_annotation(pane: ReadingPane) -> None:
    letters = pane._stage.highlights.letters(pane.view.canvas())
    letter = next(letter for letter in letters if letter.annotation_id == "officials")
    click(pane, (letter.rect.center() - pane.view.offset).toPoint())
    assert pane.current_annotation_id() == "officials"


def test_clicking_beside_every_mark_leaves_none_current(pane: ReadingPane) -> None:
    pane.select_annotation("ines")
    click(pane, place_of(pane, "Sheet piling"))
    assert pane.current_annotation_id() is None
    assert pane._editing.handles.handle(Edge.START).isHidden()


def test_selecting_an_annotation_says_nothing(pane: ReadingPane, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(pane.annotation_activated):
        pane.select_annotation("ines")
    assert pane.current_annotation_id() == "ines"
    assert _quote(pane.current_passage()).endswith("Ines Halloran.")


def test_selecting_scrolls_only_when_asked(qtbot: QtBot) -> None:
    document = Document((*(paragraph("Quay. " * 40),) * 40, paragraph("Ines Halloran")))
    note = annotate("ines", "Ines Halloran", document=document)
    pane = shown_pane(qtbot, quay_article(note, document=document))
    pane.select_annotation("ines", scroll=False)
    assert pane.view.verticalScrollBar().value() == 0
    pane.select_annotation("ines")
    start, _ = pane._stage.end_carets(pane._stage.highlights.find("ines").span)  # type: ignore[union-attr]
    assert 0 < start.top() < pane.view.viewport().height()


def test_caret_that_leaves_an_annotation_makes_it_no_longer_current(pane: ReadingPane) -> None:
    pane.select_annotation("people")
    pane.next_sentence()
    assert pane.current_annotation_id() is None


def test_orphaned_annotation_has_no_place(pane: ReadingPane) -> None:
    lost = annotate("lost", "no vote", "document", status=AnchorStatus.ORPHANED)
    pane.set_annotations((*_annotations(pane), lost), CODEBOOK)
    pane.select_annotation("lost")
    assert pane.current_annotation_id() is None
    assert "lost" not in pane._stage.highlights.annotation_ids


def test_new_annotation_of_the_selection_takes_its_place(pane: ReadingPane) -> None:
    select_words(pane, "Sheet piling")
    made = annotate("made", "Sheet piling", "document")
    pane.set_annotations((*_annotations(pane), made), CODEBOOK)
    assert pane.current_annotation_id() == "made"
    assert not pane.has_selection()


def test_other_new_annotations_leave_the_selection(pane: ReadingPane) -> None:
    select_words(pane, "Sheet piling")
    made = annotate("made", "no vote", "document")
    pane.set_annotations((*_annotations(pane), made), CODEBOOK)
    assert pane.current_annotation_id() is None
    assert pane.selected_text() == "Sheet piling"


def test_removed_annotation_is_no_longer_current(pane: ReadingPane) -> None:
    pane.select_annotation("ines")
    pane.set_annotations(_annotations(pane)[:3], CODEBOOK)
    assert pane.current_annotation_id() is None


# The range of an annotation


def test_keys_move_the_edges_by_words(pane: ReadingPane) -> None:
    asked: list[tuple[str, TextRange]] = []
    pane.range_change_requested.connect(lambda name, found: asked.append((name, found)))
    pane.select_annotation("people")
    pane.move_range_edge(Edge.END, -1)
    pane.move_range_edge(Edge.END, -1)
    pane.move_range_edge(Edge.START, -1)
    assert [name for name, _ in asked] == ["people"] * 3
    assert [found.of(QUAY.text) for _, found in asked] == [
        "three people briefed on the",
        "three people briefed on",
        "to three people briefed on",
    ]


def test_annotations_from_the_library_end_what_was_asked_for(pane: ReadingPane) -> None:
    pane.select_annotation("people")
    span = pane._stage.highlights.find("people").span  # type: ignore[union-attr]
    pane.move_range_edge(Edge.END, -1)
    assert pane._stage.highlights.find("people").span.end < span.end  # type: ignore[union-attr]
    pane.set_annotations(_annotations(pane), CODEBOOK)
    assert pane._stage.highlights.find("people").span == span  # type: ignore[union-attr]
    asked: list[TextRange] = []
    pane.range_change_requested.connect(lambda _name, found: asked.append(found))
    pane.move_range_edge(Edge.END, 1)
    assert asked[0].of(QUAY.text) == "three people briefed on the plan."


def test_dragging_a_handle_changes_the_range_once(pane: ReadingPane, qtbot: QtBot) -> None:
    pane.select_annotation("people")
    handle = pane._editing.handles.handle(Edge.END)
    assert handle.isVisible()
    asked: list[TextRange] = []
    pane.range_change_requested.connect(lambda _name, found: asked.append(found))
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    knob = handle.rect().center() + QPoint(0, handle.height() // 2 - 4)  # below the line
    start, end = place_of(pane, "plan", at_end=True, inset=0), place_of(pane, "on the", inset=10)
    QTest.mousePress(handle, left, none, knob)
    for step in (0.5, 1.0):
        # The handle moves under the mouse: where the mouse is counts from where it is now.
        way = QPoint(round((end.x() - start.x()) * step), round((end.y() - start.y()) * step))
        there = end + (knob - handle.rect().center()) if step == 1.0 else start + way
        QTest.mouseMove(handle, handle.mapFromParent(there))
    assert asked == []
    QTest.mouseRelease(handle, left, none, knob)
    assert [found.of(QUAY.text) for found in asked] == ["three people briefed on"]


def test_handles_follow_the_text(pane: ReadingPane) -> None:
    pane.resize(500, 300)
    pane.select_annotation("people")
    before = pane._editing.handles.handle(Edge.START).y()
    pane.view.verticalScrollBar().setValue(pane.view.verticalScrollBar().value() + 20)
    assert pane._editing.handles.handle(Edge.START).y() == before - 20


# The keyboard, the menu, the screen reader


def test_escape_takes_one_layer_at_a_time(pane: ReadingPane) -> None:
    pane.select_annotation("people")
    select_words(pane, "three people")
    pane._stage.highlights.current_id = "people"
    pane._settle(with_alt=False)
    assert pane._actions.popup.isVisible()
    QTest.keyClick(pane.view, Qt.Key.Key_Escape)
    assert not pane._actions.popup.isVisible()
    assert pane.has_selection()
    QTest.keyClick(pane.view, Qt.Key.Key_Escape)
    assert not pane.has_selection()
    assert pane.current_annotation_id() == "people"
    QTest.keyClick(pane.view, Qt.Key.Key_Escape)
    assert pane.current_annotation_id() is None


def test_menu_over_an_annotation_offers_to_change_it(pane: ReadingPane, qtbot: QtBot) -> None:
    point = pane.view.offset + place_of(pane, "Ines")
    menu = pane._actions.make_menu(point, None)
    texts = [action.text() for action in menu.actions() if not action.isSeparator()]
    assert texts == ["Change tag…", "Note", "Remove"]
    with qtbot.waitSignal(pane.annotation_change_requested) as caught:
        menu.actions()[-1].trigger()
    assert caught.args == ["ines", "remove", None]


def test_menu_over_a_selection_offers_tags(pane: ReadingPane, qtbot: QtBot) -> None:
    passage = passage_of("Sheet piling")
    menu = pane._actions.make_menu(pane.view.offset, passage)
    actions = {action.text(): action for action in menu.actions()}
    assert {"Copy", "Unnamed source", "Tag…", "Highlight", "Add note"} <= set(actions)
    assert "Old tag" not in actions
    with qtbot.waitSignal(pane.tag_requested) as caught:
        actions["Unnamed source"].trigger()
    assert caught.args == [passage, "unnamed-source"]


def test_menu_key_asks_for_the_menu_at_the_caret(pane: ReadingPane, qtbot: QtBot) -> None:
    select_words(pane, "Sheet piling")
    pane.view.menu_requested.disconnect()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(0, 0), QPoint(0, 0))
    with qtbot.waitSignal(pane.view.menu_requested) as caught:
        pane.view.contextMenuEvent(event)
    assert caught.args is not None
    assert pane.view.text_geometry.position_at(caught.args[1]) == pane.view.textCursor().position()


def test_every_widget_says_what_it_is(pane: ReadingPane) -> None:
    select_words(pane, "three people")
    pane._settle(with_alt=False)
    pane.open_find()
    for widget in [*pane.findChildren(QAbstractButton), *pane.findChildren(QLineEdit)]:
        own = isinstance(widget.parent(), QLineEdit) or widget.objectName().startswith("qt_")
        if widget.isVisible() and not own:  # Qt has buttons of its own in a field
            assert widget.accessibleName(), widget
    for part in (pane, pane.view, pane._actions.popup, *pane._actions.popup.rows):
        assert part.accessibleName(), part


def test_keyboard_focus_is_shown_by_a_ring(pane: ReadingPane) -> None:
    focus = pane._stage.typography.theme.colour("focus")

    def ring() -> bool:
        return pane.grab().toImage().pixelColor(1, 200) == focus

    pane.view.clearFocus()
    assert not ring()
    pane.view.setFocus(Qt.FocusReason.TabFocusReason)
    assert ring()
    pane.view.clearFocus()
    pane.view.setFocus(Qt.FocusReason.MouseFocusReason)
    assert not ring()


def test_right_to_left_window_leaves_the_article_as_it_is(pane: ReadingPane) -> None:
    pane.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    select_words(pane, "three people")
    assert pane.selected_text() == "three people"
    click(pane, place_of(pane, "Ines"))
    assert pane.current_annotation_id() == "ines"


def test_rich_text_in_an_article_is_shown_as_typed(qtbot: QtBot) -> None:
    text = "<b>bold</b> <img src='file:///etc/hostname'> &amp;"
    document = Document((Block(BlockKind.PARAGRAPH, (Run(text),)),))
    pane = shown_pane(qtbot, quay_article(document=document, headline=text))
    pane.view.selectAll()
    assert pane.selected_text() == f"{text}\n{text}"
