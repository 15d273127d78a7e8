"""A person's notes inside an exported file: as typed, yet kept to their own place.

A note is Markdown and stays as it is. Three things would reach beyond the note, and only
these are changed: what exporting again would take for one of its own marks, a code block,
comment or HTML block that is never closed, and white space at either end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.token import Token

from reader.exchange.block_ids import BLOCK_ID_PATTERN

_LINE_END = re.compile("\r\n?")
_UNWRITABLE = re.compile("[\0\ud800-\udfff]")  # neither Markdown nor UTF-8 can hold them

_BLOCK_ID_AT_LINE_END = re.compile(rf"(?<!\\)\^(?={BLOCK_ID_PATTERN}[ \t]*$)", re.MULTILINE)
_FRONT_MATTER_START = re.compile(r"^---(?=[ \t]*\ntitle:)", re.MULTILINE)

_HTML_ENDS = (
    (re.compile(r"\s*<!--"), "-->"),
    (re.compile(r"\s*<\?"), "?>"),
    (re.compile(r"\s*<!\[CDATA\["), "]]>"),
    (re.compile(r"\s*<![A-Za-z]"), ">"),
    (re.compile(r"\s*<script\b", re.IGNORECASE), "</script>"),
    (re.compile(r"\s*<pre\b", re.IGNORECASE), "</pre>"),
    (re.compile(r"\s*<style\b", re.IGNORECASE), "</style>"),
    (re.compile(r"\s*<textarea\b", re.IGNORECASE), "</textarea>"),
)
"""HTML blocks that go on over blank lines until their end is found (CommonMark 0.31, 4.6)."""

_PAIRED_SIGNS = ("%%", "$$")
"""Obsidian's comments and displayed formulas run to the next sign of their kind."""

_OPENERS = ("```", "~~~", "<", *_PAIRED_SIGNS)
"""Without any of these nothing can be left open, and the note need not be parsed."""

_SENTINEL = "ob-sentinel"


def contain_note(note: str) -> str:
    """Return the note as Markdown that cannot change how the text after it is read.

    Applying it twice changes nothing more.
    """
    text = _UNWRITABLE.sub("", _LINE_END.sub("\n", note)).strip("\n").rstrip()
    text = _BLOCK_ID_AT_LINE_END.sub(r"\\^", text)
    text = _FRONT_MATTER_START.sub("----", text)  # the same rule or underline, one dash longer
    return text + "".join(f"\n{end}" for end in _missing_ends(text))


def _missing_ends(text: str) -> Iterator[str]:
    """Yield the lines that close what the note leaves open, in the order to write them."""
    if not any(opener in text for opener in _OPENERS):
        return
    tokens = MarkdownIt("commonmark").parse(f"{text}\n\n> {_SENTINEL}\n")
    last = tokens[-1]
    if last.type == "fence":
        yield last.markup
    elif last.type == "html_block" and _SENTINEL in last.content:
        yield next(end for start, end in _HTML_ENDS if start.match(last.content))
    words = "".join(_plain_text(tokens))
    for sign in _PAIRED_SIGNS:
        if words.count(sign) % 2:
            yield sign


def _plain_text(tokens: list[Token]) -> Iterator[str]:
    for token in tokens:
        for child in token.children or ():
            if child.type == "text":
                yield child.content
            else:
                yield "\n"
