"""What a card offers for an annotation whose words a newer version changed or lost."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot
from tests.support.annotated_articles import sample_article, sample_codebook

from reader.model.selectors import AnchorStatus
from reader.ui.annotations.card_list import CardList
from reader.ui.annotations.pane import AnnotationPane
from reader.ui.annotations.standing import StandingAction, standing_actions, standing_label


def _show(pane: AnnotationPane, status: AnchorStatus) -> CardList:
    """Show one annotation that stands so, chosen; return its list."""
    article = sample_article()
    annotation = replace(article.annotations[0], status=status)
    pane.show_annotations(replace(article, annotations=(annotation,)), sample_codebook())
    pane.select(annotation.id)
    cards = pane.findChild(CardList)
    assert cards is not None
    return cards


def _open_menu() -> QMenu | None:
    menus = [each for each in QApplication.topLevelWidgets() if isinstance(each, QMenu)]
    return next((each for each in menus if each.isVisible()), None)


@pytest.mark.parametrize(
    ("status", "offered"),
    [
        (AnchorStatus.EXACT, ()),
        (AnchorStatus.MOVED, ()),
        (AnchorStatus.CHANGED, tuple(StandingAction)),
        (AnchorStatus.ORPHANED, (StandingAction.SHOW_MADE_ON, StandingAction.REATTACH)),
    ],
)
def test_the_menu_of_a_card_offers_what_can_become_of_it(
    empty_pane: AnnotationPane, status: AnchorStatus, offered: tuple[StandingAction, ...]
) -> None:
    assert standing_actions(status) == offered
    cards = _show(empty_pane, status)
    place = QPoint(20, 20)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, place, cards.mapToGlobal(place))
    cards.contextMenuEvent(event)
    menu = _open_menu()
    assert menu is not None
    texts = [action.text() for action in menu.actions()]
    menu.close()
    labels = [standing_label(each) for each in StandingAction]
    assert [text for text in texts if text in labels] == [standing_label(each) for each in offered]


def test_a_click_on_how_a_chosen_card_stands_offers_it_at_once(
    qtbot: QtBot, empty_pane: AnnotationPane
) -> None:
    cards = _show(empty_pane, AnchorStatus.CHANGED)
    index = cards.currentIndex()
    laid_out = cards.itemDelegate().layout_at(index)  # type: ignore[attr-defined]
    assert "Choose what to do…" in laid_out.standing_words.text
    place = laid_out.standing.center() + cards.visualRect(index).topLeft()
    QTest.mouseClick(cards.viewport(), Qt.MouseButton.LeftButton, pos=place)
    menu = _open_menu()
    assert menu is not None
    first = menu.actions()[0]
    with qtbot.waitSignal(empty_pane.standing_requested) as chosen:
        first.trigger()
    menu.close()
    assert chosen.args is not None
    assert chosen.args[1] is StandingAction.TAKE_NEW_WORDS
