"""What a page says about its article, beside the text: one collection of all the places.

The places are asked in this order, because publishers keep them that well: JSON-LD, OpenGraph,
``meta`` elements, ``time`` elements, the ``title`` element.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape

from reader.documents.addresses import is_image_address, web_address, without_tracking
from reader.documents.dates import parse_publication_date
from reader.documents.people import is_outlet_like, split_byline
from reader.ingest.json_ld import ArticleNode, find_article_node
from reader.ingest.page_scan import PageScan
from reader.model.article import PublicationDate
from reader.text.normalise import clean_characters, collapse_whitespace

_LONGEST = 500
"""Code points kept of any one value."""

_HEADLINES = ("og:title", "twitter:title", "dc.title", "parsely-title", "sailthru.title")
_OUTLETS = ("og:site_name", "application-name", "dc.publisher", "twitter:app:name:iphone")
_SECTIONS = ("article:section", "parsely-section", "section", "sailthru.section")
_DATES = (
    "article:published_time",
    "og:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
    "dcterms.created",
    "dc.date",
    "pubdate",
    "publish-date",
    "publishdate",
    "date",
)
_AUTHORS = ("author", "article:author", "parsely-author", "sailthru.author", "byl", "dc.creator")
_LANGUAGES = ("og:locale", "content-language", "dc.language")
_LANGUAGE = re.compile(r"([a-z]{2,3})(?:[-_]([a-z]{4}))?(?:[-_]([a-z]{2}|\d{3}))?", re.IGNORECASE)
_TITLE_PARTS = re.compile(r"\s+[|–—·•»-]\s+|\s*\|\s*")


@dataclass(frozen=True, slots=True)
class PageMetadata:
    """What a page says about its article; "" and None where it says nothing."""

    headline: str
    outlet: str
    byline: tuple[str, ...]
    section: str
    published: PublicationDate | None
    language: str
    url: str
    is_free: bool
    """False where the page declares that the whole article is for subscribers."""


def read_metadata(scan: PageScan, url: str) -> PageMetadata:
    """Return what a scanned page says; ``url`` is where it came from, "" when unknown."""
    address = _canonical_address(scan, url)
    node = find_article_node(scan.json_ld, address)
    outlet = _tidy(node.outlet) or _first(scan, _OUTLETS)
    byline = _byline(scan, node, outlet)
    if not address and node.url:
        address = without_tracking(web_address(node.url, url) or "")
    return PageMetadata(
        headline=_headline(scan, node, outlet),
        outlet=outlet,
        byline=byline,
        section=_tidy(node.section) or _first(scan, _SECTIONS),
        published=_published(scan, node, address),
        language=_language(scan, node),
        url=address,
        is_free=node.is_free,
    )


def _tidy(written: str) -> str:
    """Return a value as one line of text; values are often escaped twice."""
    return collapse_whitespace(clean_characters(unescape(written[: 4 * _LONGEST]))).strip()[
        :_LONGEST
    ]


def _first(scan: PageScan, names: tuple[str, ...]) -> str:
    values = (_tidy(value) for name in names for value in scan.meta.get(name, ()))
    return next((value for value in values if value), "")


def _headline(scan: PageScan, node: ArticleNode, outlet: str) -> str:
    declared = _tidy(node.headline) or _first(scan, _HEADLINES)
    if declared:
        return _without_outlet(declared, outlet)
    return _without_outlet(_tidy(scan.title), outlet, guess=True)


def _without_outlet(title: str, outlet: str, *, guess: bool = False) -> str:
    """Return a title without the outlet's name at its end ("… | Harbour Times").

    With ``guess``, a last part that only looks like an outlet's name goes too.
    """
    cuts = list(_TITLE_PARTS.finditer(title))
    if cuts and cuts[-1].start() > 0:
        last = title[cuts[-1].end() :]
        is_outlet = outlet and last.casefold() in (outlet.casefold(), f"the {outlet}".casefold())
        if is_outlet or (guess and is_outlet_like(last)):
            return title[: cuts[-1].start()]
    return title


def _byline(scan: PageScan, node: ArticleNode, outlet: str) -> tuple[str, ...]:
    people = [_tidy(name) for name in node.people]
    people += [name for written in node.authors for name in split_byline(_tidy(written))]
    if not people:
        values = [_tidy(value) for name in _AUTHORS for value in scan.meta.get(name, ())]
        names = [name for value in values[:20] for name in split_byline(value)]
        people = names or [name for text in scan.authors for name in split_byline(_tidy(text))]
    wanted = (name for name in people if name and "://" not in name and name != outlet)
    return tuple(dict.fromkeys(wanted))[:20]


def _published(scan: PageScan, node: ArticleNode, address: str) -> PublicationDate | None:
    candidates = [node.published, *(v for n in _DATES for v in scan.meta.get(n, ())), *scan.times]
    unread: PublicationDate | None = None
    for written in map(_tidy, candidates[:50]):
        if written:
            date = parse_publication_date(written, clues=address)
            if date.iso is not None:
                return date
            if any(character.isdigit() for character in written):
                unread = unread or date
    return unread


def _language(scan: PageScan, node: ArticleNode) -> str:
    """Return the language as a BCP 47 tag ("en-GB"), "" when the page names none."""
    for written in (scan.language, node.language, _first(scan, _LANGUAGES)):
        found = _LANGUAGE.fullmatch(written.strip())
        if found:
            script, region = (found[2] or "").title(), (found[3] or "").upper()
            return "-".join(filter(None, (found[1].lower(), script, region)))
    return ""


def _canonical_address(scan: PageScan, url: str) -> str:
    """Return the article's own address; a canonical link to a site's front page is a mistake."""
    for written in (*scan.canonical, *scan.meta.get("og:url", ()), url):
        address = web_address(written, url)
        if address and not is_image_address(address):
            address = without_tracking(address)
            if address.count("/") > 3 or written == url or "?" in address:
                return address
    return without_tracking(web_address(url) or "") if url else ""
