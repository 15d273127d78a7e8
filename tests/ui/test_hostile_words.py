"""What an article, a tag or a feed is called may look like HTML: nowhere is it taken for any.

Titles, quotations, tags and feeds here name a FIFO as the source of an image. Whoever shows one
as rich text opens it to read, which lets the other end be opened to write.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QDialog,
    QLabel,
    QTabWidget,
    QToolTip,
    QWidget,
)
from pytestqt.qtbot import QtBot
from shiboken6 import isValid
from tests.support.windows import (
    PATIENCE,
    opened_window,
    parts_of,
    trigger,
    wait_until_saved,
)

from reader.library.library import Library
from reader.library.operations import AcceptSuggestions, AddArticles, NewArticle, SaveTags
from reader.model.document import Block, BlockKind, Document, Run
from reader.model.feed import FeedSubscription
from reader.model.parsed_article import ParsedArticle
from reader.model.review import RejectionScope, StoredSuggestion
from reader.ui.commands.checklists import open_checklist
from reader.ui.session import WindowSession
from reader.ui.side_pane import SideTab

pytestmark = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs FIFOs")


class Trap:
    """A FIFO and a thread that can open it to write only when somebody opens it to read."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.has_snapped = False
        self._is_over = False
        os.mkfifo(path)
        self._thread = threading.Thread(target=self._wait, daemon=True)
        self._thread.start()

    def _wait(self) -> None:
        while not self._is_over:
            end = os.open(self.path, os.O_WRONLY)
            self.has_snapped = self.has_snapped or not self._is_over
            os.close(end)  # the reader finds an empty file and goes on

    def take_away(self) -> None:
        self._is_over = True
        own = os.open(self.path, os.O_RDONLY | os.O_NONBLOCK)
        self._thread.join()
        os.close(own)


@pytest.fixture
def trap(tmp_path: Path) -> Iterator[Trap]:
    made = Trap(tmp_path / "pipe")
    yield made
    made.take_away()
    assert not made.has_snapped, "something was shown as rich text"


@pytest.fixture
def words(trap: Trap) -> str:
    """Return what everything is called."""
    return f"<img src='file://{trap.path}'>Officials<b>"


@pytest.fixture
def session(qtbot: QtBot, tmp_path: Path, words: str) -> Iterator[WindowSession]:
    text = (
        f"The quay was closed, {words} officials said on Monday. {words} reportedly knew. "
        "Two people briefed on the plan said that the pumps had failed."
    )
    parsed = ParsedArticle(
        words,
        Document((Block(BlockKind.PARAGRAPH, (Run(text),)),)),
        outlet=words,
        byline=(words,),
        section=words,
        url="https://news.example/",
    )
    with opened_window(qtbot, tmp_path, samples=False) as session:
        parts = parts_of(session)
        tag = parts.overview.codebook.find("unnamed-source")
        assert tag is not None
        hostile = replace(tag, name=words[:60], definition=words, checklist=(words,))
        session.client.perform(SaveTags([hostile]))
        session.client.perform(AddArticles([NewArticle("article-1", parsed)]))
        wait_until_saved(qtbot, session)
        parts.current.open("article-1")
        qtbot.waitUntil(lambda: bool(parts.review.open), timeout=PATIENCE)
        yield session


def look_at(widget: QWidget) -> None:
    """Paint a window and show every tooltip in it."""
    widget.grab()
    for each in widget.findChildren(QWidget):
        if isValid(each) and each.isVisible() and each.toolTip():
            assert "<img" not in each.toolTip()
            QToolTip.showText(QPoint(10, 10), each.toolTip(), each)
            QApplication.processEvents()
    if not isValid(widget):
        return
    for view in widget.findChildren(QAbstractItemView):
        model = view.model()
        if model is None or not view.isVisible():
            continue
        for row in range(min(model.rowCount(), 20)):
            tip = model.index(row, 0).data(Qt.ItemDataRole.ToolTipRole)
            assert "<img" not in (tip or "")
    QToolTip.hideText()
    for label in widget.findChildren(QLabel):
        # Labels of forms are the program's own words: Qt makes them.
        if isValid(label):
            assert label.textFormat() is Qt.TextFormat.PlainText or "<" not in label.text()


def test_the_window_shows_hostile_names_as_words(
    qtbot: QtBot, session: WindowSession, words: str
) -> None:
    parts = parts_of(session)
    for tab in SideTab:
        parts.side.show_tab(tab)
        look_at(session.window)
    trigger(session, "review")
    look_at(session.window)
    labels = [line.label for line in parts.sources.source_lines()]
    assert labels
    unnamed = next(e for e in parts.review.open if e.suggestion.tag_id == "unnamed-source")
    parts.suggestions.suggestion_chosen.emit(unnamed.id)
    trigger(session, "review-accept")
    wait_until_saved(qtbot, session)
    assert "<img" in parts.toaster.text(), "said as it is"
    look_at(session.window)


@pytest.mark.parametrize(
    "action", ["export", "settings", "profiles", "subscribe", "shortcuts", "about", "edit-tags"]
)
def test_dialogs_show_hostile_names_as_words(
    qtbot: QtBot, session: WindowSession, words: str, action: str
) -> None:
    parts, client = parts_of(session), session.client
    from reader.library.operations import RejectSuggestions  # noqa: PLC0415

    first, *rest = _suggestions(session)
    client.perform(RejectSuggestions([first.id], RejectionScope.EVERYWHERE))
    client.perform(AcceptSuggestions({each.id: client.new_id() for each in rest}))

    def add(library: Library) -> None:
        library.feeds.add_feeds(
            [FeedSubscription("http://outlet.example/feed", title=words, folder=words)]
        )

    client.fetch(add, lambda _none: parts.feeds.read())
    wait_until_saved(qtbot, session)
    qtbot.waitUntil(lambda: bool(parts.feeds.feeds), timeout=PATIENCE)
    trigger(session, action)
    qtbot.waitUntil(lambda: bool(_dialogs(session)), timeout=PATIENCE)
    [dialog] = _dialogs(session)
    wait_until_saved(qtbot, session)
    tabs = dialog.findChild(QTabWidget)
    for number in range(tabs.count() if tabs is not None else 1):
        if tabs is not None:
            tabs.setCurrentIndex(number)
        look_at(dialog)
    dialog.reject()


def test_checklist_and_guidance_show_hostile_names_as_words(
    qtbot: QtBot, session: WindowSession
) -> None:
    parts = parts_of(session)
    unnamed = next(e for e in parts.review.open if e.suggestion.tag_id == "unnamed-source")
    session.client.perform(AcceptSuggestions({unnamed.id: session.client.new_id()}))
    wait_until_saved(qtbot, session)
    qtbot.waitUntil(
        lambda: bool(parts.current.article and parts.current.article.annotations),
        timeout=PATIENCE,
    )
    shown = parts.current.article
    assert shown is not None
    asked = open_checklist(parts, shown.annotations[0])
    look_at(asked)
    asked.reject()
    parts.suggestions.explanation_requested.emit("unnamed-source")
    [guidance] = [each for each in _dialogs(session) if each is not asked]
    look_at(guidance)
    guidance.reject()


def _dialogs(session: WindowSession) -> list[QDialog]:
    return [each for each in session.window.findChildren(QDialog) if each.isVisible()]


def _suggestions(session: WindowSession) -> tuple[StoredSuggestion, ...]:
    return parts_of(session).review.open
