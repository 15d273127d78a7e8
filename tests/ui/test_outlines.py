"""Fields, boxes and buttons can be told from the ground they are on (WCAG 2.2, 1.4.11)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QListView,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QSpinBox,
    QStyle,
    QStyleOptionButton,
    QTableView,
    QTextBrowser,
    QTreeView,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot
from tests.support.windows import opened_window, parts_of, trigger
from tests.ui.test_theme import contrast

from reader.ui.outlines import apply_palettes, outlined_palette
from reader.ui.preferences import Preferences
from reader.ui.theme import THEME_NAMES, Theme, load_theme

LEAST = 3.0
DEEP = 3
"""Pixels from the edge of a widget in which its outline lies."""


def checked(box: QCheckBox | QRadioButton) -> QWidget:
    box.setChecked(True)
    return box


KINDS: dict[str, Callable[[], QWidget]] = {
    "line": QLineEdit,
    "text": QPlainTextEdit,
    "page": QTextBrowser,
    "list": QListView,
    "tree": QTreeView,
    "table": QTableView,
    "number": QSpinBox,
    "choice": QComboBox,
    "button": lambda: QPushButton("Save"),
    "box": lambda: QCheckBox("Notes"),
    "checked box": lambda: checked(QCheckBox("Notes")),
    "radio": lambda: QRadioButton("All"),
    "chosen radio": lambda: checked(QRadioButton("All")),
}


@pytest.fixture(params=THEME_NAMES)
def theme(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[Theme]:
    before = QPalette(QApplication.palette())
    theme = load_theme(request.param)
    apply_palettes(theme)
    yield theme
    QApplication.setPalette(before)


def shown(qtbot: QtBot, field: QWidget) -> QWidget:
    ground = QWidget()
    qtbot.addWidget(ground)
    column = QVBoxLayout(ground)
    other = QLineEdit()
    column.addWidget(other)
    column.addWidget(field)
    ground.resize(240, 140)
    ground.show()
    with qtbot.waitActive(ground):
        ground.activateWindow()
    other.setFocus()
    return ground


def outlined_rect(field: QWidget) -> QRect:
    """The widget's own outline, in its coordinates: a box's is round its sign only."""
    if not isinstance(field, QCheckBox | QRadioButton):
        return field.rect()
    option = QStyleOptionButton()
    option.initFrom(field)
    box = isinstance(field, QCheckBox)
    part = (
        QStyle.SubElement.SE_CheckBoxIndicator if box else QStyle.SubElement.SE_RadioButtonIndicator
    )
    return field.style().subElementRect(part, option, field)


def faintest_side(field: QWidget, ground: QColor) -> float:
    """The contrast of the outline with what is around it, where it is least."""
    image, rect = field.window().grab().toImage(), outlined_rect(field)
    rect.translate(field.mapTo(field.window(), QPoint(0, 0)))
    middle = rect.center()
    sides = (
        [QPoint(middle.x(), rect.top() + step) for step in range(DEEP)],
        [QPoint(middle.x(), rect.bottom() - step) for step in range(DEEP)],
        [QPoint(rect.left() + step, middle.y()) for step in range(DEEP)],
        [QPoint(rect.right() - step, middle.y()) for step in range(DEEP)],
    )
    return min(max(contrast(_at(image, place), ground) for place in side) for side in sides)


def _at(image: QImage, place: QPoint) -> QColor:
    return image.pixelColor(place * image.devicePixelRatio())


@pytest.mark.parametrize("kind", KINDS)
def test_an_outline_stands_out_from_the_window(qtbot: QtBot, theme: Theme, kind: str) -> None:
    field = KINDS[kind]()
    ground = shown(qtbot, field)
    assert ground.isVisible()
    assert faintest_side(field, theme.colour("window")) >= LEAST


@pytest.mark.parametrize("kind", ["line", "number", "choice", "button"])
def test_the_focus_is_shown_in_the_colour_for_it(qtbot: QtBot, theme: Theme, kind: str) -> None:
    field = KINDS[kind]()
    ground = shown(qtbot, field)
    before = ground.grab().toImage()
    other = QApplication.focusWidget()
    assert other is not None
    QTest.keyClick(other, Qt.Key.Key_Tab)
    assert field.hasFocus()
    assert faintest_side(field, theme.colour("window")) >= LEAST
    assert ground.grab().toImage() != before


def test_the_box_of_a_row_stands_out_from_the_list(qtbot: QtBot, theme: Theme) -> None:
    rows = QListWidget()
    item = QListWidgetItem("Harbour")
    item.setCheckState(Qt.CheckState.Unchecked)
    rows.addItem(item)
    ground = shown(qtbot, rows)
    assert ground.isVisible()
    place = rows.visualItemRect(item)
    image, surface = rows.viewport().grab().toImage(), theme.colour("surface")
    line = [QPoint(place.left() + step, place.center().y()) for step in range(2 * DEEP)]
    assert max(contrast(_at(image, point), surface) for point in line) >= LEAST


def test_words_selected_in_a_field_can_be_read(theme: Theme) -> None:
    palette = outlined_palette(theme)
    words, ground = palette.highlightedText().color(), palette.highlight().color()
    assert contrast(words, ground) >= 4.5


def test_what_is_disabled_is_not_drawn_as_if_it_could_be_used(qtbot: QtBot, theme: Theme) -> None:
    field = QCheckBox("Notes")
    field.setEnabled(False)
    ground = shown(qtbot, field)
    assert ground.isVisible()
    assert faintest_side(field, theme.colour("window")) < LEAST


@pytest.mark.parametrize("name", THEME_NAMES)
def test_the_fields_of_the_window_have_such_outlines(
    qtbot: QtBot, tmp_path: Path, name: str
) -> None:
    preferences = Preferences(first_steps_done=True, theme=name)
    with opened_window(qtbot, tmp_path, preferences=preferences) as session:
        parts = parts_of(session)
        ground = session.window.theme
        assert faintest_side(parts.article_list.filter_box, ground.colour("surface")) >= LEAST
        trigger(session, "find")
        field = QApplication.focusWidget()
        assert isinstance(field, QLineEdit)
        assert faintest_side(field, ground.colour("window")) >= LEAST
        parts.article_list.view.setFocus()
        assert faintest_side(field, ground.colour("window")) >= LEAST


def test_another_theme_reaches_the_outlines(qtbot: QtBot, tmp_path: Path) -> None:
    with opened_window(qtbot, tmp_path) as session:
        trigger(session, "theme-dark")
        box = parts_of(session).article_list.filter_box
        dark = load_theme("dark")
        qtbot.waitUntil(lambda: faintest_side(box, dark.colour("surface")) >= LEAST)
