"""A compared row as pieces of text, each kept, added or removed: inline, or one side of two."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from reader.model.compared_versions import ComparedRow, ComparedVersions
from reader.model.comparison import PairKind, WordEdit
from reader.model.ranges import TextRange

LONGEST = 6_000
"""Code points of a row that are shown. No sentence is so long; a text without any may be."""


class Mark(Enum):
    """What became of a piece."""

    KEPT = "kept"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that have one mark."""

    text: str
    mark: Mark = Mark.KEPT


def inline_pieces(comparison: ComparedVersions, row: ComparedRow) -> tuple[Piece, ...]:
    """Return both versions in one text: what was removed stands before what took its place."""
    if row.old is None or row.new is None:
        return side_pieces(comparison, row, newer=row.old is None)
    old, new = comparison.old.of(row.part), comparison.new.of(row.part)
    return _cut(_inline(row.new, row.edits, old, new))


def side_pieces(
    comparison: ComparedVersions, row: ComparedRow, *, newer: bool
) -> tuple[Piece, ...]:
    """Return one version of a row; none where the version does not have it."""
    place = row.new if newer else row.old
    if place is None:
        return ()
    text = (comparison.new if newer else comparison.old).of(row.part)
    mark = Mark.ADDED if newer else Mark.REMOVED
    if row.kind in (PairKind.ADDED, PairKind.REMOVED):
        return _cut([Piece(place.of(text), mark)])
    edited = [edit.new if newer else edit.old for edit in row.edits]
    return _cut(_side(place, edited, text, mark))


def _side(place: TextRange, edited: list[TextRange], text: str, mark: Mark) -> Iterator[Piece]:
    at = place.start
    for words in edited:
        if words:
            yield Piece(text[at : words.start])
            yield Piece(words.of(text), mark)
            at = words.end
    yield Piece(text[at : place.end])


def _inline(place: TextRange, edits: tuple[WordEdit, ...], old: str, new: str) -> Iterator[Piece]:
    at = place.start
    for edit in edits:
        yield Piece(new[at : edit.new.start])
        if edit.old:
            lead = " " if not edit.new and old[: edit.old.start][-1:].isspace() else ""
            yield Piece(lead)
            yield Piece(edit.old.of(old), Mark.REMOVED)
            yield Piece(" " if edit.new else "")
        if edit.new:
            yield Piece(edit.new.of(new), Mark.ADDED)
            at = edit.new.end
        else:
            at = max(at, edit.new.start)
    yield Piece(new[at : place.end])


def _cut(pieces: Iterator[Piece] | list[Piece]) -> tuple[Piece, ...]:
    """Return the pieces that hold words, as far as they are shown."""
    shown: list[Piece] = []
    left = LONGEST
    for piece in pieces:
        if not piece.text:
            continue
        if len(piece.text) > left:
            shown.append(Piece(f"{piece.text[:left]}…", piece.mark))
            break
        shown.append(piece)
        left -= len(piece.text)
    return tuple(shown)
