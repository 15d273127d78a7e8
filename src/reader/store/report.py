"""What a check of the library found."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class ProblemKind(StrEnum):
    """What a problem is about; the values appear in `check --json`."""

    STRUCTURE = "structure"
    """The file itself: SQLite cannot read it as it should be."""
    TABLES = "tables"
    """The tables are not as the program made them."""
    REFERENCE = "reference"
    """Something refers to what is not there."""
    ROW = "row"
    """A stored value is not what was saved."""
    TEXT = "text"
    """An article's text is not what was saved, or reads differently now."""
    PLACE = "place"
    """An annotation's words are not where it says."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong: ``what`` and ``advice`` are a sentence each."""

    kind: ProblemKind
    what: str
    advice: str


@dataclass(frozen=True, slots=True)
class CheckReport:
    """The outcome of a check.

    ``articles`` and ``annotations`` count what could be read. ``remarks`` are sentences about
    the machine that are worth knowing and no problem of the library.
    """

    problems: tuple[Problem, ...]
    articles: int
    annotations: int
    remarks: tuple[str, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether the library is sound."""
        return not self.problems
