"""From the address that a person has to the address of a feed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urljoin

from reader.documents.addresses import server_of
from reader.documents.decoding import decode_bytes, find_declared_encoding
from reader.ingest.feeds.declared_feeds import find_declared_feeds
from reader.ingest.feeds.parsing import parse_feed
from reader.ingest.fetching.fetched import CheckCancelled, Fetch, Fetched, never_cancelled
from reader.ingest.fetching.wanted import FEED
from reader.model.errors import NotFoundError, ReaderError, UnreadableError
from reader.model.feed import FeedSubscription

COMMON_PATHS = ("/feed", "/rss", "/rss.xml", "/atom.xml", "/index.xml", "/feed.json")
"""Where sites have their feeds that name none; tried in this order until one is there."""

_FEED_SCHEME = re.compile(r"feed:(?://)?", re.IGNORECASE)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:(?!\d)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class FoundFeed:
    """A feed at, or named by, an address.

    ``subscription`` is what to add to subscribe to it; it may lead to this computer or its
    network only when it is of the server that the person gave. ``is_of_comments`` marks feeds of
    what readers say.
    """

    subscription: FeedSubscription
    is_of_comments: bool = False


def discover_feeds(
    written: str,
    fetch: Fetch,
    *,
    now: datetime,
    check_cancelled: CheckCancelled = never_cancelled,
) -> list[FoundFeed]:
    """Return the feeds at an address that a person gave, the likeliest first; at least one.

    The address may be a feed itself, or a page that names feeds in its head; the feeds it
    names are not fetched. Only where it names none, at most six common places of the same site
    are tried, and the first feed found there is the only one.

    Args:
        written: an address, with or without "https://"; also one that begins with "feed:".
        fetch: fetches it.
        now: the present time.
        check_cancelled: what it raises comes out of this.

    Raises:
        NotFoundError: when there is no feed.
        ReaderError: when the address cannot be fetched.
    """
    address = tidy_address(written)
    answer = fetch(address, wanted=FEED, by_person=True, check_cancelled=check_cancelled)
    try:
        return [_feed_itself(address, answer, now)]
    except UnreadableError:
        html = _page_text(answer)
    declared = [
        FoundFeed(
            FeedSubscription(
                feed.url,
                title=feed.title,
                site_url=answer.url,
                by_person=server_of(feed.url) == server_of(address),
            ),
            feed.is_of_comments,
        )
        for feed in find_declared_feeds(html, answer.url)
    ]
    if declared:
        return declared
    found = next(_guesses(address, answer.url, fetch, now, check_cancelled), None)
    if found is None:
        raise NotFoundError(
            f"There is no feed at {address}, and the page names none.",
            "Look on the site for a link called RSS or Atom and give that.",
        )
    return [found]


def tidy_address(written: str) -> str:
    """Return what a person gave as a web address: "feed:" is dropped, "https://" added."""
    address = _FEED_SCHEME.sub("", written.strip(), count=1)
    return address if _SCHEME.match(address) else f"https://{address.lstrip('/')}"


def _feed_itself(address: str, answer: Fetched, now: datetime) -> FoundFeed:
    """Return the feed that an answer is.

    Raises:
        UnreadableError: when it is none.
    """
    parsed = parse_feed(answer.body, url=answer.url, now=now, charset=answer.charset)
    url = answer.moved_to or address
    return FoundFeed(
        FeedSubscription(
            url,
            title=parsed.title,
            site_url=parsed.site_url,
            by_person=server_of(url) == server_of(address),
        )
    )


def _page_text(answer: Fetched) -> str:
    declared = answer.charset or find_declared_encoding(answer.body)
    try:
        return decode_bytes(answer.body, declared).text
    except UnreadableError:
        return ""


def _guesses(
    address: str, page: str, fetch: Fetch, now: datetime, check_cancelled: CheckCancelled
) -> Iterator[FoundFeed]:
    for path in COMMON_PATHS:
        guess = urljoin(page, path)
        try:
            answer = fetch(
                guess,
                wanted=FEED,
                by_person=server_of(guess) == server_of(address),
                check_cancelled=check_cancelled,
            )
            yield _feed_itself(guess, answer, now)
        except ReaderError:
            continue
