"""The annotation pane as a person uses it."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot
from tests.support.annotated_articles import (
    many_annotations,
    open_article,
    sample_article,
    sample_codebook,
    sample_document,
)

from reader.model.article import OpenArticle
from reader.ui.annotations.card_layout import CardPart
from reader.ui.annotations.card_list import CardList
from reader.ui.annotations.note_editor import NoteEditor
from reader.ui.annotations.pane import AnnotationPane
from reader.ui.empty_state import EmptyState
from reader.ui.theme import THEME_NAMES, load_theme


def cards_in(pane: AnnotationPane) -> CardList:
    return pane._cards


def shown_ids(pane: AnnotationPane) -> list[str]:
    return [card.annotation_id for card in cards_in(pane).cards.cards]


def editor_in(pane: AnnotationPane) -> NoteEditor:
    editor = cards_in(pane).editor
    assert editor is not None
    return editor


def click_part(qtbot: QtBot, pane: AnnotationPane, row: int, part: CardPart) -> None:
    cards = cards_in(pane)
    index = cards.cards.index(row)
    rect = cards._delegate.layout_at(index).rect_of(part)
    inside = QPoint(rect.left() + 6, rect.center().y())
    place = cards.visualRect(index).topLeft() + inside
    QTest.mouseClick(cards.viewport(), Qt.MouseButton.LeftButton, pos=place)


def click_quote(qtbot: QtBot, pane: AnnotationPane, row: int) -> None:
    cards = cards_in(pane)
    index = cards.cards.index(row)
    quote = cards._delegate.layout_at(index).quote
    place = cards.visualRect(index).topLeft() + quote.center()
    QTest.mouseClick(cards.viewport(), Qt.MouseButton.LeftButton, pos=place)


def with_note(article: OpenArticle, annotation_id: str, note: str) -> OpenArticle:
    return replace(
        article,
        annotations=tuple(
            replace(each, note=note) if each.id == annotation_id else each
            for each in article.annotations
        ),
    )


# -- showing


def test_click_on_a_card_activates_its_annotation(qtbot: QtBot, pane: AnnotationPane) -> None:
    with qtbot.waitSignal(pane.annotation_activated) as activated:
        click_quote(qtbot, pane, 1)
    assert activated.args == ["annotation-1"]
    assert pane.current_annotation_id() == "annotation-1"


def test_selecting_from_outside_activates_nothing(qtbot: QtBot, pane: AnnotationPane) -> None:
    with qtbot.assertNotEmitted(pane.annotation_activated):
        pane.select("annotation-4")
    assert pane.current_annotation_id() == "annotation-4"
    pane.select(None)
    assert pane.current_annotation_id() is None


def test_up_and_down_go_through_the_cards(qtbot: QtBot, pane: AnnotationPane) -> None:
    pane.setFocus()
    pane.select("annotation-0")
    activated: list[str] = []
    pane.annotation_activated.connect(activated.append)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up):
        QTest.keyClick(cards_in(pane), key)
    assert activated == ["annotation-1", "annotation-2", "annotation-1"]


def test_header_counts_the_annotations(pane: AnnotationPane, empty_pane: AnnotationPane) -> None:
    assert pane._count.text() == "5"
    pane.show_annotations(None, sample_codebook())
    assert pane._count.text() == ""


def test_empty_states_say_what_and_how(empty_pane: AnnotationPane) -> None:
    state = empty_pane.findChild(EmptyState)
    assert state is not None
    assert state.accessibleName() == "No article open"
    empty_pane.show_annotations(open_article((), sample_document()), sample_codebook())
    assert state.isVisible()
    assert state.accessibleName() == "No annotations yet."
    assert state.accessibleDescription() == "Select text, or press 1–9 on a sentence."
    empty_pane.show_annotations(sample_article(), sample_codebook())
    assert not state.isVisible()


def test_refresh_keeps_the_chosen_card_and_the_scroll_position(
    qtbot: QtBot, empty_pane: AnnotationPane
) -> None:
    article = many_annotations(60)
    empty_pane.show_annotations(article, sample_codebook())
    empty_pane.select("annotation-40")
    bar = cards_in(empty_pane).verticalScrollBar()
    before = bar.value()
    assert before > 0
    fewer = replace(article, annotations=article.annotations[:-1])
    empty_pane.show_annotations(fewer, sample_codebook())
    assert empty_pane.current_annotation_id() == "annotation-40"
    assert abs(bar.value() - before) < 4


def test_removed_annotation_leaves_the_next_one_chosen(pane: AnnotationPane) -> None:
    pane.select("annotation-1")
    article = sample_article()
    rest = tuple(each for each in article.annotations if each.id != "annotation-1")
    pane.show_annotations(replace(article, annotations=rest), sample_codebook())
    assert pane.current_annotation_id() == "annotation-2"


# -- filtering


def test_filter_shows_annotations_with_any_of_the_chosen_tags(
    qtbot: QtBot, pane: AnnotationPane
) -> None:
    chips = {chip.choice.badge.name: chip for chip in pane._filter.chips}
    assert list(chips) == [
        "Unnamed source", "Second-hand report", "Named source", "No reply", "Document", "No tag",
    ]  # fmt: skip
    QTest.mouseClick(chips["Named source"], Qt.MouseButton.LeftButton)
    assert shown_ids(pane) == ["annotation-1"]
    assert pane._count.text() == "1 of 5"
    QTest.mouseClick(chips["No tag"], Qt.MouseButton.LeftButton)
    assert shown_ids(pane) == ["annotation-1", "annotation-3"]
    QTest.mouseClick(pane._show_all, Qt.MouseButton.LeftButton)
    assert len(shown_ids(pane)) == 5


def test_chips_say_letter_name_and_count(pane: AnnotationPane) -> None:
    assert pane._filter.chips[0].accessibleName() == "U, Unnamed source, 2"


def test_chips_are_one_tab_stop_with_arrows_inside(qtbot: QtBot, pane: AnnotationPane) -> None:
    chips = pane._filter.chips
    stops = [chip for chip in chips if chip.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert stops == [chips[0]]
    chips[0].setFocus()
    QTest.keyClick(chips[0], Qt.Key.Key_Right)
    assert chips[1].hasFocus()
    QTest.keyClick(chips[1], Qt.Key.Key_Space)
    assert shown_ids(pane) == ["annotation-2", "annotation-4"]


def test_selecting_a_filtered_annotation_ends_the_filter(
    qtbot: QtBot, pane: AnnotationPane
) -> None:
    QTest.mouseClick(pane._filter.chips[0], Qt.MouseButton.LeftButton)
    pane.select("annotation-1")
    assert pane.current_annotation_id() == "annotation-1"
    assert len(shown_ids(pane)) == 5


def test_filter_ends_when_its_tag_is_gone_from_the_article(
    qtbot: QtBot, pane: AnnotationPane
) -> None:
    QTest.mouseClick(pane._filter.chips[4], Qt.MouseButton.LeftButton)
    assert shown_ids(pane) == ["annotation-2"]
    article = sample_article()
    untagged = replace(article.annotations[2], tag_ids=("second-hand",))
    changed = (*article.annotations[:2], untagged, *article.annotations[3:])
    pane.show_annotations(replace(article, annotations=changed), sample_codebook())
    assert len(shown_ids(pane)) == 5


def test_filter_does_not_follow_to_another_article(qtbot: QtBot, pane: AnnotationPane) -> None:
    QTest.mouseClick(pane._filter.chips[0], Qt.MouseButton.LeftButton)
    other = replace(sample_article().article, id="article-2")
    pane.show_annotations(replace(sample_article(), article=other), sample_codebook())
    assert len(shown_ids(pane)) == 5


# -- notes


def test_enter_edits_the_note_and_escape_goes_back(qtbot: QtBot, pane: AnnotationPane) -> None:
    pane.select("annotation-0")
    pane.setFocus()
    QTest.keyClick(cards_in(pane), Qt.Key.Key_Return)
    editor = editor_in(pane)
    assert editor.hasFocus()
    QTest.keyClicks(editor, " And when?")
    with qtbot.waitSignal(pane.note_edited) as edited:
        QTest.keyClick(editor, Qt.Key.Key_Escape)
    note = "Which officials?\nAsk the press office, and the ministry. And when?"
    assert edited.args == ["annotation-0", note]
    assert cards_in(pane).editor is None
    assert cards_in(pane).hasFocus()
    assert cards_in(pane).cards.cards[0].note == note


def test_escape_on_a_card_asks_to_leave(qtbot: QtBot, pane: AnnotationPane) -> None:
    pane.select("annotation-0")
    pane.setFocus()
    with qtbot.waitSignal(pane.leave_requested):
        QTest.keyClick(cards_in(pane), Qt.Key.Key_Escape)


def test_refresh_while_typing_disturbs_nothing(qtbot: QtBot, pane: AnnotationPane) -> None:
    pane.edit_note("annotation-1")
    editor = editor_in(pane)
    QTest.keyClicks(editor, "first")
    pane.flush()
    QTest.keyClicks(editor, " second")
    pane.show_annotations(with_note(sample_article(), "annotation-1", "first"), sample_codebook())
    assert editor_in(pane) is editor
    assert editor.hasFocus()
    assert editor.note() == "first second"


def test_editor_outlives_annotations_that_come_and_go_around_it(
    qtbot: QtBot, pane: AnnotationPane
) -> None:
    pane.edit_note("annotation-2")
    editor = editor_in(pane)
    article = sample_article()
    pane.show_annotations(replace(article, annotations=article.annotations[1:]), sample_codebook())
    pane.show_annotations(article, sample_codebook())
    assert editor_in(pane) is editor
    assert pane.current_annotation_id() == "annotation-2"


def test_draft_of_an_annotation_that_is_removed_is_saved_first(
    qtbot: QtBot, pane: AnnotationPane
) -> None:
    pane.edit_note("annotation-1")
    QTest.keyClicks(editor_in(pane), "half a")
    article = sample_article()
    rest = tuple(each for each in article.annotations if each.id != "annotation-1")
    with qtbot.waitSignal(pane.note_edited) as edited:
        pane.show_annotations(replace(article, annotations=rest), sample_codebook())
    assert edited.args == ["annotation-1", "half a"]
    assert cards_in(pane).editor is None


def test_other_article_saves_and_closes_the_editor(qtbot: QtBot, pane: AnnotationPane) -> None:
    pane.edit_note("annotation-1")
    QTest.keyClicks(editor_in(pane), "draft")
    with qtbot.waitSignal(pane.note_edited) as edited:
        pane.show_annotations(None, sample_codebook())
    assert edited.args == ["annotation-1", "draft"]


def test_flush_hands_over_the_draft_at_once(qtbot: QtBot, pane: AnnotationPane) -> None:
    pane.edit_note("annotation-1")
    QTest.keyClicks(editor_in(pane), "draft")
    with qtbot.waitSignal(pane.note_edited) as edited:
        pane.flush()
    assert edited.args == ["annotation-1", "draft"]
    assert cards_in(pane).editor is not None


def test_note_can_be_edited_before_the_annotation_is_shown(pane: AnnotationPane) -> None:
    article = sample_article()
    pane.show_annotations(replace(article, annotations=article.annotations[:4]), sample_codebook())
    pane.edit_note("annotation-4")
    assert cards_in(pane).editor is None
    pane.show_annotations(article, sample_codebook())
    assert editor_in(pane).hasFocus()
    assert pane.current_annotation_id() == "annotation-4"


def test_note_that_could_not_be_saved_is_kept_and_said_to_be_so(
    qtbot: QtBot, pane: AnnotationPane
) -> None:
    pane.edit_note("annotation-1")
    QTest.keyClicks(editor_in(pane), "precious")
    QTest.keyClick(editor_in(pane), Qt.Key.Key_Escape)
    pane.mark_unsaved_notes()
    pane.show_annotations(sample_article(), sample_codebook())
    card = cards_in(pane).cards.cards[1]
    assert (card.note, card.unsaved) == ("precious", True)
    assert pane.unsaved_notes() == {"annotation-1": "precious"}
    pane.edit_note("annotation-1")
    with qtbot.waitSignal(pane.note_edited) as again:
        QTest.keyClick(editor_in(pane), Qt.Key.Key_Escape)
    assert again.args == ["annotation-1", "precious"]
    stored = with_note(sample_article(), "annotation-1", "precious")
    pane.show_annotations(stored, sample_codebook())
    assert not cards_in(pane).cards.cards[1].unsaved
    assert pane.unsaved_notes() == {}


def test_clicking_elsewhere_saves_and_closes_the_editor(qtbot: QtBot, pane: AnnotationPane) -> None:
    pane.edit_note("annotation-0")
    QTest.keyClicks(editor_in(pane), "x")
    with qtbot.waitSignal(pane.note_edited):
        click_quote(qtbot, pane, 1)
    assert cards_in(pane).editor is None
    assert pane.current_annotation_id() == "annotation-1"


def test_card_grows_with_its_editor(qtbot: QtBot, pane: AnnotationPane) -> None:
    pane.edit_note("annotation-1")
    cards = cards_in(pane)
    before = cards.visualRect(cards.currentIndex()).height()
    QTest.keyClicks(editor_in(pane), "1\r2\r3\r4\r5\r6")
    assert cards.visualRect(cards.currentIndex()).height() > before
    inside = cards.visualRect(cards.currentIndex())
    assert inside.contains(editor_in(pane).geometry())


# -- tags, removing, keys


def test_tab_goes_from_quote_to_tags_to_note_and_on(qtbot: QtBot, pane: AnnotationPane) -> None:
    pane.select("annotation-0")
    pane.setFocus()
    cards = cards_in(pane)
    parts = [cards.part]
    for _ in range(2):
        QTest.keyClick(cards, Qt.Key.Key_Tab)
        parts.append(cards.part)
    assert parts == [CardPart.QUOTE, CardPart.TAGS, CardPart.NOTE]
    assert cards.hasFocus()
    QTest.keyClick(cards, Qt.Key.Key_Tab)
    assert not cards.hasFocus()


def test_enter_on_the_tags_asks_for_other_tags(qtbot: QtBot, pane: AnnotationPane) -> None:
    pane.select("annotation-0")
    pane.setFocus()
    QTest.keyClick(cards_in(pane), Qt.Key.Key_Tab)
    with qtbot.waitSignal(pane.retag_requested) as asked:
        QTest.keyClick(cards_in(pane), Qt.Key.Key_Return)
    assert asked.args == ["annotation-0"]


def test_second_click_on_the_tags_asks_for_other_tags(qtbot: QtBot, pane: AnnotationPane) -> None:
    click_quote(qtbot, pane, 0)
    with qtbot.waitSignal(pane.retag_requested) as asked:
        click_part(qtbot, pane, 0, CardPart.TAGS)
    assert asked.args == ["annotation-0"]


def test_second_click_on_the_note_edits_it(qtbot: QtBot, pane: AnnotationPane) -> None:
    click_quote(qtbot, pane, 0)
    click_part(qtbot, pane, 0, CardPart.NOTE)
    assert editor_in(pane).hasFocus()


def test_chosen_card_without_note_offers_to_write_one(qtbot: QtBot, pane: AnnotationPane) -> None:
    click_quote(qtbot, pane, 1)
    click_part(qtbot, pane, 1, CardPart.NOTE)
    assert editor_in(pane).hasFocus()


@pytest.mark.parametrize(
    ("key", "tag_ids"),
    [
        (Qt.Key.Key_2, ("unnamed-source", "second-hand")),
        (Qt.Key.Key_1, ()),
    ],
)
def test_digit_puts_a_tag_on_or_takes_it_off(
    qtbot: QtBot, pane: AnnotationPane, key: Qt.Key, tag_ids: tuple[str, ...]
) -> None:
    pane.select("annotation-0")
    pane.setFocus()
    with qtbot.waitSignal(pane.tags_edited) as edited:
        QTest.keyClick(cards_in(pane), key)
    assert edited.args == ["annotation-0", tag_ids]


def test_digits_do_nothing_without_single_keys_or_tag(qtbot: QtBot, pane: AnnotationPane) -> None:
    pane.select("annotation-0")
    pane.setFocus()
    with qtbot.assertNotEmitted(pane.tags_edited):
        QTest.keyClick(cards_in(pane), Qt.Key.Key_9)
        pane.set_single_keys(single_keys=False)
        QTest.keyClick(cards_in(pane), Qt.Key.Key_1)


def test_delete_asks_for_removal(qtbot: QtBot, pane: AnnotationPane) -> None:
    pane.select("annotation-2")
    pane.setFocus()
    with qtbot.waitSignal(pane.remove_requested) as asked:
        QTest.keyClick(cards_in(pane), Qt.Key.Key_Delete)
    assert asked.args == ["annotation-2"]


def test_read_only_library_changes_nothing(qtbot: QtBot, pane: AnnotationPane) -> None:
    pane.set_read_only(read_only=True)
    pane.select("annotation-0")
    pane.setFocus()
    with (
        qtbot.assertNotEmitted(pane.tags_edited),
        qtbot.assertNotEmitted(pane.remove_requested),
        qtbot.assertNotEmitted(pane.retag_requested),
    ):
        for key in (Qt.Key.Key_1, Qt.Key.Key_Delete, Qt.Key.Key_T, Qt.Key.Key_Return):
            QTest.keyClick(cards_in(pane), key)
    assert cards_in(pane).editor is None


# -- accessibility, trust, looks, speed


def test_all_labels_show_plain_text(pane: AnnotationPane) -> None:
    labels = pane.findChildren(QLabel)
    assert labels
    assert {label.textFormat() for label in labels} == {Qt.TextFormat.PlainText}


def test_assistive_software_reads_the_cards_as_a_list(pane: AnnotationPane) -> None:
    listed = QAccessible.queryAccessibleInterface(cards_in(pane))
    assert listed is not None
    first = listed.child(0)
    assert first is not None
    spoken = first.text(QAccessible.Text.Name)
    assert spoken.startswith("U, Unnamed source. “Two officials")
    assert "Note: Which officials?" in spoken


def test_pane_and_list_have_names(pane: AnnotationPane) -> None:
    assert pane.accessibleName()
    assert cards_in(pane).accessibleName()


@pytest.mark.parametrize("name", THEME_NAMES)
@pytest.mark.parametrize("direction", list(Qt.LayoutDirection)[:2])
def test_parts_lie_inside_the_card_and_do_not_overlap(
    pane: AnnotationPane, name: str, direction: Qt.LayoutDirection
) -> None:
    pane.setLayoutDirection(direction)
    pane.apply_theme(load_theme(name))
    pane.select("annotation-0")
    cards = cards_in(pane)
    for row in range(5):
        laid_out = cards._delegate.layout_at(cards.cards.index(row))
        parts = [laid_out.top, laid_out.quote, laid_out.note, laid_out.standing]
        parts += [rect for rect, _ in laid_out.badges]
        solid = [rect for rect in parts if not rect.isEmpty()]
        assert all(laid_out.frame.contains(rect) for rect in solid)
        assert not any(
            one.intersects(other) for at, one in enumerate(solid) for other in solid[at + 1 :]
        )


def test_tags_differ_without_colour(pane: AnnotationPane) -> None:
    """Two tags in grey still differ by letter and pattern."""
    pictures: set[bytes] = set()
    cards = cards_in(pane)
    for row in (0, 1):
        index = cards.cards.index(row)
        rect = cards._delegate.layout_at(index).badges[0][0]
        place = rect.translated(cards.visualRect(index).topLeft())
        image = cards.viewport().grab(place).toImage()
        grey = image.convertToFormat(QImage.Format.Format_Mono, Qt.ImageConversionFlag.MonoOnly)
        pictures.add(bytes(grey.constBits()[:200]))
    assert len(pictures) == 2


def test_thousand_cards_are_quick(qtbot: QtBot, empty_pane: AnnotationPane) -> None:
    """Bounds are ten times what a slow machine needs: they catch work done per card twice over."""
    article = many_annotations(1000)
    started = time.perf_counter()
    empty_pane.show_annotations(article, sample_codebook())
    QApplication.processEvents()
    assert time.perf_counter() - started < 1.0
    empty_pane.select("annotation-999")
    started = time.perf_counter()
    for row in range(5):
        empty_pane.select(f"annotation-{row * 100}")
        QApplication.processEvents()
    assert time.perf_counter() - started < 1.5
    assert len(empty_pane.findChildren(QLabel)) < 20
