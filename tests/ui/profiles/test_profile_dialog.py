"""The profiles in their window: charts in every theme, files, and the articles behind a number."""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from lxml import etree
from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QImage, QPainter, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QFileDialog,
    QLabel,
    QMenu,
    QTableView,
    QTabWidget,
)
from pytestqt.qtbot import QtBot
from tests.support.painting import colours, picture_of
from tests.support.profiles import profiled
from tests.support.signals import carried
from tests.support.suggestions import HOSTILE
from tests.support.windows import PATIENCE, opened_window, parts_of, trigger, wait_until_saved

from reader.exchange.rollup_csv import rollup_csv, trend_csv
from reader.library.codebooks import default_tags
from reader.library.operations import AcceptSuggestions
from reader.model.codebook import Codebook
from reader.model.errors import ReaderError
from reader.model.profiles import ProfiledArticle, RollupBy, SourcingCategory
from reader.sourcing.rollups import roll_up, trend
from reader.ui.outlines import apply_palettes
from reader.ui.profiles.chart_view import BARS_WIDTH, TREND_SIZE, StackedBars
from reader.ui.profiles.charts import ROW_HEIGHT, ChartLook, paint_trend, stacked_bars_height
from reader.ui.profiles.profile_dialog import ProfileDialog
from reader.ui.theme import THEME_NAMES, Theme, load_theme

CODEBOOK = Codebook(tuple(default_tags()))
ARTICLES = [
    *(profiled(n, unnamed=3, claims=4, date=f"2024-{n % 6 + 1:02d}-03") for n in range(24)),
    *(profiled(40 + n, unnamed=1, claims=5, outlet="Strait Courier") for n in range(11)),
    profiled(80, unnamed=1, claims=3, outlet=HOSTILE),
]


@pytest.fixture
def dialog(qtbot: QtBot) -> Iterator[ProfileDialog]:
    yield from shown(qtbot, ARTICLES)


def shown(
    qtbot: QtBot, articles: list[ProfiledArticle], name: str = "light"
) -> Iterator[ProfileDialog]:
    dialog = ProfileDialog(articles, CODEBOOK, load_theme(name))
    qtbot.addWidget(dialog)
    dialog.show()
    yield dialog


def tabs_of(dialog: ProfileDialog) -> QTabWidget:
    tabs = dialog.findChild(QTabWidget)
    assert tabs is not None
    return tabs


def words_in(dialog: ProfileDialog) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel))


def test_articles_are_put_together_by_what_is_chosen(dialog: ProfileDialog) -> None:
    assert [row.label for row in dialog.rollup().rows][:1] == ["Bay Courier"]
    for by in RollupBy:
        dialog.choose(by)
        assert dialog.rollup() == roll_up(ARTICLES, by)


def test_copies_of_a_story_are_said_to_count_once(qtbot: QtBot) -> None:
    articles = [profiled(1, story="s"), profiled(2, story="s"), profiled(3)]
    for dialog in shown(qtbot, articles):
        assert "3 reviewed articles · 1 copy of a story left out" in words_in(dialog)


def test_without_reviewed_articles_it_says_how_to_begin(qtbot: QtBot) -> None:
    for dialog in shown(qtbot, []):
        assert "Press R" in words_in(dialog)
        for number in range(3):
            tabs_of(dialog).setCurrentIndex(number)
            dialog.grab()


@pytest.fixture
def themed(qapp: QApplication) -> Iterator[Callable[[Theme], None]]:
    before = QPalette(qapp.palette())
    yield apply_palettes
    qapp.setPalette(before)


@pytest.mark.parametrize("name", THEME_NAMES)
def test_charts_are_painted_in_every_theme(
    qtbot: QtBot, name: str, themed: Callable[[Theme], None]
) -> None:
    theme = load_theme(name)
    themed(theme)
    for dialog in shown(qtbot, ARTICLES, name):
        found = colours(picture_of(dialog))
        assert found[theme.colour("window").name()] > 100_000
        assert found[theme.colour("surface").name()] < 20_000, "the charts are on one ground"
        assert found[theme.highlight(1).tint.name()] > 200, "the unnamed share"
        tabs_of(dialog).setCurrentIndex(1)
        assert colours(picture_of(dialog))[theme.highlight(1).line.name()] > 50, "the trend"
        tabs_of(dialog).setCurrentIndex(2)
        dialog.grab()


def test_the_table_is_the_csv_file(dialog: ProfileDialog, tmp_path: Path) -> None:
    dialog.save(tmp_path / "profile.csv")
    written = (tmp_path / "profile.csv").read_bytes().decode()
    assert written == rollup_csv(roll_up(ARTICLES, RollupBy.OUTLET))


def test_the_trend_has_a_csv_of_its_own(dialog: ProfileDialog) -> None:
    tabs_of(dialog).setCurrentIndex(1)
    points = trend(ARTICLES, SourcingCategory.UNNAMED)
    assert dialog.content(".csv").decode() == trend_csv(SourcingCategory.UNNAMED, points)
    assert len(points) == 6


@pytest.mark.parametrize("tab", [0, 1])
def test_drawings_are_valid_and_hold_no_pictures(dialog: ProfileDialog, tab: int) -> None:
    tabs_of(dialog).setCurrentIndex(tab)
    svg = dialog.content(".svg")
    drawing = etree.fromstring(svg)
    assert drawing.tag == "{http://www.w3.org/2000/svg}svg"
    height = TREND_SIZE.height() if tab else round(stacked_bars_height(dialog.rollup().rows))
    assert drawing.get("viewBox") == f"0 0 {BARS_WIDTH} {height}"
    tags = {element.tag.rpartition("}")[2] for element in drawing.iter()}
    assert tags & {"path", "polyline", "polygon", "rect"}
    assert "image" not in tags, "neither a picture nor anything to load"
    assert "text" in tags


@pytest.mark.parametrize("tab", [0, 1])
def test_pictures_are_png_at_twice_the_size(dialog: ProfileDialog, tab: int) -> None:
    tabs_of(dialog).setCurrentIndex(tab)
    png = dialog.content(".png")
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    size = struct.unpack(">II", png[16:24])
    height = TREND_SIZE.height() if tab else round(stacked_bars_height(dialog.rollup().rows))
    assert size == (2 * BARS_WIDTH, 2 * height)
    image = QImage.fromData(png)
    assert colours(image)[load_theme("light").highlight(1).line.name()] > 100


def test_the_same_articles_give_the_same_files(qtbot: QtBot) -> None:
    contents = [
        [dialog.content(kind) for kind in (".csv", ".svg", ".png")]
        for _ in range(2)
        for dialog in shown(qtbot, ARTICLES)
    ]
    assert contents[0] == contents[1]


def test_the_ending_says_what_is_saved(
    qtbot: QtBot, dialog: ProfileDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = iter([(str(tmp_path / "one"), "Drawing (*.svg)"), (str(tmp_path / "two.png"), "x")])
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: next(answers))
    dialog._save.click()
    dialog._save.click()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["one.svg", "two.png"]


def test_a_file_that_cannot_be_written_is_told(
    qtbot: QtBot, dialog: ProfileDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = (str(tmp_path / "no folder" / "profile.csv"), "x")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: answer)
    with qtbot.waitSignal(dialog.failed) as failed:
        dialog._save.click()
    [error] = carried(failed)
    assert isinstance(error, ReaderError)


def test_a_bar_opens_its_articles(qtbot: QtBot, dialog: ProfileDialog) -> None:
    bars = dialog.findChild(StackedBars)
    assert bars is not None
    below = round(stacked_bars_height(()) - 12 + 1.5 * ROW_HEIGHT)
    with qtbot.waitSignal(dialog.articles_requested) as asked:
        QTest.mouseClick(bars, Qt.MouseButton.LeftButton, pos=QPoint(300, below))
    row, category = carried(asked)
    assert row == dialog.rollup().rows[1]
    assert category is None
    with qtbot.assertNotEmitted(dialog.articles_requested):
        QTest.mouseClick(bars, Qt.MouseButton.LeftButton, pos=QPoint(300, 4))


def test_a_cell_opens_the_articles_of_its_share(qtbot: QtBot, dialog: ProfileDialog) -> None:
    tabs_of(dialog).setCurrentIndex(2)
    table = dialog.findChild(QTableView)
    assert table is not None
    table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    index = table.model().index(0, 3 + list(SourcingCategory).index(SourcingCategory.UNNAMED))
    with qtbot.waitSignal(dialog.articles_requested) as asked:
        table.activated.emit(index)
    row, category = carried(asked)
    assert row.label == "Strait Courier"
    assert category is SourcingCategory.UNNAMED


def test_months_without_articles_leave_a_gap(qtbot: QtBot) -> None:
    articles = [profiled(1, date="2024-01-03"), profiled(2, date="2024-04-03")]
    points = trend(articles, SourcingCategory.UNNAMED)
    assert [point.interval is None for point in points] == [False, True, True, False]
    theme, size = load_theme("light"), QSize(400, 200)
    look = ChartLook(theme, {}, {}, QFont(), "thin", "not said", lambda *_: "")
    image = QImage(size, QImage.Format.Format_RGB32)
    image.fill(theme.colour("surface"))
    painter = QPainter(image)
    paint_trend(painter, QRectF(0, 0, 400, 200), points, theme.highlight(1), look)
    painter.end()
    middle = image.copy(180, 0, 60, 200)
    assert colours(middle)[theme.highlight(1).line.name()] == 0


def test_choices_have_names_and_labels_show_plain_text(dialog: ProfileDialog) -> None:
    for box in dialog.findChildren(QComboBox):
        assert box.accessibleName()
    assert all(
        label.textFormat() is Qt.TextFormat.PlainText for label in dialog.findChildren(QLabel)
    )


def test_in_the_window_every_number_leads_to_its_passage(qtbot: QtBot, tmp_path: Path) -> None:
    with opened_window(qtbot, tmp_path) as session:
        parts = parts_of(session)
        qtbot.waitUntil(lambda: parts.review.found is not None, timeout=PATIENCE)
        client = session.client
        accepted = {each.id: client.new_id() for each in parts.review.open}
        client.perform(AcceptSuggestions(accepted))
        wait_until_saved(qtbot, session)
        trigger(session, "profiles")
        qtbot.waitUntil(
            lambda: session.window.findChild(ProfileDialog) is not None, timeout=PATIENCE
        )
        dialog = session.window.findChild(ProfileDialog)
        assert dialog is not None
        assert [row.label for row in dialog.rollup().rows] == ["ICARO Media Group"]
        dialog.articles_requested.emit(dialog.rollup().rows[0], SourcingCategory.UNNAMED)
        qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None, timeout=PATIENCE)
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        [action] = menu.actions()
        assert "US Warned Kremlin" in action.text()
        action.trigger()
        menu.close()
        wait_until_saved(qtbot, session)
        qtbot.waitUntil(lambda: "officials" in parts.reading.selected_text().lower())
        dialog.close()
