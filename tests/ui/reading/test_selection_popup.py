from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QToolTip
from pytestqt.qtbot import QtBot
from tests.support.reading import (
    CODEBOOK,
    QUAY,
    click,
    drag_over,
    passage_of,
    place_of,
    quay_article,
    select_words,
    shown_pane,
)

from reader.model.codebook import Codebook, Tag
from reader.ui.reading.pane import ReadingPane
from reader.ui.reading.popup_buttons import TagChip
from reader.ui.reading.selection_actions import chip_tags
from reader.ui.reading.selection_popup import PopupAction, SelectionPopup


def _offer(pane: ReadingPane, quote: str) -> SelectionPopup:
    select_words(pane, quote)
    pane._settle(with_alt=False)
    popup = pane._actions.popup
    assert popup.isVisible()
    return popup


def _texts(popup: SelectionPopup, row: int) -> list[str]:
    return [button.text() for button in popup.rows[row].buttons]


def _press(popup: SelectionPopup, row: int, text: str) -> None:
    button = next(b for b in popup.rows[row].buttons if b.text() == text)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def _selected_lines(pane: ReadingPane) -> list[QRect]:
    span = pane.view.selected_span()
    corner = pane.view.viewport().mapTo(pane, QPoint(0, 0))
    return [
        box.rect.translated(-pane.view.offset).toAlignedRect().translated(corner)
        for box in pane.view.text_geometry.line_boxes(*span)
    ]


def test_popup_appears_after_a_selection_by_mouse(pane: ReadingPane, qtbot: QtBot) -> None:
    drag_over(pane, place_of(pane, "Sheet"), place_of(pane, "piling", at_end=True))
    assert not pane._actions.popup.isVisible()
    qtbot.waitUntil(pane._actions.popup.isVisible, timeout=2_000)
    assert pane.view.hasFocus()


def test_popup_appears_when_a_keyboard_selection_pauses(pane: ReadingPane, qtbot: QtBot) -> None:
    QTest.keyClick(pane.view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert not pane._actions.popup.isVisible()
    qtbot.waitUntil(pane._actions.popup.isVisible, timeout=2_000)


def test_popup_covers_no_selected_line(pane: ReadingPane) -> None:
    for quote in ("The harbour", "Sheet piling", "Ines Halloran", "three people briefed on"):
        popup = _offer(pane, quote)
        assert pane.rect().contains(popup.frame)
        assert not any(popup.frame.intersects(line) for line in _selected_lines(pane))


def test_popup_stays_with_the_words_and_leaves_with_them(pane: ReadingPane) -> None:
    pane.resize(500, 420)
    pane.view.verticalScrollBar().setValue(120)
    popup = _offer(pane, "Nobody")
    place, bar = popup.pos(), pane.view.verticalScrollBar()
    bar.setValue(bar.value() + 5)
    assert popup.pos() == place - QPoint(0, 5)
    bar.setValue(bar.maximum())
    assert not popup.isVisible()


def test_popup_offers_tags_with_keys_first_and_four_actions(pane: ReadingPane) -> None:
    popup = _offer(pane, "Sheet piling")
    assert _texts(popup, 0) == [
        "Unnamed source", "Named source", "Document", "Hedge", "Quotation", "No reply",
    ]  # fmt: skip
    assert _texts(popup, 1) == ["Highlight", "Note", "Tag…", "Copy"]


def test_tag_chip_gives_its_tag_and_the_popup_goes(pane: ReadingPane, qtbot: QtBot) -> None:
    popup = _offer(pane, "heet pilin")
    with qtbot.waitSignal(pane.tag_requested) as caught:
        _press(popup, 0, "Document")
    assert caught.args == [passage_of("Sheet piling"), "document"]
    assert not popup.isVisible()
    assert pane.has_selection()


def test_actions_are_asked_for_with_the_passage(pane: ReadingPane, qtbot: QtBot) -> None:
    passage = passage_of("Sheet piling")
    for text, signal in (
        ("Highlight", pane.highlight_requested),
        ("Note", pane.note_requested),
        ("Tag…", pane.tag_picker_requested),
    ):
        popup = _offer(pane, "Sheet piling")
        with qtbot.waitSignal(signal) as caught:
            _press(popup, 1, text)
        assert caught.args == [passage]
    popup = _offer(pane, "Sheet piling")
    with qtbot.waitSignal(pane.copied):
        _press(popup, 1, "Copy")


def test_over_an_annotation_it_can_be_changed(pane: ReadingPane, qtbot: QtBot) -> None:
    popup = _offer(pane, "to Ines")
    assert [label.text() for label in popup.findChildren(QLabel)] == ["Named source"]
    assert _texts(popup, 1) == ["Change tag…", "Extend", "Note", "Remove"]
    with qtbot.waitSignal(pane.annotation_change_requested) as caught:
        _press(popup, 1, "Extend")
    assert caught.args == ["ines", "extend", passage_of("to Ines Halloran")]
    for text, change in (("Change tag…", "retag"), ("Note", "note"), ("Remove", "remove")):
        popup = _offer(pane, "to Ines")
        with qtbot.waitSignal(pane.annotation_change_requested) as caught:
            _press(popup, 1, text)
        assert caught.args == ["ines", change, passage_of("to Ines")]


def test_over_an_annotation_a_tag_still_makes_a_new_one(pane: ReadingPane, qtbot: QtBot) -> None:
    popup = _offer(pane, "Ines")
    with qtbot.waitSignal(pane.tag_requested) as caught:
        _press(popup, 0, "Hedge")
    assert caught.args == [passage_of("Ines"), "hedge"]


def test_clicked_annotation_can_be_changed_but_not_extended(
    pane: ReadingPane, qtbot: QtBot
) -> None:
    click(pane, place_of(pane, "Ines"))
    popup = pane._actions.popup
    assert len(popup.rows) == 1
    assert _texts(popup, 0) == ["Change tag…", "Note", "Remove"]
    with qtbot.waitSignal(pane.annotation_change_requested) as caught:
        _press(popup, 0, "Remove")
    assert caught.args == ["ines", "remove", None]


def test_each_row_is_one_tab_stop_with_arrows_inside(pane: ReadingPane, qtbot: QtBot) -> None:
    popup = _offer(pane, "Sheet piling")
    first, second = popup.rows
    QTest.keyClick(pane.view, Qt.Key.Key_Tab)
    assert first.buttons[0].hasFocus()
    QTest.keyClick(first.buttons[0], Qt.Key.Key_Right)
    assert first.buttons[1].hasFocus()
    QTest.keyClick(first.buttons[1], Qt.Key.Key_Tab)
    assert second.buttons[0].hasFocus()
    QTest.keyClick(second.buttons[0], Qt.Key.Key_End)
    assert second.buttons[-1].hasFocus()
    QTest.keyClick(second.buttons[-1], Qt.Key.Key_Right)
    assert second.buttons[0].hasFocus()
    QTest.keyClick(second.buttons[0], Qt.Key.Key_Backtab)
    assert first.buttons[1].hasFocus()
    with qtbot.waitSignal(pane.tag_requested) as caught:
        QTest.keyClick(first.buttons[1], Qt.Key.Key_Return)
    assert caught.args == [passage_of("Sheet piling"), "named-source"]
    assert pane.view.hasFocus()


def test_arrows_flip_where_the_window_runs_right_to_left(pane: ReadingPane) -> None:
    pane.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    popup = _offer(pane, "Sheet piling")
    popup.setFocus(Qt.FocusReason.TabFocusReason)
    buttons = popup.rows[0].buttons
    QTest.keyClick(buttons[0], Qt.Key.Key_Left)
    assert buttons[1].hasFocus()


def test_escape_closes_and_keeps_the_selection(pane: ReadingPane) -> None:
    popup = _offer(pane, "Sheet piling")
    QTest.keyClick(pane.view, Qt.Key.Key_Tab)
    QTest.keyClick(popup.rows[0].buttons[0], Qt.Key.Key_Escape)
    assert not popup.isVisible()
    assert pane.view.hasFocus()
    assert not pane._shows_ring  # as it would after the Tab key
    assert pane.selected_text() == "Sheet piling"


def test_popup_goes_when_the_selection_does(pane: ReadingPane) -> None:
    popup = _offer(pane, "Sheet piling")
    QTest.keyClick(pane.view, Qt.Key.Key_Right)
    assert not popup.isVisible()


def test_popup_can_be_switched_off(pane: ReadingPane) -> None:
    pane.set_popup_offered(False)
    select_words(pane, "Sheet piling")
    pane._settle(with_alt=False)
    click(pane, place_of(pane, "Ines"))
    assert not pane._actions.popup.isVisible()


def test_keys_are_named_and_can_be_others(pane: ReadingPane) -> None:
    popup = _offer(pane, "Sheet piling")
    highlight = popup.rows[1].buttons[0]
    assert highlight.toolTip() == "<p>Highlight (H)</p>"
    assert highlight.accessibleDescription() == "Key: H"
    pane.set_popup_keys({PopupAction.HIGHLIGHT: "Alt+1"})
    popup = _offer(pane, "Sheet piling")
    assert popup.rows[1].buttons[0].toolTip() == "<p>Highlight (Alt+1)</p>"


def test_chips_say_key_letter_and_definition(pane: ReadingPane) -> None:
    chip = _offer(pane, "Sheet piling").rows[0].buttons[0]
    assert chip.accessibleName() == "Unnamed source"
    assert chip.accessibleDescription() == "Key: 1. Letter: U. No name is given."


def test_rows_break_where_the_pane_is_narrow(qtbot: QtBot) -> None:
    pane = shown_pane(qtbot, quay_article(), size=(360, 640))
    pane.view.verticalScrollBar().setValue(300)
    popup = _offer(pane, "Nobody")
    assert pane.rect().contains(popup.frame)
    tops = {button.y() for button in popup.rows[0].buttons}
    assert len(tops) > 1


def test_chips_are_the_six_tags_with_the_lowest_keys() -> None:
    assert [tag.shortcut for tag in chip_tags(CODEBOOK)] == [1, 2, 3, 4, 5, 6]
    few = Codebook((Tag("b", "B"), Tag("a", "A", shortcut=2), Tag("c", "C", archived=True)))
    assert [tag.id for tag in chip_tags(few)] == ["a", "b"]


def test_tag_names_are_never_read_as_markup(qtbot: QtBot, pane: ReadingPane) -> None:
    name = "<img src='file:///etc/hostname'> & <b>bold</b>"
    chip = TagChip(Tag("x", name, definition="<i>d</i>"), pane._stage.typography.theme)
    qtbot.addWidget(chip)
    assert "<img" not in chip.toolTip()
    assert "<i>" not in chip.toolTip()
    assert "&lt;img" in chip.toolTip()
    assert not QToolTip.isVisible()


def test_popup_after_a_mouse_selection_is_about_whole_words(
    pane: ReadingPane, qtbot: QtBot
) -> None:
    drag_over(pane, place_of(pane, "heet"), place_of(pane, "pili", at_end=True))
    qtbot.waitUntil(pane._actions.popup.isVisible, timeout=2_000)
    with qtbot.waitSignal(pane.highlight_requested) as caught:
        _press(pane._actions.popup, 1, "Highlight")
    assert caught.args is not None
    assert caught.args[0].range.of(QUAY.text) == "Sheet piling"
