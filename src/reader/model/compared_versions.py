"""Two versions of an article as a window shows them: row by row, and what changed.

Ranges are code points of the part they lie in (`Part`), half-open: ``old`` counts in the older
version, ``new`` in the newer one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reader.model.comparison import PairKind, RevisionChange, WordEdit
from reader.model.ranges import TextRange
from reader.model.selectors import Part


@dataclass(frozen=True, slots=True)
class VersionText:
    """What is compared of a version; ``byline`` is None where it is not known."""

    headline: str = ""
    body: str = ""
    byline: tuple[str, ...] | None = None

    def of(self, part: Part) -> str:
        """Return the text of a part."""
        return self.headline if part is Part.HEADLINE else self.body


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """A sentence, or a few, in both versions; see `SentencePair`.

    ``new_paragraph`` says that a paragraph begins with it.
    """

    part: Part
    kind: PairKind
    old: TextRange | None
    new: TextRange | None
    edits: tuple[WordEdit, ...] = ()
    boilerplate: bool = False
    new_paragraph: bool = False

    @property
    def differs(self) -> bool:
        """Whether anything differs that is part of the article."""
        return self.kind is not PairKind.SAME and not self.boilerplate


@dataclass(frozen=True, slots=True)
class RowChange:
    """One change; ``row`` is the index of the row that shows it."""

    change: RevisionChange
    row: int


@dataclass(frozen=True, slots=True)
class ComparedVersions:
    """Two versions compared.

    ``rows`` are in reading order of the newer version, the headline first; what was removed
    stands where it stood. ``changes`` are sorted by weight, then by place.
    """

    old: VersionText = VersionText()
    new: VersionText = VersionText()
    rows: tuple[ComparedRow, ...] = ()
    changes: tuple[RowChange, ...] = ()

    def changed_rows(self) -> Iterator[int]:
        """Give the indexes of the rows in which anything differs, in reading order."""
        return (index for index, row in enumerate(self.rows) if row.differs)
