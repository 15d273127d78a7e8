from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QLabel,
    QListWidget,
    QMainWindow,
    QScrollArea,
)
from pytestqt.qtbot import QtBot
from tests.support.fixed import STARTED
from tests.support.reading import CODEBOOK
from tests.support.signals import carried
from tests.support.windows import PATIENCE, opened_window, parts_of, trigger, wait_until_saved

from reader.library.library import Library
from reader.library.operations import RejectSuggestions
from reader.model.review import RejectionScope, RememberedRejection, RuleCount
from reader.sourcing.rules import list_rules
from reader.ui.preferences import Preferences
from reader.ui.settings_dialog import SettingsDialog
from reader.ui.theme import THEME_NAMES, load_theme

COUNTS = (RuleCount("unnamed-source.subject-verb", 9, 1, 4), RuleCount("hedge.double", 1, 1, 0))
HOSTILE = "<img src='file:///tmp/pipe'>"


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    window = QMainWindow()
    qtbot.addWidget(window)
    window.show()
    return window


@pytest.fixture
def preferences() -> Preferences:
    return Preferences()


@pytest.fixture
def dialog(window: QMainWindow, preferences: Preferences) -> Iterator[SettingsDialog]:
    dialog = SettingsDialog(preferences, load_theme("light"), window)
    dialog.show()
    yield dialog
    dialog.close()


def rejection(number: int, words: str, outlet: str = "") -> RememberedRejection:
    return RememberedRejection(f"rejection-{number}", words, "hedge", outlet, STARTED)


def test_each_group_has_a_tab(dialog: SettingsDialog) -> None:
    names = [dialog.tabs.tabText(n) for n in range(dialog.tabs.count())]
    assert names == ["Reading", "Annotating", "Suggestions", "Fetching", "Privacy"]


def test_what_leaves_the_computer_is_said_in_one_sentence(dialog: SettingsDialog) -> None:
    sentence = dialog.privacy.sentence.text()
    assert (
        sentence == "Nothing leaves this computer except the pages, feeds and images you ask for."
    )


def test_fetching_is_switched_on_and_off(
    qtbot: QtBot, dialog: SettingsDialog, preferences: Preferences
) -> None:
    assert (preferences.refresh_feeds, preferences.load_images) == (True, False)
    with qtbot.waitSignal(dialog.changed):
        dialog.fetching.refresh.setChecked(False)
    with qtbot.waitSignal(dialog.changed):
        dialog.fetching.images.setChecked(True)
    assert (preferences.refresh_feeds, preferences.load_images) == (False, True)


def test_a_rule_is_switched_off_by_its_box(
    qtbot: QtBot, dialog: SettingsDialog, preferences: Preferences
) -> None:
    dialog.suggestions.show_review(list_rules(), COUNTS, (), CODEBOOK)
    table = dialog.suggestions.table.model()
    row = next(
        row
        for row in range(table.rowCount())
        if table.data(table.index(row, 0)) == "Two hedges stand together: could potentially."
    )
    with qtbot.waitSignal(dialog.changed):
        table.setData(table.index(row, 0), Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole)
    assert preferences.disabled_rules == ["hedge.double"]
    with qtbot.waitSignal(dialog.changed):
        dialog.suggestions.loaded.setChecked(True)
    assert preferences.show_loaded_wording
    dialog.reset()
    assert preferences == Preferences()
    assert table.data(table.index(row, 0), Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked


@pytest.mark.parametrize("width", [520, 900])
def test_what_a_rule_looks_for_is_shown_whole_at_any_width(
    qtbot: QtBot, dialog: SettingsDialog, width: int
) -> None:
    dialog.tabs.setCurrentIndex(2)
    dialog.suggestions.show_review(list_rules(), COUNTS, (), CODEBOOK)
    dialog.resize(width, 600)
    table = dialog.suggestions.table
    words = [table.model().index(row, 0) for row in range(table.model().rowCount())]

    def is_whole(index: QModelIndex) -> bool:
        place, wrapped = table.visualRect(index), Qt.TextFlag.TextWordWrap.value
        needed = table.fontMetrics().boundingRect(place, wrapped, str(index.data())).height()
        small = needed + table.fontMetrics().height() - 4
        return table.rowHeight(index.row()) >= max(small, table.sizeHintForRow(index.row()))

    qtbot.waitUntil(lambda: all(is_whole(index) for index in words), timeout=PATIENCE)


def test_space_switches_the_rule_off_that_the_keyboard_is_at(
    dialog: SettingsDialog, preferences: Preferences
) -> None:
    dialog.tabs.setCurrentIndex(2)
    dialog.suggestions.show_review(list_rules(), COUNTS, (), CODEBOOK)
    table = dialog.suggestions.table
    table.setFocus()
    table.setCurrentIndex(table.model().index(0, 0))
    QTest.keyClick(table, Qt.Key.Key_Space)
    assert preferences.disabled_rules == ["hedge.may-have"]


def test_rules_are_sorted_by_any_column(dialog: SettingsDialog) -> None:
    dialog.suggestions.show_review(list_rules(), COUNTS, (), CODEBOOK)
    table = dialog.suggestions.table
    table.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    assert table.model().data(table.model().index(0, 1)) == "9"


def test_remembered_rejections_are_listed_and_one_can_be_forgotten(
    qtbot: QtBot, dialog: SettingsDialog
) -> None:
    page = dialog.suggestions
    dialog.tabs.setCurrentIndex(2)
    remembered = (rejection(1, "may have"), rejection(2, HOSTILE, "Gull Bay Courier"))
    page.show_review(list_rules(), COUNTS, remembered, CODEBOOK)
    assert [page.rejections.item(n).text() for n in range(2)] == [
        "“may have” · Hedge · everywhere",
        f"“{HOSTILE}” · Hedge · Gull Bay Courier",
    ]
    assert not page.forget.isEnabled()
    page.rejections.setCurrentRow(1)
    with qtbot.waitSignal(page.forget_requested) as asked:
        page.forget.click()
    assert carried(asked) == ["rejection-2"]
    page.show_review(list_rules(), COUNTS, (), CODEBOOK)
    assert page.rejections.isHidden()
    assert any("No words" in label.text() for label in page.findChildren(QLabel))


@pytest.mark.parametrize("name", THEME_NAMES)
def test_at_twice_the_text_size_every_page_scrolls_instead_of_growing(
    qtbot: QtBot, window: QMainWindow, name: str
) -> None:
    font = QApplication.font()
    large = QApplication.font()
    large.setPointSizeF(font.pointSizeF() * 2)
    QApplication.setFont(large)
    try:
        dialog = SettingsDialog(Preferences(), load_theme(name), window)
        dialog.suggestions.show_review(list_rules(), COUNTS, [rejection(1, "may have")], CODEBOOK)
        dialog.resize(900, 600)
        dialog.show()
        assert dialog.height() <= 600
        for number in range(dialog.tabs.count()):
            dialog.tabs.setCurrentIndex(number)
            area = dialog.tabs.currentWidget()
            assert isinstance(area, QScrollArea)
            page = area.widget()
            assert page is not None
            assert page.width() <= area.viewport().width(), "no sideways scrolling"
            dialog.grab()
        dialog.close()
    finally:
        QApplication.setFont(font)


def test_every_widget_of_the_pages_says_what_it_is(dialog: SettingsDialog) -> None:
    for kind in (QAbstractItemView, QListWidget):
        for view in dialog.suggestions.findChildren(kind):
            if view.parent() is dialog.suggestions:
                assert view.accessibleName()


def test_in_the_window_a_switched_off_rule_is_not_asked_about_and_a_rejection_forgotten(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with opened_window(qtbot, tmp_path) as session:
        parts = parts_of(session)
        qtbot.waitUntil(lambda: parts.review.found is not None, timeout=PATIENCE)
        rejected = parts.review.open[0]
        session.client.perform(RejectSuggestions([rejected.id], RejectionScope.EVERYWHERE))
        wait_until_saved(qtbot, session)

        trigger(session, "settings")
        dialog = session.window.findChild(SettingsDialog)
        assert dialog is not None
        page = dialog.suggestions
        qtbot.waitUntil(lambda: page.rejections.count() == 1, timeout=PATIENCE)
        qtbot.waitUntil(lambda: page.rules.rowCount() > 5, timeout=PATIENCE)

        before = [each.id for each in parts.review.shown_suggestions]
        header = parts.header.lead()
        rule = parts.review.open[0].suggestion.rule
        fired = [e.id for e in parts.review.shown_suggestions if e.suggestion.rule == rule]
        page.rules.set_disabled([rule])
        page.rules.switched.emit()
        shown = [each.id for each in parts.review.shown_suggestions]
        assert shown == [each for each in before if each not in fired]
        assert not {each.id for each in parts.review.open} & set(fired)
        assert parts.header.lead() == header, "the header counts what the text says"

        page.loaded.setChecked(True)
        assert any(e.suggestion.tag_id == "loaded" for e in parts.review.shown_suggestions)

        page.rejections.setCurrentRow(0)
        page.forget.click()
        qtbot.waitUntil(lambda: page.rejections.count() == 0, timeout=PATIENCE)
        session.client.undo()
        qtbot.waitUntil(lambda: page.rejections.count() == 1, timeout=PATIENCE)
        dialog.reject()

        library = Library.open(session.client.path)
        assert len(library.reviews.list_rejections()) == 1
        assert library.check().ok
        library.close()
