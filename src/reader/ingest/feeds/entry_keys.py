"""By what an entry is known again at the next check."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import replace

from reader.model.feed_entry import ParsedEntry

_LONGEST_KEY = 300
"""Code points; longer identities are replaced by their SHA-256."""


def entry_key(identity: str, url: str, title: str, date: str, fingerprint: str) -> str:
    """Return an entry's key: its identity, else its address, else a hash of title and date.

    An identity that is the entry's address gives the same key as the address alone, so a feed
    may begin to have identities without all its entries becoming new. An entry with nothing
    but a text is known by its ``fingerprint``.
    """
    key = identity or url
    if key:
        return key if len(key) <= _LONGEST_KEY else _hash(key)
    return _hash(f"{title}\n{date}") if title else f"text:{fingerprint}"


def unique_entries(entries: Iterable[ParsedEntry]) -> tuple[ParsedEntry, ...]:
    """Return the entries, each with a key of its own.

    The same entry a second time is left out. Different entries under one identity, as careless
    programs make them, are told apart by their address, else by their title.
    """
    kept: dict[str, ParsedEntry] = {}
    for entry in entries:
        first = kept.setdefault(entry.key, entry)
        if first is entry or _is_same(first, entry):
            continue
        mark = entry.url if entry.url != first.url else (entry.title or entry.fingerprint)
        key = _hash(f"{entry.key}\n{mark}")
        kept.setdefault(key, replace(entry, key=key))
    return tuple(kept.values())


def _is_same(one: ParsedEntry, other: ParsedEntry) -> bool:
    return one.url == other.url and one.title == other.title


def _hash(text: str) -> str:
    return f"hash:{hashlib.sha256(text.encode()).hexdigest()[:32]}"
