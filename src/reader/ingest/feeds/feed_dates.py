"""When an entry says it was published: dates as feeds write them, garbage among them."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime

from reader.documents.dates import parse_publication_date
from reader.model.parsed_article import PublicationDate

EARLIEST_YEAR = 1990
"""Entries that claim to be older than the web have a date from a clock at zero."""

LATEST = timedelta(days=2)
"""How far ahead of now a date may be: one day for zones, one for clocks and embargoes."""

_LONGEST = 100
_TIMESTAMP = re.compile(r"1\d{9}")


def read_feed_date(written: str) -> PublicationDate | None:
    """Return what a feed's date means, None where it means nothing.

    A date that could mean two days is kept as written, marked as ambiguous. Never raises.
    """
    written = " ".join(written[:_LONGEST].split())
    if not written:
        return None
    if _TIMESTAMP.fullmatch(written):  # seconds since 1970, in no standard but in some feeds
        return PublicationDate(written, _iso(datetime.fromtimestamp(int(written), UTC)))
    found = parse_publication_date(written)
    if found.iso is not None or found.ambiguous:
        return found
    try:  # years of two digits, and the form of C's asctime
        return PublicationDate(written, _iso(parsedate_to_datetime(written)))
    except (ValueError, OverflowError, TypeError, IndexError):
        return None


def is_doubtful(found: PublicationDate | None, now: datetime) -> bool:
    """Tell whether a date is hardly right: before `EARLIEST_YEAR`, or later than `LATEST`."""
    if found is None or found.iso is None:
        return False
    day = date.fromisoformat(found.iso[:10])
    return day.year < EARLIEST_YEAR or day > (now + LATEST).date()


def is_later(modified: PublicationDate | None, published: PublicationDate | None) -> bool:
    """Tell whether an entry was changed after it was published, as far as its dates say."""
    if modified is None or modified.iso is None:
        return False
    if published is None or published.iso is None:
        return True
    first, second = _moment(published.iso), _moment(modified.iso)
    if first is None or second is None or (first.tzinfo is None) != (second.tzinfo is None):
        return modified.iso[:10] > published.iso[:10]
    return second > first


def _moment(iso: str) -> datetime | None:
    try:
        return datetime.fromisoformat(iso)
    except ValueError:
        return None


def _iso(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds").replace("+00:00", "Z")
