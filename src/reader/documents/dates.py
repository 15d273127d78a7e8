"""When an article says it was published: reading dates as they are written.

**Which number is the day.** "03/04/2024" is 3 April to most of the world and 4 March in the
United States. A number over 12 decides. Otherwise there has to be evidence: a clock in the
French and Portuguese way ("23h24") or full stops ("3.4.2024") mean that the day comes first;
a date in another place (`clues`: the addresses in the article) that fits exactly one of the
readings decides for it. Without evidence, or where it disagrees, both readings stay open:
the date is kept as written and marked as ambiguous, never guessed.

Nothing a page can hold makes these functions raise; what cannot be read has no meaning (None).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from reader.documents.calendar_words import FILLERS, MONTHS
from reader.documents.clocks import Clock, find_clock
from reader.model.parsed_article import PublicationDate

_LONGEST = 200
"""Code points that are looked at: a longer text is no date."""

_NEAR = 8
"""Code points between a date and its time of day, such as ", at "."""

_MONTH = r"(?P<month>[^\W\d_]{3,12})\.?"
_YEAR = r"(?P<year>\d{4})"
_DAY = r"(?P<day>\d{1,2})"

_NAMED_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"(?<!\w){_DAY}(?:st|nd|rd|th|er|\.|º|ª)?[\s-]*(?:de\s|of\s)?\s*{_MONTH}[\s,-]*(?:de\s|of\s)?\s*{_YEAR}(?!\d)",
        rf"(?<!\w){_MONTH}\s*{_DAY}(?:st|nd|rd|th)?(?:,\s*|\s+(?:of\s)?){_YEAR}(?!\d)",
        rf"(?<!\d){_YEAR}[\s,-]+{_MONTH}[\s-]+{_DAY}(?!\d)",
    )
)

_YEAR_FIRST = re.compile(r"(?<!\d)(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)")
_YEAR_FIRST_CJK = re.compile(r"(?<!\d)(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일]")
_COMPACT = re.compile(r"(?<![\w/])((?:19|20)\d\d)(\d\d)(\d\d)(?=T\d|\s|$)")
_YEAR_LAST = re.compile(r"(?<!\d)(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?!\d)")

_UNKNOWN_ZONE = re.compile(r"[\s(]*[A-Z]{3,5}\b\)?")
_WORD = re.compile(r"[^\W_]+")

_CLUE = re.compile(r"(?<!\d)((?:19|20)\d\d)([-/._]?)(\d\d)\2(\d\d)(?!\d)")


@dataclass(frozen=True, slots=True)
class _Reading:
    """A date found in a text: what it can mean, and where it stands."""

    days: tuple[date, ...]
    start: int
    end: int
    evidence: tuple[date, ...] = ()
    """The meanings that the way it is written speaks for; empty for no evidence."""


def parse_publication_date(written: str, *, clues: str = "") -> PublicationDate:
    """Return what a written date means; its ``iso`` is None when that cannot be told.

    ``clues`` is text in which the same day may be written unmistakably, as yyyymmdd: the
    addresses of the article and its images.
    """
    written = " ".join(written.split())
    text = written[:_LONGEST]
    reading = _find_reading(text)
    if reading is None or not reading.days:
        return PublicationDate(written)
    clock = find_clock(text[: reading.start] + " " * 2 + text[reading.end :])
    day = _decide(reading, clock, clues)
    if day is None:
        return PublicationDate(written, ambiguous=True)
    return PublicationDate(written, iso=day.isoformat() + (clock.iso(day) if clock else ""))


def is_date_line(line: str) -> bool:
    """Tell whether a line holds a date and nothing else that matters ("Updated 3 May 2024")."""
    return words_beside_date(line) == []


def words_beside_date(line: str) -> list[str] | None:
    """Return the words in small letters that a line has beside a date; None without a date.

    Words that belong to dates ("published", "Monday") are left out.
    """
    if len(line) > _LONGEST:
        return None
    rest = line
    for _ in range(2):  # "Published 2 May 2024, updated 3 May 2024"
        reading = _find_reading(rest)
        if reading is None or not reading.days:
            break
        rest = f"{rest[: reading.start]}  {rest[reading.end :]}"
        clock = find_clock(rest)
        if clock is not None:
            unknown_zone = _UNKNOWN_ZONE.match(rest, clock.end)
            end = unknown_zone.end() if unknown_zone else clock.end
            rest = f"{rest[: clock.start]}  {rest[end:]}"
    if rest == line:
        return None
    return [word for word in _WORD.findall(rest.lower()) if word not in FILLERS]


def dated_part(line: str) -> str:
    """Return the date in a line, with the time of day if that stands behind it, "" for none."""
    line = line[:_LONGEST]
    reading = _find_reading(line)
    if reading is None or not reading.days:
        return ""
    clock = find_clock(" " * reading.end + line[reading.end :])
    is_near = clock is not None and clock.start - reading.end <= _NEAR
    end = clock.end if clock is not None and is_near else reading.end
    return line[reading.start : end].strip()


def _find_reading(text: str) -> _Reading | None:
    """Return the date in a text, the clearest form first; None where there is none."""
    for pattern in (_YEAR_FIRST, _YEAR_FIRST_CJK, _COMPACT):
        found = pattern.search(text)
        if found:
            numbers = [int(group) for group in found.groups() if group.isdecimal()]
            return _Reading(_dates(numbers[0], numbers[1], numbers[2]), *found.span())
    for form in _NAMED_FORMS:
        for found in form.finditer(text):
            month = MONTHS.get(found["month"].lower())
            if month:
                days = _dates(int(found["year"]), month, int(found["day"]))
                return _Reading(days, *found.span())
    found = _YEAR_LAST.search(text)
    return _read_year_last(found) if found else None


def _read_year_last(found: re.Match[str]) -> _Reading:
    first, separator, second = int(found[1]), found[2], int(found[3])
    year = int(found[4])
    if len(found[4]) == 2:
        year += 2000 if year < 70 else 1900
    day_first, month_first = _dates(year, second, first), _dates(year, first, second)
    days = tuple(dict.fromkeys(day_first + month_first))
    return _Reading(days, *found.span(), evidence=day_first if separator == "." else ())


def _dates(year: int, month: int, day: int) -> tuple[date, ...]:
    """Return the date as the only one, or none when the calendar has no such day."""
    try:
        return (date(year, month, day),)
    except (ValueError, OverflowError):
        return ()


def _decide(reading: _Reading, clock: Clock | None, clues: str) -> date | None:
    """Return the one meaning that all evidence speaks for, or None."""
    if len(reading.days) == 1:
        return reading.days[0]
    spoken_for = set(reading.evidence)
    if clock is not None and clock.day_first:
        spoken_for.add(reading.days[0])
    elsewhere = {day for day in _clue_dates(clues) if day in reading.days}
    if len(elsewhere) == 1:
        spoken_for |= elsewhere
    return spoken_for.pop() if len(spoken_for) == 1 else None


def _clue_dates(clues: str) -> list[date]:
    found = _CLUE.finditer(clues)
    return [day for match in found for day in _dates(int(match[1]), int(match[3]), int(match[4]))]
