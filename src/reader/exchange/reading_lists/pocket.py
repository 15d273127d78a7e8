"""Pocket: the exports of 2025 (CSV, alone or in an archive with highlights), and the older HTML.

Learnt from the code of its export service, which Mozilla published (Pocket's monorepo,
`list-export`), and from importers of other programs:

- `part_000000.csv`: ``title,url,time_added,tags,status``, in files of some weeks also
  ``cursor``. ``time_added`` is in seconds, tags are parted by "|", ``status`` is "unread" or
  "archive". Without a title Pocket wrote the address in its place.
- `annotations/part_000000.json`: ``[{url, title, highlights: [{quote, created_at}]}]``,
  ``created_at`` in seconds.
- `ril_export.html`: headings "Unread" and "Read Archive", each over a list of
  ``<a href time_added tags>``; tags are parted by ",".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from reader.exchange.reading_lists.export_file import ExportFile, parse_json, refuse_many
from reader.exchange.reading_lists.link_lists import Link, read_links
from reader.exchange.reading_lists.values import (
    address_of,
    moment_of,
    quote_of,
    tags_of,
    text_of,
    title_of,
)
from reader.model.errors import UnreadableError
from reader.model.reading_list import LeftOutEntry, ReadingList, SavedEntry, SavedHighlight

SERVICE = "Pocket"

_COLUMNS = frozenset(("title", "url", "time_added", "tags", "status"))
_PART = re.compile(r"(?:^|/)part_\d+\.csv$")
_HIGHLIGHTS = re.compile(r"(?:^|/)annotations/part_\d+\.json$")
_MOST_PART_BYTES = 50 * 1024 * 1024


def is_pocket(export: ExportFile) -> bool:
    """Tell whether an export is Pocket's."""
    if export.archive is not None:
        return any(_PART.search(name) for name in export.archive.names)
    return export.columns >= _COLUMNS or _is_html(export)


def read_pocket(export: ExportFile) -> ReadingList:
    """Return what Pocket exported.

    Raises:
        UnreadableError: when it is damaged, or holds too much.
    """
    if _is_html(export):
        return _read_html(export.text)
    archive = export.archive
    if archive is None:
        return _read_tables([export], {})
    names = sorted(name for name in archive.names if _PART.search(name))
    tables = [ExportFile(archive.read(name, _MOST_PART_BYTES)) for name in names]
    highlights: dict[str, tuple[SavedHighlight, ...]] = {}
    for name in archive.names:
        if _HIGHLIGHTS.search(name):
            value = parse_json(archive.read(name, _MOST_PART_BYTES).decode("utf-8", "replace"))
            highlights.update(_highlights(value))
    return _read_tables(tables, highlights)


def _is_html(export: ExportFile) -> bool:
    beginning = export.beginning
    return (
        beginning.startswith("<") and re.search(r"<title>\s*Pocket Export", beginning) is not None
    )


def _read_tables(
    tables: Iterable[ExportFile], highlights: Mapping[str, tuple[SavedHighlight, ...]]
) -> ReadingList:
    entries: list[SavedEntry] = []
    left_out: list[LeftOutEntry] = []
    for table in tables:
        if not table.columns >= _COLUMNS:
            raise UnreadableError("A table in the export is damaged.", "Export the list again.")
        for number, row in table.rows():
            entry = _entry(row)
            if entry is None:
                left_out.append(LeftOutEntry(f"row {number}", "It has no web address."))
            else:
                entries.append(replace(entry, highlights=highlights.get(entry.url, ())))
            refuse_many(len(entries) + len(left_out))
    return ReadingList(SERVICE, tuple(entries), tuple(left_out))


def _entry(row: Mapping[str, str]) -> SavedEntry | None:
    url = address_of(row.get("url"))
    if not url:
        return None
    added_at, problem = moment_of(row.get("time_added"))
    archived = row.get("status", "").strip().casefold() == "archive"
    return SavedEntry(
        url=url,
        title=title_of(row.get("title"), url),
        added_at=added_at,
        tags=tags_of(row.get("tags", "").split("|")),
        read=archived,
        archived=archived,
        problems=(problem,) if problem else (),
    )


def _highlights(value: Any) -> Iterator[tuple[str, tuple[SavedHighlight, ...]]]:
    for annotated in value if isinstance(value, list) else []:
        marks = annotated.get("highlights") if isinstance(annotated, dict) else None
        if isinstance(marks, list):
            read = (_highlight(mark) for mark in marks if isinstance(mark, dict))
            yield address_of(annotated.get("url")), tuple(each for each in read if each.quote)


def _highlight(mark: Mapping[str, Any]) -> SavedHighlight:
    return SavedHighlight(
        quote=quote_of(mark.get("quote")),
        note=text_of(mark.get("note")),
        created_at=moment_of(mark.get("created_at"))[0],
    )


def _read_html(html: str) -> ReadingList:
    links = read_links(html)
    refuse_many(len(links))
    entries = [entry for link in links if (entry := _entry_of_link(link)) is not None]
    left_out = [
        LeftOutEntry(link.text or link.address, "It has no web address.")
        for link in links
        if not address_of(link.address)
    ]
    return ReadingList(SERVICE, tuple(entries), tuple(left_out))


def _entry_of_link(link: Link) -> SavedEntry | None:
    row = {
        "url": link.address,
        "title": link.text,
        "time_added": link.attributes.get("time_added", ""),
        "tags": link.attributes.get("tags", "").replace(",", "|"),
        "status": "archive" if "archive" in link.heading.casefold() else "unread",
    }
    return _entry(row)
