"""An article's text where no reader sees it: in JSON-LD, and in the values that scripts draw from.

Pages that scripts draw carry their text as JSON. It is used only where the page itself shows
too little.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from html import escape, unescape
from typing import Any

from lxml.html import HtmlElement

from reader.documents.debris import ends_as_sentence
from reader.documents.html_blocks import document_from_html
from reader.ingest.page_stretches import Stretch, size_of, squash
from reader.model.document import Document

_MARKUP = re.compile(
    r"</?(?:p|br|div|h[1-6]|ul|ol|li|blockquote|a|em|strong|b|i|span)\b[^<>]*>", re.IGNORECASE
)

_TAG = re.compile(r"</?[a-z][^<>]*>", re.IGNORECASE)

_LONGEST_SCRIPT, _MOST_VALUES = 5_000_000, 200_000
_LEAST_SCRIPT = 500
_LEAST_PARAGRAPH = 60
"""Code points; shorter values are labels."""

_ASSIGNMENT = re.compile(r"\s*(?:var |let |const )?[\w.$\[\]\"']{0,80}\s*=\s*")
_NUMBER = re.compile(r"\d+")


_CERTAIN = 30
"""Letters and digits; shorter lines can be part of a text by chance."""


class PublisherCopy:
    """The publisher's own copy of an article's text; "" where there is none."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.size = size_of(text)
        self._squashed = squash(unescape(_TAG.sub(" ", text)))

    def has(self, stretch: Stretch) -> bool:
        """Tell whether a stretch is long enough to be known again, and stands in the copy."""
        return len(stretch.squashed) >= _CERTAIN and stretch.squashed in self._squashed

    def share_shown(self, sworn: Sequence[Stretch]) -> float:
        """Return how much of the copy stands in the stretches that it has, as a share."""
        shown = sum(len(stretch.squashed) for stretch in sworn)
        return shown / len(self._squashed) if self._squashed else 0.0


def document_from_copy(text: str, base_url: str) -> Document:
    """Return a text that was kept as one value, HTML or plain lines, as blocks."""
    if _MARKUP.search(text):
        return document_from_html(text, base_url)
    if "<" not in text and "&" in text:
        unescaped = unescape(text)
        if _MARKUP.search(unescaped):
            return document_from_html(unescaped, base_url)
        text = unescaped
    paragraphs = (line.strip() for line in text.splitlines())
    return document_from_html("".join(f"<p>{escape(line)}</p>" for line in paragraphs), base_url)


def find_embedded_text(tree: HtmlElement) -> str:
    """Return the longest text in the JSON of a page's scripts, "" where there is none.

    Values in the same place of a structure, such as the paragraphs of a list, are one text.
    """
    texts: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for script in tree.iter("script"):
        for path, text in _strings(_json_of(script)):
            if len(text) >= _LEAST_PARAGRAPH and (ends_as_sentence(text) or _MARKUP.search(text)):
                texts[path].append(text)
    longest = max(texts.values(), key=lambda parts: sum(map(len, parts)), default=[])
    return "\n".join(dict.fromkeys(longest))


def _json_of(script: HtmlElement) -> Any:
    """Return the JSON that a script holds, by itself or as what it assigns; None for none."""
    text = script.text or ""
    if not _LEAST_SCRIPT <= len(text) <= _LONGEST_SCRIPT:
        return None
    assignment = _ASSIGNMENT.match(text)
    beginning = text[assignment.end() if assignment else 0 :].lstrip()
    if not beginning.startswith(("{", "[")):
        return None
    try:
        return json.JSONDecoder(strict=False).raw_decode(beginning)[0]
    except (ValueError, RecursionError):  # ValueError: also for numbers of 5,000 digits
        return None


def _strings(value: Any) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield all strings with the keys that lead to them, in the order of the JSON."""
    waiting: list[tuple[tuple[str, ...], Any]] = [((), value)]
    for _ in range(_MOST_VALUES):
        if not waiting:
            return
        path, inner = waiting.pop()
        if isinstance(inner, str):
            yield path, inner
        elif isinstance(inner, list):
            waiting.extend((path, entry) for entry in reversed(inner))
        elif isinstance(inner, dict) and len(path) < 64:
            waiting.extend(
                ((*path, _NUMBER.sub("0", str(key))), entry)
                for key, entry in reversed(inner.items())
            )
