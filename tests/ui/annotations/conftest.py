"""A shown annotation pane."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot
from tests.support.annotated_articles import NOW, sample_article, sample_codebook

from reader.ui.annotations.pane import AnnotationPane
from reader.ui.theme import Theme, load_theme


@pytest.fixture
def theme() -> Theme:
    return load_theme("light")


@pytest.fixture
def empty_pane(qtbot: QtBot, theme: Theme) -> AnnotationPane:
    pane = AnnotationPane(theme, clock=lambda: NOW)
    qtbot.addWidget(pane)
    pane.resize(310, 700)
    pane.show()
    with qtbot.waitActive(pane):
        pane.activateWindow()
    return pane


@pytest.fixture
def pane(empty_pane: AnnotationPane) -> AnnotationPane:
    empty_pane.show_annotations(sample_article(), sample_codebook())
    return empty_pane
