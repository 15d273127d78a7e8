"""Two versions of an article beside each other: sentences paired, words marked, changes named.

Ranges are code points of the part they lie in (`Part`), half-open: ``old`` counts in the older
version, ``new`` in the newer one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum, StrEnum

from reader.model.ranges import TextRange
from reader.model.selectors import Part


@dataclass(frozen=True, slots=True)
class VersionText:
    """What is compared of a version: its headline and its canonical text."""

    headline: str
    body: str

    def of(self, part: Part) -> str:
        """Return the text of a part."""
        return self.headline if part is Part.HEADLINE else self.body


class RowKind(StrEnum):
    """What became of the sentence, or sentences, of a row."""

    SAME = "same"
    EDITED = "edited"
    MOVED = "moved"
    """Stands elsewhere now; its words may have been edited as well."""
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class WordEdit:
    """Words and what they became; either range is empty where words were only put in or out."""

    old: TextRange
    new: TextRange


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """A sentence, or a few, in both versions.

    ``old`` is None where it was added, ``new`` where it was removed. ``edits`` are the words that
    differ, in order: empty for what says the same, was added or was removed. ``new_paragraph``
    says that a paragraph begins with it.
    """

    part: Part
    kind: RowKind
    old: TextRange | None
    new: TextRange | None
    edits: tuple[WordEdit, ...] = ()
    new_paragraph: bool = False


class ChangeKind(IntEnum):
    """What a change is about, the weightiest first."""

    SOURCE_ADDED = 1
    SOURCE_REMOVED = 2
    SOURCE_RENAMED = 3
    QUOTATION = 4
    NUMBER = 5
    HEADLINE = 6
    HEDGE_ADDED = 7
    HEDGE_REMOVED = 8
    WORDING = 9


@dataclass(frozen=True, slots=True)
class Change:
    """One change of an article, by what it means.

    ``row`` is the index of the row where it can be seen. ``old_words`` and ``new_words`` are what
    it is about (a source's label, a figure, a hedge, the words of a quotation); "" where there
    was, or is, nothing.
    """

    kind: ChangeKind
    row: int
    old_words: str
    new_words: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two versions compared.

    ``rows`` are in reading order of the newer version, the headline first; what was removed
    stands where it would follow. ``changes`` are sorted by weight, then by place.
    """

    old: VersionText
    new: VersionText
    rows: tuple[ComparedRow, ...] = ()
    changes: tuple[Change, ...] = ()

    def changed_rows(self) -> Iterator[int]:
        """Give the indexes of the rows in which anything differs, in reading order."""
        return (index for index, row in enumerate(self.rows) if row.kind is not RowKind.SAME)
