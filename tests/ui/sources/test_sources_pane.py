"""The list of sources: its model, what is dragged and dropped, how it is painted."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QTreeView
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot
from tests.support.ledgers import ledger_of
from tests.support.painting import colours, painted_row
from tests.support.signals import carried
from tests.support.suggestions import HOSTILE

from reader.model.ledger import Ledger
from reader.model.ledger_edits import RenameSource
from reader.model.sourcing import Directness, SourceKind
from reader.sourcing.ledger_editing import apply_edits
from reader.ui.sources.source_delegate import SourceDelegate
from reader.ui.sources.source_model import (
    LINE_ROLE,
    MentionLine,
    SourceLine,
    SourceModel,
    source_lines,
)
from reader.ui.sources.sources_pane import SourcesPane
from reader.ui.sources.words import directness_word, kind_word
from reader.ui.theme import THEME_NAMES, load_theme

TEXT = (
    "Ines Halloran, the port's engineer, said the tunnel was safe. Officials said on Monday that "
    "it would open late. The Strait Courier reported that two people briefed on the contract had "
    "blamed the pumps. Officials said later that the pumps were new. Halloran said that they "
    "were not."
)


@pytest.fixture
def ledger() -> Ledger:
    return ledger_of(TEXT, outlet="Gull Bay Courier")


@pytest.fixture
def pane(qtbot: QtBot, ledger: Ledger) -> SourcesPane:
    pane = SourcesPane(load_theme("light"))
    qtbot.addWidget(pane)
    pane.resize(300, 600)
    with qtbot.waitActive(pane):
        pane.show()
        pane.activateWindow()
    pane.show_ledger(ledger)
    return pane


def tree_of(pane: SourcesPane) -> QTreeView:
    tree = pane.findChild(QTreeView)
    assert tree is not None
    return tree


def index_of(pane: SourcesPane, label: str, child: int | None = None) -> QModelIndex:
    model = tree_of(pane).model()
    for row in range(model.rowCount()):
        index = model.index(row, 0)
        if index.data(LINE_ROLE).label == label:
            return index if child is None else model.index(child, 0, index)
    raise AssertionError(f"no source {label!r}")


def test_the_model_keeps_qts_rules(qtmodeltester: ModelTester, ledger: Ledger) -> None:
    model = SourceModel()
    model.set_ledger(ledger)
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]
    model.set_ledger(None)
    assert model.rowCount() == 0


def test_each_source_has_a_line_with_what_is_known_of_it(ledger: Ledger) -> None:
    lines = {line.label: line for line in source_lines(ledger)}
    named = lines["Ines Halloran"]
    assert "named person" in named.details[0]
    assert not named.is_unnamed
    people = next(line for label, line in lines.items() if "two people" in label)
    assert people.is_unnamed
    assert any("transparency" in detail and "none given" in detail for detail in people.details)
    assert any("Strait Courier ← two people" in detail for detail in people.details)


def test_whether_officials_are_the_same_people_is_left_open(ledger: Ledger) -> None:
    uncertain = [line for line in source_lines(ledger) if len(line.entries) > 1]
    assert len(uncertain) == 1
    assert any("the text does not say" in detail for detail in uncertain[0].details)


def test_places_stand_below_their_source(pane: SourcesPane) -> None:
    halloran = index_of(pane, "Ines Halloran")
    places = tree_of(pane).model().rowCount(halloran)
    assert places == 2
    assert isinstance(index_of(pane, "Ines Halloran", 0).data(LINE_ROLE), MentionLine)


def test_a_source_and_a_place_are_shown_in_the_article(qtbot: QtBot, pane: SourcesPane) -> None:
    tree = tree_of(pane)
    tree.expandAll()
    place = index_of(pane, "Ines Halloran", 1)
    with qtbot.waitSignal(pane.mention_chosen) as chosen:
        tree.setCurrentIndex(place)
    [mention] = carried(chosen)
    assert mention.passage.range.start == TEXT.index("Halloran said that they")
    pane.setFocus()
    with qtbot.waitSignal(pane.mention_activated):
        QTest.keyClick(tree, Qt.Key.Key_Return)
    source = index_of(pane, "Ines Halloran")
    tree.setCurrentIndex(source)
    QTest.keyClick(tree, Qt.Key.Key_Return)
    assert not tree.isExpanded(source), "Enter folds a source"


def test_a_place_is_linked_by_dropping_it_on_its_source(
    qtbot: QtBot, pane: SourcesPane, ledger: Ledger
) -> None:
    model = tree_of(pane).model()
    dragged = index_of(pane, "Ines Halloran", 1)
    target = next(line for line in source_lines(ledger) if "two people" in line.label)
    data = model.mimeData([dragged])
    assert data.formats() == model.mimeTypes(), "nothing of it leaves the program"
    with qtbot.waitSignal(pane.link_requested) as asked:
        model.dropMimeData(data, Qt.DropAction.MoveAction, -1, -1, index_of(pane, target.label))
    line, key = carried(asked)
    assert (line.label, key) == ("Halloran", target.key)
    assert model.rowCount(index_of(pane, "Ines Halloran")) == 2, "the library decides"


def test_nothing_can_be_dropped_beside_the_sources(qtbot: QtBot, pane: SourcesPane) -> None:
    model = tree_of(pane).model()
    place = index_of(pane, "Ines Halloran", 0)
    assert not model.flags(place) & Qt.ItemFlag.ItemIsDropEnabled
    assert not model.flags(index_of(pane, "Ines Halloran")) & Qt.ItemFlag.ItemIsDragEnabled
    with qtbot.assertNotEmitted(pane.link_requested):
        model.mimeData([place])
        model.dropMimeData(QMimeData(), Qt.DropAction.MoveAction, 0, 0, QModelIndex())


def test_what_was_unfolded_and_chosen_stays_after_a_change(
    pane: SourcesPane, ledger: Ledger
) -> None:
    tree = tree_of(pane)
    index = index_of(pane, "Ines Halloran")
    tree.expand(index)
    tree.setCurrentIndex(index)
    key = index.data(LINE_ROLE).key
    pane.show_ledger(apply_edits(ledger, [RenameSource(key, "The engineer")]))
    renamed = index_of(pane, "The engineer")
    assert tree.isExpanded(renamed)
    assert tree.currentIndex() == renamed
    assert pane.find_line(key) == renamed.data(LINE_ROLE)
    assert pane.find_line("nobody") is None


def test_a_change_that_could_not_be_made_is_told(pane: SourcesPane, ledger: Ledger) -> None:
    pane.show_ledger(apply_edits(ledger, [RenameSource("gone", "Anybody")]))
    said = [label.text() for label in pane.findChildren(QLabel) if label.isVisible()]
    assert any(text.startswith("A change could not be made: ") for text in said)


def test_chosen_lines_come_in_their_order(pane: SourcesPane) -> None:
    tree = tree_of(pane)
    tree.expandAll()
    tree.selectAll()
    chosen = pane.chosen()
    assert len(chosen) == len(pane.source_lines()) + sum(
        len(entry.mentions) for line in pane.source_lines() for entry in line.entries
    )
    assert isinstance(chosen[0], SourceLine)
    assert isinstance(chosen[1], MentionLine)


@pytest.mark.parametrize("name", THEME_NAMES)
@pytest.mark.parametrize("direction", list(Qt.LayoutDirection)[:2])
def test_lines_are_painted_in_every_theme(
    qtbot: QtBot, ledger: Ledger, name: str, direction: Qt.LayoutDirection
) -> None:
    theme, model = load_theme(name), SourceModel()
    model.set_ledger(ledger)
    delegate = SourceDelegate(load_theme("light"))
    delegate.apply_theme(theme)
    for row in range(model.rowCount()):
        index = model.index(row, 0)
        for each in (index, model.index(0, 0, index)):
            plain = painted_row(delegate, each, theme, direction=direction)
            assert len(colours(plain)) > 3, "there are words"
            chosen = painted_row(delegate, each, theme, chosen=True, direction=direction)
            assert colours(chosen).most_common(1)[0][0] == theme.colour("selection").name()


def test_a_narrow_pane_gives_lines_more_height(qtbot: QtBot, ledger: Ledger) -> None:
    theme, model = load_theme("light"), SourceModel()
    model.set_ledger(ledger)
    delegate = SourceDelegate(theme)
    index = model.index(2, 0)
    delegate.set_width(600)
    wide = painted_row(delegate, index, theme, width=600).height()
    delegate.set_width(140)
    assert painted_row(delegate, index, theme, width=140).height() > wide


def test_hostile_labels_stay_words(pane: SourcesPane, ledger: Ledger) -> None:
    key = next(iter(ledger)).key
    hostile = apply_edits(ledger, [RenameSource(key, HOSTILE)])
    pane.show_ledger(hostile)
    assert index_of(pane, HOSTILE).data() == HOSTILE
    pane.grab()
    pane.show_message(HOSTILE, HOSTILE)
    labels = pane.findChildren(QLabel)
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in labels)


def test_every_kind_and_way_has_words() -> None:
    assert len({kind_word(kind) for kind in SourceKind}) == len(SourceKind)
    assert len({directness_word(way) for way in Directness}) == len(Directness)
    assert directness_word(None) == ""


def test_a_ledger_without_sources_is_said_in_words(pane: SourcesPane) -> None:
    pane.show_message("No sources found", "Select words and press L.")
    assert not tree_of(pane).isVisible()
    assert tree_of(pane).model().rowCount() == 0
