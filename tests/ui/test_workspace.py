"""The four panes: widths, hiding, the narrow window, focus mode."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from reader.ui.theme import load_theme
from reader.ui.workspace import Pane, Workspace


@pytest.fixture
def workspace(qtbot: QtBot) -> Workspace:
    workspace = Workspace({pane: QWidget() for pane in Pane})
    qtbot.addWidget(workspace)
    workspace.apply_theme(load_theme("light"))
    workspace.resize(1280, 700)
    workspace.show()
    return workspace


def shown(workspace: Workspace) -> list[Pane]:
    return [pane for pane in Pane if workspace.is_shown(pane)]


def test_a_wide_window_shows_four_panes_in_their_widths(workspace: Workspace) -> None:
    assert shown(workspace) == list(Pane)
    widths = workspace.widths()
    assert (widths["library"], widths["articles"], widths["annotations"]) == (220, 320, 300)


def test_the_article_takes_what_a_wider_window_gives(qtbot: QtBot, workspace: Workspace) -> None:
    before = workspace.widths()
    workspace.resize(1600, 700)
    after = workspace.widths()
    assert after["article"] - before["article"] == 320
    assert after["library"] == before["library"]


def test_a_narrow_window_lays_the_annotations_over_the_article(workspace: Workspace) -> None:
    workspace.resize(1000, 700)
    assert workspace.is_narrow
    assert Pane.ANNOTATIONS not in shown(workspace)
    workspace.set_shown(Pane.ANNOTATIONS, shown=True)
    overlay = workspace.pane(Pane.ANNOTATIONS)
    assert overlay.isVisible()
    assert overlay.geometry().right() == workspace.width() - 1
    assert workspace.pane(Pane.ARTICLE).isVisible()
    workspace.resize(1280, 700)
    assert shown(workspace) == list(Pane)
    assert workspace.widths()["annotations"] == 300


def test_lists_give_way_in_a_narrow_window_so_that_the_article_is_not_covered(
    workspace: Workspace,
) -> None:
    workspace.resize(900, 600)
    assert shown(workspace) == [Pane.LIBRARY, Pane.ARTICLES, Pane.ARTICLE]
    workspace.set_shown(Pane.ANNOTATIONS, shown=True)
    assert shown(workspace) == [Pane.ARTICLE, Pane.ANNOTATIONS]
    article, overlay = workspace.pane(Pane.ARTICLE), workspace.pane(Pane.ANNOTATIONS)
    right = article.mapTo(workspace, article.rect().topRight()).x()
    assert right < overlay.geometry().left()
    assert workspace.hidden() == [], "the person has hidden nothing"
    workspace.set_shown(Pane.ANNOTATIONS, shown=False)
    assert shown(workspace) == [Pane.LIBRARY, Pane.ARTICLES, Pane.ARTICLE]
    workspace.resize(1000, 700)
    workspace.set_shown(Pane.ANNOTATIONS, shown=True)
    assert shown(workspace) == [Pane.ARTICLES, Pane.ARTICLE, Pane.ANNOTATIONS]


def test_a_list_that_is_asked_for_in_a_narrow_window_is_shown(workspace: Workspace) -> None:
    workspace.resize(900, 600)
    workspace.set_shown(Pane.ANNOTATIONS, shown=True)
    workspace.set_shown(Pane.ARTICLES, shown=True)
    assert shown(workspace) == [Pane.LIBRARY, Pane.ARTICLES, Pane.ARTICLE]
    assert workspace.widths()["articles"] == 320


def test_hidden_panes_stay_hidden_and_can_be_stored(workspace: Workspace) -> None:
    workspace.set_shown(Pane.LIBRARY, shown=False)
    workspace.set_shown(Pane.ARTICLE, shown=False)
    assert shown(workspace) == [Pane.ARTICLES, Pane.ARTICLE, Pane.ANNOTATIONS]
    assert workspace.hidden() == ["library"]
    workspace.set_hidden(["annotations", "nonsense", "article"])
    assert shown(workspace) == [Pane.LIBRARY, Pane.ARTICLES, Pane.ARTICLE]


def test_focus_mode_shows_the_article_alone_and_brings_the_rest_back(
    workspace: Workspace,
) -> None:
    workspace.set_shown(Pane.LIBRARY, shown=False)
    workspace.set_only_article(True)
    assert shown(workspace) == [Pane.ARTICLE]
    workspace.set_only_article(False)
    assert shown(workspace) == [Pane.ARTICLES, Pane.ARTICLE, Pane.ANNOTATIONS]
    workspace.set_only_article(True)
    workspace.set_shown(Pane.ARTICLES, shown=True)
    assert not workspace.only_article


def test_widths_are_kept_for_panes_that_are_hidden(workspace: Workspace) -> None:
    workspace.set_widths({"library": 180, "articles": 300})
    workspace.set_shown(Pane.LIBRARY, shown=False)
    assert workspace.widths()["library"] == 180
    assert workspace.widths()["articles"] == 300
