"""Help ▸ How Good Is This?, and that it says what the manual says."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QMainWindow
from pytestqt.qtbot import QtBot
from tests.support.windows import opened_window, trigger

from reader.ui.how_good import HowGoodDialog, load_measurement

MANUAL = Path(__file__).parents[2] / "docs" / "manual" / "sourcing.md"


def section() -> str:
    """Return the manual's chapter on the figures, on one line."""
    text = MANUAL.read_text(encoding="utf-8").partition("## How good is this?")[2]
    return " ".join(text.partition("\n## ")[0].split())


def plain(words: str) -> str:
    return words.replace("“", '"').replace("”", '"')


def test_the_figures_are_those_of_the_manual() -> None:
    text = MANUAL.read_text(encoding="utf-8").partition("## How good is this?")[2]
    rows = re.findall(r"^\| (.+?) \| (.+?) \|$", text.partition("\n## ")[0], re.MULTILINE)
    in_manual = [(result, value) for result, value in rows if result.strip()]
    assert [(each.result, each.value) for each in load_measurement().figures] == in_manual


def test_what_was_measured_and_where_it_fails_are_those_of_the_manual() -> None:
    measurement, manual = load_measurement(), plain(section())
    assert measurement.elsewhere in manual
    assert re.findall(r"\d+ news articles", measurement.what) == re.findall(
        r"\d+ news articles", manual
    )
    for case in measurement.fails:
        assert plain(case) in manual, case
    assert manual.count(" - ") == len(measurement.fails)


def test_the_dialog_says_it_in_plain_text(qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    measurement = load_measurement()
    dialog = HowGoodDialog(measurement, window)
    dialog.show()
    words = dialog.words()
    for wanted in (measurement.what, measurement.measured, measurement.means, "94 in 100"):
        assert wanted in words
    assert all(each.textFormat() is Qt.TextFormat.PlainText for each in dialog.findChildren(QLabel))


def test_it_is_in_the_help_menu(qtbot: QtBot, tmp_path: Path) -> None:
    with opened_window(qtbot, tmp_path) as session:
        trigger(session, "how-good")
        dialog = session.window.findChild(HowGoodDialog)
        assert dialog is not None
        assert dialog.isVisible()
        dialog.reject()
