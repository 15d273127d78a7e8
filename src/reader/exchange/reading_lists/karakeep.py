"""Karakeep (formerly Hoarder): the JSON of all bookmarks.

Learnt from Karakeep's own code (`packages/shared/import-export/exporters.ts`): ``{bookmarks:
[{createdAt, title, tags, lists, content, note, archived}], lists: [{id, name, type, parentId}]}``.
``createdAt`` is in seconds, ``tags`` are words, ``lists`` are ids, ``content`` is ``{type:
"link", url}``, ``{type: "text", text}`` or null. Highlights and texts of pages are not in it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from reader.exchange.reading_lists.export_file import ExportFile, refuse_many
from reader.exchange.reading_lists.values import (
    address_of,
    is_set,
    line_of,
    moment_of,
    tags_of,
    text_of,
    title_of,
)
from reader.model.reading_list import LeftOutEntry, ReadingList, SavedEntry

SERVICE = "Karakeep"

_KEYS = frozenset(("createdAt", "tags", "content"))


def is_karakeep(export: ExportFile) -> bool:
    """Tell whether an export is Karakeep's."""
    value = export.json
    bookmarks = value.get("bookmarks") if isinstance(value, dict) else None
    if not isinstance(bookmarks, list) or not bookmarks:
        return False
    return isinstance(bookmarks[0], dict) and bookmarks[0].keys() >= _KEYS


def read_karakeep(export: ExportFile) -> ReadingList:
    """Return what Karakeep exported.

    Raises:
        UnreadableError: when it holds too much.
    """
    bookmarks = export.json["bookmarks"]
    refuse_many(len(bookmarks))
    lists = _list_names(export.json.get("lists"))
    entries: list[SavedEntry] = []
    left_out: list[LeftOutEntry] = []
    for number, value in enumerate(bookmarks, 1):
        entry = _entry(value, lists) if isinstance(value, dict) else None
        if entry is not None:
            entries.append(entry)
        else:
            left_out.append(
                LeftOutEntry(f"bookmark {number}", "It has neither a web address nor a text.")
            )
    return ReadingList(SERVICE, tuple(entries), tuple(left_out))


def _list_names(value: Any) -> Mapping[str, str]:
    """Return the names of the lists that people fill by hand, by id."""
    lists = [each for each in (value if isinstance(value, list) else []) if isinstance(each, dict)]
    return {
        str(each.get("id")): line_of(each.get("name"))
        for each in lists
        if each.get("type") != "smart"
    }


def _entry(value: Mapping[str, Any], lists: Mapping[str, str]) -> SavedEntry | None:
    content = value.get("content")
    content = content if isinstance(content, dict) else {}
    url, text = address_of(content.get("url")), text_of(content.get("text"))
    if not url and not text:
        return None
    own_lists = value.get("lists")
    names = [lists.get(str(each), "") for each in own_lists] if isinstance(own_lists, list) else []
    added_at, problem = moment_of(value.get("createdAt"))
    return SavedEntry(
        url=url,
        title=title_of(value.get("title"), url),
        added_at=added_at,
        tags=tags_of([*names, *tags_of(value.get("tags"))]),
        read=is_set(value.get("archived")),
        archived=is_set(value.get("archived")),
        note=text_of(value.get("note")),
        text=text,
        problems=(problem,) if problem else (),
    )
