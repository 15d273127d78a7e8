from __future__ import annotations

from collections.abc import Iterator

import pytest
from tests.support.feed_server import FeedServer, sound_feed
from tests.support.fixed import STARTED

from reader.ingest.feeds.declared_feeds import find_declared_feeds
from reader.ingest.feeds.discovery import COMMON_PATHS, FoundFeed, discover_feeds, tidy_address
from reader.ingest.fetching.errors import FetchError
from reader.ingest.fetching.fetcher import Fetcher
from reader.model.errors import NotFoundError

RSS = "application/rss+xml"
PAGE = "<!doctype html><html><head>{}</head><body>News</body></html>"


@pytest.fixture
def server() -> Iterator[FeedServer]:
    with FeedServer() as running:
        yield running


def discover(address: str) -> list[FoundFeed]:
    return discover_feeds(address, Fetcher().fetch, now=STARTED)


def link(kind: str, href: str, title: str = "") -> str:
    return f'<link rel="alternate" type="{kind}" href="{href}" title="{title}">'


def test_an_address_may_be_that_of_a_feed(server: FeedServer) -> None:
    (found,) = discover(server.url("/feed/7"))
    assert found.subscription.url == server.url("/feed/7")
    assert found.subscription.title == "Harbour Gazette 7"
    assert found.subscription.site_url == "http://gazette7.example/"
    assert found.subscription.by_person


def test_the_address_that_a_feed_has_for_good_is_the_one_to_subscribe_to(
    server: FeedServer,
) -> None:
    (found,) = discover(server.url("/moved/7"))
    assert found.subscription.url == server.url("/feed/7")


def test_a_page_names_its_feeds_and_none_of_them_is_fetched(server: FeedServer) -> None:
    head = (
        link(RSS, "/comments/feed", "Gazette » Comments")
        + link("text/html", "/fr", "Français")
        + link("application/json", "/wp-json/posts/1")
        + link("APPLICATION/ATOM+XML; charset=utf-8", "atom", "News")
        + link("application/feed+json", "https://feeds.elsewhere.example/g.json")
        + link(RSS, "javascript:alert(1)")
        + link(RSS, "http://192.168.0.1/feed")
        + '<link rel="stylesheet" href="/x.css">'
    )
    server.pages["/news/"] = ("text/html; charset=utf-8", PAGE.format(head))
    found = discover(server.url("/news/"))
    assert [one.subscription.url for one in found] == [
        server.url("/news/atom"),
        "https://feeds.elsewhere.example/g.json",
        "http://192.168.0.1/feed",
        server.url("/comments/feed"),
    ]
    assert [one.subscription.by_person for one in found] == [True, False, False, True]
    assert [one.is_of_comments for one in found] == [False, False, False, True]
    assert found[0].subscription.title == "News"
    assert server.traffic.requests == ["/news/"]


def test_common_places_are_tried_only_where_a_page_names_none(server: FeedServer) -> None:
    server.pages["/about"] = ("text/html", PAGE.format(""))
    server.pages["/atom.xml"] = (RSS, sound_feed(3))
    (found,) = discover(server.url("/about"))
    assert found.subscription.url == server.url("/atom.xml")
    assert server.traffic.requests == ["/about", "/feed", "/rss", "/rss.xml", "/atom.xml"]


def test_after_six_places_the_search_ends(server: FeedServer) -> None:
    server.pages["/"] = ("text/html", PAGE.format(""))
    server.pages["/feed"] = ("text/html", PAGE.format(link(RSS, "/elsewhere")))
    with pytest.raises(NotFoundError, match="no feed"):
        discover(server.url("/"))
    assert server.traffic.requests == ["/", *COMMON_PATHS]
    assert len(COMMON_PATHS) == 6


def test_an_address_that_cannot_be_fetched_is_said_to_be_so(server: FeedServer) -> None:
    with pytest.raises(FetchError, match="404"):
        discover(server.url("/nowhere"))
    assert server.traffic.requests == ["/nowhere"]


@pytest.mark.parametrize(
    ("written", "address"),
    [
        (" gazette.example/news ", "https://gazette.example/news"),
        ("gazette.example:8080/x", "https://gazette.example:8080/x"),
        ("http://gazette.example", "http://gazette.example"),
        ("feed://gazette.example/rss", "https://gazette.example/rss"),
        ("feed:http://gazette.example/rss", "http://gazette.example/rss"),
        ("//gazette.example", "https://gazette.example"),
        ("file:///etc/hosts", "file:///etc/hosts"),
    ],
)
def test_addresses_are_taken_as_people_write_them(written: str, address: str) -> None:
    assert tidy_address(written) == address


def test_a_base_address_completes_the_links_after_it() -> None:
    html = f'<base href="https://cdn.example/a/">{link(RSS, "feed")}<link rel="feed" href="b">'
    urls = [feed.url for feed in find_declared_feeds(html, "https://gazette.example/")]
    assert urls == ["https://cdn.example/a/feed", "https://cdn.example/a/b"]


@pytest.mark.parametrize(
    "html",
    [
        "",
        "<",
        "<link " * 50_000,
        "<div>" * 100_000,
        link(RSS, "/f{}") * 1_000,
        "\x00<link rel=feed>",
    ],
)
def test_whatever_a_page_is_like_its_links_are_looked_for(html: str) -> None:
    assert len(find_declared_feeds(html, "https://gazette.example/")) <= 50
