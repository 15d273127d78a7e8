"""Direct quotations: where they begin and end, carried across paragraphs.

A quotation that goes on in the next paragraph is opened again there and closed only at the end
(the convention of printed English); each paragraph's part is a span of its own.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple

from reader.model.ranges import TextRange

_MARK = re.compile(r"[\n\"“”«»„‘’'`](?:(?<=')'|(?<=`)`)?")
"""A mark, or the end of a line; one set of characters in front makes the search fast."""
_DOUBLE_OPENING = frozenset({"“", "«", "``", "„"})
_DOUBLE_CLOSING = frozenset({"”", "»"})
_SINGLE = frozenset({"‘", "'"})
_ALL_MARKS = "\"“”«»„‘’'` "
_LONGEST_SCARE = 6
"""Words that quotation marks may set off without making a quotation of what somebody said."""


class Quotation(NamedTuple):
    """A span between quotation marks, the marks included.

    ``spoken`` is false for a few words set off (a "duty to warn" policy).
    """

    range: TextRange
    spoken: bool


class Quotations:
    """All quotations of a text, in order."""

    def __init__(self, spans: list[Quotation]) -> None:
        self.spans = spans
        self._starts = [span.range.start for span in spans]

    def at(self, offset: int) -> Quotation | None:
        """Return the quotation that holds the code point, marks included, or None."""
        index = bisect_right(self._starts, offset) - 1
        if index >= 0 and offset < self.spans[index].range.end:
            return self.spans[index]
        return None

    def within(self, place: TextRange) -> list[Quotation]:
        """Return the quotations that overlap a range, in order."""
        index = max(0, bisect_right(self._starts, place.start) - 1)
        found: list[Quotation] = []
        while index < len(self.spans) and self._starts[index] < place.end:
            if self.spans[index].range.overlaps(place):
                found.append(self.spans[index])
            index += 1
        return found


def find_quotations(text: str) -> Quotations:
    """Return the quotations of a text; one pass over its quotation marks."""
    return Quotations(_Scanner(text).scan())


class _Scanner:
    """Walks over the marks and keeps what is open."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._open = -1
        self._open_mark = ""
        self._spans: list[Quotation] = []

    def scan(self) -> list[Quotation]:
        for match in _MARK.finditer(self._text):
            mark, start, end = match.group(), match.start(), match.end()
            if mark == "\n":
                self._end_of_paragraph(start)
            elif mark in {"‘", "’", "'"}:
                self._single(mark, start, end)
            elif mark == "`":
                continue
            elif self._opens(mark, start, end):
                if self._open < 0 or self._open_mark == "'":
                    self._open, self._open_mark = start, mark
            elif self._open >= 0 and self._open_mark not in {"‘", "'"}:
                self._close(end)
        self._end_of_paragraph(len(self._text))
        return self._spans

    def _opens(self, mark: str, start: int, end: int) -> bool:
        if mark in _DOUBLE_OPENING:
            return True
        if mark in _DOUBLE_CLOSING:
            return False
        if self._open >= 0 and self._open_mark not in {"‘", "'"}:
            return False
        before = self._text[start - 1] if start else " "
        after = self._text[end] if end < len(self._text) else " "
        return not after.isspace() and not before.isalnum()

    def _single(self, mark: str, start: int, end: int) -> None:
        before = self._text[start - 1] if start else " "
        after = self._text[end] if end < len(self._text) else " "
        if self._open < 0:
            opening = not before.isalnum() and after.isalpha() and mark != "’"
            if opening and before not in ".,":
                self._open, self._open_mark = start, mark
            return
        closes = mark != "‘" and not before.isspace() and not after.isalnum()
        if closes and self._open_mark in _SINGLE:
            self._close(end)

    def _close(self, end: int) -> None:
        self._add(end)
        self._open = -1

    def _end_of_paragraph(self, end: int) -> None:
        if self._open < 0:
            return
        # A single mark without its partner was an apostrophe.
        if self._open_mark not in _SINGLE:
            self._add(end)
        self._open = -1

    def _add(self, end: int) -> None:
        inner = self._text[self._open + 1 : end].strip(_ALL_MARKS)
        words = inner.count(" ") + 1
        spoken = words > _LONGEST_SCARE or inner[-1:] in {".", ",", "!", "?", "…"}
        self._spans.append(Quotation(TextRange(self._open, end), spoken))
