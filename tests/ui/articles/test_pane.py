"""The article list pane with a real library behind it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.support.summaries import summary
from tests.support.window_library import add_article, opened_client

from reader.library.operations import DeleteArticles
from reader.model.queries import ArticleQuery, Shelf
from reader.ui.articles.delegate import origin_lines, wrapped
from reader.ui.articles.pane import ArticleListPane
from reader.ui.client import LibraryClient
from reader.ui.elided_label import ElidedLabel
from reader.ui.icons import Icons
from reader.ui.library_pages import page_fetcher
from reader.ui.theme import THEME_NAMES, load_theme


@pytest.fixture
def client(qtbot: QtBot, tmp_path: Path) -> Iterator[LibraryClient]:
    with opened_client(qtbot, tmp_path) as client:
        yield client


@pytest.fixture
def pane(qtbot: QtBot, client: LibraryClient) -> ArticleListPane:
    for number in range(1, 5):
        tags = ("unnamed-source", "second-hand") if number == 2 else ()
        add_article(qtbot, client, number, tag_ids=tags)
    pane = ArticleListPane(page_fetcher(client))
    qtbot.addWidget(pane)
    theme = load_theme("light")
    pane.apply_theme(theme, Icons(theme))
    client.changed.connect(pane.refresh)
    pane.resize(320, 600)
    pane.show()
    with qtbot.waitSignal(pane.model.loaded):
        pane.show_shelf(ArticleQuery(), "All Articles")
    return pane


def titles(pane: ArticleListPane) -> list[str]:
    return [pane.model.summary(row).article.title for row in range(pane.model.rowCount())]


def test_words_in_the_box_narrow_the_list(qtbot: QtBot, pane: ArticleListPane) -> None:
    assert len(titles(pane)) == 4
    with qtbot.waitSignal(pane.model.loaded):
        QTest.keyClicks(pane.filter_box, "plan 3")
    assert titles(pane) == ["Harbour plan 3"]
    assert pane.query().words == "plan 3"
    with qtbot.waitSignal(pane.model.loaded):
        QTest.keyClick(pane.filter_box, Qt.Key.Key_Escape)
    assert len(titles(pane)) == 4


def test_the_list_is_asked_once_for_quick_typing(qtbot: QtBot, pane: ArticleListPane) -> None:
    asked: list[str] = []
    pane.filter_box.words_changed.connect(asked.append)
    with qtbot.waitSignal(pane.model.loaded):
        QTest.keyClicks(pane.filter_box, "harbour")
    assert asked == ["harbour"]


def test_no_result_says_so_and_offers_a_way_back(qtbot: QtBot, pane: ArticleListPane) -> None:
    with qtbot.waitSignal(pane.model.loaded):
        QTest.keyClicks(pane.filter_box, "zeppelin")
    assert not pane.view.isVisible()
    with qtbot.waitSignal(pane.model.loaded):
        pane.empty.action_requested.emit()
    assert pane.view.isVisible()


def test_choosing_a_row_opens_its_article(qtbot: QtBot, pane: ArticleListPane) -> None:
    with qtbot.waitSignal(pane.article_chosen) as chosen:
        assert pane.go(1)
    assert chosen.args == [pane.model.summary(0).article.id]
    with qtbot.assertNotEmitted(pane.article_chosen):
        pane.make_current("article-2")
    assert pane.current_article_id() == "article-2"


def test_the_open_article_stays_current_when_the_list_changes(
    qtbot: QtBot, pane: ArticleListPane
) -> None:
    pane.make_current("article-3")
    with qtbot.waitSignal(pane.model.loaded), qtbot.assertNotEmitted(pane.article_chosen):
        QTest.keyClicks(pane.filter_box, "harbour")
    assert pane.current_article_id() == "article-3"


def test_next_goes_to_the_end_and_no_further(pane: ArticleListPane) -> None:
    pane.make_current(pane.model.summary(0).article.id)
    assert [pane.go(1) for _ in range(4)] == [True, True, True, False]


def test_what_follows_deleted_articles_is_the_next_that_stays(pane: ArticleListPane) -> None:
    ids = [pane.model.summary(row).article.id for row in range(4)]
    assert pane.neighbour_of(ids[1:2]) == ids[2]
    assert pane.neighbour_of([ids[0], ids[1]]) == ids[2]
    assert pane.neighbour_of(ids[3:]) == ids[2]
    assert pane.neighbour_of(ids) is None
    assert pane.neighbour_of(["not loaded"]) is None


def test_a_deleted_article_leaves_the_list(
    qtbot: QtBot, client: LibraryClient, pane: ArticleListPane
) -> None:
    client.perform(DeleteArticles(["article-2"]))
    qtbot.waitUntil(lambda: "Harbour plan 2" not in titles(pane))
    client.undo()
    qtbot.waitUntil(lambda: "Harbour plan 2" in titles(pane))


def test_an_empty_shelf_says_how_to_fill_it(qtbot: QtBot, pane: ArticleListPane) -> None:
    with qtbot.waitSignal(pane.model.loaded):
        pane.show_shelf(ArticleQuery(shelf=Shelf.STARRED), "Starred")
    assert "Press S" in pane.empty.accessibleDescription()


@pytest.mark.parametrize("name", THEME_NAMES)
def test_rows_are_drawn_with_their_strip(
    pane: ArticleListPane, client: LibraryClient, qtbot: QtBot, name: str
) -> None:
    theme = load_theme(name)
    found: list[object] = []
    client.fetch(lambda library: library.get_codebook(), found.append)
    qtbot.waitUntil(lambda: bool(found))
    pane.set_codebook(found[0])  # type: ignore[arg-type]
    pane.apply_theme(theme, Icons(theme))
    row = pane.model.row_of("article-2")
    assert row is not None
    rect = pane.view.visualRect(pane.model.index(row))
    image = pane.view.viewport().grab(rect).toImage().convertToFormat(QImage.Format.Format_RGB32)
    colours = {image.pixel(x, y) for y in range(image.height()) for x in range(image.width())}
    assert theme.highlight(1).line.rgb() in colours
    assert theme.highlight(2).line.rgb() in colours


def test_a_long_name_neither_widens_the_pane_nor_is_cut_without_a_sign(
    pane: ArticleListPane,
) -> None:
    label = pane.findChild(ElidedLabel)
    assert label is not None
    least = pane.minimumSizeHint().width()
    pane.show_shelf(ArticleQuery(), "Harbour")
    short = label.grab().toImage()
    pane.show_shelf(ArticleQuery(), "The Low Island Gazette and Harbour Mariner, local news " * 3)
    assert pane.minimumSizeHint().width() == least
    assert label.width() < label.sizeHint().width()
    whole = label.grab().toImage()
    label.setText(label.text()[:-10])
    assert label.grab().toImage() == whole, "its end is not in sight, but an ellipsis"
    assert whole != short


def test_how_many_print_a_story_is_in_sight_beside_a_long_name(qtbot: QtBot) -> None:
    font, outlet = QApplication.font(), "The Low Island Gazette and Harbour Mariner"
    row = replace(summary(1, outlet=outlet), printing_count=4)
    (line,) = origin_lines(row, font, 280)
    assert "The Low Island" in line
    assert "…" in line
    assert "14 Mar 2026 · 4 printings" in line
    (alone,) = origin_lines(summary(1, outlet=outlet), font, 200)
    assert alone.endswith("…\u2069")


def test_long_titles_are_wrapped_and_elided_and_isolated(qtbot: QtBot) -> None:
    font = QApplication.font()
    lines = wrapped("word " * 50, font, 200, 2)
    assert len(lines) == 2
    assert lines[-1].endswith("…\u2069")
    assert wrapped("a" * 5000, font, 200, 2)[0].startswith("\u2068a")
    assert wrapped("🌉 " * 40, font, 120, 2)[0].count("🌉") > 0
    assert wrapped("", font, 200, 2) == ()
