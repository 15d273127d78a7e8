"""What the tests of the article pane share."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.support.reading import annotate, quay_article, shown_pane

from reader.ui.reading.pane import ReadingPane
from reader.ui.reading.typography import Typography
from reader.ui.theme import Theme, load_theme


@pytest.fixture(scope="session")
def theme() -> Theme:
    """Return the light theme."""
    return load_theme("light")


@pytest.fixture
def typography(qapp: QApplication, theme: Theme) -> Typography:
    """Return the default look."""
    return Typography(theme)


@pytest.fixture
def pane(qtbot: QtBot) -> ReadingPane:
    """Return a pane that shows the article about the quay with four annotations.

    "three people …" has the tag "unnamed-source"; "Officials … impossible” 😀" overlaps
    "ambitious, but not impossible"; "Ines Halloran" stands in the last paragraph.
    """
    return shown_pane(
        qtbot,
        quay_article(
            annotate("people", "three people briefed on the plan", "unnamed-source"),
            annotate(
                "officials", "Officials called it “ambitious, but not impossible” 😀", "document"
            ),
            annotate("ambitious", "ambitious, but not impossible", "quotation"),
            annotate("ines", "Ines Halloran", "named-source", note="Call her"),
        ),
    )
