"""The list of sources changed by hand in the window, taken back, and kept by a new analysis."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QInputDialog, QTreeView
from pytestqt.qtbot import QtBot
from tests.support.windows import (
    PATIENCE,
    opened_window,
    parts_of,
    press,
    select_with_mouse,
    stored_library,
    trigger,
    wait_until_saved,
)

from reader.model.queries import ArticleQuery
from reader.sourcing.version import DETECTOR_VERSION
from reader.ui.session import WindowSession
from reader.ui.sources.source_model import LINE_ROLE, SourceLine

OFFICIALS = "unnamed US officials"
POST = "Washington Post"


@pytest.fixture
def session(qtbot: QtBot, tmp_path: Path) -> Iterator[WindowSession]:
    with opened_window(qtbot, tmp_path) as session:
        parts = parts_of(session)
        qtbot.waitUntil(lambda: parts.review.found is not None, timeout=PATIENCE)
        trigger(session, "show-sources")
        yield session
        library = stored_library(session)
        assert library.check().ok
        library.close()


def tree_of(session: WindowSession) -> QTreeView:
    tree = parts_of(session).sources.findChild(QTreeView)
    assert tree is not None
    return tree


def labels(session: WindowSession) -> list[str]:
    return [line.label for line in parts_of(session).sources.source_lines()]


def line(session: WindowSession, label: str) -> SourceLine:
    return next(e for e in parts_of(session).sources.source_lines() if e.label == label)


def words(session: WindowSession, label: str) -> list[str]:
    """Return the words of the places where a source speaks."""
    return [
        mention.quoted.exact for entry in line(session, label).entries for mention in entry.mentions
    ]


def choose(session: WindowSession, *wanted: str | tuple[str, int]) -> None:
    """Choose sources, or the nth place of one."""
    tree = tree_of(session)
    tree.expandAll()
    model, flag = tree.model(), QItemSelectionModel.SelectionFlag
    tree.selectionModel().clear()
    for each in wanted:
        label, child = each if isinstance(each, tuple) else (each, None)
        rows = (model.index(row, 0) for row in range(model.rowCount()))
        index = next(row for row in rows if row.data(LINE_ROLE).label == label)
        if child is not None:
            index = model.index(child, 0, index)
        tree.selectionModel().setCurrentIndex(index, flag.Select)


def done(qtbot: QtBot, session: WindowSession, before: object) -> None:
    """Wait until the sources are not what they were."""
    wait_until_saved(qtbot, session)
    qtbot.waitUntil(lambda: parts_of(session).review.found != before, timeout=PATIENCE)
    wait_until_saved(qtbot, session)


def change(qtbot: QtBot, session: WindowSession, action: str) -> None:
    before = parts_of(session).review.found
    trigger(session, action)
    done(qtbot, session, before)


def undo(qtbot: QtBot, session: WindowSession) -> None:
    before = parts_of(session).review.found
    session.client.undo()
    done(qtbot, session, before)


def test_sources_are_merged_and_come_apart_again(qtbot: QtBot, session: WindowSession) -> None:
    before = labels(session)
    places = words(session, OFFICIALS) + words(session, POST)
    choose(session, OFFICIALS, POST)
    change(qtbot, session, "merge-sources")
    assert len(labels(session)) == len(before) - 1
    [merged] = {OFFICIALS, POST} & set(labels(session))
    assert sorted(words(session, merged)) == sorted(places)
    undo(qtbot, session)
    assert labels(session) == before


def test_a_place_becomes_a_source_of_its_own(qtbot: QtBot, session: WindowSession) -> None:
    before = labels(session)
    assert words(session, OFFICIALS) == ["unnamed US officials", "the US officials"]
    choose(session, (OFFICIALS, 1))
    change(qtbot, session, "split-source")
    assert len(labels(session)) == len(before) + 1
    assert words(session, OFFICIALS) == ["unnamed US officials"]
    undo(qtbot, session)
    assert labels(session) == before


def test_a_place_is_no_source(qtbot: QtBot, session: WindowSession) -> None:
    choose(session, (OFFICIALS, 1))
    change(qtbot, session, "unlink-source")
    assert words(session, OFFICIALS) == ["unnamed US officials"]
    undo(qtbot, session)
    assert words(session, OFFICIALS) == ["unnamed US officials", "the US officials"]


def test_a_place_is_dropped_on_another_source(qtbot: QtBot, session: WindowSession) -> None:
    parts, tree = parts_of(session), tree_of(session)
    choose(session, (OFFICIALS, 1))
    model = tree.model()
    target = next(
        model.index(row, 0)
        for row in range(model.rowCount())
        if model.index(row, 0).data(LINE_ROLE).label == POST
    )
    data = model.mimeData(tree.selectionModel().selectedIndexes())
    before = parts.review.found
    model.dropMimeData(data, Qt.DropAction.MoveAction, -1, -1, target)
    done(qtbot, session, before)
    assert "the US officials" in words(session, POST)
    undo(qtbot, session)
    assert "the US officials" in words(session, OFFICIALS)


def test_a_source_gets_another_label(
    qtbot: QtBot, session: WindowSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QInputDialog, "getText", lambda *_: ("  The officials (two)  ", True))
    choose(session, OFFICIALS)
    change(qtbot, session, "rename-source")
    assert "The officials (two)" in labels(session)
    undo(qtbot, session)
    assert OFFICIALS in labels(session)


def test_a_passage_is_linked_to_a_source_by_key(
    qtbot: QtBot, session: WindowSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QInputDialog, "getItem", lambda *_: (POST, True))
    select_with_mouse(session, "The information")
    before = parts_of(session).review.found
    press(Qt.Key.Key_L)
    done(qtbot, session, before)
    assert "The information" in words(session, POST)
    undo(qtbot, session)
    assert "The information" not in words(session, POST)


def test_a_passage_is_linked_to_a_source_that_nobody_had_found(
    qtbot: QtBot, session: WindowSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QInputDialog, "getItem", lambda *_: ("Ines Halloran", True))
    select_with_mouse(session, "The information")
    before = parts_of(session).review.found
    press(Qt.Key.Key_L)
    done(qtbot, session, before)
    assert words(session, "Ines Halloran") == ["The information"]


def test_a_dialog_that_was_cancelled_changes_nothing(
    qtbot: QtBot, session: WindowSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QInputDialog, "getText", lambda *_: ("Anything", False))
    before = labels(session)
    choose(session, OFFICIALS)
    trigger(session, "rename-source")
    wait_until_saved(qtbot, session)
    assert labels(session) == before


def test_edits_outlive_a_new_analysis(
    qtbot: QtBot, session: WindowSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(session, OFFICIALS, POST)
    change(qtbot, session, "merge-sources")
    edited = labels(session)
    library = stored_library(session)
    for module in ("reader.sourcing.version", "reader.sourcing.analysis"):
        monkeypatch.setattr(f"{module}.DETECTOR_VERSION", DETECTOR_VERSION + 1)
    for article_id in library.list_article_ids(ArticleQuery()):
        library.reviews.analyse(article_id)
    shown = parts_of(session).current.article
    assert shown is not None
    ledger = library.reviews.get_reviewed(shown.article.id).ledger
    library.close()
    assert ledger.unapplied == ()
    assert [
        group.label if group.is_uncertain else group.entries[0].label for group in ledger.groups
    ] == edited
