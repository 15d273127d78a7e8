"""The lines above an article's first paragraph: headline, outlet, section, date, byline, address.

A line is taken out of the body only when it is clear what it is: an address, a date alone, "By"
and names, "Key: value", the name of a section, a phrase such as "5 min read"; or a short line of
names beside one of these. What is not clear stays in the body: it is the article's own text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import Enum, auto

from reader.documents.addresses import is_image_address, web_address, without_tracking
from reader.documents.dates import is_date_line
from reader.documents.debris import ends_as_sentence, is_debris_at_an_end
from reader.documents.people import (
    find_outlet_in_byline,
    is_byline,
    is_line_of_people,
    is_outlet_like,
    is_section,
    split_byline,
)

_MOST_LINES = 15
"""Lines with text among which the header is looked for."""

_LONGEST_HEADLINE = 200
_LONGEST_LABEL = 80
_LONGEST_URL = 2_000

_URL = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_FIELD = re.compile(r"([A-Za-z][A-Za-z ]{1,20}?)\s*[:=]\s+(\S.*)")
_PARTS = re.compile(r"\s+[|•·—–-]\s+|\s*[|•·]\s*")
_FIELDS = {
    **dict.fromkeys(("title", "headline"), "headline"),
    **dict.fromkeys(("author", "authors", "byline", "by"), "byline"),
    **dict.fromkeys(("date", "published", "publication date", "pubdate", "posted"), "date"),
    **dict.fromkeys(("source", "outlet", "publication", "publisher", "newspaper"), "outlet"),
    **dict.fromkeys(("section", "category"), "section"),
    **dict.fromkeys(("url", "link", "address"), "url"),
}

_ABBREVIATED_END = re.compile(r"\b(?:[A-Z]\.){2,}$|\b(?:Jr|Sr|Inc|Co|Corp|Ltd)\.$")


class LineKind(Enum):
    """What a line above the first paragraph is."""

    URL = auto()
    DATE = auto()
    BYLINE = auto()
    FIELD = auto()
    SECTION = auto()
    MIXED = auto()
    """Several of these with bars, dots or dashes between."""
    DEBRIS = auto()
    OUTLET = auto()
    PERSON = auto()
    LABEL = auto()
    """Short and no sentence; nobody can say more."""
    TEXT = auto()


_CERTAIN = frozenset(
    (LineKind.URL, LineKind.DATE, LineKind.BYLINE, LineKind.FIELD, LineKind.SECTION, LineKind.MIXED)
)
_NAMES = frozenset((LineKind.OUTLET, LineKind.PERSON))
_GONE = _CERTAIN | {LineKind.DEBRIS}


@dataclass(slots=True)
class Header:
    """What the lines above the first paragraph say; ``date`` is as written, "" for none.

    ``clues`` are all addresses: they may hold the date. ``used`` are the indices of the lines
    that are not part of the body.
    """

    headline: str = ""
    outlet: str = ""
    section: str = ""
    byline: tuple[str, ...] = ()
    date: str = ""
    url: str = ""
    clues: list[str] = field(default_factory=list)
    used: set[int] = field(default_factory=set)


def read_header(lines: list[str]) -> Header:
    """Return what the lines at the top of an article say about it."""
    header = Header()
    zone = [number for number, line in enumerate(lines[:200]) if line.strip()][:_MOST_LINES]
    kinds = [_kind(lines[number].strip()) for number in zone]
    place = 0
    while place < len(zone) and (
        kinds[place] in _GONE or _is_outlet_above_headline(zone, kinds, place)
    ):
        place += 1
    if place < len(zone) and _is_headline(lines, zone, kinds, place):
        header.headline = lines[zone[place]].strip()
        header.used.add(zone[place])
        place += 1
    end = place
    while end < len(zone) and kinds[end] is not LineKind.TEXT:
        end += 1
    for at, number in enumerate(zone[:end]):
        line = lines[number].strip()
        if (
            number not in header.used
            and _belongs(kinds, at, end)
            and _take(header, line, kinds[at])
        ):
            header.used.add(number)
    return header


def _is_outlet_above_headline(zone: list[int], kinds: list[LineKind], place: int) -> bool:
    """Tell whether an outlet, with its section or the date just below it, precedes the headline."""
    after = kinds[place + 1 : place + 5]
    return (
        kinds[place] is LineKind.OUTLET
        and after[:1] in ([LineKind.SECTION], [LineKind.DATE])
        and zone[place + 1] == zone[place] + 1
        and any(kind in _NAMES or kind is LineKind.LABEL for kind in after)
    )


def _kind(line: str) -> LineKind:
    """Return what a line is, looked at alone."""
    if len(line) <= _LONGEST_URL and _URL.fullmatch(line):
        return LineKind.URL
    if len(line) > _LONGEST_HEADLINE:
        return LineKind.TEXT
    tests = (
        (_is_field, LineKind.FIELD),
        (is_date_line, LineKind.DATE),
        (is_byline, LineKind.BYLINE),
        (is_section, LineKind.SECTION),
        (is_debris_at_an_end, LineKind.DEBRIS),
        (_is_mixed, LineKind.MIXED),
    )
    for is_kind, kind in tests:
        if is_kind(line):
            return kind
    if len(line) > _LONGEST_LABEL or ends_as_sentence(line):
        return LineKind.TEXT
    if is_outlet_like(line):
        return LineKind.OUTLET
    return LineKind.PERSON if is_line_of_people(line) else LineKind.LABEL


def _is_field(line: str) -> bool:
    found = _FIELD.fullmatch(line)
    return found is not None and found[1].lower() in _FIELDS


def _is_mixed(line: str) -> bool:
    """Tell whether a line is several header entries in a row, one of them certain."""
    parts = [part for part in _PARTS.split(line) if part]
    if len(parts) < 2 or len(line) > _LONGEST_HEADLINE:
        return False
    is_certain = [is_date_line(part) or is_byline(part) or is_section(part) for part in parts]
    return any(is_certain) and all(
        certain or is_outlet_like(part) or is_line_of_people(part) or is_debris_at_an_end(part)
        for certain, part in zip(is_certain, parts, strict=True)
    )


def _is_headline(lines: list[str], zone: list[int], kinds: list[LineKind], place: int) -> bool:
    """Tell whether a line looks like a headline, and like one that stands over something."""
    number = zone[place]
    line = lines[number].strip()
    if len(line) > _LONGEST_HEADLINE or place + 1 == len(zone):
        return False
    if line[0].islower() and not line[1:2].isupper():
        return False
    if line[-1] in ":,;" or line[0] in "-*•>":
        return False
    if line.endswith((".", "…", "。")) and not _ABBREVIATED_END.search(line):
        return False
    after = lines[number + 1].strip()
    return not after or kinds[place + 1] in _GONE or len(after) > max(100, len(line))


def _belongs(kinds: list[LineKind], at: int, end: int) -> bool:
    """Tell whether a header line may be taken: names only beside a line that is certain."""
    if kinds[at] in _GONE:
        return True
    if kinds[at] not in _NAMES:
        return False
    neighbours = [kinds[near] for near in (at - 1, at + 1) if 0 <= near < end]
    return any(kind in _CERTAIN or kind in _NAMES for kind in neighbours) and any(
        kind in _CERTAIN for kind in kinds[:end]
    )


def _take(header: Header, line: str, kind: LineKind) -> bool:
    """Enter what a line says into the header; return whether it is no part of the body."""
    match kind:
        case LineKind.URL:
            _take_url(header, line)
        case LineKind.DATE:
            header.date = header.date or line
        case LineKind.BYLINE:
            header.byline = header.byline or split_byline(line)
            header.outlet = header.outlet or find_outlet_in_byline(line)
        case LineKind.FIELD:
            _take_field(header, line)
        case LineKind.SECTION:
            header.section = header.section or line
        case LineKind.MIXED:
            for part in filter(None, _PARTS.split(line)):
                _take(header, part, _kind(part))
        case LineKind.OUTLET if not header.outlet:
            header.outlet = line
        case LineKind.PERSON if not header.byline:
            header.byline = split_byline(line)
            header.outlet = header.outlet or find_outlet_in_byline(line)
        case _:
            return kind is LineKind.DEBRIS
    return True


def _take_url(header: Header, line: str) -> None:
    header.clues.append(line)
    address = web_address(line if "://" in line else f"https://{line}")
    if address and not header.url and not is_image_address(address):
        header.url = without_tracking(address)


def _take_field(header: Header, line: str) -> None:
    found = _FIELD.fullmatch(line)
    if found is None:
        return
    name, value = _FIELDS[found[1].lower()], found[2].strip()
    if name == "url":
        _take_url(header, value)
    elif name == "byline":
        header.byline = header.byline or split_byline(value) or (value,)
    else:
        setattr(header, name, getattr(header, name) or value)
