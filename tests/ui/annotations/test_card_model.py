"""The model of cards: refreshing it must not disturb selection or editor."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPersistentModelIndex, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot
from tests.support.annotated_articles import NOW, sample_article, sample_codebook
from tests.support.signals import carried

from reader.ui.annotations.card import Card, cards_of
from reader.ui.annotations.card_model import CARD_ROLE, CardModel


@pytest.fixture
def cards() -> list[Card]:
    return cards_of(sample_article(), sample_codebook(), NOW)


def test_model_keeps_qts_rules(qtmodeltester: ModelTester, cards: list[Card]) -> None:
    model = CardModel()
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]
    model.set_cards(cards)
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]
    model.set_cards([cards[3], cards[0], replace(cards[4], note="new")])
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]


def test_roles(cards: list[Card]) -> None:
    model = CardModel()
    model.set_cards(cards)
    index = model.index(0)
    assert index.data(CARD_ROLE) == cards[0]
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == cards[0].spoken
    assert index.data(Qt.ItemDataRole.EditRole) == cards[0].note
    assert index.data(Qt.ItemDataRole.DecorationRole) is None


def test_changed_card_changes_its_row_and_no_other(qtbot: QtBot, cards: list[Card]) -> None:
    model = CardModel()
    model.set_cards(cards)
    with qtbot.waitSignal(model.dataChanged) as changed, qtbot.assertNotEmitted(model.modelReset):
        model.set_cards([*cards[:2], replace(cards[2], note="other"), *cards[3:]])
    assert [index.row() for index in carried(changed)[:2]] == [2, 2]


def test_same_cards_change_nothing(qtbot: QtBot, cards: list[Card]) -> None:
    model = CardModel()
    model.set_cards(cards)
    with (
        qtbot.assertNotEmitted(model.dataChanged),
        qtbot.assertNotEmitted(model.rowsInserted),
        qtbot.assertNotEmitted(model.modelReset),
    ):
        model.set_cards(list(cards))


@given(st.permutations(range(5)), st.sets(st.integers(0, 4)), st.permutations(range(5)))
def test_persistent_indexes_follow_their_cards(
    first: list[int], gone: set[int], second: list[int]
) -> None:
    known = cards_of(sample_article(), sample_codebook(), NOW)
    model = CardModel()
    model.set_cards([known[number] for number in first])
    followed = {
        model.index(row).data(CARD_ROLE).annotation_id: QPersistentModelIndex(model.index(row))
        for row in range(5)
    }
    remaining = [known[number] for number in second if number not in gone]
    model.set_cards(remaining)
    assert list(model.cards) == remaining
    if remaining:
        for row, card in enumerate(remaining):
            assert followed[card.annotation_id].row() == row
