"""Where an article lives: its canonical address, chosen from what a page says of itself."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from reader.documents.addresses import is_image_address, web_address, without_tracking

_COPIES = (
    "cdn.ampproject.org",
    "archive.org",
    "archive.ph",
    "archive.today",
    "googleusercontent.com",
    "translate.goog",
    "bing-amp.com",
)
"""Hosts that hold copies of other sites' pages: their canonical links lead back."""

_SAME_SITE = re.compile(r"^(?:www\d?|m|mobile|amp|edition|beta|touch)\.")
_NOT_PUBLIC = re.compile(r"(?:localhost|[\d.]+|\[.*\]|.*\.(?:local|localhost|internal))(?::\d+)?")


def canonical_address(declared: Iterable[str], url: str) -> str:
    """Return the article's own address without tracking, "" where none is known.

    ``declared`` are the addresses that the page gives itself, the most trusted first; ``url`` is
    where it came from, "" when unknown. A link to a site's front page is a mistake of the
    publisher's, and so is one to another site, unless the page came from a place for copies.
    """
    own = web_address(url) or ""
    is_copy = own != "" and any(_host(own).endswith(copy) for copy in _COPIES)
    for written in declared:
        address = web_address(written, own)
        host = _host(address or "")
        if not address or not host or is_image_address(address):
            continue
        if _NOT_PUBLIC.fullmatch(host) and host != _host(own):
            continue  # where the publisher tries things out
        if own and not is_copy and not _are_of_one_site(address, own):
            continue
        if _is_front_page(address) and not (own and _is_front_page(own)):
            continue
        return without_tracking(address)
    return without_tracking(own)


def _host(address: str) -> str:
    try:
        return urlsplit(address).netloc.rpartition("@")[2].lower()
    except ValueError:  # such as an unfinished IPv6 address
        return ""


def _are_of_one_site(address: str, other: str) -> bool:
    """Tell whether two addresses are of one site: hosts that end alike, "m." and "www." aside."""
    first, second = (_SAME_SITE.sub("", _host(one)) for one in (address, other))
    return first == second or first.endswith(f".{second}") or second.endswith(f".{first}")


def _is_front_page(address: str) -> bool:
    parts = urlsplit(address)
    return parts.path.strip("/") == "" and not parts.query
