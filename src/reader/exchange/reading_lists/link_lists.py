"""Lists of links in HTML: the bookmarks of browsers, and what looks like them.

The format is Netscape's of 1996 (``<!DOCTYPE NETSCAPE-Bookmark-file-1>``): ``DL`` lists in which
an ``H3`` names the folder that follows, an ``A`` is a bookmark and a ``DD`` describes the one
before it. Nothing is ever closed as it should be, so the nesting is taken from the ``DL`` alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, cast

from lxml import etree

from reader.documents.html_depth import limit_depth

_CHUNK = 65_536
_KEPT_ATTRIBUTES = ("add_date", "tags", "time_added")
_LONGEST = 4_000


@dataclass(frozen=True, slots=True)
class Link:
    """A link in a list.

    ``heading`` is the last "h1" above it, ``folders`` are the names of the folders it lies in,
    the outermost first; those of a browser's own making ("Bookmarks Toolbar") are left out.
    """

    address: str
    text: str
    attributes: Mapping[str, str]
    heading: str = ""
    folders: tuple[str, ...] = ()
    description: str = ""


@dataclass(slots=True)
class _OpenLink:
    address: str
    attributes: dict[str, str]
    heading: str
    folders: tuple[str, ...]
    text: list[str] = field(default_factory=list)
    description: list[str] = field(default_factory=list)


def read_links(html: str) -> list[Link]:
    """Return all links in a list of links, in their order. Linear in the text."""
    target = _Target()
    parser = etree.HTMLParser(target=cast("Any", target), encoding="utf-8", huge_tree=True)
    markup = limit_depth(html).encode("utf-8", "replace")
    with suppress(etree.XMLSyntaxError):
        for start in range(0, len(markup), _CHUNK):
            parser.feed(markup[start : start + _CHUNK])
        parser.close()
    return target.links()


class _Target:
    """A target for lxml's parsers that collects links."""

    def __init__(self) -> None:
        self._links: list[_OpenLink] = []
        self._heading = ""
        self._folders: list[str | None] = []
        self._next_folder: str | None = None
        self._collected: list[str] | None = None

    def links(self) -> list[Link]:
        """Return what was collected."""
        return [
            Link(
                link.address,
                "".join(link.text),
                link.attributes,
                link.heading,
                link.folders,
                "".join(link.description),
            )
            for link in self._links
        ]

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Take the start of an element."""
        if tag == "a":
            folders = tuple(folder for folder in self._folders if folder)
            kept = {name: attributes.get(name, "")[:_LONGEST] for name in _KEPT_ATTRIBUTES}
            link = _OpenLink(attributes.get("href", ""), kept, self._heading, folders)
            self._links.append(link)
            self._collected = link.text
        elif tag == "dl":
            self._folders.append(self._next_folder)
            self._next_folder = None
            self._collected = None
        elif tag == "h3":
            own = attributes.get("personal_toolbar_folder") or attributes.get(
                "unfiled_bookmarks_folder"
            )
            self._collected = [] if not own else None
            self._next_folder = None
        elif tag == "h1":
            self._collected = []
        elif tag == "dd" and self._links:
            self._collected = self._links[-1].description
        elif tag == "dt":
            self._collected = None

    def end(self, tag: str) -> None:
        """Take the end of an element."""
        if tag == "dl" and self._folders:
            self._folders.pop()
        elif tag == "h3" and self._collected is not None:
            self._next_folder = "".join(self._collected)
        elif tag == "h1" and self._collected is not None:
            self._heading = "".join(self._collected)
        if tag in ("a", "h1", "h3", "dl"):
            self._collected = None

    def data(self, text: str) -> None:
        """Take a stretch of text."""
        if self._collected is not None:
            self._collected.append(text[:_LONGEST])

    def close(self) -> None:
        """Take the end of the file."""
