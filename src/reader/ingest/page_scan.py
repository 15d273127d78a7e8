"""One quick pass over a page: what it says about itself, outside the article's text."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from html import unescape
from typing import Any, cast

from lxml import etree
from lxml.html import HtmlElement

from reader.ingest.page_headings import heading_text
from reader.ingest.page_tree import text_within
from reader.text.normalise import clean_characters, collapse_whitespace

_CHUNK = 16_384
_DEEPEST = 128
"""Elements inside one another after which a page is not looked at further."""

_LONGEST_VALUE = 500
"""Code points kept of any one value."""

_MOST_ENTRIES = 200
"""Values kept of each kind."""

_TELLING = frozenset(("html", "meta", "link", "title", "time", "h1", "h2"))
_MAY_TELL = (*sorted(_TELLING), "script", "a")
_MARKING = ("itemprop", "itemProp", "ITEMPROP")
"""As any other attribute is hardly ever written; a page without them is gone through faster."""


@dataclass(slots=True)
class PageScan:
    """What stands in a page outside the article's text, as written there.

    ``meta`` maps names in small letters to their values; ``times`` are dates in ``time``
    elements and the like, ``modified`` those that say so, ``authors`` the texts of elements
    marked as the author, ``headings`` those of the first rank, ``subheadings`` of the second.
    """

    titles: list[str] = field(default_factory=list)
    language: str = ""
    meta: dict[str, list[str]] = field(default_factory=dict)
    canonical: list[str] = field(default_factory=list)
    json_ld: list[str] = field(default_factory=list)
    times: list[str] = field(default_factory=list)
    modified: list[str] = field(default_factory=list)
    authors: list[str] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)
    subheadings: list[str] = field(default_factory=list)

    @property
    def title(self) -> str:
        """The page's title, "" for none; drawings inside a page have titles of their own."""
        return self.titles[0] if self.titles else ""

    def values(self, *names: str) -> list[str]:
        """Return what the ``meta`` elements of these names say, tidied, in the names' order."""
        values = (tidied(value) for name in names for value in self.meta.get(name, ()))
        return [value for value in values if value]

    def value(self, *names: str) -> str:
        """Return the first of `values`, "" for none."""
        return next(iter(self.values(*names)), "")


def tidied(written: str) -> str:
    """Return a value as one line of text; values are often escaped twice."""
    text = unescape(written[: 4 * _LONGEST_VALUE]).replace("\xa0", " ")
    return collapse_whitespace(clean_characters(text)).strip()[:_LONGEST_VALUE]


class _TooDeepError(Exception):
    """The page is too deep to be looked at further."""


def scan_tree(tree: HtmlElement, markup: str = "") -> PageScan:
    """Return what a page says about itself.

    ``tree`` is all of it; ``markup`` what it was made of, which tells quickly what is not in it.
    """
    target = _ScanTarget()
    may_be_marked = not markup or any(sign in markup for sign in _MARKING)
    for element in tree.iter("*") if may_be_marked else tree.iter(*_MAY_TELL):
        if not _is_telling(element):
            continue
        target.start(str(element.tag), cast("Mapping[str, str]", element.attrib))
        if target.is_collecting:
            is_heading = element.tag in ("h1", "h2")
            target.data(heading_text(element) if is_heading else text_within(element))
        target.end(str(element.tag))
    return target.scan


def _is_telling(element: HtmlElement) -> bool:
    """Tell whether the scan has a use for an element; asked of each, an XPath takes longer."""
    if element.tag in _TELLING or element.get("itemprop") is not None:
        return True
    if element.tag == "script":
        return "ld+json" in element.get("type", "")
    return bool(element.get("rel") == "author")


def scan_page(html: str) -> PageScan:
    """Return the same of a page that no tree can be made of. Linear, whatever it is like."""
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
        self._depth = 0
        self._collected: list[str] | None = None
        self._collecting: tuple[list[str], int] = ([], 0)  # for what, and its element's depth

    @property
    def is_collecting(self) -> bool:
        """Whether the text of the present element is wanted."""
        return self._collected is not None

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise _TooDeepError
        if tag == "br":
            self.data(" ")
        elif tag == "meta":
            self._take_meta(attributes)
        elif tag == "html":
            self.scan.language = attributes.get("lang") or attributes.get("xml:lang") or ""
        elif tag == "link" and "canonical" in attributes.get("rel", "").lower().split():
            self._keep(self.scan.canonical, attributes.get("href", ""))
        elif tag == "script":
            if "ld+json" in attributes.get("type", "").lower():
                self._collect(self.scan.json_ld)
        else:
            self._look_at(tag, attributes)

    def _look_at(self, tag: str, attributes: Mapping[str, str]) -> None:
        marks = f"{attributes.get('itemprop', '')} {attributes.get('rel', '')}".lower().split()
        if tag == "title":
            self._collect(self.scan.titles)
        elif tag == "h1":
            self._collect(self.scan.headings)
        elif tag == "h2":
            self._collect(self.scan.subheadings)
        elif tag == "time" or "datepublished" in marks or "datemodified" in marks:
            self._take_time(marks, attributes)
        elif "author" in marks and tag != "link":
            self._collect(self.scan.authors)

    def _take_time(self, marks: list[str], attributes: Mapping[str, str]) -> None:
        times = self.scan.modified if "datemodified" in marks else self.scan.times
        written = attributes.get("datetime") or attributes.get("content")
        if written is None:
            self._collect(times)
        elif "datepublished" in marks or "pubdate" in attributes:
            times.insert(0, written)
        else:
            self._keep(times, written)

    def end(self, _tag: str) -> None:
        values, depth = self._collecting
        if self._collected is not None and depth == self._depth:
            self._keep(values, "".join(self._collected))
            self._collected = None
        self._depth -= 1

    def data(self, text: str) -> None:
        if self._collected is not None:
            self._collected.append(text)

    def close(self) -> None:
        pass

    def _collect(self, values: list[str]) -> None:
        if self._collected is None:
            self._collected = []
            self._collecting = (values, self._depth)

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
