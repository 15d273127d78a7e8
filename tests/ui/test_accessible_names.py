"""Whoever cannot see the window is told what has the keyboard: everything has a name."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QScrollArea,
    QWidget,
)
from pytestqt.qtbot import QtBot
from tests.support.feeds import feed
from tests.support.windows import (
    PATIENCE,
    opened_window,
    parts_of,
    select_with_mouse,
    trigger,
    wait_until_saved,
)

from reader.ui.feeds.feed_dialog import FeedDialog
from reader.ui.session import WindowSession
from reader.ui.side_pane import SideTab


@pytest.fixture
def session(qtbot: QtBot, tmp_path: Path) -> Iterator[WindowSession]:
    with opened_window(qtbot, tmp_path) as session:
        parts = parts_of(session)
        qtbot.waitUntil(lambda: parts.review.found is not None, timeout=PATIENCE)
        select_with_mouse(session, "unnamed US officials")
        trigger(session, "tag-1")
        wait_until_saved(qtbot, session)
        yield session


def name_of(widget: QWidget) -> str:
    """Return what a screen reader says of a widget: its name, else that of its label."""
    found = QAccessible.queryAccessibleInterface(widget)
    return found.text(QAccessible.Text.Name) if found is not None else ""


def unnamed(window: QWidget) -> list[str]:
    """Return what can have the keyboard, or is a picture of something, and says nothing."""
    return [
        f"{type(widget).__name__} in {type(widget.parent()).__name__}"
        for widget in [window, *window.findChildren(QWidget)]
        if widget.isVisible() and _speaks(widget) and not name_of(widget).strip()
    ]


def _speaks(widget: QWidget) -> bool:
    if isinstance(widget.parent(), QAbstractScrollArea) or isinstance(widget, QDialogButtonBox):
        return False  # a viewport: its view speaks; or a row of buttons, which do
    if isinstance(widget, QLineEdit) and widget.objectName() == "qt_spinbox_lineedit":
        return False
    if isinstance(widget, QScrollArea | QLabel):
        return False  # what lies in an area is named; a label says its words
    return widget.focusPolicy() != Qt.FocusPolicy.NoFocus


def test_everything_in_the_window_has_a_name(qtbot: QtBot, session: WindowSession) -> None:
    parts = parts_of(session)
    for tab in SideTab:
        parts.side.show_tab(tab)
        assert unnamed(session.window) == [], tab
    session.window.furniture.start_first_steps()
    parts.reading.open_find()
    assert unnamed(session.window) == []


DIALOGS = (
    "settings",
    "how-good",
    "profiles",
    "subscribe",
    "export",
    "checklist",
    "shortcuts",
    "about",
    "add-url",
    "metadata",
    "fix-text",
)


@pytest.mark.parametrize("action", DIALOGS)
def test_everything_in_a_dialog_has_a_name(
    qtbot: QtBot, session: WindowSession, action: str
) -> None:
    trigger(session, action)

    def dialogs() -> list[QDialog]:
        return [each for each in session.window.findChildren(QDialog) if each.isVisible()]

    qtbot.waitUntil(lambda: bool(dialogs()), timeout=PATIENCE)
    [dialog] = dialogs()
    wait_until_saved(qtbot, session)
    assert dialog.windowTitle()
    for show in pages_of(dialog):
        show()
        assert unnamed(dialog) == []
    dialog.reject()


def pages_of(dialog: QDialog) -> list[Callable[[], None]]:
    from PySide6.QtWidgets import QTabWidget  # noqa: PLC0415

    tabs = dialog.findChild(QTabWidget)
    if tabs is None:
        return [lambda: None]
    return [lambda n=n: tabs.setCurrentIndex(n) for n in range(tabs.count())]  # type: ignore[misc]


def test_everything_about_a_feed_and_a_tag_has_a_name(qtbot: QtBot, session: WindowSession) -> None:
    dialog = FeedDialog(feed(1, moved_to="http://new.example/"), ["Local"], session.window)
    dialog.show()
    assert unnamed(dialog) == []
    dialog.reject()
    parts = parts_of(session)
    parts.suggestions.explanation_requested.emit("unnamed-source")
    [guidance] = [each for each in session.window.findChildren(QDialog) if each.isVisible()]
    assert unnamed(guidance) == []
    guidance.reject()
