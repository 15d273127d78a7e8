"""What a fetch brings when all is well, what it asks for, and what it keeps to itself."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from tests.ingest.fetching.conftest import LIMITS, NETWORK, FetchHere
from tests.support.hostile_answers import BEHAVIOURS, RAW
from tests.support.hostile_server import Conversation, HostileServer

from reader import __version__
from reader.ingest.fetching.errors import MediaTypeError
from reader.ingest.fetching.fetcher import Fetcher
from reader.ingest.fetching.wanted import FEED, PICTURE


@pytest.mark.parametrize(
    "path",
    [
        *("/page", "/gzip", "/gzip-in-members", "/gzip-padded", "/deflate", "/deflate-bare"),
        *("/no-type", "/chunked", "/until-the-end", "/continue-once"),
    ],
)
def test_the_body_comes_whole_however_it_is_sent(fetch: FetchHere, path: str) -> None:
    fetched = fetch(path)
    assert fetched.body == RAW
    assert (fetched.status, fetched.not_modified, fetched.moved_to) == (200, False, None)


def test_a_body_may_come_byte_by_byte(fetch: FetchHere) -> None:
    assert fetch("/gzip-byte-by-byte").body == b"A short page."


def test_what_the_server_says_of_a_page_is_kept(fetch: FetchHere, server: HostileServer) -> None:
    fetched = fetch("/page?a=1&b=ü#part")
    assert fetched.asked == server.url("/page?a=1&b=ü#part")
    assert fetched.url == server.url("/page?a=1&b=%C3%BC")
    assert (fetched.media_type, fetched.charset) == ("text/html", "utf-8")
    assert fetched.etag == '"first"'
    assert fetched.last_modified == "Mon, 05 Feb 2024 10:00:00 GMT"


def test_a_request_names_the_program_and_nothing_about_the_person(
    fetch: FetchHere, server: HostileServer
) -> None:
    fetch("/page")
    (request,) = server.requests
    assert request.method == "GET"
    assert request.headers == {
        "host": f"127.0.0.1:{server.port}",
        "user-agent": f"Mozilla/5.0 (compatible; OnBackground/{__version__}; desktop news reader)",
        "accept": "text/html,application/xhtml+xml,text/plain;q=0.9,*/*;q=0.5",
        "accept-encoding": "gzip, deflate",
        "connection": "close",
    }


def test_cookies_are_not_kept_and_no_referrer_is_sent(
    fetch: FetchHere, server: HostileServer
) -> None:
    fetch("/cookie")
    fetch("/cookie")
    fetch("/cookie-redirect")
    assert server.targets == ["/cookie", "/cookie", "/cookie-redirect", "/page"]
    for request in server.requests:
        assert not {"cookie", "referer", "origin"} & set(request.headers)


def test_what_has_not_changed_is_not_sent_again(fetch: FetchHere, server: HostileServer) -> None:
    first = fetch("/conditional")
    again = fetch("/conditional", etag=first.etag, last_modified="Mon, 05 Feb 2024 10:00:00 GMT")
    assert (again.not_modified, again.body, again.status) == (True, b"", 304)
    assert again.etag == '"first"'
    sent = server.requests[-1].headers
    assert sent["if-none-match"] == '"first"'
    assert sent["if-modified-since"] == "Mon, 05 Feb 2024 10:00:00 GMT"
    assert fetch("/conditional", etag='"older"').body == RAW


@pytest.mark.parametrize("etag", ['"a"\r\nX-More: 1', '"ä"', '"\x00"'])
def test_a_validator_that_could_be_no_header_is_left_out(
    fetch: FetchHere, server: HostileServer, etag: str
) -> None:
    assert fetch("/conditional", etag=etag).body == RAW
    assert not {"if-none-match", "x-more"} & set(server.requests[-1].headers)


def test_what_identifies_a_page_is_sent_to_no_other_site(server: HostileServer) -> None:
    def send_on(talk: Conversation) -> None:
        talk.answer("", f"Location: {server.url('/page')}", status="302 Found")

    server.requests.clear()
    with HostileServer({"/feed": send_on}, host="127.0.0.2") as other:
        network = NETWORK.__class__(proxy_for=NETWORK.proxy_for, is_local=lambda _: False)
        Fetcher(LIMITS, network).fetch(other.url("/feed"), etag='"first"')
        assert other.requests[0].headers["if-none-match"] == '"first"'
    assert server.targets == ["/page"]
    assert "if-none-match" not in server.requests[0].headers


REDIRECTS = {
    "/moved": ("/page", "/page"),
    "/moved-twice": ("/page", "/page"),
    "/moved-then-found": ("/page?from=found", "/found"),
    "/found": ("/page?from=found", None),
    "/found-then-moved": ("/page", None),
    "/see-other": ("/page", None),
    "/in-letters": ("/caf%C3%A9", "/caf%C3%A9"),
    "/chain-5": ("/page", None),
}
"""For each path: where it ends, and what its address is for good if that changes."""


@pytest.mark.parametrize("path", REDIRECTS)
def test_redirects_are_followed_and_permanent_ones_told(
    fetch: FetchHere, server: HostileServer, path: str
) -> None:
    ends, moved_to = REDIRECTS[path]
    fetched = fetch(path)
    assert fetched.body == RAW
    assert fetched.url == server.url(ends)
    assert fetched.moved_to == (server.url(moved_to) if moved_to else None)


def test_more_redirects_than_five_are_not_followed(fetch: FetchHere, server: HostileServer) -> None:
    with pytest.raises(Exception, match="more than 5 times"):
        fetch("/chain-9")
    assert len(server.requests) == 6


def test_pictures_and_feeds_are_taken_where_they_are_wanted(fetch: FetchHere) -> None:
    assert fetch("/picture", wanted=PICTURE).media_type == "image/png"
    assert fetch("/page", wanted=FEED).body == RAW
    with pytest.raises(MediaTypeError, match="not a feed"):
        fetch("/picture", wanted=FEED)
    with pytest.raises(MediaTypeError, match=r"sent a text .*, not a picture"):
        fetch("/page", wanted=PICTURE)


def test_progress_is_told_up_to_the_end(fetch: FetchHere) -> None:
    told: list[tuple[int, int]] = []
    fetch("/page", on_bytes=lambda received, total: told.append((received, total)))
    assert told[-1] == (len(RAW), len(RAW))
    told.clear()
    fetch("/chunked", on_bytes=lambda received, total: told.append((received, total)))
    assert told[-1] == (len(RAW), 0)


@pytest.mark.parametrize("host", ["127.0.0.1", "2130706433", "0x7f.1", "0177.0.0.1", "127.1"])
def test_an_address_may_be_written_in_any_way_that_browsers_read(
    server: HostileServer, host: str
) -> None:
    fetched = Fetcher(LIMITS, NETWORK).fetch(server.url("/page", host), by_person=True)
    assert fetched.url == server.url("/page", "127.0.0.1")


def test_the_host_is_asked_for_by_the_name_in_the_address(server: HostileServer) -> None:
    asked: list[tuple[str, int]] = []

    def resolve(host: str, port: int) -> list[str]:
        asked.append((host, port))
        return ["127.0.0.1"]

    network = NETWORK.__class__(resolve=resolve, proxy_for=NETWORK.proxy_for)
    url = server.url("/page", "FÄHRE.Outlet.test.")
    fetched = Fetcher(LIMITS, network).fetch(url, by_person=True)
    assert fetched.url == server.url("/page", "xn--fhre-loa.outlet.test.")
    assert asked == [("xn--fhre-loa.outlet.test.", server.port)]
    assert server.requests[-1].host == f"xn--fhre-loa.outlet.test:{server.port}"


def test_an_address_that_takes_no_connection_is_passed_over_for_the_next(
    server: HostileServer,
) -> None:
    network = NETWORK.__class__(
        resolve=lambda _host, _port: ["127.0.0.3", "127.0.0.1"], proxy_for=NETWORK.proxy_for
    )
    url = server.url("/page", "outlet.test")
    assert Fetcher(LIMITS, network).fetch(url, by_person=True).body == RAW


def test_ipv6_is_spoken() -> None:
    with HostileServer(BEHAVIOURS, host="::1") as server:
        fetched = Fetcher(LIMITS, NETWORK).fetch(server.url("/moved"), by_person=True)
        assert fetched.body == RAW
        assert server.requests[0].host == f"[::1]:{server.port}"


def test_one_fetcher_serves_many_threads(server: HostileServer) -> None:
    fetcher = Fetcher(LIMITS, NETWORK)
    paths = ["/page", "/gzip", "/moved", "/chunked"] * 8

    def fetch_one(path: str) -> bytes:
        return fetcher.fetch(server.url(path), by_person=True).body

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(fetch_one, paths)) == [RAW] * len(paths)
