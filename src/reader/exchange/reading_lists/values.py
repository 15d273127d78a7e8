"""The single values of exports: words, addresses, times, tags; whatever type they come in."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from reader.documents.addresses import web_address
from reader.text.normalise import clean_characters, collapse_whitespace

_LONGEST_LINE = 1_000
_LONGEST_TEXT = 100_000
_MOST_TAGS = 100

_FIRST_YEAR, _LAST_YEAR = 1990, 2100
_MILLISECONDS, _MICROSECONDS = 10**11, 10**14
"""From these on a number of seconds since 1970 is one of milliseconds or microseconds."""


def line_of(value: Any) -> str:
    """Return a value as one line of text, "" when it is none."""
    if not isinstance(value, str):
        return ""
    return collapse_whitespace(clean_characters(value[: 4 * _LONGEST_LINE])).strip()[:_LONGEST_LINE]


def text_of(value: Any) -> str:
    """Return a value as text that may have several lines, "" when it is none."""
    return clean_characters(value[:_LONGEST_TEXT]).strip() if isinstance(value, str) else ""


def quote_of(value: Any) -> str:
    """Return the words of a passage: each paragraph on one line, no empty lines."""
    lines = (collapse_whitespace(line).strip() for line in text_of(value).split("\n"))
    return "\n".join(line for line in lines if line)


def address_of(value: Any) -> str:
    """Return the http or https address that a value is, "" when it is none."""
    return (web_address(value) or "") if isinstance(value, str) else ""


def title_of(value: Any, url: str) -> str:
    """Return a title, "" where it only repeats the address."""
    title = line_of(value)
    return "" if title in (url, url.partition("://")[2]) or web_address(title) else title


def tags_of(values: Any) -> tuple[str, ...]:
    """Return tags in their order, each once; of objects their name or label."""
    if not isinstance(values, Iterable) or isinstance(values, str | bytes | dict):
        return ()
    tags: dict[str, str] = {}
    for value in values:
        if isinstance(value, dict):
            value = value.get("label", value.get("name"))  # noqa: PLW2901
        tag = line_of(value).strip("#").strip()
        if tag and len(tags) < _MOST_TAGS:
            tags.setdefault(tag.casefold(), tag)
    return tuple(tags.values())


def is_set(value: Any) -> bool:
    """Tell whether a flag is set, however it is written."""
    if isinstance(value, str):
        return value.strip().casefold() in ("1", "true", "yes")
    return value in (True, 1)


def moment_of(value: Any) -> tuple[datetime | None, str]:
    """Return the time that a value means, with its zone, and what is wrong with it ("").

    Numbers are seconds since 1970, or thousandths or millionths of them. A time without a zone
    is taken as UTC. What cannot be read, or lies before 1990 or after 2100, is None.
    """
    if value is None or value in ("", 0, "0"):
        return None, ""
    moment = _from_number(value) if _is_number(value) else _from_text(value)
    if moment is None or not _FIRST_YEAR <= moment.year <= _LAST_YEAR:
        return None, f"Its date “{line_of(str(value)[:60])}” cannot be read."
    return moment, ""


def _is_number(value: Any) -> bool:
    if isinstance(value, str):
        return value.strip().isascii() and value.strip().isdigit() and len(value) < 20
    return isinstance(value, int | float) and not isinstance(value, bool)


def _from_number(value: Any) -> datetime | None:
    try:
        number = float(value)
        if number >= _MICROSECONDS:
            number /= 1_000_000
        elif number >= _MILLISECONDS:
            number /= 1_000
        return datetime.fromtimestamp(number, UTC)
    except (ValueError, OverflowError, OSError):
        return None


def _from_text(value: Any) -> datetime | None:
    if not isinstance(value, str) or len(value) > 60:
        return None
    try:
        moment = datetime.fromisoformat(value.strip())
        if moment.tzinfo is None:
            return moment.replace(tzinfo=UTC)
        return moment.astimezone(UTC)  # overflows for the year 9999 with an offset
    except (ValueError, OverflowError):
        return None
