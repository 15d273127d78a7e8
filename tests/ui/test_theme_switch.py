"""Another theme reaches every pane, also those inside a styled splitter."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from tests.support.windows import opened_window, parts_of, trigger

from reader.ui.theme import load_theme


@pytest.mark.parametrize("name", ["dark", "sepia"])
def test_the_ground_of_every_pane_follows_the_theme(
    qtbot: QtBot, tmp_path: Path, name: str
) -> None:
    with opened_window(qtbot, tmp_path) as session:
        parts = parts_of(session)
        trigger(session, f"theme-{name}")
        theme = load_theme(name)
        wanted = {
            parts.shelves: "window",
            parts.article_list: "surface",
            parts.reading: "page",
            parts.annotations: "window",
        }

        def everywhere() -> None:
            for pane, token in wanted.items():
                assert colour_below(pane) == theme.colour(token), pane.objectName() or pane

        qtbot.waitUntil(everywhere)


def colour_below(widget: QWidget) -> QColor:
    """Return the colour in a corner where nothing is written."""
    image = widget.grab().toImage()
    return image.pixelColor(QPoint(image.width() // 2, image.height() - 4))
