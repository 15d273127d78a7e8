"""Lines to paragraphs: blank lines, hard-wrapped lines, and a line for each paragraph."""

from __future__ import annotations

import re
from itertools import groupby, pairwise

from reader.documents.debris import ends_as_sentence

_NARROWEST, _WIDEST = 40, 100
"""Columns that wire copy, mail and old files are wrapped at; longer lines are paragraphs."""

_LIST_MARK = re.compile(r"[-*•–—·]\s|\(?\d{1,3}[.)]\s")

_UNSPACED = re.compile(r"[\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uff65]")


def join_lines(lines: list[str]) -> list[str]:
    """Return the paragraphs that the lines of a text make.

    Blank lines separate paragraphs. Where the text is wrapped at some column, the lines of
    one paragraph are joined; a line that had room for the next word and ends a sentence, an
    indented line and a list mark begin a new one. Elsewhere each line is a paragraph.
    """
    groups = [list(group) for has_text, group in groupby(lines, _has_text) if has_text]
    width = _wrap_width(groups)
    return [paragraph for group in groups for paragraph in _join_group(group, width)]


def _has_text(line: str) -> bool:
    return bool(line.strip())


def _wrap_width(groups: list[list[str]]) -> int:
    """Return the column at which the text is wrapped, 0 when it is not."""
    followed = [(line, after) for group in groups for line, after in pairwise(group)]
    short = [(line, after) for line, after in followed if len(line) <= _WIDEST]
    if not short or len(short) < 0.9 * len(followed):
        return 0
    width = max(len(line) for line, _ in short)
    full = sum(_is_full(line, after, width) for line, after in short)
    if width < _NARROWEST or full < 0.5 * len(short):
        return 0
    return width if width >= 60 or len(short) >= 3 else 0


def _is_full(line: str, after: str, width: int) -> bool:
    """Tell whether the first word of the line after would not have fitted."""
    return len(line) + 1 + len(after.split(None, 1)[0]) > width


def _join_group(lines: list[str], width: int) -> list[str]:
    paragraphs: list[list[str]] = []
    before = ""
    for line in lines:
        if paragraphs and width and _goes_on(before, line, width):
            paragraphs[-1].append(line.strip())
        else:
            paragraphs.append([line.strip()])
        before = line
    return [_joined(parts) for parts in paragraphs]


def _goes_on(before: str, line: str, width: int) -> bool:
    text = line.lstrip()
    if _LIST_MARK.match(text) or _indent(line) >= _indent(before) + 2:
        return False
    if _is_full(before, line, width):
        return True
    return not ends_as_sentence(before) and (text[0].islower() or len(before) > 0.6 * width)


def _indent(line: str) -> int:
    line = line.expandtabs(4)
    return len(line) - len(line.lstrip())


def _joined(parts: list[str]) -> str:
    text = parts[0]
    pieces = [text]
    for part in parts[1:]:
        is_one_word = text[-1] == "-" and text[-2:-1].isalpha() and part[0].islower()
        is_unspaced = _UNSPACED.match(text[-1]) and _UNSPACED.match(part[0])
        pieces.append(part if is_one_word or is_unspaced else f" {part}")
        text = part
    return "".join(pieces)
