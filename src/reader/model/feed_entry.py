"""Entries of feeds: as a feed gives them, as they are stored, and what a check changed."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from reader.model.document import Document
from reader.model.parsed_article import PublicationDate


@dataclass(frozen=True, slots=True)
class ParsedEntry:
    """An entry as its feed gives it, made safe to store and show.

    ``key`` tells it from the feed's other entries and stays the same from check to check; it is
    unique within one `ParsedFeed` (see `reader.ingest.feeds.entry_keys`). ``url`` is the
    entry's absolute http or https address, "" for none. ``title`` is one line of plain text, ""
    for none. ``language`` is a BCP 47 tag.

    ``document`` is the fullest text that the feed has, as blocks; ``raw_html`` is what it was
    made from, as the feed has it. ``is_summary`` is set where that is, as far as can be told,
    only the beginning. ``fingerprint`` is 64 hex digits that differ when title or text differ in
    more than white space and typography.

    ``published`` and ``modified`` are None where the feed has no date or one that means
    nothing. ``date_doubtful`` is set where the date is kept though it is hardly right: before
    1990, or more than two days after the check.
    """

    key: str
    fingerprint: str
    url: str = ""
    title: str = ""
    byline: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    language: str = ""
    published: PublicationDate | None = None
    modified: PublicationDate | None = None
    date_doubtful: bool = False
    document: Document = field(default_factory=Document)
    is_summary: bool = False
    raw_html: str = ""


@dataclass(frozen=True, slots=True)
class ParsedFeed:
    """A feed as it was read: what it says of itself, and its entries in their order.

    ``dialect`` names its format for people ("RSS 2.0", "JSON Feed 1.1"). ``interval_minutes`` is
    how often the feed says it changes (RSS ``ttl``, ``sy:updatePeriod``), 0 where it does not.
    ``problems`` are sentences for the person about what was wrong with it; the entries are
    there all the same. ``is_whole`` is False where its end is missing: an entry that is not in
    it has then not left the feed.
    """

    title: str = ""
    site_url: str = ""
    language: str = ""
    dialect: str = ""
    interval_minutes: int = 0
    entries: tuple[ParsedEntry, ...] = ()
    problems: tuple[str, ...] = ()
    is_whole: bool = True


class EntryState(StrEnum):
    """How a stored entry stands to its feed; the values appear in `feeds refresh --json`."""

    NEW = "new"
    CHANGED = "changed"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """An entry in the library: what the feed gave last, and what became of it here.

    ``first_seen_at`` is the check that found it. ``changed_at`` is the last check at which title
    or text differed, None where they never did. ``removed_at`` is the check from which on the
    feed did not have it any more; None while it has it. A removed entry stays, with its
    article. ``article_id`` is the article that was made of it, None where none was. ``read``
    is kept through every change; where there is an article, that one's own mark counts.
    """

    id: str
    feed_id: str
    parsed: ParsedEntry
    first_seen_at: datetime
    changed_at: datetime | None = None
    removed_at: datetime | None = None
    read: bool = False
    article_id: str | None = None


@dataclass(frozen=True, slots=True)
class EntryChanges:
    """What one check of a feed means for its stored entries.

    Together the first four are all that has to be written: ``new`` inserted, the others
    replaced by their ids. ``changed`` have another title or text. ``touched`` say the same in
    another way (key, address, dates or markup differ) or have come back; nobody is told of them.
    ``removed`` have just left the feed. ``unchanged`` counts those that need no writing.
    """

    new: tuple[FeedEntry, ...] = ()
    changed: tuple[FeedEntry, ...] = ()
    touched: tuple[FeedEntry, ...] = ()
    removed: tuple[FeedEntry, ...] = ()
    unchanged: int = 0
