"""How a place in a text is described so that it can be found again.

The names are those of the W3C Web Annotation Data Model (2017), section 4.2.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from reader.model.ranges import TextRange


class Part(StrEnum):
    """Which text of a revision offsets count in.

    A headline is written by editors, not by the author of the body, and can be corrected on
    its own: it is a text of its own beside the body's canonical text.
    """

    HEADLINE = "headline"
    BODY = "body"


class AnchorStatus(StrEnum):
    """How an annotation stands in the revision it is shown in."""

    EXACT = "exact"
    """The same words at the same place."""
    MOVED = "moved"
    """The same words at another place."""
    CHANGED = "changed"
    """Found, but with other words."""
    ORPHANED = "orphaned"
    """Not found, or not for certain: never a guess."""


@dataclass(frozen=True, slots=True)
class TextPositionSelector:
    """The place by code point offsets, half-open."""

    start: int
    end: int

    @property
    def range(self) -> TextRange:
        """The same place as a range."""
        return TextRange(self.start, self.end)


@dataclass(frozen=True, slots=True)
class TextQuoteSelector:
    """The place by its words: what it says, and up to 32 code points on each side."""

    exact: str
    prefix: str = ""
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of one part of a revision's text."""

    part: Part
    range: TextRange


@dataclass(frozen=True, slots=True)
class Target:
    """What an annotation is about: a passage in one part of one revision."""

    revision_id: str
    part: Part
    position: TextPositionSelector
    quote: TextQuoteSelector

    @property
    def range(self) -> TextRange:
        """The place as code points of the part's text."""
        return self.position.range

    @property
    def passage(self) -> Passage:
        """The place with the part it is in."""
        return Passage(self.part, self.position.range)
