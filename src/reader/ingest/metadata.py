"""What a page says about its article, beside the text: one collection of all the places.

The places are asked in this order, because publishers keep them that well: JSON-LD, OpenGraph,
``meta`` elements, what readers see around the headline, ``time`` elements, the ``title`` element.
"""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from reader.documents.addresses import web_address
from reader.ingest.json_ld import ArticleNode, find_article_node
from reader.ingest.page_address import canonical_address
from reader.ingest.page_authors import find_byline
from reader.ingest.page_dates import find_modified, find_published
from reader.ingest.page_head import PageHead, ShownLines
from reader.ingest.page_outlets import Site, agreed_name, owner_of_page
from reader.ingest.page_scan import PageScan, tidied
from reader.ingest.page_sections import find_section
from reader.ingest.page_titles import choose_headline, name_beside, outlet_at_end
from reader.model.parsed_article import PublicationDate

_MOST_HEADINGS = 40
_MOST_NAMES = 12
"""Of what a page calls its site or its article: few have more than five."""

_HEADLINES = ("og:title", "twitter:title", "dc.title", "parsely-title", "sailthru.title")
_OUTLETS = ("og:site_name", "application-name", "dc.publisher")
_APPLICATIONS = ("apple-mobile-web-app-title", "twitter:app:name:iphone")
_OWNERS = ("publisher", "copyright")
"""Where the site's name stands, or a longer text with it."""

_LANGUAGES = ("og:locale", "content-language", "dc.language")
_TIERS = ("article:content_tier", "og:content_tier", "isaccessibleforfree")
_LOCKED = ("locked", "false", "premium", "subscriber")

_LANGUAGE = re.compile(r"([a-z]{2,3})(?:[-_]([a-z]{4}))?(?:[-_]([a-z]{2}|\d{3}))?", re.IGNORECASE)


class PageMetadata(NamedTuple):
    """What a page says about its article; "" and None where it says nothing.

    ``outlet`` is the host where nothing names it. ``byline`` are people: organisations are left
    out. ``is_free`` is False where the page declares that the whole article is for subscribers.
    ``text`` is the publisher's own copy of the article, ``word_count`` how many words it has by
    the publisher's count, 0 for no count.
    """

    headline: str
    outlet: str
    byline: tuple[str, ...]
    section: str
    published: PublicationDate | None
    modified: PublicationDate | None
    language: str
    url: str
    is_free: bool
    unnamed_sources_policy: str
    text: str
    word_count: int


def read_metadata(
    scan: PageScan, url: str, tree: HtmlElement | None = None, markup: str = ""
) -> PageMetadata:
    """Return what a scanned page says; ``url`` is where it came from, "" when unknown.

    With its ``tree``, what readers see counts too: byline and date at the headline, the path to
    the front page, the copyright line. ``markup`` is what the tree was made of, "" when unknown.
    """
    linked = (*scan.canonical, *scan.meta.get("og:url", ()))
    address = canonical_address(linked, url)
    node = find_article_node(scan.json_ld, address)
    if not linked and node.url:
        address = canonical_address((node.url,), url)
    site = _site(scan, node, address)
    shown = ShownLines(tree)
    headline = _headline(scan, node, site, shown)
    outlet = _outlet(scan, node, headline, site, shown)
    outlet = outlet or ("" if tree is None else owner_of_page(tree, markup)) or site.host
    head = None if tree is None else PageHead(tree, headline, markup)
    policy = tidied(node.unnamed_sources_policy)
    return PageMetadata(
        headline=headline,
        outlet=outlet,
        byline=find_byline(scan, node, head, outlet),
        section=find_section(scan, node, head, headline, site.also_called(outlet)),
        published=find_published(scan, node, address, head),
        modified=find_modified(scan, node, address),
        language=_language(scan, node),
        url=address,
        is_free=node.is_free and scan.value(*_TIERS).lower() not in _LOCKED,
        unnamed_sources_policy=policy if " " in policy else web_address(policy, address) or policy,
        text=node.body,
        word_count=node.word_count,
    )


def _site(scan: PageScan, node: ArticleNode, address: str) -> Site:
    """Return all that is known of the site, for telling its name from a headline."""
    said = scan.values(*_OUTLETS, *_APPLICATIONS, *_OWNERS)
    names = [name for name in (tidied(node.outlet), tidied(node.site), *said) if name]
    host = urlsplit(address).hostname if address else None
    return Site(tuple(names[:_MOST_NAMES]), (host or "").removeprefix("www."))


def _headline(scan: PageScan, node: ArticleNode, site: Site, shown: ShownLines) -> str:
    return choose_headline(
        [tidied(node.headline), *scan.values(*_HEADLINES)[:_MOST_NAMES], tidied(scan.title)],
        list(map(tidied, scan.headings[:_MOST_HEADINGS])),
        list(map(tidied, scan.subheadings[:_MOST_HEADINGS])),
        site,
        shown=shown,
    )


def _outlet(scan: PageScan, node: ArticleNode, headline: str, site: Site, shown: ShownLines) -> str:
    """Return the outlet's name as declared, or beside the headline in the page's title."""
    title = tidied(scan.title)
    said = (*scan.headings, *scan.subheadings, node.headline, *scan.values(*_HEADLINES))
    is_sure = title != headline and (
        any(tidied(text) == headline for text in said) or headline in shown
    )
    beside = name_beside(title, headline, site, is_sure=is_sure) or outlet_at_end(title, site)
    declared = [tidied(node.outlet), *scan.values(*_OUTLETS), beside, tidied(node.site)]
    names = [*declared, *scan.values(*_APPLICATIONS)]
    return site.own_part(agreed_name(names[:_MOST_NAMES]))


def _language(scan: PageScan, node: ArticleNode) -> str:
    """Return the language as a BCP 47 tag ("en-GB"), "" when the page names none."""
    for written in (scan.language, node.language, scan.value(*_LANGUAGES)):
        found = _LANGUAGE.fullmatch(written.strip())
        if found:
            script, region = (found[2] or "").title(), (found[3] or "").upper()
            return "-".join(filter(None, (found[1].lower(), script, region)))
    return ""
