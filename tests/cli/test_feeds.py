from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.support.command_line import run
from tests.support.feed_server import FeedServer, sound_feed

OPML = """<opml version="1.0"><body>
<outline text="World"><outline text="Europe"><outline text="Quay News" xmlUrl="{0}"/>
</outline></outline>
<outline text="Broken" xmlUrl="file:///etc/hosts"/>
<outline text="Harbour Post" title="Harbour Post" type="rss" xmlUrl="http://post.example/feed"/>
</body></opml>"""

PAGE = """<html><head><title>Gazette</title>
<link rel="alternate" type="application/rss+xml" title="Comments" href="/comments/feed">
<link rel="alternate" type="application/rss+xml" title="Harbour Gazette" href="/feed/1">
<link rel="alternate" type="application/atom+xml" title="Sport" href="/feed/2"></head></html>"""


@pytest.fixture
def server() -> Iterator[FeedServer]:
    with FeedServer() as running:
        yield running


@pytest.fixture(autouse=True)
def empty_library(library: Path) -> None:
    run("list", "--empty")


def add(server: FeedServer, path: str, *options: str) -> dict[str, Any]:
    added = run("feeds", "add", server.url(path), "--json", *options)
    assert added.code == 0, added.stderr
    return dict(added.json[0])


def test_a_feed_is_added_listed_and_removed(server: FeedServer) -> None:
    added = add(server, "/feed/1", "--folder", " World / Europe ", "--full-text")
    assert added["status"] == "added"
    (listed,) = run("feeds", "list", "--json").json
    assert listed["id"] == added["feed"]
    assert listed["title"] == "Harbour Gazette 1"
    assert listed["folder"] == "World/Europe"
    assert (listed["fetch_full_text"], listed["load_images"]) == (True, False)
    assert run("feeds", "--json").json == [listed]
    assert "World/Europe/Harbour Gazette 1" in run("feeds").stdout
    assert add(server, "/feed/1")["status"] == "duplicate"
    removed = run("feeds", "remove", added["feed"][:8], "--json")
    assert removed.json == [
        {"feed": added["feed"], "url": server.url("/feed/1"), "title": "Harbour Gazette 1"}
    ]
    assert run("feeds", "list", "--json").json == []


def test_the_feed_that_a_page_names_is_taken_and_the_others_told(server: FeedServer) -> None:
    server.pages["/"] = ("text/html", PAGE)
    added = run("feeds", "add", server.url("/"), "--json")
    assert added.json[0]["url"] == server.url("/feed/1")
    assert added.json[0]["others"] == [server.url("/feed/2"), server.url("/comments/feed")]
    assert server.url("/feed/2") in added.stderr


def test_addresses_without_feeds_are_explained_and_the_others_added(server: FeedServer) -> None:
    added = run("feeds", "add", server.url("/broken/page"), server.url("/feed/1"), "--json")
    assert added.code == 3
    assert [one["status"] for one in added.json] == ["failed", "added"]
    assert "no feed" in added.json[0]["reason"]
    assert len(added.stderr.splitlines()) == 1
    assert run("feeds", "add", server.url("/broken/missing")).code == 1
    assert run("feeds", "add", "file:///etc/hosts").code == 1


def test_one_name_cannot_be_that_of_two_feeds() -> None:
    assert run("feeds", "add", "a.example", "b.example", "--name", "Both").code == 2


def test_new_entries_become_articles_and_a_second_refresh_finds_nothing_new(
    server: FeedServer,
) -> None:
    added = add(server, "/feed/1")
    refreshed = run("feeds", "refresh", "--json")
    assert refreshed.code == 0, refreshed.stderr
    (one,) = refreshed.json
    assert (one["feed"], one["status"], one["problem"]) == (added["feed"], "updated", "")
    assert [entry["state"] for entry in one["entries"]] == ["new"] * 3
    articles = {article["id"]: article for article in run("list", "--json").json}
    assert {entry["article"] for entry in one["entries"]} == set(articles)
    assert {article["outlet"] for article in articles.values()} == {"Harbour Gazette 1"}
    assert run("feeds", "list", "--json").json[0]["unread"] == 3
    again = run("feeds", "refresh", "--json")
    assert [(one["status"], one["entries"]) for one in again.json] == [("unchanged", [])]
    assert run("feeds", "refresh", "--due", "--json").json == []
    assert "unchanged" in run("feeds", "refresh").stdout


def test_changed_and_removed_entries_are_told(server: FeedServer) -> None:
    server.pages["/news"] = ("application/rss+xml", sound_feed(1))
    add(server, "/news")
    run("feeds", "refresh")
    changed = sound_feed(1, entries=2).replace("met again", "resigned")
    server.pages["/news"] = ("application/rss+xml", changed)
    (one,) = run("feeds", "refresh", "--json").json
    assert sorted(entry["state"] for entry in one["entries"]) == ["changed", "changed", "removed"]
    assert len(run("list", "--json").json) == 3


def test_a_failing_feed_leaves_the_others_alone(server: FeedServer) -> None:
    server.pages["/later"] = ("application/rss+xml", sound_feed(2))
    add(server, "/feed/1")
    failing = add(server, "/later")
    server.pages["/later"] = ("text/html", "<html>under construction</html>")
    refreshed = run("feeds", "refresh", "--json")
    assert refreshed.code == 3
    assert {one["status"] for one in refreshed.json} == {"updated", "failed"}
    assert "web page" in refreshed.stderr
    assert run("feeds", "refresh", failing["feed"]).code == 1
    listed = {feed["id"]: feed for feed in run("feeds", "list", "--json").json}
    assert listed[failing["feed"]]["failures"] == 2
    assert "web page" in listed[failing["feed"]]["problem"]


def test_a_feed_that_is_gone_is_asked_for_only_by_name(server: FeedServer) -> None:
    server.pages["/broken/gone"] = ("application/rss+xml", sound_feed(1))
    add(server, "/broken/gone")
    del server.pages["/broken/gone"]
    assert [one["status"] for one in run("feeds", "refresh", "--json").json] == ["gone"]
    assert run("feeds", "refresh", "--json").json == []
    named = run("feeds", "refresh", server.url("/broken/gone"), "--json")
    assert [one["status"] for one in named.json] == ["gone"]


def test_a_new_address_is_taken_only_when_asked(server: FeedServer) -> None:
    server.pages["/moved/1"] = ("application/rss+xml", sound_feed(1))
    add(server, "/moved/1")
    del server.pages["/moved/1"]
    refreshed = run("feeds", "refresh", "--json")
    assert refreshed.json[0]["moved_to"] == server.url("/feed/1")
    assert "--follow-moves" in refreshed.stderr
    assert run("feeds", "list", "--json").json[0]["url"] == server.url("/moved/1")
    run("feeds", "refresh", "--follow-moves")
    assert run("feeds", "list", "--json").json[0]["url"] == server.url("/feed/1")
    assert run("feeds", "refresh").code == 0


@pytest.mark.parametrize("name", ["no such feed", ""])
def test_a_feed_that_is_not_there_is_said_to_be_missing(name: str) -> None:
    assert run("feeds", "remove", name).code == 1


def test_a_title_that_two_feeds_have_names_neither(server: FeedServer) -> None:
    add(server, "/feed/1", "--name", "News")
    add(server, "/feed/2", "--name", "News")
    refused = run("feeds", "remove", "news")
    assert refused.code == 2
    assert "2 feeds" in refused.stderr


def test_subscriptions_go_in_and_out_with_their_folders(server: FeedServer, tmp_path: Path) -> None:
    file = tmp_path / "feeds.opml"
    file.write_text(OPML.format(server.url("/feed/1")))
    imported = run("feeds", "import", file, "--json")
    assert imported.code == 0
    assert [(one["status"], one["title"], one["folder"]) for one in imported.json] == [
        ("added", "Quay News", "World/Europe"),
        ("added", "Harbour Post", ""),
    ]
    assert "Broken" in imported.stderr
    exported = tmp_path / "out.opml"
    assert run("feeds", "export", exported, "--json").json["feeds"] == 2
    assert run("feeds", "export", exported).code == 1
    again = run("feeds", "import", exported, "--json")
    assert {one["status"] for one in again.json} == {"duplicate"}
    assert run("feeds", "export", "-").stdout == exported.read_text(encoding="utf-8")


def test_a_local_address_from_a_file_is_not_fetched(server: FeedServer, tmp_path: Path) -> None:
    file = tmp_path / "feeds.opml"
    file.write_text(OPML.format(server.url("/feed/1")).replace("post.example", "nowhere.invalid"))
    run("feeds", "import", file)
    run("feeds", "remove", "Harbour Post")
    assert run("feeds", "refresh").code == 1
    assert server.traffic.requests == []


def test_a_file_that_is_no_subscription_list_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "feeds.opml"
    file.write_text("<!DOCTYPE opml [<!ENTITY x 'y'>]><opml/>")
    assert run("feeds", "import", file).code == 1
    assert run("feeds", "import", tmp_path / "missing.opml").code == 1
