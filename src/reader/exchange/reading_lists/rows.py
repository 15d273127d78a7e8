"""Exports that are one table with an article a row."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from reader.exchange.reading_lists.export_file import ExportFile, refuse_many
from reader.exchange.reading_lists.values import address_of
from reader.model.reading_list import LeftOutEntry, ReadingList, SavedEntry


def read_rows(
    service: str, export: ExportFile, entry: Callable[[str, Mapping[str, str]], SavedEntry]
) -> ReadingList:
    """Return the entries that ``entry`` makes of each row's address and the row.

    Rows without a web address in their column "url" are left out, and told.

    Raises:
        UnreadableError: when the table is damaged, or holds too much.
    """
    entries: list[SavedEntry] = []
    left_out: list[LeftOutEntry] = []
    for number, row in export.rows():
        url = address_of(row.get("url"))
        if url:
            entries.append(entry(url, row))
        else:
            left_out.append(LeftOutEntry(f"row {number}", "It has no web address."))
        refuse_many(len(entries) + len(left_out))
    return ReadingList(service, tuple(entries), tuple(left_out))
