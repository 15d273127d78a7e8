"""Selecting in a list that has loaded only its first rows."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from tests.support.window_library import (
    PATIENCE,
    article_ids,
    library_of,
    opened_client,
    perform,
)
from tests.support.windows import opened_window, parts_of, trigger

from reader.library.library import Library
from reader.library.operations import AddArticles, NewArticle
from reader.model.document import Block, BlockKind, Document, Run
from reader.model.parsed_article import ParsedArticle
from reader.model.queries import ArticleQuery
from reader.ui.articles.model import PAGE_ROWS
from reader.ui.articles.pane import ArticleListPane
from reader.ui.client import LibraryClient
from reader.ui.library_pages import page_fetcher

COUNT = PAGE_ROWS + 30
NOTHING = Qt.KeyboardModifier.NoModifier
SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


def ferry(number: int) -> NewArticle:
    boat = "Ferry" if number % 2 else "Tug"
    document = Document((Block(BlockKind.PARAGRAPH, (Run(f"Boat {number} was late."),)),))
    return NewArticle(f"article-{number:03}", ParsedArticle(f"{boat} {number} late", document))


@pytest.fixture
def client(qtbot: QtBot, tmp_path: Path) -> Iterator[LibraryClient]:
    with opened_client(qtbot, tmp_path) as client:
        perform(qtbot, client, AddArticles([ferry(number) for number in range(COUNT)]))
        yield client


@pytest.fixture
def pane(qtbot: QtBot, client: LibraryClient) -> ArticleListPane:
    pane = ArticleListPane(page_fetcher(client))
    qtbot.addWidget(pane)
    client.changed.connect(pane.refresh)
    pane.resize(320, 600)
    pane.show()
    with qtbot.waitSignal(pane.model.loaded):
        pane.show_shelf(ArticleQuery(), "All Articles")
    return pane


@pytest.fixture
def library(client: LibraryClient) -> Iterator[Library]:
    library = library_of(client)
    yield library
    library.close()


def press_select_all(pane: ArticleListPane) -> None:
    QTest.keyClick(pane.view, Qt.Key.Key_A, CONTROL)


def click_row(
    qtbot: QtBot, pane: ArticleListPane, row: int, held: Qt.KeyboardModifier = NOTHING
) -> None:
    place = pane.view.visualRect(pane.model.index(row)).center()
    qtbot.waitUntil(lambda: pane.view.indexAt(place).row() == row)
    QTest.mouseClick(pane.view.viewport(), Qt.MouseButton.LeftButton, held, place)


def load_rest(qtbot: QtBot, pane: ArticleListPane) -> None:
    pane.model.fetchMore(pane.view.rootIndex())
    qtbot.waitUntil(lambda: pane.model.rowCount() == COUNT, timeout=PATIENCE)


def test_select_all_takes_in_what_is_not_loaded(pane: ArticleListPane, library: Library) -> None:
    press_select_all(pane)
    assert pane.model.rowCount() == PAGE_ROWS
    assert pane.selection().list_ids(library) == library.list_article_ids(ArticleQuery())
    assert pane._count.text() == "All selected"


def test_select_all_is_about_what_the_filter_shows(
    qtbot: QtBot, pane: ArticleListPane, library: Library
) -> None:
    with qtbot.waitSignal(pane.model.loaded):
        QTest.keyClicks(pane.filter_box, "ferry")
    press_select_all(pane)
    ids = pane.selection().list_ids(library)
    assert ids == library.list_article_ids(ArticleQuery(words="ferry"))
    assert len(ids) == COUNT // 2


def test_rows_that_are_loaded_later_are_selected_too(
    qtbot: QtBot, pane: ArticleListPane, library: Library
) -> None:
    press_select_all(pane)
    load_rest(qtbot, pane)
    assert pane.view.selected_count() == COUNT
    assert pane.selection().beyond is None
    assert len(pane.selection().list_ids(library)) == COUNT


def test_a_row_taken_out_again_stays_out(
    qtbot: QtBot, pane: ArticleListPane, library: Library
) -> None:
    press_select_all(pane)
    click_row(qtbot, pane, 1, CONTROL)
    left_out = pane.model.summary(1).article.id
    ids = pane.selection().list_ids(library)
    assert left_out not in ids
    assert len(ids) == COUNT - 1
    assert pane._count.text() == "All but 1 selected"
    load_rest(qtbot, pane)
    assert sorted(pane.selection().list_ids(library)) == sorted(ids)


def test_choosing_a_row_ends_select_all(
    qtbot: QtBot, pane: ArticleListPane, library: Library
) -> None:
    press_select_all(pane)
    click_row(qtbot, pane, 2)
    assert pane.selection().list_ids(library) == [pane.model.summary(2).article.id]
    assert pane._count.text() == str(COUNT)


def test_another_filter_ends_select_all(
    qtbot: QtBot, pane: ArticleListPane, library: Library
) -> None:
    press_select_all(pane)
    with qtbot.waitSignal(pane.model.loaded):
        QTest.keyClicks(pane.filter_box, "tug")
    assert not pane.selection()
    assert pane._count.text() == str(COUNT // 2)


def test_rows_still_shown_while_a_filter_is_on_its_way_mean_what_they_show(
    pane: ArticleListPane, library: Library
) -> None:
    pane.filter_box.setText("tug")
    pane.filter_box._emit_words()
    press_select_all(pane)
    assert pane.selection().beyond == ArticleQuery()
    assert len(pane.selection().list_ids(library)) == COUNT


def test_some_rows_are_just_these(qtbot: QtBot, pane: ArticleListPane, library: Library) -> None:
    click_row(qtbot, pane, 1)
    click_row(qtbot, pane, 3, SHIFT)
    ids = [pane.model.summary(row).article.id for row in (1, 2, 3)]
    assert pane.selection().list_ids(library) == ids
    assert pane._count.text() == "3 selected"


def test_deleting_all_deletes_what_is_not_loaded_and_undo_brings_it_back(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with opened_window(qtbot, tmp_path, samples=False) as session:
        perform(qtbot, session.client, AddArticles([ferry(number) for number in range(COUNT)]))
        parts = parts_of(session)
        qtbot.waitUntil(lambda: parts.article_list.model.rowCount() == PAGE_ROWS, timeout=PATIENCE)
        parts.article_list.go(1)
        qtbot.waitUntil(lambda: parts.current.article is not None, timeout=PATIENCE)
        parts.article_list.view.setFocus()
        press_select_all(parts.article_list)
        with qtbot.waitSignal(session.client.saved, timeout=PATIENCE):
            trigger(session, "delete-article")
        qtbot.waitUntil(lambda: f"{COUNT} articles deleted" in parts.toaster.text())
        assert parts.current.article is None
        assert article_ids(session.client) == []
        with qtbot.waitSignal(session.client.saved, timeout=PATIENCE):
            trigger(session, "undo")
        assert len(article_ids(session.client)) == COUNT


def test_nothing_is_selected_where_nothing_is_shown(qtbot: QtBot, pane: ArticleListPane) -> None:
    with qtbot.waitSignal(pane.model.loaded):
        QTest.keyClicks(pane.filter_box, "zeppelin")
    pane.view.selectAll()
    assert not pane.selection()
    assert pane._count.text() == "0"
