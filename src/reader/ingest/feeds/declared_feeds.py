"""The feeds that a web page names in its head."""

from __future__ import annotations

from dataclasses import dataclass

from bs4 import BeautifulSoup, SoupStrainer, Tag

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

_LONGEST = 500_000
"""Code points that are looked at: feeds are named in the head, and each element takes memory."""

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
    strainer = SoupStrainer(["base", "link"])
    soup = BeautifulSoup(clean_characters(html[:_LONGEST]), "lxml", parse_only=strainer)
    base_url = url
    feeds: dict[str, DeclaredFeed] = {}
    for element in soup.find_all(limit=_MOST_ELEMENTS):
        if element.name == "base":
            base_url = web_address(_value(element, "href"), base_url) or ""
        elif _is_feed(element):
            address = web_address(_value(element, "href"), base_url)
            if address is not None and len(feeds) < _MOST:
                title = collapse_whitespace(_value(element, "title")).strip()[:_LONGEST_TITLE]
                feeds.setdefault(address, DeclaredFeed(address, title))
    return sorted(feeds.values(), key=lambda feed: feed.is_of_comments)


def _is_feed(link: Tag) -> bool:
    relations = _value(link, "rel").lower().split()
    kind = _value(link, "type").partition(";")[0].strip().lower()
    return "feed" in relations or ("alternate" in relations and kind in _TYPES)


def _value(element: Tag, name: str) -> str:
    """Return an attribute as it is written: some are lists to BeautifulSoup."""
    return " ".join(element.get_attribute_list(name, default=""))
