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


@dataclass(frozen=True, slots=True)
class RevisionChange:
    """One change between two revisions, told to a person in one plain sentence.

    ``old`` and ``new`` are the words it is about in each text, None where there are none. A
    change of the byline has neither.
    """

    kind: ChangeKind
    sentence: str
    old: TextRange | None = None
    new: TextRange | None = None
    part: Part = Part.BODY


@dataclass(frozen=True, slots=True)
class RevisionComparison:
    """Two revisions side by side.

    The pairs of each part are in the order of the new text, what was removed where it stood.
    ``changes`` are sorted by weight, then by where they are in the new text.
    """

    headline: tuple[SentencePair, ...] = ()
    body: tuple[SentencePair, ...] = ()
    changes: tuple[RevisionChange, ...] = ()
