"""What a check of a feed means for the entries that are stored."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from reader.model.environment import NewId
from reader.model.feed_entry import EntryChanges, FeedEntry, ParsedEntry, ParsedFeed


def merge_entries(
    feed_id: str, stored: Sequence[FeedEntry], parsed: ParsedFeed, *, now: datetime, new_id: NewId
) -> EntryChanges:
    """Return what has to be written so that a feed's stored entries are those of a check.

    An entry is known again by its key, else by its address where exactly one entry on either
    side has it. It has changed when its fingerprint differs. An entry that is not in the feed
    any more is marked as removed, unless the feed's end is missing; nothing is ever deleted,
    and whether an entry has been read stays as it is.

    Args:
        feed_id: the feed's id.
        stored: all entries of the feed, removed ones too.
        parsed: what the check gave.
        now: the time of the check.
        new_id: gives the ids of new entries.
    """
    known = _matches(stored, parsed.entries)
    new: list[FeedEntry] = []
    changed: list[FeedEntry] = []
    touched: list[FeedEntry] = []
    unchanged = 0
    for entry in parsed.entries:
        before = known.get(entry.key)
        if before is None:
            new.append(FeedEntry(new_id(), feed_id, entry, now))
        elif before.parsed.fingerprint != entry.fingerprint:
            changed.append(replace(before, parsed=entry, changed_at=now, removed_at=None))
        elif before.parsed != entry or before.removed_at is not None:
            touched.append(replace(before, parsed=entry, removed_at=None))
        else:
            unchanged += 1
    found = {entry.id for entry in known.values()}
    left = (entry for entry in stored if entry.id not in found and entry.removed_at is None)
    removed = [replace(entry, removed_at=now) for entry in left] if parsed.is_whole else []
    return EntryChanges(tuple(new), tuple(changed), tuple(touched), tuple(removed), unchanged)


def _matches(stored: Sequence[FeedEntry], entries: Sequence[ParsedEntry]) -> dict[str, FeedEntry]:
    """Return the stored entry for each key of the check that has one."""
    by_key = {entry.parsed.key: entry for entry in stored}
    known = {entry.key: by_key[entry.key] for entry in entries if entry.key in by_key}
    free = {entry.id for entry in stored} - {entry.id for entry in known.values()}
    by_url = {entry.parsed.url: entry for entry in stored if entry.id in free}
    unique = _once(entry.parsed.url for entry in stored) & _once(entry.url for entry in entries)
    for entry in entries:
        if entry.key not in known and entry.url in unique and entry.url in by_url:
            known[entry.key] = by_url[entry.url]
    return known


def _once(urls: Iterable[str]) -> set[str]:
    """Return the addresses that occur exactly once."""
    return {url for url, count in Counter(urls).items() if count == 1 and url}
