"""When a page says its article was published and changed, from the most to the least explicit."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from html import unescape
from itertools import islice

from lxml import etree
from lxml.html import HtmlElement

from reader.documents.dates import (
    dated_part,
    is_date_line,
    parse_publication_date,
    words_beside_date,
)
from reader.documents.debris import ends_as_sentence
from reader.ingest.json_ld import ArticleNode
from reader.ingest.page_head import PageHead
from reader.ingest.page_scan import PageScan
from reader.ingest.page_tree import text_within
from reader.model.parsed_article import PublicationDate

_PUBLISHED = (
    "article:published_time",
    "og:published_time",
    "og:article:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
    "article.published",
    "published-date",
    "publication_date",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date.created",
    "dc.date",
    "dcterms.date",
    "pubdate",
    "publish-date",
    "publishdate",
    "publish_date",
    "citation_publication_date",
    "date",
)
_MODIFIED = (
    "article:modified_time",
    "og:updated_time",
    "og:modified_time",
    "datemodified",
    "article.updated",
    "dcterms.modified",
    "dc.date.modified",
    "lastmod",
    "last-modified",
    "revised",
)

_MOST_CANDIDATES = 50
_LONGEST = 200
_MOST_WORDS_BESIDE = 6
"""Of a line with the date: a byline, a place, "3 comments"."""

_TITLE_PARTS = re.compile(r"\s[|–—·-]\s|\s?[|(,]")
_CHANGED = re.compile(
    r"\W*(?:last\s+)?(?:updated?|modified|edited|aktualisiert|geändert|stand|zuletzt|letzte"
    r"|mise?\s+à\s+jour|modifié|actualizado|atualizado|aggiornato|bijgewerkt)\b",
    re.IGNORECASE,
)
"""Begins a line with the date of a change."""


_LINE_ELEMENTS = ("p", "div", "span", "li", "small", "font")
_DATED = re.compile(r"[Dd]ate|time|publish|posted|byline|meta")
"""In the class of an element that may hold a date."""

_MOST_DATED = 100

_SEARCH_FAILURES = (
    *(ArithmeticError, AssertionError, AttributeError, LookupError, RecursionError),
    *(TypeError, ValueError, etree.LxmlError),
)
"""What code that walks a tree raises on a tree it did not expect."""


def find_published(
    scan: PageScan, node: ArticleNode, address: str, head: PageHead | None = None
) -> PublicationDate | None:
    """Return the publication date that a page declares; as written where it can mean two days.

    ``head`` is None where there is no tree. A date around the headline is what readers are told;
    ``time`` elements can be any story's, and count where no date is there, or for its time.
    """
    declared = [value for name in _PUBLISHED for value in scan.meta.get(name, ())]
    date = _first_date((node.published, *declared), address)
    if date is not None and date.iso is not None:
        return date
    title = [part.strip(" ()") for part in _TITLE_PARTS.split(scan.title)]
    shown = _date_in_head([*_texts_of(head), *filter(is_date_line, title)], address)
    if shown is None or shown.iso is None:
        return _first_date((node.published, *declared, *scan.times), address) or shown
    for written in scan.times[:_MOST_CANDIDATES]:
        date = parse_publication_date(written, clues=address)
        if date.iso is not None and date.iso[:10] == shown.iso[:10]:
            return max(shown, date, key=lambda known: len(known.iso or ""))
    return shown


def _texts_of(head: PageHead | None) -> list[str]:
    """Return the lines around a headline, each followed by the pieces that it is made of."""
    lines = head.lines if head else []
    return [text for line in lines for text in (line.text, *(piece.text for piece in line.pieces))]


def _date_in_head(head: Sequence[str], address: str) -> PublicationDate | None:
    """Return the first date among the lines around a headline that has hardly a word beside it."""
    dates = (
        line if is_date_line(line) else dated_part(line)
        for line in head
        if not _CHANGED.match(line)
        and (words := words_beside_date(line)) is not None
        and len(words) <= _MOST_WORDS_BESIDE
        and not ends_as_sentence(line)
    )
    return _first_date(dates, address)


def find_modified(scan: PageScan, node: ArticleNode, address: str) -> PublicationDate | None:
    """Return when a page says that its article was changed last, None where it does not."""
    declared = (value for name in _MODIFIED for value in scan.meta.get(name, ()))
    date = _first_date((node.modified, *declared, *scan.modified), address)
    return date if date is not None and date.iso is not None else None


def search_date(tree: HtmlElement, address: str) -> PublicationDate | None:
    """Return the date in a page that declares none: a line that is one, or what htmldate finds."""
    dated = (e for e in tree.iter(*_LINE_ELEMENTS) if _DATED.search(e.get("class", "")))
    lines = (" ".join(text_within(element).split()) for element in islice(dated, _MOST_DATED))
    found = _first_date((line for line in lines if line and is_date_line(line)), address)
    if found is not None:
        return found
    # Slow, and needed for few pages.
    from htmldate import find_date  # noqa: PLC0415

    try:
        written = find_date(tree, extensive_search=False, original_date=True, url=address or None)
    except _SEARCH_FAILURES:
        return None
    return parse_publication_date(written) if written else None


def _first_date(candidates: Iterable[str], address: str) -> PublicationDate | None:
    """Return the first date whose meaning is clear, failing that the first that may be one."""
    unread: PublicationDate | None = None
    for number, candidate in enumerate(candidates):
        if number >= _MOST_CANDIDATES:
            break
        written = " ".join(unescape(candidate[:_LONGEST]).split())
        if not any(character.isdigit() for character in written):
            continue
        date = parse_publication_date(written, clues=address)
        if date.iso is not None:
            return date
        unread = unread or date
    return unread
