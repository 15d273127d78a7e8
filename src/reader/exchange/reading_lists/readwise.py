"""Readwise Reader: the CSV of its library.

Learnt from files in tests of other importers: ``Title,URL,ID,Document tags,Saved date,Reading
progress,Location,Seen``. Tags are a list as Python writes it (``['a', 'b']``), the date is ISO
8601 with its zone, progress goes from 0 to 1, ``Location`` is "new", "later", "shortlist",
"archive" or "feed". Highlights and texts are not in it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from reader.exchange.reading_lists.export_file import ExportFile
from reader.exchange.reading_lists.rows import read_rows
from reader.exchange.reading_lists.values import moment_of, tags_of, title_of
from reader.model.reading_list import ReadingList, SavedEntry

SERVICE = "Readwise Reader"

_COLUMNS = frozenset(("title", "url", "id", "document tags", "saved date", "location"))
_TAG = re.compile(r"'((?:[^'\\]|\\.)*)'|\"((?:[^\"\\]|\\.)*)\"")
_LONGEST_TAGS = 10_000
_ALL_READ = 0.95
"""Progress from which an article counts as read: the last lines are about other articles."""


def is_readwise(export: ExportFile) -> bool:
    """Tell whether an export is Readwise Reader's."""
    return export.columns >= _COLUMNS


def read_readwise(export: ExportFile) -> ReadingList:
    """Return what Readwise Reader exported.

    Raises:
        UnreadableError: when it is damaged, or holds too much.
    """
    return read_rows(SERVICE, export, _entry)


def _entry(url: str, row: Mapping[str, str]) -> SavedEntry:
    added_at, problem = moment_of(row.get("saved date"))
    location = row.get("location", "").strip().casefold()
    return SavedEntry(
        url=url,
        title=title_of(row.get("title"), url),
        added_at=added_at,
        tags=_tags(row.get("document tags", "")),
        read=location == "archive" or _progress(row.get("reading progress", "")) >= _ALL_READ,
        archived=location == "archive",
        problems=(problem,) if problem else (),
    )


def _tags(cell: str) -> tuple[str, ...]:
    """Return the tags in a cell that holds a list as Python writes it, or words and commas."""
    cell = cell.strip()[:_LONGEST_TAGS]
    if not cell.startswith("["):
        return tags_of(cell.split(","))
    found = (match[1] or match[2] or "" for match in _TAG.finditer(cell))
    return tags_of([re.sub(r"\\(.)", r"\1", tag) for tag in found])


def _progress(cell: str) -> float:
    try:
        return float(cell)
    except ValueError:
        return 0.0
