"""Moves the ends of a passage word by word."""

from __future__ import annotations

from enum import StrEnum

from reader.model.ranges import TextRange
from reader.text.words import snap_to_words, word_range_at


class Edge(StrEnum):
    """One of the two ends of a passage."""

    START = "start"
    END = "end"


def with_edge_at(text: str, passage: TextRange, edge: Edge, offset: int) -> TextRange:
    """Return the passage with one end at a code point offset, snapped to whole words.

    An end that is dragged past the other stops there: at least one word is kept.
    """
    if edge is Edge.START:
        moved = TextRange(min(offset, passage.end - 1), passage.end)
    else:
        moved = TextRange(passage.start, max(offset, passage.start + 1))
    return snap_to_words(text, moved) or passage


def with_edge_moved(text: str, passage: TextRange, edge: Edge, step: int) -> TextRange | None:
    """Return the passage with one end a word on (``step`` 1) or back (-1).

    None where that end can go no farther: at the text's end, or with one word left.
    """
    outwards = (edge is Edge.END) == (step > 0)
    moved = _grown(text, passage, edge) if outwards else _shrunk(text, passage, edge)
    return None if moved == passage else moved


def _grown(text: str, passage: TextRange, edge: Edge) -> TextRange:
    if edge is Edge.END:
        for end in range(passage.end + 1, len(text) + 1):
            if not text[end - 1].isspace():
                return snap_to_words(text, TextRange(passage.start, end))
    else:
        for start in range(passage.start - 1, -1, -1):
            if not text[start].isspace():
                return snap_to_words(text, TextRange(start, passage.end))
    return passage


def _shrunk(text: str, passage: TextRange, edge: Edge) -> TextRange:
    """Drop the word or sign at the edge, or nothing where it is the last one left."""
    if edge is Edge.END:
        last = word_range_at(text, passage.end)
        end = min(last.start, passage.end - 1)
        kept = TextRange(passage.start, max(end, passage.start))
    else:
        first = word_range_at(text, passage.start)
        start = max(first.end, passage.start + 1)
        kept = TextRange(min(start, passage.end), passage.end)
    return snap_to_words(text, kept) or passage
