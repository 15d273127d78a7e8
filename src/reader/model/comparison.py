"""What differs between two revisions of an article, as frozen values.

Ranges are code points of the text they lie in: ``old`` ones of the older revision, ``new`` ones of
the newer, each of the headline or of the body (`Part`).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from reader.model.ranges import TextRange
from reader.model.selectors import Part


class PairKind(StrEnum):
    """What became of a sentence."""

    SAME = "same"
    """The same words at the same place."""
    CHANGED = "changed"
    MOVED = "moved"
    """At another place among the others; edited as well where the pair has edits."""
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class WordEdit:
    """Old words and what took their place; a range is empty where words only came or went."""

    old: TextRange
    new: TextRange


@dataclass(frozen=True, slots=True)
class SentencePair:
    """A sentence, or a few that were joined or split, in both texts.

    ``old`` is None where it was added, ``new`` where it was removed. ``edits`` are in text order.
    ``boilerplate`` is true for what belongs to the page rather than the article (an
    advertisement, "Read more"): it is shown but never counts as a change.
    """

    kind: PairKind
    old: TextRange | None
    new: TextRange | None
    edits: tuple[WordEdit, ...] = ()
    boilerplate: bool = False


class ChangeKind(StrEnum):
    """What a change is about, the weightiest first; changes are sorted in this order."""

    SOURCE_ADDED = "source-added"
    SOURCE_REMOVED = "source-removed"
    SOURCE_RENAMED = "source-renamed"
    QUOTATION = "quotation"
    NUMBER = "number"
    HEADLINE = "headline"
    BYLINE = "byline"
    HEDGE_ADDED = "hedge-added"
    HEDGE_REMOVED = "hedge-removed"
    WORDING = "wording"


class ChangeWay(StrEnum):
    """What became of that which a change is about."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    """Another stands in its place."""
    MOVED = "moved"
    CITED_MORE = "cited-more"
    """A source that was there before has more attributed to it."""
    CITED_LESS = "cited-less"
    """A source that is there still has less attributed to it."""
    DESCRIBED = "described"
    """A source has its name still, among other words."""
    REWORDED = "reworded"
    """A sentence was edited; ``was`` or ``now`` is empty where words only came or went."""


@dataclass(frozen=True, slots=True)
class RevisionChange:
    """One change between two revisions: what a plain sentence for a person needs.

    ``was`` and ``now`` are the words to quote, on one line and cut where they are long; "" for
    none. ``count`` is how many sentences came, went or moved together, the first of which is
    quoted, or how many edits a reworded sentence has. ``old`` and ``new`` are the words it is
    about in each text, None where there are none. A change of the byline has neither.
    """

    kind: ChangeKind
    way: ChangeWay
    was: str = ""
    now: str = ""
    old: TextRange | None = None
    new: TextRange | None = None
    part: Part = Part.BODY
    count: int = 1


@dataclass(frozen=True, slots=True)
class RevisionComparison:
    """Two revisions side by side.

    The pairs of each part are in the order of the new text, what was removed where it stood.
    ``changes`` are sorted by weight, then by where they are in the new text.
    """

    headline: tuple[SentencePair, ...] = ()
    body: tuple[SentencePair, ...] = ()
    changes: tuple[RevisionChange, ...] = ()
