"""The text of a heading: without what is set above or beside the headline in the same element."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from reader.documents.html_events import BLOCK_ELEMENTS
from reader.ingest.page_roles import names_of

_WORD = re.compile(r"\w+")

_MOST_TEXTS = 200
"""Texts looked at in one heading: somebody may have forgotten to end it."""

_LONGEST_TEXT = 2_000

_MOST_KICKER_WORDS = 6
_LEAST_WORDS = 2

_KICKER = re.compile(
    r"\b(?:kicker|eyebrow|over-?(?:line|title)|top-?line|roof-?line|dach-?zeile|spitz-?marke"
    r"|(?:super|pre|ante|sur|over)-?t(?:itle|itre|itulo|itel)|sr-only|visually-?hidden"
    r"|screen-?reader\w*|badge|icon)\b"
)
"""In the names of an element inside a heading: a word above the headline, or a sign beside it."""


def heading_text(heading: HtmlElement) -> str:
    """Return the text of a heading without its kicker ("Interview", "Harbour:").

    A kicker stays where little would be left without it. Lines are separated by a space.
    """
    if len(heading) == 0:
        return (heading.text or "")[:_LONGEST_TEXT]
    pieces = list(_pieces(heading))
    rest = "".join(text for text, is_kicker in pieces if not is_kicker)
    whole = "".join(text for text, _ in pieces)
    words = len(rest.split())
    is_short = len(whole.split()) - words <= _MOST_KICKER_WORDS
    return (rest if is_short and words >= _LEAST_WORDS else whole)[:_LONGEST_TEXT]


def plain_words(text: str) -> str:
    """Return the words of a text in small letters with a space between: what is alike is equal."""
    return " ".join(_WORD.findall(text.casefold()))


def _pieces(heading: HtmlElement) -> Iterator[tuple[str, bool]]:
    """Yield the texts in a heading, each with whether it belongs to a kicker; no recursion."""
    waiting: list[tuple[HtmlElement, bool, bool]] = [(heading, False, False)]
    seen = 0
    while waiting and seen < _MOST_TEXTS:
        element, is_kicker, is_left = waiting.pop()
        seen += 1
        if is_left:
            yield (element.tail or "")[:_LONGEST_TEXT], is_kicker
            continue
        is_line = element.tag == "br" or element.tag in BLOCK_ELEMENTS
        inside = is_kicker or (element is not heading and _is_kicker(element))
        yield " " * is_line + (element.text or "")[:_LONGEST_TEXT], inside
        for child in reversed(element):
            waiting += [(child, inside, True), (child, inside, False)]


def _is_kicker(element: HtmlElement) -> bool:
    return _KICKER.search(names_of(element)) is not None
