"""Feeds in the window, from a real server: subscribed, refreshed, left, exported and imported."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QListWidget, QPushButton
from pytestqt.qtbot import QtBot
from tests.support.feed_server import FeedServer, sound_feed
from tests.support.windows import (
    PATIENCE,
    opened_window,
    parts_of,
    stored_library,
    trigger,
    wait_until_saved,
)

from reader.model.feed import Feed, FeedSubscription
from reader.model.queries import ArticleQuery
from reader.ui.feeds.subscribe_dialog import SubscribeDialog
from reader.ui.session import WindowSession


@pytest.fixture
def server() -> Iterator[FeedServer]:
    with FeedServer() as running:
        yield running


@pytest.fixture
def session(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[WindowSession]:
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY"):
        monkeypatch.delenv(name, raising=False)
    with opened_window(qtbot, tmp_path, samples=False) as session:
        yield session
        library = stored_library(session)
        assert library.check().ok
        library.close()


def wait_for_web(qtbot: QtBot, session: WindowSession) -> None:
    qtbot.waitUntil(lambda: not parts_of(session).web.is_working, timeout=PATIENCE)
    wait_until_saved(qtbot, session)


def subscribe(
    qtbot: QtBot, session: WindowSession, server: FeedServer, path: str, **wishes: object
) -> Feed:
    """Subscribe to a feed as if its address had been typed, and wait for its articles."""
    url = server.url(path)
    subscription = FeedSubscription(url, by_person=True, **wishes)  # type: ignore[arg-type]
    session.window.furniture.feeds.add([subscription])
    wait_until_saved(qtbot, session)
    wait_for_web(qtbot, session)
    feeds = parts_of(session).feeds
    qtbot.waitUntil(lambda: any(each.url == url for each in feeds.feeds), timeout=PATIENCE)
    return next(each for each in feeds.feeds if each.url == url)


def stored_titles(session: WindowSession) -> list[str]:
    library = stored_library(session)
    ids = library.list_article_ids(ArticleQuery())
    titles = [library.get_article(each).article.title for each in ids]
    library.close()
    return sorted(titles)


def test_a_feed_is_found_subscribed_to_and_read(
    qtbot: QtBot, session: WindowSession, server: FeedServer
) -> None:
    trigger(session, "subscribe")
    dialog = session.window.findChild(SubscribeDialog)
    assert dialog is not None
    dialog.search(server.url("/feed/1"))
    qtbot.waitUntil(lambda: bool(dialog.chosen()), timeout=PATIENCE)
    [chosen] = dialog.chosen()
    assert chosen.title == "Harbour Gazette 1"
    assert dialog.findChild(QListWidget) is not None
    dialog._take()
    wait_until_saved(qtbot, session)
    wait_for_web(qtbot, session)
    assert stored_titles(session) == [f"Story {n} of outlet 1" for n in (1, 2, 3)]
    qtbot.waitUntil(
        lambda: parts_of(session).feeds.unread == {parts_of(session).feeds.feeds[0].id: 3},
        timeout=PATIENCE,
    )
    entries = parts_of(session).feeds.entries()
    assert [(each.name, each.count) for each in entries] == [("Harbour Gazette 1", 3)]


def test_the_window_answers_while_a_server_does_not(
    qtbot: QtBot, session: WindowSession, server: FeedServer
) -> None:
    beats: list[int] = []
    clock = QTimer()
    clock.setInterval(10)
    clock.timeout.connect(lambda: beats.append(1))
    clock.start()
    url = server.url("/broken/silent")
    session.window.furniture.feeds.add([FeedSubscription(url, by_person=True)])
    parts = parts_of(session)
    qtbot.waitUntil(lambda: "/broken/silent" in server.traffic.requests, timeout=PATIENCE)
    assert parts.web.is_working
    before = len(beats)
    answered: list[int] = []
    session.client.fetch(lambda library: library.counts().articles, answered.append)
    qtbot.waitUntil(lambda: bool(answered) and len(beats) > before + 5, timeout=PATIENCE)
    assert parts.web.is_working, "the server has still not answered"
    parts.web.cancel()
    wait_for_web(qtbot, session)


def test_a_refresh_brings_only_what_is_new(
    qtbot: QtBot, session: WindowSession, server: FeedServer
) -> None:
    server.pages["/news"] = ("application/rss+xml", sound_feed(7, 2))
    subscribe(qtbot, session, server, "/news")
    assert len(stored_titles(session)) == 2
    server.pages["/news"] = ("application/rss+xml", sound_feed(7, 4))
    trigger(session, "refresh-feeds")
    wait_for_web(qtbot, session)
    assert len(stored_titles(session)) == 4
    assert parts_of(session).toaster.text().startswith("2 new articles")
    trigger(session, "refresh-feeds")
    wait_for_web(qtbot, session)
    assert parts_of(session).toaster.text().startswith("Nothing new")


def test_a_feed_that_cannot_be_read_is_told_with_its_name(
    qtbot: QtBot, session: WindowSession, server: FeedServer
) -> None:
    subscribe(qtbot, session, server, "/feed/1")
    subscribe(qtbot, session, server, "/broken/failing", name="The Strait Courier")
    messages = parts_of(session).messages
    messages.clear()
    trigger(session, "refresh-feeds")
    wait_for_web(qtbot, session)
    assert "The Strait Courier" in messages.text()
    problems = {each.name: each.problem for each in parts_of(session).feeds.entries()}
    assert problems["Harbour Gazette 1"] == ""
    assert problems["The Strait Courier"]
    assert len(stored_titles(session)) == 3, "one feed's failure is not the other's"


def test_leaving_a_feed_is_taken_back(
    qtbot: QtBot, session: WindowSession, server: FeedServer
) -> None:
    feed = subscribe(qtbot, session, server, "/feed/1", folder="Local/Bay")
    parts = parts_of(session)
    parts.shelves.choose(ArticleQuery(feed_ids=(feed.id,)))
    qtbot.waitUntil(parts.registry.action("unsubscribe").isEnabled, timeout=PATIENCE)
    trigger(session, "unsubscribe")
    wait_until_saved(qtbot, session)
    qtbot.waitUntil(lambda: not parts.feeds.feeds, timeout=PATIENCE)
    assert len(stored_titles(session)) == 3, "the articles stay"
    session.client.undo()
    wait_until_saved(qtbot, session)
    qtbot.waitUntil(lambda: bool(parts.feeds.feeds), timeout=PATIENCE)
    assert [each.name for each in parts.feeds.entries()] == ["Local", "Bay", "Harbour Gazette 1"]


def test_feeds_go_out_as_opml_and_come_back(
    qtbot: QtBot, session: WindowSession, server: FeedServer, tmp_path: Path
) -> None:
    subscribe(qtbot, session, server, "/feed/1", folder="Local/Bay", name="Mine")
    path = tmp_path / "feeds.opml"
    commands = session.window.furniture.feeds
    commands.export_file(path)
    wait_for_web(qtbot, session)
    assert parts_of(session).toaster.text().startswith("1 feed written to")
    parts = parts_of(session)
    parts.shelves.choose(ArticleQuery(feed_ids=(parts.feeds.feeds[0].id,)))
    qtbot.waitUntil(parts.registry.action("unsubscribe").isEnabled, timeout=PATIENCE)
    trigger(session, "unsubscribe")
    wait_until_saved(qtbot, session)
    qtbot.waitUntil(lambda: not parts.feeds.feeds, timeout=PATIENCE)
    commands.import_file(path)
    wait_for_web(qtbot, session)
    qtbot.waitUntil(lambda: bool(parts.feeds.feeds), timeout=PATIENCE)
    wait_for_web(qtbot, session)
    [back] = parts.feeds.feeds
    assert (back.url, back.name, back.folder) == (server.url("/feed/1"), "Mine", "Local/Bay")
    assert not back.by_person, "an address out of a file may not lead into the own network"
    assert len(stored_titles(session)) == 3


def test_a_file_that_is_no_opml_is_told(
    qtbot: QtBot, session: WindowSession, tmp_path: Path
) -> None:
    path = tmp_path / "feeds.opml"
    path.write_text("nothing of the kind", encoding="utf-8")
    session.window.furniture.feeds.import_file(path)
    wait_for_web(qtbot, session)
    qtbot.waitUntil(lambda: bool(parts_of(session).messages.text()), timeout=PATIENCE)
    assert not parts_of(session).feeds.feeds


def test_what_a_feed_list_has_in_vain_is_told_and_the_rest_taken(
    qtbot: QtBot, session: WindowSession, server: FeedServer, tmp_path: Path
) -> None:
    parts = parts_of(session)
    path = tmp_path / "feeds.opml"
    path.write_text(
        f"""<opml version="2.0"><body><outline text="Good" xmlUrl="{server.url("/feed/1")}"/>
        <outline text="Quay Radio" xmlUrl="file:///etc/feed"/>
        <outline text="Tide Times" xmlUrl="tides"/></body></opml>""",
        encoding="utf-8",
    )
    session.window.furniture.feeds.import_file(path)
    qtbot.waitUntil(lambda: len(parts.feeds.feeds) == 1, timeout=PATIENCE)
    wait_for_web(qtbot, session)
    assert parts.messages.text() == (
        "Left out, having no http or https address: “Quay Radio”, “Tide Times”."
    )
    copy = next(
        button
        for button in parts.messages.findChildren(QPushButton)
        if button.isVisible() and "Copy" in button.text()
    )
    copy.click()
    assert QGuiApplication.clipboard().text().splitlines()[1:] == [
        "Quay Radio: file:///etc/feed",
        "Tide Times: tides",
    ]


def test_a_feed_list_without_feeds_says_so(
    qtbot: QtBot, session: WindowSession, tmp_path: Path
) -> None:
    path = tmp_path / "empty.opml"
    path.write_text("<opml><body/></opml>", encoding="utf-8")
    session.window.furniture.feeds.import_file(path)
    parts = parts_of(session)
    qtbot.waitUntil(lambda: bool(parts.messages.text()), timeout=PATIENCE)
    assert parts.messages.text() == "There are no feeds in empty.opml."
    assert parts.toaster.text() == "", "nothing was subscribed to, before or now"


def test_a_feed_without_articles_says_why_and_can_be_checked_again(
    qtbot: QtBot, session: WindowSession, server: FeedServer
) -> None:
    feed = subscribe(qtbot, session, server, "/later", name="The Strait Courier")
    parts = parts_of(session)
    qtbot.waitUntil(lambda: any(each.problem for each in parts.feeds.entries()), timeout=PATIENCE)
    parts.shelves.choose(ArticleQuery(feed_ids=(feed.id,)))
    empty = parts.article_list.empty
    qtbot.waitUntil(lambda: empty.accessibleName() == "Nothing could be read", timeout=PATIENCE)
    assert "404" in empty.accessibleDescription()
    server.pages["/later"] = ("application/rss+xml", sound_feed(1))
    empty.action_requested.emit()
    qtbot.waitUntil(lambda: parts.article_list.model.rowCount() == 3, timeout=PATIENCE)
    wait_for_web(qtbot, session)


def test_feeds_are_not_refreshed_by_themselves_when_that_is_switched_off(
    qtbot: QtBot, session: WindowSession, server: FeedServer
) -> None:
    parts = parts_of(session)
    feed = FeedSubscription(server.url("/feed/1"), by_person=True)
    session.client.fetch(lambda library: library.feeds.add_feeds([feed]), lambda _added: None)
    wait_until_saved(qtbot, session)
    parts.feeds.read()
    qtbot.waitUntil(lambda: bool(parts.feeds.feeds), timeout=PATIENCE)
    parts.preferences.refresh_feeds = False
    session.window.furniture.feeds.refresh_due()
    assert not parts.web.is_working
    parts.preferences.refresh_feeds = True
    session.window.furniture.feeds.refresh_due()
    assert parts.web.is_working
    wait_for_web(qtbot, session)
    assert server.traffic.requests == ["/feed/1"]
    session.window.furniture.feeds.refresh_due()
    assert not parts.web.is_working, "it is not due again"
