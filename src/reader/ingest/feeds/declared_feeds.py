"""The feeds that a web page names in its head."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, cast

from lxml import etree

from reader.documents.addresses import web_address
from reader.text.normalise import clean_characters, collapse_whitespace

_TYPES = (
    "application/rss+xml",
    "application/atom+xml",
    "application/feed+json",
    "application/rdf+xml",
    "application/x.atom+xml",
)
"""Not "application/json": with that, pages made by WordPress name what is for programs."""

_CHUNK = 16_384
_MOST = 50
_MOST_ELEMENTS = 20_000
_LONGEST_TITLE = 200


@dataclass(frozen=True, slots=True)
class DeclaredFeed:
    """A feed as a page names it; ``title`` is "" where it has none."""

    url: str
    title: str = ""

    @property
    def is_of_comments(self) -> bool:
        """Whether it seems to hold what readers say rather than what is reported."""
        return "comment" in self.title.lower() or "/comments/" in f"{self.url.lower()}/"


def find_declared_feeds(html: str, url: str) -> list[DeclaredFeed]:
    """Return the feeds that a page at ``url`` names, in its order but those of comments last."""
    target = _LinkTarget(url)
    parser = etree.HTMLParser(target=cast("Any", target), encoding="utf-8", huge_tree=True)
    markup = clean_characters(html).encode()
    with suppress(etree.XMLSyntaxError, _EnoughError):
        for start in range(0, len(markup), _CHUNK):
            parser.feed(markup[start : start + _CHUNK])
        parser.close()
    return sorted(target.feeds.values(), key=lambda feed: feed.is_of_comments)


class _EnoughError(Exception):
    """All that could matter has been seen."""


class _LinkTarget:
    """A target for lxml's parsers that collects the links to feeds."""

    def __init__(self, url: str) -> None:
        self.feeds: dict[str, DeclaredFeed] = {}
        self._base_url = url
        self._elements = 0

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        self._elements += 1
        if self._elements > _MOST_ELEMENTS or len(self.feeds) >= _MOST:
            raise _EnoughError
        if tag == "base":
            self._base_url = web_address(attributes.get("href", ""), self._base_url) or ""
        elif tag == "link":
            self._take(attributes)

    def end(self, _tag: str) -> None:
        pass

    def data(self, _text: str) -> None:
        pass

    def close(self) -> None:
        pass

    def _take(self, attributes: Mapping[str, str]) -> None:
        relations = attributes.get("rel", "").lower().split()
        kind = attributes.get("type", "").partition(";")[0].strip().lower()
        if "feed" not in relations and not ("alternate" in relations and kind in _TYPES):
            return
        address = web_address(attributes.get("href", ""), self._base_url)
        if address is not None:
            title = collapse_whitespace(attributes.get("title", "")).strip()[:_LONGEST_TITLE]
            self.feeds.setdefault(address, DeclaredFeed(address, title))
