"""The lines of feeds in the library pane, and the two dialogs about feeds."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
)
from pytestqt.qtbot import QtBot
from tests.support.feeds import feed
from tests.support.signals import carried
from tests.support.suggestions import HOSTILE

from reader.ingest.feeds.discovery import FoundFeed
from reader.model.errors import ReaderError
from reader.model.feed import Feed, FeedSubscription
from reader.ui.articles.row_words import isolated
from reader.ui.feeds.feed_dialog import FeedDialog
from reader.ui.feeds.feed_list import feed_entries
from reader.ui.feeds.subscribe_dialog import SubscribeDialog


def titled(number: int, title: str, folder: str = "", **check: object) -> Feed:
    return replace(feed(number, "", **check), title=title, folder=folder)


BAY, STRAIT, PORT, ALONE = (
    titled(1, "Bay Courier", "Local/Harbour"),
    titled(2, "Strait Courier", "Local"),
    titled(3, "Port News", "Localities"),
    titled(4, "Alone", problem="The server answered 500."),
)


def lines(*feeds: Feed, **unread: int) -> list[tuple[int, str, int]]:
    counts = {feed(int(number[1:])).id: count for number, count in unread.items()}
    return [(e.depth, e.name, e.count or 0) for e in feed_entries(feeds, counts)]


def test_folders_stand_over_their_feeds_and_count_what_is_below_them() -> None:
    assert lines(ALONE, STRAIT, BAY, PORT, f1=2, f2=3, f3=5) == [
        (0, "Local", 5),
        (1, "Strait Courier", 3),
        (1, "Harbour", 2),
        (2, "Bay Courier", 2),
        (0, "Localities", 5),
        (1, "Port News", 5),
        (0, "Alone", 0),
    ]
    problems = [entry.problem for entry in feed_entries((ALONE, STRAIT), {})]
    assert problems == ["", "", "The server answered 500."]


def test_a_folder_means_all_feeds_in_and_below_it() -> None:
    entries = {e.name: e.query.feed_ids for e in feed_entries([STRAIT, BAY, PORT], {}) if e.query}
    assert set(entries["Local"]) == {STRAIT.id, BAY.id}
    assert entries["Harbour"] == entries["Bay Courier"] == (BAY.id,)


def test_folders_of_the_same_name_in_different_places_are_two() -> None:
    other = titled(5, "Other", "World/Harbour")
    assert [name for _, name, _ in lines(BAY, other)].count("Harbour") == 2


def test_there_are_no_lines_without_feeds() -> None:
    assert feed_entries([], {}) == []


# Subscribing


def found(*titles: str) -> list[FoundFeed]:
    return [
        FoundFeed(FeedSubscription(f"http://outlet.example/{n}", title=title))
        for n, title in enumerate(titles)
    ]


@pytest.fixture
def subscribing(qtbot: QtBot) -> SubscribeDialog:
    QGuiApplication.clipboard().clear()
    dialog = SubscribeDialog([BAY, STRAIT])
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def button(dialog: SubscribeDialog | FeedDialog, text: str) -> QPushButton:
    return next(b for b in dialog.findChildren(QPushButton) if b.text().replace("&", "") == text)


def test_feeds_are_looked_for_and_the_likeliest_is_chosen(
    qtbot: QtBot, subscribing: SubscribeDialog
) -> None:
    field = subscribing.findChild(QLineEdit)
    assert field is not None
    field.setText("outlet.example")
    with qtbot.waitSignal(subscribing.search_requested) as asked:
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert carried(asked) == ["outlet.example"]
    assert subscribing.isVisible(), "Return looks for feeds and does not close"
    assert not button(subscribing, "Subscribe").isEnabled()
    subscribing.show_found(found("News", "Comments"))
    assert [each.title for each in subscribing.chosen()] == ["News"]
    with qtbot.waitSignal(subscribing.subscribed) as given:
        button(subscribing, "Subscribe").click()
    [subscriptions] = carried(given)
    assert [each.url for each in subscriptions] == ["http://outlet.example/0"]
    assert not subscribing.isVisible()


def test_wishes_and_folder_hold_for_all_that_are_ticked(subscribing: SubscribeDialog) -> None:
    subscribing.show_found(found("News", "Comments"))
    shown = subscribing.findChild(QListWidget)
    assert shown is not None
    shown.item(1).setCheckState(Qt.CheckState.Checked)
    box = subscribing.findChild(QComboBox)
    assert box is not None
    assert [box.itemText(n) for n in range(box.count())] == ["", "Local", "Local/Harbour"]
    box.setCurrentText(" World /  Bay ")
    for wish in subscribing.findChildren(QCheckBox):
        wish.setChecked(True)
    chosen = subscribing.chosen()
    assert len(chosen) == 2
    assert {(e.folder, e.fetch_full_text, e.load_images) for e in chosen} == {
        ("World/Bay", True, True)
    }


def test_each_feed_that_was_found_says_where_it_is(subscribing: SubscribeDialog) -> None:
    subscribing.show_found(found("News", ""))
    shown = subscribing.findChild(QListWidget)
    assert shown is not None
    assert [shown.item(n).text().splitlines() for n in range(2)] == [
        [isolated("News"), "http://outlet.example/0"],
        ["http://outlet.example/1"],
    ]
    words = [label.text() for label in subscribing.findChildren(QLabel)]
    assert "2 feeds found. Tick those that you want." in words


def test_nothing_ticked_is_nothing_to_subscribe_to(subscribing: SubscribeDialog) -> None:
    subscribing.show_found(found("News"))
    shown = subscribing.findChild(QListWidget)
    assert shown is not None
    shown.item(0).setCheckState(Qt.CheckState.Unchecked)
    assert not button(subscribing, "Subscribe").isEnabled()


def test_why_no_feed_was_found_is_said(subscribing: SubscribeDialog) -> None:
    subscribing.search("outlet.example")
    assert not button(subscribing, "Find Feeds").isEnabled()
    subscribing.show_problem(ReaderError(f"{HOSTILE} has no feed.", "Look for its name."))
    words = [label.text() for label in subscribing.findChildren(QLabel)]
    assert f"{HOSTILE} has no feed. Look for its name." in words
    assert button(subscribing, "Find Feeds").isEnabled()


def test_a_copied_address_stands_there_already(qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText("https://outlet.example/news")
    dialog = SubscribeDialog([])
    qtbot.addWidget(dialog)
    field = dialog.findChild(QLineEdit)
    assert field is not None
    assert field.text() == "https://outlet.example/news"


def test_hostile_titles_of_feeds_stay_words(qtbot: QtBot, subscribing: SubscribeDialog) -> None:
    subscribing.show_found(
        [FoundFeed(FeedSubscription(f"http://x.example/{HOSTILE}", title=HOSTILE))]
    )
    shown = subscribing.findChild(QListWidget)
    assert shown is not None
    assert shown.item(0).text().startswith(isolated(HOSTILE))
    assert shown.item(0).toolTip() == "", "it would show it as a picture"
    hostile = FeedDialog(titled(9, HOSTILE, HOSTILE, problem=HOSTILE, moved_to=HOSTILE), [])
    qtbot.addWidget(hostile)
    hostile.show()
    for dialog in (subscribing, hostile):
        labels = dialog.findChildren(QLabel)
        assert all(
            label.textFormat() is Qt.TextFormat.PlainText or label.buddy() is not None
            for label in labels
        )
        dialog.grab()


# One feed


def test_only_what_was_changed_is_told(qtbot: QtBot) -> None:
    dialog = FeedDialog(BAY, ["Local", "World"])
    qtbot.addWidget(dialog)
    dialog.show()
    ok = dialog.findChild(QDialogButtonBox)
    assert ok is not None
    with qtbot.assertNotEmitted(dialog.edited):
        ok.accepted.emit()
    dialog.show()
    name = dialog.findChild(QLineEdit)
    assert name is not None
    name.setText("  The Courier ")
    with qtbot.waitSignal(dialog.edited) as told:
        ok.accepted.emit()
    assert carried(told) == [replace(BAY, name="The Courier")]


def test_a_new_address_is_used_only_when_the_person_agrees(qtbot: QtBot) -> None:
    moved = titled(1, "Bay Courier", moved_to="http://new.example/feed")
    dialog = FeedDialog(moved, [])
    qtbot.addWidget(dialog)
    dialog.show()
    with qtbot.waitSignal(dialog.move_agreed) as agreed:
        button(dialog, "Use the New Address").click()
    assert carried(agreed) == [moved]
    other = FeedDialog(BAY, [])
    qtbot.addWidget(other)
    assert not [b for b in other.findChildren(QPushButton) if "New" in b.text()]


def test_how_the_last_check_went_is_shown(qtbot: QtBot) -> None:
    for one, said in ((ALONE, "The server answered 500."), (BAY, "not checked yet")):
        dialog = FeedDialog(one, [])
        qtbot.addWidget(dialog)
        assert said in [label.text() for label in dialog.findChildren(QLabel)]
