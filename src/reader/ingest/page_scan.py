"""One quick pass over a page: what it says about itself, and whether it is built sanely."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, cast

from lxml import etree

_CHUNK = 16_384
_MOST_ENTRIES = 200
"""Values kept of each kind."""

_DEEPEST, _MOST_ELEMENTS, _MOST_ATTRIBUTES = 128, 15_000, 200
"""Beyond these the article extractor is too slow: it is quadratic in the first and the last."""


@dataclass(slots=True)
class PageScan:
    """What stands in a page outside the article's text, as written there.

    ``meta`` maps names in small letters to their values; ``times`` are dates in ``time``
    elements and the like, ``authors`` the texts of elements marked as the author.
    """

    title: str = ""
    language: str = ""
    meta: dict[str, list[str]] = field(default_factory=dict)
    canonical: list[str] = field(default_factory=list)
    json_ld: list[str] = field(default_factory=list)
    times: list[str] = field(default_factory=list)
    authors: list[str] = field(default_factory=list)
    is_sane: bool = True
    """Whether depth, number of elements and of attributes are those of a page people wrote."""


class _TooDeepError(Exception):
    """The page is too deep to be looked at further."""


def scan_page(html: str) -> PageScan:
    """Return what a page says about itself. Linear, whatever the page is like."""
    target = _ScanTarget()
    parser = etree.HTMLParser(target=cast("Any", target), encoding="utf-8", huge_tree=True)
    markup = html.encode("utf-8", "replace")
    with suppress(etree.XMLSyntaxError, _TooDeepError):
        for start in range(0, len(markup), _CHUNK):
            parser.feed(markup[start : start + _CHUNK])
        parser.close()
    return target.scan


class _ScanTarget:
    """A target for lxml's parsers that fills a `PageScan`."""

    def __init__(self) -> None:
        self.scan = PageScan()
        self._depth = self._elements = 0
        self._collected: list[str] | None = None
        self._collecting = ("", 0)  # what for, and the depth of the element it is in

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        self._depth += 1
        self._elements += 1
        if self._elements > _MOST_ELEMENTS or len(attributes) > _MOST_ATTRIBUTES:
            self.scan.is_sane = False
        if self._depth > _DEEPEST:
            self.scan.is_sane = False
            raise _TooDeepError
        if tag == "meta":
            self._take_meta(attributes)
        elif tag == "html":
            self.scan.language = attributes.get("lang") or attributes.get("xml:lang") or ""
        elif tag == "link" and "canonical" in attributes.get("rel", "").lower().split():
            self._keep(self.scan.canonical, attributes.get("href", ""))
        else:
            self._look_at(tag, attributes)

    def _look_at(self, tag: str, attributes: Mapping[str, str]) -> None:
        marks = f"{attributes.get('itemprop', '')} {attributes.get('rel', '')}".lower().split()
        if tag == "title" and not self.scan.title:
            self._collect("title")
        elif tag == "script":
            if "ld+json" in attributes.get("type", "").lower():
                self._collect("json_ld")
        elif tag == "time" or "datepublished" in marks:
            written = attributes.get("datetime") or attributes.get("content")
            if written is None:
                self._collect("time")
            elif "datepublished" in marks or "pubdate" in attributes:
                self.scan.times.insert(0, written)
            else:
                self._keep(self.scan.times, written)
        elif "author" in marks and tag != "link":
            self._collect("author")

    def end(self, _tag: str) -> None:
        purpose, depth = self._collecting
        if self._collected is not None and depth == self._depth:
            text = "".join(self._collected)
            self._collected = None
            if purpose == "title":
                self.scan.title = text
            elif purpose == "json_ld":
                self._keep(self.scan.json_ld, text)
            else:
                self._keep(self.scan.times if purpose == "time" else self.scan.authors, text)
        self._depth -= 1

    def data(self, text: str) -> None:
        if self._collected is not None:
            self._collected.append(text)

    def close(self) -> None:
        pass

    def _collect(self, purpose: str) -> None:
        if self._collected is None:
            self._collected = []
            self._collecting = (purpose, self._depth)

    def _take_meta(self, attributes: Mapping[str, str]) -> None:
        name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop")
        name = name or attributes.get("http-equiv")
        content = attributes.get("content")
        if name and content and len(self.scan.meta) < _MOST_ENTRIES:
            self._keep(self.scan.meta.setdefault(name.strip().lower(), []), content)

    @staticmethod
    def _keep(values: list[str], value: str) -> None:
        if value and len(values) < _MOST_ENTRIES:
            values.append(value)
