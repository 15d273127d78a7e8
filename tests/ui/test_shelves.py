"""The library pane: shelves and tags with counts."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot
from tests.support.annotated_articles import sample_codebook
from tests.support.painting import colours
from tests.support.signals import carried

from reader.model.codebook import Codebook, Tag
from reader.model.queries import ArticleQuery, LibraryCounts, Shelf
from reader.ui.icons import Icons
from reader.ui.shelves.model import ShelfEntry, ShelfModel
from reader.ui.shelves.pane import LibraryPane
from reader.ui.theme import load_theme

COUNTS = LibraryCounts(12, 3, 1, 2, 9, {"unnamed-source": 2})


@pytest.fixture
def pane(qtbot: QtBot) -> LibraryPane:
    pane = LibraryPane()
    qtbot.addWidget(pane)
    theme = load_theme("light")
    pane.apply_theme(theme, Icons(theme))
    pane.set_codebook(sample_codebook())
    pane.set_counts(COUNTS)
    pane.resize(220, 500)
    pane.show()
    return pane


def names(model: ShelfModel) -> list[str]:
    return [model.entry(row).name for row in range(model.rowCount())]


def test_the_model_keeps_qts_rules(qtmodeltester: ModelTester) -> None:
    model = ShelfModel()
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]
    model.set_codebook(sample_codebook())
    model.set_counts(COUNTS)
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]


def test_shelves_come_first_then_tags_but_no_archived_ones(pane: LibraryPane) -> None:
    shelves = ["All Articles", "Unread", "Starred", "Annotated", "To Review"]
    assert names(pane.model)[:6] == [*shelves, "Tags"]
    assert "Unnamed source" in names(pane.model)
    assert "Old tag" not in names(pane.model)
    entries = [pane.model.entry(row) for row in range(pane.model.rowCount())]
    counts = {entry.name: entry.count for entry in entries}
    assert (counts["All Articles"], counts["Unread"], counts["Unnamed source"]) == (12, 3, 2)
    assert counts["Document"] == 0


def test_a_feed_that_could_not_be_read_has_a_sign_beside_its_name_however_long(
    pane: LibraryPane,
) -> None:
    query = ArticleQuery(feed_ids=("gone",))
    warning = load_theme("light").colour("warning").name()

    def signs(problem: str) -> int:
        pane.set_feeds([ShelfEntry("A very long name " * 5, query, "feed", 3, problem=problem)])
        row = pane.model.row_of(query)
        assert row is not None
        place = pane.view.visualRect(pane.model.index(row))
        return colours(pane.view.viewport().grab(place).toImage())[warning]

    assert signs("") == 0
    assert signs("The server answered 500.") > 0
    row = pane.model.row_of(query)
    spoken = pane.model.index(row or 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert str(spoken).endswith(", 3, The server answered 500.")


def test_choosing_an_entry_asks_for_its_articles(qtbot: QtBot, pane: LibraryPane) -> None:
    with qtbot.waitSignal(pane.shelf_chosen) as chosen:
        pane.choose(ArticleQuery(tag_id="second-hand"))
    assert chosen.args == [ArticleQuery(tag_id="second-hand"), "Second-hand report"]
    with qtbot.waitSignal(pane.shelf_chosen) as chosen:
        QTest.keyClick(pane.view, Qt.Key.Key_Home)
    assert carried(chosen)[0] == ArticleQuery(shelf=Shelf.ALL)


def test_the_heading_cannot_be_chosen(qtbot: QtBot, pane: LibraryPane) -> None:
    pane.choose(ArticleQuery(shelf=Shelf.TO_REVIEW))
    with qtbot.waitSignal(pane.shelf_chosen) as chosen:
        QTest.keyClick(pane.view, Qt.Key.Key_Down)
    assert carried(chosen)[1] == "Unnamed source"


def test_new_counts_leave_the_choice_alone(qtbot: QtBot, pane: LibraryPane) -> None:
    pane.choose(ArticleQuery(tag_id="document"))
    with qtbot.assertNotEmitted(pane.shelf_chosen):
        pane.set_counts(LibraryCounts(13, 3, 1, 2, 9, {}))
        pane.set_codebook(Codebook((Tag("first", "First", slot=2), *sample_codebook().tags)))
    assert pane.current_name == "Document"


def test_a_tag_that_goes_gives_way_to_all_articles(qtbot: QtBot, pane: LibraryPane) -> None:
    pane.choose(ArticleQuery(tag_id="document"))
    with qtbot.waitSignal(pane.shelf_chosen) as chosen:
        pane.set_codebook(Codebook(sample_codebook().tags[:2]))
    assert carried(chosen)[0] == ArticleQuery()


def test_a_ring_of_parents_does_not_hang(qtbot: QtBot) -> None:
    model = ShelfModel()
    model.set_codebook(Codebook((Tag("a", "A", parent_id="b"), Tag("b", "B", parent_id="a"))))
    assert names(model)[-2:] == ["A", "B"]


def test_right_goes_on_to_the_articles(qtbot: QtBot, pane: LibraryPane) -> None:
    with qtbot.waitSignal(pane.articles_requested):
        QTest.keyClick(pane.view, Qt.Key.Key_Right)
