"""Feeds in the library: subscribing with undo, what checks bring, and what stays away."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace

import pytest
from tests.support.feeds import entry
from tests.support.fixed import STARTED
from tests.support.libraries import state_of

from reader.library.changes import ChangeSet
from reader.library.feed_library import RefreshResult, RefreshStatus
from reader.library.library import Library
from reader.library.operation import Operation
from reader.library.operations import DeleteArticles, MarkRead
from reader.library.operations.subscribe import EditFeed, Subscribe, Unsubscribe
from reader.model.errors import NotFoundError, UsageError
from reader.model.feed import Feed, FeedCheck, FeedSubscription
from reader.model.feed_entry import ParsedEntry, ParsedFeed
from reader.model.json_values import to_json
from reader.model.queries import ArticleQuery

ONE = FeedSubscription(
    "http://outlet.example/feed", title="Gull Bay Courier", folder=" Local / Bay "
)
TWO = FeedSubscription("http://other.example/feed", title="Strait Courier")
TOLD = (
    "The council met again on Monday, two officials said, and will meet once more in the spring "
    "to talk about the harbour tunnel and its pumps."
)


@pytest.fixture
def feed(library: Library) -> Feed:
    [added] = library.feeds.add_feeds([ONE])
    return added.feed


def story(key: str, text: str = TOLD, **fields: object) -> ParsedEntry:
    return entry(key, f"{key}: {text}", **fields)


def check(
    library: Library, feed: Feed, *entries: ParsedEntry, **more: object
) -> tuple[list[str], ChangeSet]:
    """Take in a check that gave these entries; return the keys of new ones, and what changed."""
    parsed = ParsedFeed(title="Gull Bay Courier", entries=entries, **more)  # type: ignore[arg-type]
    result = RefreshResult(feed.id, RefreshStatus.UPDATED, FeedCheck(checked_at=STARTED), parsed)
    entries_changed, changes = library.feeds.take_in(result)
    assert library.check().ok
    return [each.parsed.key for each in entries_changed.new], changes


def titles(library: Library) -> list[str]:
    ids = library.list_article_ids(ArticleQuery())
    return [library.get_article(each).article.title for each in ids]


def whole_state(library: Library) -> tuple[bytes, str]:
    feeds = library.feeds.list_feeds()
    entries = [to_json(tuple(library.feeds.list_entries(feed.id))) for feed in feeds]
    return state_of(library), json.dumps([to_json(tuple(feeds)), entries])


def check_undo(library: Library, operation: Operation) -> None:
    before = whole_state(library)
    library.run(operation)
    after = whole_state(library)
    assert after != before
    assert library.check().ok
    library.revert(operation)
    assert whole_state(library) == before
    assert library.check().ok
    library.run(operation)
    assert whole_state(library) == after


# What a person does


def edited(feed: Feed) -> Operation:
    return EditFeed(replace(feed, name="The Courier", folder="Elsewhere", load_images=True))


@pytest.mark.parametrize(
    "make",
    [
        lambda _feed: Subscribe([TWO, replace(TWO, url="http://third.example/feed")]),
        lambda feed: Unsubscribe([feed.id]),
        edited,
    ],
)
def test_what_is_done_to_feeds_can_be_taken_back_and_done_again(
    library: Library, feed: Feed, make: Callable[[Feed], Operation]
) -> None:
    check(library, feed, story("a"), story("b"))
    check_undo(library, make(feed))


def test_subscribing_twice_is_subscribing_once(library: Library, feed: Feed) -> None:
    added = library.feeds.add_feeds([ONE, TWO, TWO])
    assert [each.was_there for each in added] == [True, False, True]
    assert added[0].feed.id == feed.id
    assert [each.shown_title for each in library.feeds.list_feeds()] == [
        "Strait Courier",
        "Gull Bay Courier",
    ]
    assert feed.folder == "Local/Bay"
    assert not library.run(Subscribe([ONE]))


def test_articles_stay_when_their_feed_is_left(library: Library, feed: Feed) -> None:
    check(library, feed, story("a"), story("b"))
    library.feeds.remove_feeds([feed.id])
    assert sorted(titles(library)) == ["Story a", "Story b"]
    assert library.feeds.list_feeds() == []
    articles = [library.get_article(e).article for e in library.list_article_ids(ArticleQuery())]
    assert {article.feed_id for article in articles} == {None}
    assert library.check().ok


def test_leaving_a_feed_that_is_not_there_leaves_none(library: Library, feed: Feed) -> None:
    with pytest.raises(NotFoundError):
        library.feeds.remove_feeds([feed.id, "nobody"])
    assert [each.id for each in library.feeds.list_feeds()] == [feed.id]


def test_undoing_an_edit_leaves_what_checks_have_found_since(library: Library, feed: Feed) -> None:
    operation = EditFeed(replace(feed, name="The Courier"))
    library.run(operation)
    check(library, feed, story("a"), language="en")
    library.revert(operation)
    current = library.feeds.get_feed(feed.id)
    assert (current.name, current.language) == ("", "en")
    assert current.check.checked_at == STARTED


def test_an_edit_that_changes_nothing_is_no_step(library: Library, feed: Feed) -> None:
    assert not library.run(EditFeed(feed))


def test_a_feed_moves_only_to_an_address_that_is_free(library: Library, feed: Feed) -> None:
    library.feeds.add_feeds([TWO])
    with pytest.raises(UsageError, match="Strait Courier"):
        library.feeds.move_feed(feed.id, TWO.url)
    moved = library.feeds.move_feed(feed.id, "http://outlet.example/new")
    assert library.feeds.get_feed(feed.id) == moved
    assert moved.check.moved_to == ""


# What checks bring


def test_new_entries_become_unread_articles_the_newest_on_top(library: Library, feed: Feed) -> None:
    new, changes = check(library, feed, story("b"), story("a"))
    assert new == ["b", "a"]
    assert len(changes.articles_added) == 2
    assert titles(library) == ["Story b", "Story a"]
    assert library.feeds.count_unread_entries() == {feed.id: 2}
    library.run(MarkRead(library.list_article_ids(ArticleQuery())[:1], read=True))
    assert library.feeds.count_unread_entries() == {feed.id: 1}


def test_the_same_again_changes_nothing(library: Library, feed: Feed) -> None:
    check(library, feed, story("a"))
    before = state_of(library)
    new, changes = check(library, feed, story("a"))
    assert new == []
    assert not changes.articles_added | changes.articles_changed
    assert state_of(library) == before


def test_a_changed_entry_is_another_version_of_its_article(library: Library, feed: Feed) -> None:
    check(library, feed, story("a"))
    [article_id] = library.list_article_ids(ArticleQuery())
    changed = "The council met again on Tuesday, and nobody said anything about the tunnel at all."
    new, changes = check(library, feed, story("a", changed))
    assert new == []
    assert changes.articles_changed == {article_id}
    opened = library.get_article(article_id)
    assert "Tuesday" in opened.revision.document.text
    [stored] = library.feeds.list_entries(feed.id)
    assert stored.changed_at is not None
    assert stored.article_id == article_id


def test_an_entry_that_has_left_the_feed_keeps_its_article(library: Library, feed: Feed) -> None:
    check(library, feed, story("a"), story("b"))
    check(library, feed, story("b"))
    gone = next(e for e in library.feeds.list_entries(feed.id) if e.parsed.key == "a")
    assert gone.removed_at is not None
    assert sorted(titles(library)) == ["Story a", "Story b"]
    check(library, feed, story("a"), story("b"))
    assert all(each.removed_at is None for each in library.feeds.list_entries(feed.id))
    assert len(titles(library)) == 2


def test_what_a_person_has_deleted_is_not_brought_in_again(library: Library, feed: Feed) -> None:
    check(library, feed, story("a"), story("b"))
    [deleted] = [
        each
        for each in library.list_article_ids(ArticleQuery())
        if library.get_article(each).article.title == "Story a"
    ]
    operation = DeleteArticles([deleted])
    library.run(operation)
    check(library, feed, story("a"), story("b"))
    check(library, feed, story("a", f"{TOLD} It was changed since."), story("b"))
    assert titles(library) == ["Story b"]
    library.revert(operation)
    assert sorted(titles(library)) == ["Story a", "Story b"]
    assert library.check().ok


def test_a_story_in_two_feeds_is_one_article(library: Library, feed: Feed) -> None:
    [other] = library.feeds.add_feeds([TWO])
    check(library, feed, story("a"))
    check(library, other.feed, story("a"))
    assert titles(library) == ["Story a"]
    links = [
        each.article_id
        for one in library.feeds.list_feeds()
        for each in library.feeds.list_entries(one.id)
    ]
    assert len(links) == 2
    assert len(set(links)) == 1
    library.feeds.remove_feeds([other.feed.id])
    assert titles(library) == ["Story a"]


def test_a_headline_alone_waits_for_its_page(library: Library, feed: Feed) -> None:
    check(library, feed, replace(story("a"), document=entry("a", " ").document), story("b"))
    assert titles(library) == ["Story b"]
    waiting = library.feeds.list_without_page(feed.id)
    assert [url for _, url in waiting] == ["http://outlet.example/a", "http://outlet.example/b"]


def test_a_check_that_failed_is_kept_and_changes_no_article(library: Library, feed: Feed) -> None:
    check(library, feed, story("a"))
    failed = FeedCheck(checked_at=STARTED, failures=1, problem="The server answered 500.")
    changes, _ = library.feeds.take_in(RefreshResult(feed.id, RefreshStatus.FAILED, failed))
    assert changes.new == changes.changed == ()
    assert library.feeds.get_feed(feed.id).check == failed
    assert titles(library) == ["Story a"]
    assert library.check().ok


def test_what_comes_for_a_feed_that_was_left_meanwhile_is_not_stored(
    library: Library, feed: Feed
) -> None:
    library.feeds.remove_feeds([feed.id])
    before = whole_state(library)
    with pytest.raises(NotFoundError):
        check(library, feed, story("a"))
    assert whole_state(library) == before


def test_a_feed_names_itself_and_a_persons_name_for_it_stays(library: Library, feed: Feed) -> None:
    library.run(EditFeed(replace(feed, name="My Courier")))
    check(library, feed, story("a"), site_url="http://outlet.example/")
    current = library.feeds.get_feed(feed.id)
    assert (current.shown_title, current.title) == ("My Courier", "Gull Bay Courier")
    assert current.site_url == "http://outlet.example/"
    check(library, feed)
    assert library.feeds.get_feed(feed.id).site_url == "http://outlet.example/"


def test_feeds_are_listed_by_folder_and_title(library: Library, feed: Feed) -> None:
    library.feeds.add_feeds(
        [TWO, replace(TWO, url="http://x.example/", title="alpha", folder="Local/Bay")]
    )
    assert [each.shown_title for each in library.feeds.list_feeds()] == [
        "Strait Courier",
        "alpha",
        "Gull Bay Courier",
    ]
    with pytest.raises(NotFoundError):
        library.feeds.list_entries("nobody")
