"""Instapaper: the CSV that its settings page gives.

Learnt from files in tests of other importers: ``URL,Title,Selection,Folder,Timestamp`` and,
since about 2023, ``Tags``. ``Timestamp`` is in seconds. ``Folder`` is "Unread", "Archive",
"Starred" or a folder of the person's own. ``Selection`` is the description that was given when
the article was saved. ``Tags`` is JSON in a cell: ``["a", "b"]``.
"""

from __future__ import annotations

from collections.abc import Mapping

from reader.exchange.reading_lists.export_file import ExportFile, parse_json
from reader.exchange.reading_lists.rows import read_rows
from reader.exchange.reading_lists.values import moment_of, tags_of, text_of, title_of
from reader.model.reading_list import ReadingList, SavedEntry

SERVICE = "Instapaper"

_COLUMNS = frozenset(("url", "title", "selection", "folder", "timestamp"))
_OWN_FOLDERS = ("unread", "archive", "starred", "home", "")


def is_instapaper(export: ExportFile) -> bool:
    """Tell whether an export is Instapaper's."""
    return export.columns >= _COLUMNS


def read_instapaper(export: ExportFile) -> ReadingList:
    """Return what Instapaper exported.

    Raises:
        UnreadableError: when it is damaged, or holds too much.
    """
    return read_rows(SERVICE, export, _entry)


def _entry(url: str, row: Mapping[str, str]) -> SavedEntry:
    folder = row.get("folder", "").strip()
    kind = folder.casefold()
    added_at, problem = moment_of(row.get("timestamp"))
    folders = [] if kind in _OWN_FOLDERS else [folder]
    return SavedEntry(
        url=url,
        title=title_of(row.get("title"), url),
        added_at=added_at,
        tags=tags_of([*folders, *tags_of(parse_json(row.get("tags") or "[]"))]),
        read=kind == "archive",
        archived=kind == "archive",
        starred=kind == "starred",
        note=text_of(row.get("selection")),
        problems=(problem,) if problem else (),
    )
