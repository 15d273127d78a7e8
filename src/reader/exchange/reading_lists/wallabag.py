"""wallabag: the JSON of all entries, and what its API answers.

Learnt from wallabag's documentation of its API and the entities of clients: a list (in the API,
``_embedded.items``) of objects with ``is_archived`` and ``is_starred`` (0 or 1), ``tags`` (words,
or objects with ``label``), ``title``, ``url``, ``given_url``, ``content`` (HTML), ``created_at``,
``archived_at``, ``published_at``, ``published_by`` (names), ``language``, and ``annotations``:
``[{text, quote, created_at, ranges}]``. The ranges are paths into wallabag's own page; the quote
is what counts here. Times are ISO 8601 ("2023-01-29T12:19:48+0000").
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from reader.documents.dates import parse_publication_date
from reader.exchange.reading_lists.export_file import ExportFile, refuse_many
from reader.exchange.reading_lists.values import (
    address_of,
    is_set,
    line_of,
    moment_of,
    quote_of,
    tags_of,
    text_of,
    title_of,
)
from reader.model.reading_list import LeftOutEntry, ReadingList, SavedEntry, SavedHighlight

SERVICE = "wallabag"

_KEYS = frozenset(("is_archived", "is_starred", "url"))


def is_wallabag(export: ExportFile) -> bool:
    """Tell whether an export is wallabag's."""
    values = _entries(export.json)
    return bool(values) and isinstance(values[0], dict) and values[0].keys() >= _KEYS


def read_wallabag(export: ExportFile) -> ReadingList:
    """Return what wallabag exported.

    Raises:
        UnreadableError: when it holds too much.
    """
    values = _entries(export.json)
    refuse_many(len(values))
    entries: list[SavedEntry] = []
    left_out: list[LeftOutEntry] = []
    for number, value in enumerate(values, 1):
        url = ""
        if isinstance(value, dict):
            url = address_of(value.get("url")) or address_of(value.get("given_url"))
        if url:
            entries.append(_entry(url, value))
        else:
            left_out.append(LeftOutEntry(f"entry {number}", "It has no web address."))
    return ReadingList(SERVICE, tuple(entries), tuple(left_out))


def _entries(value: Any) -> list[Any]:
    if isinstance(value, dict):
        value = value.get("_embedded")
        value = value.get("items") if isinstance(value, dict) else None
    return value if isinstance(value, list) else []


def _entry(url: str, value: Mapping[str, Any]) -> SavedEntry:
    added_at, problem = moment_of(value.get("created_at"))
    published = line_of(value.get("published_at"))
    people = value.get("published_by")
    marks = value.get("annotations")
    content = value.get("content")
    return SavedEntry(
        url=url,
        title=title_of(value.get("title"), url),
        added_at=added_at,
        tags=tags_of(value.get("tags")),
        read=is_set(value.get("is_archived")),
        archived=is_set(value.get("is_archived")),
        starred=is_set(value.get("is_starred")),
        highlights=tuple(
            highlight
            for mark in (marks if isinstance(marks, list) else [])
            if isinstance(mark, dict) and (highlight := _highlight(mark)).quote
        ),
        html=content if isinstance(content, str) else "",
        byline=tags_of(people if isinstance(people, list) else [people]),
        published=parse_publication_date(published) if published else None,
        language=line_of(value.get("language"))[:20].replace("_", "-"),
        problems=(problem,) if problem else (),
    )


def _highlight(mark: Mapping[str, Any]) -> SavedHighlight:
    return SavedHighlight(
        quote=quote_of(mark.get("quote")),
        note=text_of(mark.get("text")),
        created_at=moment_of(mark.get("created_at"))[0],
    )
