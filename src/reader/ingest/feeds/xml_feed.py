"""RSS, RDF and Atom, read by feedparser.

feedparser is given bytes only: from a text it would take an address and fetch it, or a file's
name and open it. Its own cleaning and completing of addresses are off, because
`reader.documents` does both, in linear time. What it is given is well-formed already
(`reader.documents.xml_text`), so that its slow second parser is never needed.
"""

from __future__ import annotations

import io
import xml.sax
from collections.abc import Iterable, Mapping
from typing import Any

import feedparser  # type: ignore[import-untyped]

from reader.documents.xml_text import mend_xml
from reader.ingest.feeds.raw_feed import RawEntry, RawFeed, RawText
from reader.model.errors import UnreadableError

FEED_ROOTS = ("rss", "rdf", "feed", "channel")
"""Names of the root element of what can be a feed."""

MAX_ENTRIES = 5_000
"""Entries that are read of one feed."""

_ENTRY_NAMES = ("item", "entry")
_HTML_TYPES = ("text/html", "application/xhtml+xml", "html", "xhtml")
_HEADERS = {"content-type": "application/xml; charset=utf-8"}

_PARSER_FAILURES = (
    *(ArithmeticError, AssertionError, AttributeError, LookupError, RecursionError),
    *(TypeError, ValueError, xml.sax.SAXException),
)
"""What feedparser raises on a feed that it did not expect."""

_MINUTES = {"hourly": 60, "daily": 1_440, "weekly": 10_080, "monthly": 43_200, "yearly": 525_600}
_LONGEST_INTERVAL = 10_080

TOO_LONG = "The feed is very long: only its beginning was read."
_CUT_OFF = "The feed ends in the middle: entries may be missing."

_Values = Mapping[str, Any]


def read_xml_feed(text: str) -> RawFeed:
    """Return the feed in an XML text (see `reader.documents.xml_text.decode_xml`).

    Raises:
        UnreadableError: when it is no feed, declares entities, or is nested too deeply.
    """
    mended = mend_xml(text, FEED_ROOTS, counted=_ENTRY_NAMES, most=MAX_ENTRIES)
    if mended.root not in FEED_ROOTS:
        what = (
            "a web page" if mended.root == "html" else f"XML of another kind, <{mended.root[:40]}>"
        )
        raise UnreadableError(f"It is {what}.")
    parsed = _parse(mended.text)
    entries = [values for values in parsed["entries"] if isinstance(values, Mapping)]
    if not parsed.get("version") and not entries:
        raise UnreadableError("It is XML, but no feed.")
    if entries and any(name in _ENTRY_NAMES for name in mended.left_open):
        entries.pop()  # the end of the last one is missing
    feed = parsed["feed"]
    return RawFeed(
        dialect=feedparser.api.SUPPORTED_VERSIONS.get(parsed.get("version") or "", ""),
        title=_text(feed, "title"),
        site_url=_string(feed, "link"),
        language=_string(feed, "language"),
        names=_feed_names(parsed),
        interval_minutes=_interval(feed),
        entries=tuple(map(_entry, entries)),
        is_whole=not mended.left_open,
        problems=(TOO_LONG if mended.is_cut else _CUT_OFF,) if mended.left_open else (),
    )


def _parse(text: str) -> Any:
    try:
        return feedparser.parse(
            io.BytesIO(text.encode("utf-8", "replace")),
            response_headers=dict(_HEADERS),
            resolve_relative_uris=False,
            sanitize_html=False,
        )
    except _PARSER_FAILURES as error:
        raise UnreadableError("It is a feed that cannot be read.") from error


def _entry(values: _Values) -> RawEntry:
    authors = values.get("authors")
    # FeedBurner's own link only counts readers and leads on to the page.
    link = _string(values, "feedburner_origlink") or _string(values, "link")
    identity = _string(values, "id")
    identifies_itself = bool(link) and link == identity
    return RawEntry(
        identity=identity,
        url="" if identifies_itself else link,
        identity_url=link if identifies_itself else "",
        title=_text(values, "title"),
        contents=tuple(_contents(values)),
        summary=_text(values, "summary"),
        author_lines=tuple(_author_lines(authors)),
        categories=tuple(_categories(values.get("tags"))),
        language=_content_language(values),
        published=_string(values, "published") or _string(values, "created"),
        modified=_string(values, "updated"),
    )


def _string(values: _Values, name: str) -> str:
    # Not values.get(name): feedparser gives other fields in place of those that are missing.
    value = dict.get(values, name) if isinstance(values, dict) else None
    return value if isinstance(value, str) else ""


def _text(values: _Values, name: str) -> RawText:
    detail = values.get(f"{name}_detail")
    detail = detail if isinstance(detail, Mapping) else {}
    is_html = _string(detail, "type") in _HTML_TYPES
    # The detail's own value may be that of another element, such as the caption of an image.
    return RawText(_string(values, name), is_html, _string(detail, "base"))


def _contents(values: _Values) -> Iterable[RawText]:
    contents = values.get("content")
    for content in contents if isinstance(contents, list) else ():
        kind = _string(content, "type")
        if kind in _HTML_TYPES or kind.startswith("text/") or not kind:
            yield RawText(_string(content, "value"), kind in _HTML_TYPES, _string(content, "base"))


def _content_language(values: _Values) -> str:
    contents = values.get("content")
    details = [values.get("title_detail"), *(contents if isinstance(contents, list) else ())]
    languages = (_string(detail, "language") for detail in details if isinstance(detail, Mapping))
    return next(filter(None, languages), "")


def _author_lines(authors: object) -> Iterable[str]:
    for author in authors if isinstance(authors, list) else ():
        if isinstance(author, Mapping):
            name, mailbox = _string(author, "name"), _string(author, "email")
            if name:
                yield f"{mailbox} {name}" if mailbox else name


def _categories(tags: object) -> Iterable[str]:
    for tag in tags if isinstance(tags, list) else ():
        if isinstance(tag, Mapping):
            yield _string(tag, "label") or _string(tag, "term")


def _feed_names(parsed: _Values) -> tuple[str, ...]:
    """Return the authors of an Atom feed, who are those of its entries (RFC 4287, 4.2.1).

    In RSS the address at the same place is that of the editor to write to.
    """
    if not _string(parsed, "version").startswith("atom"):
        return ()
    authors = parsed["feed"].get("authors")
    people = (author for author in authors or () if isinstance(author, Mapping))
    return tuple(name for name in (_string(author, "name") for author in people) if name)


def _interval(feed: _Values) -> int:
    """Return the minutes between two changes of a feed as it says itself, 0 for unsaid."""
    minutes = _number(_string(feed, "ttl"))
    period = _MINUTES.get(_string(feed, "sy_updateperiod").strip().lower(), 0)
    if period:
        minutes = max(minutes, period // max(1, _number(_string(feed, "sy_updatefrequency"))))
    return min(minutes, _LONGEST_INTERVAL)


def _number(written: str) -> int:
    written = written.strip()
    return int(written) if written.isascii() and written.isdecimal() and len(written) < 8 else 0


# feedparser fills a table of its own at its first use, which two threads must not do at once.
_parse("<rss version='2.0'><channel></channel></rss>")
