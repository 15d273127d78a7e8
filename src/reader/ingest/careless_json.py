"""JSON as publishers write it into pages: with comments, stray commas, entities, several values."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import unescape
from typing import Any

_LONGEST = 1_000_000
_MOST_VALUES = 50

_WRAPPER = re.compile(
    r"^\s*(?:<!--|(?://|/\*)?\s*<!\[CDATA\[(?:\s*\*/)?)|(?:-->|(?://|/\*)?\s*\]\]>(?:\s*\*/)?)\s*$"
)
_STRING_OR_COMMENT = re.compile(
    r'"(?:[^"\\]|\\.)*+"|(?P<comment>/\*.*?\*/|(?<![:\w])//[^\n]*)', re.DOTALL
)
_TRAILING_COMMA = re.compile(r'"(?:[^"\\]|\\.)*+"|(?P<comma>,(?=\s*[}\]]))', re.DOTALL)
_BAD_ESCAPE = re.compile(r"\\(?![\"\\/bfnrtu])|\\u(?![0-9a-fA-F]{4})")
_PAIR = re.compile(r'"(?P<key>[@\w]{1,40})"\s*:\s*"(?P<value>(?:[^"\\]|\\.){1,2000})"')


def read_values(script: str) -> list[Any]:
    """Return the JSON values in a script, however carelessly it was written; nothing raises.

    Where it cannot be read at all, the pairs of names and texts in it make one object: the
    first of each name.
    """
    text = _WRAPPER.sub("", script[:_LONGEST]).strip().rstrip(";")
    for attempt in _attempts(text):
        values = list(_decoded(attempt))
        if values:
            return values
    pairs: dict[str, str] = {}
    for found in _PAIR.finditer(text):
        pairs.setdefault(found["key"], found["value"].replace('\\"', '"').replace("\\/", "/"))
    return [pairs] if pairs else []


def _attempts(text: str) -> Iterator[str]:
    """Yield the text as it is, then with one more kind of mistake put right each time."""
    yield text
    if "&quot;" in text and '"' not in text:
        text = unescape(text)
        yield text
    text = _STRING_OR_COMMENT.sub(lambda found: "" if found["comment"] else found[0], text)
    text = _TRAILING_COMMA.sub(lambda found: "" if found["comma"] else found[0], text)
    yield text
    yield _BAD_ESCAPE.sub("", text)


def _decoded(text: str) -> Iterator[Any]:
    """Yield the values that stand one after the other, up to the first that cannot be read."""
    decoder = json.JSONDecoder(strict=False)
    place = 0
    for _ in range(_MOST_VALUES):
        while place < len(text) and text[place] in " \t\r\n,;":
            place += 1
        if place >= len(text):
            return
        try:
            value, place = decoder.raw_decode(text, place)
        except (ValueError, RecursionError):  # ValueError: also for numbers of 5,000 digits
            return
        yield value
