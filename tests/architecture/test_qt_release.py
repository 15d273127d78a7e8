"""PySide6 6.12.0 drops a reference to None in each void call: see docs/adr/0002-pinned-qt.md."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal from Python 3.12 on")
def test_void_qt_calls_leave_the_references_to_none_alone(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    before = sys.getrefcount(None)
    for _ in range(200):
        widget.setToolTip("a void call")
    assert abs(sys.getrefcount(None) - before) <= 50
