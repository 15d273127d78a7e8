"""The tabs beside the article, and the layout that breaks widgets into rows."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QTabBar, QWidget
from pytestqt.qtbot import QtBot
from tests.support.painting import colours, picture_of
from tests.support.signals import carried

from reader.ui.flat_tabs import FlatTabs
from reader.ui.flow_layout import FlowLayout
from reader.ui.side_pane import SidePane, SideTab
from reader.ui.theme import THEME_NAMES, load_theme

LTR, RTL = Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft


@pytest.fixture
def pane(qtbot: QtBot) -> SidePane:
    pane = SidePane({tab: QLineEdit(tab.value) for tab in SideTab}, load_theme("light"))
    qtbot.addWidget(pane)
    pane.resize(300, 400)
    with qtbot.waitActive(pane):
        pane.show()
        pane.activateWindow()
    return pane


def bar_of(pane: SidePane) -> QTabBar:
    bar = pane.findChild(QTabBar)
    assert bar is not None
    return bar


def test_tabs_are_chosen_by_the_arrow_keys(qtbot: QtBot, pane: SidePane) -> None:
    bar = bar_of(pane)
    bar.setFocus()
    with qtbot.waitSignal(pane.tab_chosen) as chosen:
        QTest.keyClick(bar, Qt.Key.Key_Right)
    assert carried(chosen) == ["suggestions"]
    QTest.keyClick(bar, Qt.Key.Key_Right)
    QTest.keyClick(bar, Qt.Key.Key_Right)
    assert pane.tab.value == "sources", "there is no tab after the last"
    QTest.keyClick(bar, Qt.Key.Key_Left)
    assert pane.tab.value == "suggestions"


def test_the_keyboard_goes_to_the_pane_that_is_shown(pane: SidePane) -> None:
    pane.show_tab(SideTab.SOURCES)
    pane.setFocus()
    focus = pane.focusWidget()
    assert isinstance(focus, QLineEdit)
    assert focus.text() == "sources"
    assert [each.isVisible() for each in pane.findChildren(QLineEdit)].count(True) == 1


def test_a_tab_says_how_much_there_is_in_it(pane: SidePane) -> None:
    pane.set_count(SideTab.SUGGESTIONS, 12)
    assert bar_of(pane).tabText(1) == "Suggestions 12"
    pane.set_count(SideTab.SUGGESTIONS, 0)
    assert bar_of(pane).tabText(1) == "Suggestions"
    assert bar_of(pane).accessibleName()


@pytest.mark.parametrize("name", THEME_NAMES)
def test_the_chosen_tab_is_underlined_in_every_theme(pane: SidePane, name: str) -> None:
    theme, bar = load_theme(name), bar_of(pane)
    pane.apply_theme(theme)
    pane.show_tab(SideTab.SUGGESTIONS)
    image = picture_of(bar)
    accent = theme.colour("accent").name()
    for index in range(3):
        place = bar.tabRect(index)
        under = QRect(place.left() + 4, place.bottom() - 1, place.width() - 8, 1)
        assert (colours(image, under)[accent] > 20) == (index == 1)


def test_tabs_shrink_with_their_pane_instead_of_hiding(pane: SidePane) -> None:
    pane.set_count(SideTab.SOURCES, 1_000)
    pane.resize(150, 400)
    bar = bar_of(pane)
    assert bar.tabRect(2).right() <= bar.width()


def test_the_tabs_of_a_dialog_stand_on_its_own_ground(qtbot: QtBot) -> None:
    theme = load_theme("dark")
    tabs = FlatTabs(theme)
    qtbot.addWidget(tabs)
    tabs.setPalette(theme.palette)
    tabs.addTab(QWidget(), "One")
    tabs.resize(300, 200)
    tabs.show()
    page = QRect(10, 100, 200, 50)
    assert set(colours(picture_of(tabs), page)) == {theme.colour("window").name()}


# Widgets in rows


def flowing(
    qtbot: QtBot, direction: Qt.LayoutDirection, *widths: int
) -> tuple[QWidget, FlowLayout]:
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.setLayoutDirection(direction)
    layout = FlowLayout(parent, gap=10, row_gap=4)
    for width in widths:
        label = QLabel()
        label.setFixedSize(width, 20)
        layout.addWidget(label)
    return parent, layout


def places(layout: FlowLayout) -> list[QRect]:
    items = (layout.itemAt(n) for n in range(layout.count()))
    return [item.geometry() for item in items if item is not None]


def test_widgets_go_on_in_the_next_row(qtbot: QtBot) -> None:
    _, layout = flowing(qtbot, LTR, 60, 60, 60)
    layout.setGeometry(QRect(0, 0, 140, 100))
    assert [place.topLeft().toTuple() for place in places(layout)] == [(0, 0), (70, 0), (0, 24)]
    assert layout.heightForWidth(140) == 44
    assert layout.heightForWidth(200) == 20
    assert layout.heightForWidth(10) == 3 * 20 + 2 * 4


def test_rows_begin_on_the_right_in_languages_that_do(qtbot: QtBot) -> None:
    _, layout = flowing(qtbot, RTL, 60, 40, 60)
    layout.setGeometry(QRect(0, 0, 140, 100))
    assert [place.left() for place in places(layout)] == [80, 30, 80]
    assert [place.top() for place in places(layout)] == [0, 0, 24]


def test_hidden_widgets_take_no_room(qtbot: QtBot) -> None:
    parent, layout = flowing(qtbot, LTR, 60, 60, 60)
    parent.findChildren(QLabel)[0].hide()
    layout.setGeometry(QRect(0, 0, 140, 100))
    assert [place.left() for place in places(layout)[1:]] == [0, 70]
    assert layout.heightForWidth(140) == 20


def test_a_widget_that_is_taken_away_is_gone(qtbot: QtBot) -> None:
    _, layout = flowing(qtbot, LTR, 60, 80)
    assert layout.minimumSize() == QSize(80, 20)
    assert layout.takeAt(1) is not None
    assert layout.minimumSize() == QSize(60, 20)
    assert layout.takeAt(5) is None
    assert layout.itemAt(5) is None
    assert layout.count() == 1


def test_an_empty_row_has_no_height(qtbot: QtBot) -> None:
    _, layout = flowing(qtbot, LTR)
    assert layout.heightForWidth(100) == 0
