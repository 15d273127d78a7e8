"""JSON Feed 1.0 and 1.1 (jsonfeed.org), read as tolerantly as the others.

Unlike the standard says, an entry without an id is not left out: other things tell it apart.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from reader.ingest.feeds.raw_feed import RawEntry, RawFeed, RawText
from reader.ingest.feeds.xml_feed import MAX_ENTRIES, TOO_LONG
from reader.model.errors import UnreadableError

_VERSION_ADDRESS = "jsonfeed.org/version/"
_KNOWN_VERSIONS = ("1", "1.1")
_MOST_VALUES = 100

_Values = Mapping[str, Any]


def read_json_feed(text: str) -> RawFeed:
    """Return the feed in a JSON text.

    Raises:
        UnreadableError: when it is no JSON or no feed.
    """
    values = _load(text)
    items = values.get("items")
    version = _string(values, "version")
    if not isinstance(items, list) or not (
        _VERSION_ADDRESS in version or "home_page_url" in values or "feed_url" in values
    ):
        raise UnreadableError("It is JSON, but no feed.")
    entries = [item for item in items if isinstance(item, Mapping)]
    return RawFeed(
        dialect=_dialect(version),
        title=RawText(_string(values, "title")),
        site_url=_string(values, "home_page_url"),
        language=_string(values, "language"),
        names=tuple(_names(values)),
        entries=tuple(map(_entry, entries[:MAX_ENTRIES])),
        is_whole=len(entries) <= MAX_ENTRIES,
        problems=(TOO_LONG,) if len(entries) > MAX_ENTRIES else (),
    )


def _load(text: str) -> _Values:
    try:
        values = json.loads(text, strict=False)
    except (ValueError, RecursionError) as error:  # ValueError: also for numbers of 5,000 digits
        raise UnreadableError("It is neither XML nor JSON that can be read.") from error
    if not isinstance(values, dict):
        raise UnreadableError("It is JSON, but no feed.")
    return values


def _dialect(version: str) -> str:
    number = version.partition(_VERSION_ADDRESS)[2].strip("/ ")
    return f"JSON Feed {number}" if number in _KNOWN_VERSIONS else "JSON Feed"


def _entry(values: _Values) -> RawEntry:
    contents = (
        RawText(_string(values, "content_html"), is_html=True),
        RawText(_string(values, "content_text")),
    )
    return RawEntry(
        identity=_identity(values.get("id")),
        url=_string(values, "url") or _string(values, "external_url"),
        identity_url=_identity(values.get("id")),
        title=RawText(_string(values, "title")),
        contents=tuple(text for text in contents if text.value)[:1],
        summary=RawText(_string(values, "summary")),
        names=tuple(_names(values)),
        categories=tuple(_strings(values.get("tags"))),
        language=_string(values, "language"),
        published=_string(values, "date_published"),
        modified=_string(values, "date_modified"),
    )


def _identity(value: object) -> str:
    """Return an id as text: some feeds have numbers."""
    if isinstance(value, bool):
        return ""
    if isinstance(value, int):
        return str(value) if abs(value) < 10**30 else ""
    return value if isinstance(value, str) else ""


def _names(values: _Values) -> Iterable[str]:
    """Return the names of the authors: "authors" in 1.1, "author" in 1.0."""
    authors = values.get("authors")
    people = authors if isinstance(authors, list) and authors else [values.get("author")]
    for person in people[:_MOST_VALUES]:
        name = _string(person, "name") if isinstance(person, Mapping) else person
        if isinstance(name, str) and name:
            yield name


def _strings(value: object) -> Iterable[str]:
    values = value if isinstance(value, list) else ()
    return (one for one in values[:_MOST_VALUES] if isinstance(one, str))


def _string(values: _Values, name: str) -> str:
    value = values.get(name)
    return value if isinstance(value, str) else ""
