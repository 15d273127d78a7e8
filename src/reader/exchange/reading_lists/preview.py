"""What would become of each entry of a reading list, before anything is done."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import StrEnum

from reader.documents.addresses import same_address_key
from reader.model.reading_list import ReadingList, SavedEntry


class PreviewStatus(StrEnum):
    """What would become of an entry."""

    READY = "ready"
    """The export has its text."""
    NEEDS_FETCHING = "needs-fetching"
    """Its text is on the web only."""
    DUPLICATE = "duplicate"
    """The library has it; tags, notes and highlights are added to it."""
    REPEATED = "repeated"
    """It stands further up in the same list."""
    PROBLEM = "problem"
    """It is nothing that an article could be made of."""


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """A row of the preview; ``entry`` is None where there is none. ``reason`` may be ""."""

    title: str
    status: PreviewStatus
    entry: SavedEntry | None = None
    reason: str = ""


def preview(reading_list: ReadingList, known: AbstractSet[str]) -> tuple[PreviewRow, ...]:
    """Return a row for each entry, and for what is none, in the order of the export.

    Args:
        reading_list: the export.
        known: the keys (`same_address_key`) of the addresses that the library has.
    """
    seen: set[str] = set()
    rows: list[PreviewRow] = []
    for entry in reading_list.entries:
        key = same_address_key(entry.url) if entry.url else ""
        if key and key in seen:
            status = PreviewStatus.REPEATED
        elif key in known:
            status = PreviewStatus.DUPLICATE
        else:
            status = PreviewStatus.READY if entry.has_text else PreviewStatus.NEEDS_FETCHING
        seen.add(key)
        rows.append(PreviewRow(shown_title(entry), status, entry, " ".join(entry.problems)))
    left_out = (
        PreviewRow(each.place, PreviewStatus.PROBLEM, None, each.reason)
        for each in reading_list.left_out
    )
    return (*rows, *left_out)


def shown_title(entry: SavedEntry) -> str:
    """Return what a list shows of an entry: its title, else its address or first words."""
    return entry.title or entry.url or entry.text.split("\n", 1)[0][:80]
