"""Web addresses in exports: safe inside Markdown, and pointing at the words on the page.

Text fragments: https://wicg.github.io/scroll-to-text-fragment/ (``#:~:text=prefix-,start,end``).
"""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import quote, urlsplit

from reader.model.ranges import TextRange

_MAX_EXACT = 300
"""Code points up to which a passage is given whole; a longer one by its first and last words."""

_END_WORDS = 5
"""How many words stand for either end of a long passage."""

_PREFIX_WORDS = (2, 4, 8, 16)
"""How many words before the passage are tried to tell it from others alike."""

_UNSAFE_IN_DESTINATION = frozenset('()<>[]\\`"|^{}$')


def is_web_address(url: str) -> bool:
    """Return true for an http or https address with a host."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)


def markdown_destination(url: str) -> str:
    """Return the address as it stands between the parentheses of a Markdown link.

    What could end or restyle the link there is percent-encoded, and so are white space and
    control characters; letters of other scripts stay readable.
    """
    encoded = "".join(quote(c, safe="") if _is_unsafe(c) else c for c in url)
    # "&copy;" would be read as a character reference, "&copy" would not.
    return re.sub(r"&(?=#?\w+;)", "&amp;", encoded)


def web_passage_address(url: str, text: str, passage: TextRange) -> str:
    """Return the address of a passage on the article's own page.

    Args:
        url: the article's address.
        text: the text that ``passage`` counts in, blocks separated by line feeds.
        passage: code points, half-open.
    """
    base = url.partition(":~:")[0]
    separator = "" if "#" in base else "#"
    return f"{base}{separator}:~:text={_directive(text, passage)}"


def _directive(text: str, passage: TextRange) -> str:
    lines = [line.split() for line in passage.of(text).split("\n")]
    lines = [words for words in lines if words]
    if not lines:
        return ""
    # A match of `start` alone may not run over the end of a block; the pair start,end may.
    whole = len(lines) == 1 and len(passage) <= _MAX_EXACT
    if whole or (len(lines) == 1 and len(lines[0]) < 2 * _END_WORDS):
        start = " ".join(lines[0])
        ends = ""
    else:
        start = " ".join(lines[0][:_END_WORDS])
        ends = "," + _encode(" ".join(lines[-1][-_END_WORDS:]))
    return _prefix(text, passage, start) + _encode(start) + ends


def _prefix(text: str, passage: TextRange, start: str) -> str:
    """Return the words before the passage with "-,", when its own could be found elsewhere."""
    if text.count(start) < 2:
        return ""
    before = text[: passage.start].rstrip("\n").rpartition("\n")[2]
    words = before.split()
    prefix = ""
    for count in _PREFIX_WORDS:
        prefix = " ".join(words[-count:])
        if text.count(f"{prefix} {start}") < 2 or count >= len(words):
            break
    return f"{_encode(prefix)}-," if prefix else ""


def _encode(words: str) -> str:
    # Only "-" is both left alone by quote() and a sign of the fragment's own syntax.
    return quote(words, safe="", errors="replace").replace("-", "%2D")


def _is_unsafe(character: str) -> bool:
    return (
        character in _UNSAFE_IN_DESTINATION
        or character.isspace()
        or unicodedata.category(character) in ("Cc", "Cf")
    )
