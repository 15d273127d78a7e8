"""The time of day and the zone in a written date."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

_TIME = re.compile(
    r"""
    (?<![\w:.+-])T?(?P<hour>\d{1,2})
    (?:
        (?P<mark>[:.hH])\s?(?P<minute>\d\d)
        (?: (?:[:.]|m(?:in)?\s?)(?P<second>\d\d)(?:[.,]\d+)? )?
        (?: \s?(?P<half>[ap]\.?\s?m\b\.?) )?
      | \s?(?P<bare_half>[ap]\.?\s?m\b\.?)
      | (?P<bare_mark>h)\b
    )
    (?![\d:])
    """,
    re.VERBOSE | re.IGNORECASE,
)

_OFFSET = re.compile(r"\s*\(?(?:UTC|GMT)?\s?([+−-])(\d\d?)(?::?(\d\d))?(?!\d)\)?", re.IGNORECASE)
_ZONE = re.compile(r"[\s(]*(Z|[A-Z]{2,5})\b\)?")

_ZONE_MINUTES = {
    **dict.fromkeys(("Z", "UTC", "GMT", "WET"), 0),
    **dict.fromkeys(("BST", "CET", "WAT", "WEST"), 60),
    **dict.fromkeys(("CEST", "EET", "SAST", "CAT"), 120),
    **dict.fromkeys(("EEST", "MSK", "EAT"), 180),
    "PKT": 300,
    **dict.fromkeys(("HKT", "SGT", "AWST"), 480),
    **dict.fromkeys(("JST", "KST"), 540),
    "AEST": 600,
    "AEDT": 660,
    "NZST": 720,
    "NZDT": 780,
    "ADT": -180,
    **dict.fromkeys(("AST", "EDT"), -240),
    **dict.fromkeys(("EST", "CDT"), -300),
    **dict.fromkeys(("CST", "MDT"), -360),
    **dict.fromkeys(("MST", "PDT"), -420),
    "PST": -480,
}
"""Minutes east of Greenwich; only abbreviations with one usual meaning in news in English."""

_AMERICAN_ZONES = {"ET": -300, "CT": -360, "MT": -420, "PT": -480}
"""Winter time; an hour later from the second Sunday of March to the first of November."""


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day, and where it stands in the text it was found in.

    ``zone`` is None where no zone is given, "±hh:mm" or "Z", or an American zone that has
    summer and winter ("ET"). ``day_first`` tells that the time is written as French and
    Portuguese do ("23h24"), whose dates begin with the day.
    """

    hour: int
    minute: int
    second: int
    zone: str | None
    day_first: bool
    start: int
    end: int

    def iso(self, day: date) -> str:
        """Return the part of an RFC 3339 time from the "T" on, for a time on ``day``."""
        time = f"T{self.hour:02}:{self.minute:02}:{self.second:02}"
        if self.zone in _AMERICAN_ZONES:
            summer = 60 if _is_american_summer(day) else 0
            return time + _zone_text(_AMERICAN_ZONES[self.zone] + summer)
        return time + (self.zone or "")


def find_clock(text: str) -> Clock | None:
    """Return the first time of day in a text; None when there is none, or no such time."""
    for found in _TIME.finditer(text):
        hour, minute = int(found["hour"]), int(found["minute"] or 0)
        second = min(int(found["second"] or 0), 59)  # a leap second
        half = (found["half"] or found["bare_half"] or "")[:1].lower()
        if half:
            if not 1 <= hour <= 12:
                continue
            hour = hour % 12 + (12 if half == "p" else 0)
        if hour > 23 or minute > 59:
            continue
        zone, end = _find_zone(text, found.end())
        mark = (found["mark"] or found["bare_mark"] or "").lower()
        return Clock(hour, minute, second, zone, mark == "h", found.start(), end)
    return None


def _find_zone(text: str, place: int) -> tuple[str | None, int]:
    """Return the zone written at ``place``, and where it ends."""
    offset = _OFFSET.match(text, place)
    if offset:
        minutes = int(offset[2]) * 60 + int(offset[3] or 0)
        if minutes <= 14 * 60:  # no zone lies further from Greenwich
            return _zone_text(minutes if offset[1] == "+" else -minutes), offset.end()
    named = _ZONE.match(text, place)
    if named and named[1] in _ZONE_MINUTES:
        return _zone_text(_ZONE_MINUTES[named[1]]), named.end()
    if named and named[1] in _AMERICAN_ZONES:
        return named[1], named.end()
    return None, place


def _zone_text(minutes: int) -> str:
    if minutes == 0:
        return "Z"
    hours, rest = divmod(abs(minutes), 60)
    return f"{'-' if minutes < 0 else '+'}{hours:02}:{rest:02}"


def _is_american_summer(day: date) -> bool:
    """Tell whether summer time holds on a day, by the rule in force since 2007."""
    return _sunday(day.year, 3, 2) <= day < _sunday(day.year, 11, 1)


def _sunday(year: int, month: int, which: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=(6 - first.weekday()) % 7 + 7 * (which - 1))
