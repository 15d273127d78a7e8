"""The tag picker, by keys and mouse."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QListView, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot
from tests.support.annotated_articles import sample_codebook

from reader.model.codebook import Codebook
from reader.ui.tags.picker import TagPicker
from reader.ui.tags.picker_model import PickerModel
from reader.ui.theme import load_theme


class Opened:
    """A picker that is shown, and what it has said."""

    def __init__(self, parent: QWidget, chosen: tuple[str, ...], codebook: Codebook) -> None:
        self.picker = TagPicker(parent, codebook, chosen, load_theme("light"))
        self.chosen: list[tuple[str, ...]] = []
        self.created: list[str] = []
        self.closed = 0
        self.picker.tags_chosen.connect(self.chosen.append)
        self.picker.tag_creation_requested.connect(self.created.append)
        self.picker.closed.connect(self._count)
        self.picker.popup_at(QPoint(50, 50))

    def _count(self) -> None:
        self.closed += 1

    def type(self, text: str) -> None:
        QTest.keyClicks(self.picker.search_field, text)

    def press(self, *keys: Qt.Key) -> None:
        for key in keys:
            QTest.keyClick(self.picker.search_field, key)

    @property
    def rows(self) -> list[str]:
        found = self.picker.findChild(QListView)
        assert found is not None
        model = found.model()
        return [str(model.index(row, 0).data()) for row in range(model.rowCount())]

    @property
    def view(self) -> QListView:
        found = self.picker.findChild(QListView)
        assert found is not None
        return found


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def opened(parent: QWidget) -> Opened:
    return Opened(parent, (), sample_codebook())


def test_letters_and_enter_choose_a_tag(opened: Opened) -> None:
    opened.type("secon")
    opened.press(Qt.Key.Key_Return)
    assert opened.chosen == [("second-hand",)]
    assert opened.closed == 1


def test_archived_tags_are_not_offered(opened: Opened) -> None:
    assert "Old tag" not in opened.rows


def test_archived_tag_that_is_chosen_can_be_taken_off(parent: QWidget) -> None:
    opened = Opened(parent, ("old-tag",), sample_codebook())
    assert opened.rows[0] == "Old tag"
    opened.press(Qt.Key.Key_Space, Qt.Key.Key_Return)
    assert opened.chosen == [()]


def test_arrows_go_round(opened: Opened) -> None:
    opened.press(Qt.Key.Key_Up, Qt.Key.Key_Return)
    assert opened.chosen == [("document",)]


def test_space_chooses_several(opened: Opened) -> None:
    opened.press(Qt.Key.Key_Space, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Space)
    assert opened.chosen == []
    opened.press(Qt.Key.Key_Return)
    assert opened.chosen == [("unnamed-source", "named-source")]


def test_space_in_a_name_is_a_space(opened: Opened) -> None:
    opened.type("no reply")
    assert opened.picker.search_field.text() == "no reply"
    assert opened.picker.chosen_ids() == ()


def test_letters_after_several_add_one_more(opened: Opened) -> None:
    opened.press(Qt.Key.Key_Space)
    opened.type("docu")
    opened.press(Qt.Key.Key_Return)
    assert opened.chosen == [("unnamed-source", "document")]


def test_enter_at_once_keeps_what_was_chosen(parent: QWidget) -> None:
    opened = Opened(parent, ("no-reply", "document"), sample_codebook())
    assert opened.rows[:2] == ["No reply", "Document"]
    opened.press(Qt.Key.Key_Return)
    assert opened.chosen == [("no-reply", "document")]


def test_escape_changes_nothing(opened: Opened) -> None:
    opened.press(Qt.Key.Key_Space, Qt.Key.Key_Escape)
    assert opened.chosen == []
    assert opened.closed == 1


def test_unknown_name_offers_a_new_tag(opened: Opened) -> None:
    opened.type("Wire copy")
    assert opened.rows == ["Create tag ‘Wire copy’"]
    opened.press(Qt.Key.Key_Return)
    assert opened.created == ["Wire copy"]
    assert opened.chosen == []


def test_known_name_offers_no_second_one(opened: Opened) -> None:
    opened.type("no REPLY")
    assert opened.rows == ["No reply"]


def test_digit_finds_the_tag_with_that_key(opened: Opened) -> None:
    opened.type("4")
    assert opened.rows[0] == "No reply"
    assert opened.chosen == []


def test_click_chooses_and_closes_left_part_chooses_several(opened: Opened) -> None:
    row = opened.view.visualRect(opened.view.model().index(1, 0))
    left = QPoint(row.left() + 10, row.center().y())
    QTest.mouseClick(
        opened.view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, left
    )
    assert opened.picker.chosen_ids() == ("second-hand",)
    assert opened.chosen == []
    third = opened.view.visualRect(opened.view.model().index(2, 0)).center()
    QTest.mouseClick(
        opened.view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, third
    )
    assert opened.chosen == [("second-hand", "named-source")]


def test_empty_codebook_says_how_to_begin(parent: QWidget) -> None:
    opened = Opened(parent, (), Codebook())
    words = [label.text() for label in opened.picker.findChildren(QLabel) if label.isVisible()]
    assert any("no tags yet" in word for word in words)
    opened.press(Qt.Key.Key_Return)
    assert opened.chosen == []


def test_popup_stays_on_the_screen(parent: QWidget) -> None:
    opened = Opened(parent, (), sample_codebook())
    bounds = opened.picker.screen().availableGeometry()
    opened.picker.popup_at(QPoint(bounds.right(), bounds.bottom()))
    assert bounds.contains(opened.picker.geometry())


def test_rows_are_read_with_letter_name_definition_and_key(opened: Opened) -> None:
    index = opened.view.model().index(0, 0)
    spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "U, Unnamed source, No name is given., key 1"


def test_model_keeps_qts_rules(qtmodeltester: ModelTester) -> None:
    model = PickerModel(sample_codebook(), ("document",))
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]
    model.search("sou")
    model.toggle("unnamed-source")
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]
