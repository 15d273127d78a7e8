"""Everything the hostile server does wrong ends in the fitting error, in words for a person."""

from __future__ import annotations

import tracemalloc

import pytest
from tests.ingest.fetching.conftest import LIMITS, NETWORK, FetchHere
from tests.support.hostile_answers import BEHAVIOURS, MEGABYTE, bomb
from tests.support.hostile_server import Conversation, HostileServer

from reader.ingest.fetching.errors import (
    AddressError,
    BrokenTransferError,
    FetchError,
    ForbiddenPageError,
    MediaTypeError,
    MissingPageError,
    RedirectError,
    ServerFailureError,
    SlowError,
    StatusError,
    TooLargeError,
    TooManyRequestsError,
)
from reader.ingest.fetching.fetcher import Fetcher
from reader.ingest.fetching.limits import FetchLimits

QUICK: dict[str, tuple[type[FetchError], str]] = {
    "/flood-continue": (TooLargeError, "headers without end"),
    "/flood-headers": (BrokenTransferError, "makes no sense"),
    "/flood-one-header": (BrokenTransferError, "makes no sense"),
    "/flood-continue-headers": (BrokenTransferError, "makes no sense"),
    "/endless": (TooLargeError, "larger than 1 MB"),
    "/endless-chunks": (TooLargeError, "larger than 1 MB"),
    "/endless-chunk-line": (BrokenTransferError, "makes no sense"),
    "/endless-trailers": (TooLargeError, "larger than 1 MB"),
    "/endless-gzip": (TooLargeError, "larger than 1 MB"),
    "/bomb-gzip": (TooLargeError, "larger than 2 MB once it is unpacked"),
    "/bomb-in-members": (TooLargeError, "larger than 2 MB once it is unpacked"),
    "/bomb-deflate": (TooLargeError, "larger than 2 MB once it is unpacked"),
    "/large-by-its-word": (TooLargeError, "larger than 1 MB"),
    "/large-beyond-words": (TooLargeError, "larger than 1 MB"),
    "/gzip-truncated": (BrokenTransferError, "not whole"),
    "/gzip-without-end": (BrokenTransferError, "not whole"),
    "/gzip-damaged": (BrokenTransferError, "damaged"),
    "/gzip-bad-sum": (BrokenTransferError, "damaged"),
    "/gzip-in-name-only": (BrokenTransferError, "damaged"),
    "/packed-unasked": (BrokenTransferError, "not asked for (br)"),
    "/packed-twice": (BrokenTransferError, "not asked for"),
    "/empty": (BrokenTransferError, "empty"),
    "/empty-until-the-end": (BrokenTransferError, "empty"),
    "/empty-chunked": (BrokenTransferError, "empty"),
    "/empty-gzip": (BrokenTransferError, "empty"),
    "/no-content": (StatusError, "(204)"),
    "/partial": (StatusError, "(206)"),
    "/length-too-long": (BrokenTransferError, "broken off"),
    "/length-too-short": (BrokenTransferError, "longer than it says"),
    "/length-zero": (BrokenTransferError, "empty"),
    "/length-nonsense": (BrokenTransferError, "no sensible length"),
    "/length-negative": (BrokenTransferError, "no sensible length"),
    "/length-twice": (BrokenTransferError, "makes no sense"),
    "/chunk-malformed": (BrokenTransferError, "makes no sense"),
    "/chunk-without-size": (BrokenTransferError, "makes no sense"),
    "/chunk-negative": (BrokenTransferError, "makes no sense"),
    "/chunk-minus-one": (BrokenTransferError, "makes no sense"),
    "/chunk-huge": (BrokenTransferError, "makes no sense"),
    "/chunk-cut": (BrokenTransferError, "broken off"),
    "/chunk-missing-last": (BrokenTransferError, "broken off"),
    "/nothing-at-all": (BrokenTransferError, "broke the connection off"),
    "/not-http": (BrokenTransferError, "makes no sense"),
    "/old-http": (BrokenTransferError, "makes no sense"),
    "/bad-status": (BrokenTransferError, "makes no sense"),
    "/head-cut": (BrokenTransferError, ""),
    "/many-headers": (BrokenTransferError, "makes no sense"),
    "/unasked-not-modified": (StatusError, "(304)"),
    "/reset": (BrokenTransferError, "broke the connection off"),
    "/reset-in-the-middle": (BrokenTransferError, "broken off"),
    "/to-itself": (RedirectError, "in a circle"),
    "/circle-1": (RedirectError, "in a circle"),
    "/chain-6": (RedirectError, "more than 5 times"),
    "/to-file": (RedirectError, "file:///etc/hostname"),
    "/to-data": (RedirectError, "data:text/html"),
    "/to-ftp": (RedirectError, "ftp://"),
    "/to-javascript": (RedirectError, "javascript:"),
    "/to-gopher": (RedirectError, "gopher:"),
    "/to-password": (RedirectError, "no page on the web"),
    "/to-nonsense": (RedirectError, "no page on the web"),
    "/redirect-nowhere": (StatusError, "(302)"),
    "/choices": (StatusError, "(300)"),
    "/status-400": (StatusError, "(400)"),
    "/status-401": (ForbiddenPageError, "password"),
    "/status-402": (ForbiddenPageError, "paid"),
    "/status-403": (ForbiddenPageError, "(403)"),
    "/status-404": (MissingPageError, "(404)"),
    "/status-408": (StatusError, "(408)"),
    "/status-410": (MissingPageError, "gone for good"),
    "/status-418": (StatusError, "(418)"),
    "/status-429": (TooManyRequestsError, "in 90 seconds"),
    "/status-451": (ForbiddenPageError, "legal"),
    "/status-500": (ServerFailureError, "(500)"),
    "/status-502": (ServerFailureError, "(502)"),
    "/status-503": (ServerFailureError, "in 90 minutes"),
    "/status-504": (ServerFailureError, "(504)"),
    "/status-599": (ServerFailureError, "(599)"),
    "/picture": (MediaTypeError, "a picture (image/png), not an article"),
    "/film": (MediaTypeError, "a film"),
    "/archive": (MediaTypeError, "a file (application/zip)"),
    "/nowhere": (MissingPageError, "(404)"),
}
"""What ends by itself: the error, and some of its words."""

SLOW = {
    "/silent": "sent nothing for 0.3 seconds",
    "/silent-after-head": "sent nothing for 0.3 seconds",
    "/silent-in-the-middle": "sent nothing for 0.3 seconds",
    "/drip": "took longer than 0.6 seconds in all",
    "/drip-chunks": "took longer than 0.6 seconds in all",
    "/drip-head": "took longer than 0.6 seconds in all",
    "/drip-continue": "took longer than 0.6 seconds in all",
}
"""What would go on for ever."""


def check_words(error: FetchError) -> None:
    """One sentence that says what and why, and one that says what to do."""
    assert error.message.endswith(".")
    assert error.advice.endswith(".")
    assert "\n" not in str(error)
    assert ". " not in error.message.rstrip(".")
    assert not any(
        jargon in str(error) for jargon in ("urllib3", "Errno", "Exception", "object at")
    )


@pytest.mark.parametrize("path", QUICK)
def test_what_goes_wrong_is_told_plainly(fetch: FetchHere, path: str) -> None:
    kind, words = QUICK[path]
    with pytest.raises(FetchError) as caught:
        fetch(path)
    assert type(caught.value) is kind, str(caught.value)
    assert words in str(caught.value)
    check_words(caught.value)


@pytest.mark.parametrize("path", SLOW)
def test_what_never_ends_is_given_up(server: HostileServer, path: str) -> None:
    limits = FetchLimits(silence_seconds=0.3, total_seconds=0.6)
    with pytest.raises(SlowError) as caught:
        Fetcher(limits, NETWORK).fetch(server.url(path), by_person=True)
    assert SLOW[path] in str(caught.value)
    check_words(caught.value)


def test_who_sends_too_little_is_given_up_before_the_whole_time_is_over(
    server: HostileServer,
) -> None:
    limits = FetchLimits(trickle_seconds=0.3)
    with pytest.raises(SlowError, match="sends too slowly"):
        Fetcher(limits, NETWORK).fetch(server.url("/drip"), by_person=True)


def test_at_least_fifty_misbehaviours_are_known() -> None:
    assert len(QUICK) + len(SLOW) >= 50
    assert {path for path in (*QUICK, *SLOW) if path != "/nowhere"} <= set(BEHAVIOURS)


def test_a_bomb_costs_no_more_memory_than_an_article_may_have() -> None:
    packed = bomb(200)

    def explode(talk: Conversation) -> None:
        talk.answer(packed, "Content-Encoding: gzip")

    limits = FetchLimits(unpacked_bytes=2 * MEGABYTE)
    with HostileServer({"/bomb": explode}) as server:
        tracemalloc.start()
        try:
            with pytest.raises(TooLargeError):
                Fetcher(limits, NETWORK).fetch(server.url("/bomb"), by_person=True)
            peak = tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()
    assert peak < 16 * MEGABYTE


def test_an_endless_page_costs_no_more_memory_than_an_article_may_have(
    server: HostileServer,
) -> None:
    tracemalloc.start()
    try:
        with pytest.raises(TooLargeError):
            Fetcher(LIMITS, NETWORK).fetch(server.url("/endless"), by_person=True)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 16 * MEGABYTE


@pytest.mark.parametrize(
    ("path", "seconds"),
    [("/status-429", 90), ("/status-503", 5400), ("/status-429-nonsense", None)],
)
def test_when_to_come_back_is_kept(fetch: FetchHere, path: str, seconds: int | None) -> None:
    with pytest.raises(StatusError) as caught:
        fetch(path)
    assert caught.value.retry_after == seconds


def test_gone_for_good_is_told_from_missing(fetch: FetchHere) -> None:
    for path, gone in {"/status-410": True, "/status-404": False}.items():
        with pytest.raises(MissingPageError) as caught:
            fetch(path)
        assert caught.value.gone is gone


@pytest.mark.parametrize(
    "url",
    [
        *("file:///etc/passwd", "data:text/html,hello", "ftp://outlet.test/", "javascript:void"),
        *("", "   ", "outlet", "http://", "http:///page", "https://?a", "http://out let.test/"),
        *("http://outlet.test:99999/", "http://outlet.test:0/", "http://[::1", "http://[outlet]/"),
        *("http://name:word@outlet.test/", "http://outlet.test\\@127.0.0.1/", "http://300.1.1.1/"),
        *("http://1.2.3.4.5/", "http://0x/", "http://" + "a." * 200 + "test/", "http://a..b/"),
        *("http://" + "ä" * 5000 + ".test/", "mailto:desk@outlet.test", "http://outlet.test:x/"),
    ],
)
def test_what_is_no_address_is_refused_before_anything_is_asked(url: str) -> None:
    def resolve(host: str, _port: int) -> list[str]:
        raise AssertionError(f"{host} was looked up")

    network = NETWORK.__class__(resolve=resolve, proxy_for=NETWORK.proxy_for)
    with pytest.raises(AddressError) as caught:
        Fetcher(LIMITS, network).fetch(url, by_person=True)
    check_words(caught.value)
