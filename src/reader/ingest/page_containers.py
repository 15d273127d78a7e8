"""The elements that hold a page's stretches of text: which may hold an article, which a teaser."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from reader.documents.debris import ends_as_sentence
from reader.ingest.page_stretches import Stretch
from reader.text.word_lists import word_set

_INNER_ELEMENTS = word_set(
    "blockquote caption center dd dl dt figcaption figure h1 h2 h3 h4 h5 h6 hgroup li ol p pre"
    " table tbody td tfoot th thead tr ul"
)
"""Elements that hold a part of an article, such as a paragraph; others may hold all of it."""

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")

_LINES = frozenset(("p", *HEADINGS))

LONG_SENTENCE, SHORT_SENTENCE = 80, 25
"""Sizes from which a text reads like a sentence, without and with a full stop at its end."""

_LEAST_TEASERS = 3
"""So many parts of a page that are built alike, each with a linked line, are a list of stories."""

_LINKED_LINE = 0.9
"""The share of its text from which a line is a link."""

_MOST_TEASER_LINES = 2
"""Linked lines, and sentences, of a teaser."""


def reads_like_sentence(stretch: Stretch) -> bool:
    """Tell whether a stretch is long enough for a sentence, and not links for the most part."""
    if stretch.link_share >= 0.3:
        return False
    if stretch.size >= LONG_SENTENCE:
        return True
    return stretch.size >= SHORT_SENTENCE and ends_as_sentence(stretch.text)


class Containers:
    """The containers of a page's stretches.

    A container is the innermost element around a stretch that may hold a whole article: not a
    paragraph or list, nor a ``div`` that stands for a paragraph. ``own_host`` is the page's, ""
    where it is not known.
    """

    def __init__(self, stretches: Sequence[Stretch], own_host: str = "") -> None:
        self._own_host = own_host
        self._names_columns: dict[HtmlElement, bool] = {}
        counts = Counter(stretch.holder for stretch in stretches)
        self._stretches = stretches
        self._of = {stretch: _container_of(stretch, counts) for stretch in stretches}

    def of(self, stretch: Stretch) -> HtmlElement:
        """Return the container of a stretch."""
        return self._of[stretch]

    def is_in_teaser(self, stretch: Stretch) -> bool:
        """Tell whether a stretch is in one of several parts that each lead to a story."""
        return stretch in self._in_teasers

    def leads_away(self, stretch: Stretch) -> bool:
        """Tell whether a stretch is a link to another site, as in a list of things to buy."""
        if not self._own_host or stretch.link_share <= _LINKED_LINE:
            return False
        host = _leads_to_host(stretch)
        return host is not None and host != "" and not _is_within(host, self._site)

    def is_in_table_of_facts(self, stretch: Stretch) -> bool:
        """Tell whether a stretch is a cell of a table that names its columns or rows."""
        if stretch.holder.tag not in ("td", "th"):
            return False
        table = next(stretch.holder.iterancestors("table"), None)
        if table is None:
            return False
        if table not in self._names_columns:
            self._names_columns[table] = next(table.iter("th"), None) is not None
        return self._names_columns[table]

    @cached_property
    def _linked_hosts(self) -> Mapping[Stretch, str]:
        """The stretches that are a link each, and where to; see `host_of`."""
        lines = (s for s in self._stretches if s.link_share > _LINKED_LINE)
        hosts = ((line, _leads_to_host(line)) for line in lines if line.size >= SHORT_SENTENCE)
        return {line: host for line, host in hosts if host is not None}

    @cached_property
    def _site(self) -> str:
        """The page's own host where any of its links leads there, else the one of most lines.

        Saved pages have whole addresses; a page that was copied has those of where it was.
        """
        if self._own_host and self._stretches:
            links = self._stretches[0].holder.getroottree().iter("a")
            hosts = (host_of(address) for link in links if (address := link.get("href")))
            if any(not host or _is_within(host, self._own_host) for host in hosts):
                return self._own_host
        lines = Counter(self._linked_hosts.values())
        return next((host for host, _ in lines.most_common(1)), "")

    @cached_property
    def _in_teasers(self) -> frozenset[Stretch]:
        hosts = self._linked_hosts.items()
        lines = [line for line, host in hosts if not host or _is_within(host, self._site)]
        parts = {stretch: tuple(self._parts_around(stretch)) for stretch in self._stretches}
        line_counts = Counter(part for line in lines for part in parts[line])
        sentence_counts: dict[HtmlElement, int] = defaultdict(int)
        for stretch in self._stretches:
            if reads_like_sentence(stretch):
                for part in parts[stretch]:
                    sentence_counts[part] += 1
        candidates = [
            part
            for part, count in line_counts.items()
            if count <= _MOST_TEASER_LINES and sentence_counts[part] <= _MOST_TEASER_LINES
        ]
        alike = Counter(map(build_of, candidates))
        teasers = {part for part in candidates if alike[build_of(part)] >= _LEAST_TEASERS}
        return frozenset(
            stretch for stretch, around in parts.items() if not teasers.isdisjoint(around)
        )

    def _parts_around(self, stretch: Stretch) -> Iterator[HtmlElement]:
        """Yield the elements from a stretch's holder to the one around its container."""
        container = self.of(stretch)
        element: HtmlElement | None = stretch.holder
        while element is not None:
            if element.tag not in _LINES:
                yield element
            if element is container:
                break
            element = element.getparent()
        if (parent := container.getparent()) is not None:
            yield parent


def _is_within(host: str, own_host: str) -> bool:
    """Tell whether a host is of the same site: of one domain, or of one registry at worst."""
    return host.split(".")[-2:] == own_host.split(".")[-2:]


def _leads_to_host(stretch: Stretch) -> str | None:
    """Return the host that the first link of a stretch leads to, "" for one within the site."""
    link = next(stretch.holder.iter("a"), None)
    if link is None:
        link = next(stretch.holder.iterancestors("a"), None)
    return None if link is None else host_of(link.get("href", ""))


def _container_of(stretch: Stretch, counts: Mapping[HtmlElement, int]) -> HtmlElement:
    element = stretch.holder
    # A "div" with nothing but a line of text stands for a paragraph.
    if element.tag in _INNER_ELEMENTS or counts[element] == 1:
        element = _parent(element)
    while element.tag in _INNER_ELEMENTS:
        parent = _parent(element)
        if parent is element:
            break
        element = parent
    return element


def _parent(element: HtmlElement) -> HtmlElement:
    parent = element.getparent()
    return element if parent is None else parent


def host_of(address: str) -> str:
    """Return an address's host without "www.", "" for one within the site or none to be read."""
    try:
        return urlsplit(address).netloc.lower().removeprefix("www.")
    except ValueError:  # such as an unfinished IPv6 address
        return ""


def build_of(element: HtmlElement) -> tuple[str, str, str]:
    """Return what elements that a page builds alike have in common."""
    parent = element.getparent()
    return (
        str(element.tag),
        element.get("class", ""),
        "" if parent is None else f"{parent.tag} {parent.get('class', '')}",
    )
