"""What a page says about its article, beside the text: one collection of all the places.

The places are asked in this order, because publishers keep them that well: JSON-LD, OpenGraph,
``meta`` elements, ``time`` elements, the ``title`` element.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape

from reader.documents.addresses import web_address
from reader.documents.people import (
    is_name_like,
    is_outlet_like,
    is_outlet_name,
    is_person_like,
    split_byline,
)
from reader.ingest.json_ld import ArticleNode, find_article_node
from reader.ingest.page_address import canonical_address
from reader.ingest.page_dates import find_modified, find_published
from reader.ingest.page_scan import PageScan
from reader.model.parsed_article import PublicationDate
from reader.text.normalise import clean_characters, collapse_whitespace

_LONGEST = 500
"""Code points kept of any one value."""

_LONGEST_OUTLET = 40
_MOST_NAMES = 20

_HEADLINES = ("og:title", "twitter:title", "dc.title", "parsely-title", "sailthru.title")
_OUTLETS = ("og:site_name", "application-name", "dc.publisher", "twitter:app:name:iphone")
_SECTIONS = ("article:section", "parsely-section", "section", "sailthru.section", "articlesection")
_AUTHORS = ("author", "article:author", "parsely-author", "sailthru.author", "byl", "dc.creator")
_LANGUAGES = ("og:locale", "content-language", "dc.language")
_TIERS = ("article:content_tier", "og:content_tier", "isaccessibleforfree")
_LOCKED = ("locked", "false", "premium", "subscriber")

_LANGUAGE = re.compile(r"([a-z]{2,3})(?:[-_]([a-z]{4}))?(?:[-_]([a-z]{2}|\d{3}))?", re.IGNORECASE)
_TITLE_PARTS = re.compile(r"\s+(?:[|–—·•»:-]|--)\s+|\s*[|｜]\s*")
_AFTER_HEADING = re.compile(r"\s*(?:[|｜–—·•»:：_-]|$)")
_CJK_OUTLET = re.compile(
    r"\s*[-_|｜:：]\s*[^-_|｜:：]{1,12}"
    r"(?:网|網|报|報|新聞|新闻|频道|頻道|在线|日報|通信社|ニュース|オンライン|뉴스|일보|신문|닷컴)$"
)


@dataclass(frozen=True, slots=True)
class PageMetadata:
    """What a page says about its article; "" and None where it says nothing.

    ``is_free`` is False where the page declares that the whole article is for subscribers.
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


def read_metadata(scan: PageScan, url: str) -> PageMetadata:
    """Return what a scanned page says; ``url`` is where it came from, "" when unknown."""
    linked = (*scan.canonical, *scan.meta.get("og:url", ()))
    address = canonical_address(linked, url)
    node = find_article_node(scan.json_ld, address)
    if not linked and node.url:
        address = canonical_address((node.url,), url)
    outlet = _outlet(scan, node)
    policy = _tidy(node.unnamed_sources_policy)
    return PageMetadata(
        headline=_headline(scan, node, outlet),
        outlet=outlet,
        byline=_byline(scan, node, outlet),
        section=_tidy(node.section) or _first(scan, _SECTIONS),
        published=find_published(scan, node, address),
        modified=find_modified(scan, node, address),
        language=_language(scan, node),
        url=address,
        is_free=node.is_free and _first(scan, _TIERS).lower() not in _LOCKED,
        unnamed_sources_policy=policy if " " in policy else web_address(policy, address) or policy,
        text=node.body,
        word_count=node.word_count,
    )


def _tidy(written: str) -> str:
    """Return a value as one line of text; values are often escaped twice."""
    return collapse_whitespace(clean_characters(unescape(written[: 4 * _LONGEST]))).strip()[
        :_LONGEST
    ]


def _first(scan: PageScan, names: tuple[str, ...]) -> str:
    values = (_tidy(value) for name in names for value in scan.meta.get(name, ()))
    return next((value for value in values if value), "")


def _outlet(scan: PageScan, node: ArticleNode) -> str:
    """Return the outlet as declared, else what the page's title ends with, if that is a name."""
    declared = _tidy(node.outlet) or _first(scan, _OUTLETS)
    if declared:
        return declared
    parts = _TITLE_PARTS.split(_tidy(scan.title))
    return parts[-1] if len(parts) > 1 and is_outlet_name(parts[-1]) else ""


def _headline(scan: PageScan, node: ArticleNode, outlet: str) -> str:
    headings = [_tidy(heading) for heading in scan.headings[:5]]
    declared = _tidy(node.headline) or _first(scan, _HEADLINES)
    headline = declared or _tidy(scan.title) or next(filter(None, headings), "")
    for heading in headings:
        if heading and _is_headline(heading, headline):
            return heading
    return _without_outlet(headline, outlet, guess=not declared)


def is_headline_in(heading: str, title: str) -> bool:
    """Tell whether a page's title is a heading of it, perhaps with the site's name behind it."""
    if heading.casefold() == title.casefold():
        return True
    rest = title[len(heading) :] if title.casefold().startswith(heading.casefold()) else ""
    found = _TITLE_PARTS.match(rest)
    return found is not None and 0 < len(rest) - found.end() <= _LONGEST_OUTLET


def _is_headline(heading: str, title: str) -> bool:
    """Tell whether a title is the heading with something added to it, or cut short."""
    if title.casefold().startswith(heading.casefold()):
        return _AFTER_HEADING.match(title[len(heading) :]) is not None
    return title.endswith(("…", "...")) and heading.startswith(title.rstrip(" .…"))


def _without_outlet(title: str, outlet: str, *, guess: bool = False) -> str:
    """Return a title without the outlet's name at an end of it ("… | Harbour Times").

    With ``guess``, a last part that only looks like an outlet's name goes too.
    """
    title = _CJK_OUTLET.sub("", title) or title
    cuts = list(_TITLE_PARTS.finditer(title))
    if not cuts:
        return title
    first, last = title[: cuts[0].start()], title[cuts[-1].end() :]
    if _is_same_outlet(last, outlet) or (guess and is_outlet_like(last)):
        return title[: cuts[-1].start()] or title
    return title[cuts[0].end() :] if _is_same_outlet(first, outlet) else title


def _is_same_outlet(name: str, outlet: str) -> bool:
    """Tell whether two names are one outlet's, or one is a part of the other's."""
    if not name or not outlet or len(name) > _LONGEST_OUTLET:
        return False
    short, long = sorted((_core(name), _core(outlet)), key=len)
    return len(short) > 2 and long.startswith(short)


def _core(outlet: str) -> str:
    name = outlet.casefold().removeprefix("the ").removeprefix("www.")
    return re.sub(r"\.(?:com|org|net|co\.uk)$|\W+", "", name)


def _byline(scan: PageScan, node: ArticleNode, outlet: str) -> tuple[str, ...]:
    people = [name for written in node.people for name in _people_in(_tidy(written))]
    people += [name for written in node.authors for name in _people_in(_tidy(written))]
    if not people:
        values = [_tidy(value) for name in _AUTHORS for value in scan.meta.get(name, ())]
        names = [name for value in values[:_MOST_NAMES] for name in split_byline(value)]
        people = names or [name for text in scan.authors for name in split_byline(_tidy(text))]
    wanted = (name for name in people if name and name.casefold() != outlet.casefold())
    return tuple(dict.fromkeys(wanted))[:_MOST_NAMES]


def _people_in(written: str) -> tuple[str, ...]:
    """Return the people that a value for an author names; outlets, agencies and links are none.

    A name that our rules do not know as one ("Madonna", names in other scripts) is believed.
    """
    if "://" in written or written.startswith("@"):
        return ()
    if is_person_like(written):
        return (written,)
    people = split_byline(written)
    if people:
        return people
    return () if is_outlet_name(written) or not is_name_like(written) else (written,)


def _language(scan: PageScan, node: ArticleNode) -> str:
    """Return the language as a BCP 47 tag ("en-GB"), "" when the page names none."""
    for written in (scan.language, node.language, _first(scan, _LANGUAGES)):
        found = _LANGUAGE.fullmatch(written.strip())
        if found:
            script, region = (found[2] or "").title(), (found[3] or "").upper()
            return "-".join(filter(None, (found[1].lower(), script, region)))
    return ""
