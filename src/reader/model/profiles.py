"""Profiles of reviewed articles, and roll-ups of many: every number with what it counts.

There is no single score. A number says how many sentences (or mentions) of how many, and where
they are; what it means is for the reader to say.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from reader.model.parsed_article import PublicationDate
from reader.model.ranges import TextRange
from reader.model.selectors import Passage


class SourcingCategory(StrEnum):
    """What a claim-bearing sentence rests on; the values are exported, so they never change."""

    NAMED = "named"
    INSTITUTION = "institution"
    DOCUMENT = "document"
    UNNAMED = "unnamed"
    SECOND_HAND = "second-hand"
    HEARSAY = "passive-hearsay"
    UNATTRIBUTED = "unattributed"


CATEGORY_OF_TAG: Mapping[str, SourcingCategory] = {
    "named-source": SourcingCategory.NAMED,
    "institution": SourcingCategory.INSTITUTION,
    "document": SourcingCategory.DOCUMENT,
    "unnamed-source": SourcingCategory.UNNAMED,
    "second-hand": SourcingCategory.SECOND_HAND,
    "passive-hearsay": SourcingCategory.HEARSAY,
    "unattributed-claim": SourcingCategory.UNATTRIBUTED,
    "unattributed-evaluation": SourcingCategory.UNATTRIBUTED,
    "hedge": SourcingCategory.UNATTRIBUTED,
}
"""Tags of the core codebook that say what a sentence rests on; other tags say nothing of it."""


class DecisionState(StrEnum):
    """What became of a suggestion."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class SuggestionDecision:
    """What a person decided about a suggestion.

    ``rule`` is the suggestion's; with ``passage`` it says which one is meant. ``tag_id`` is the
    tag it was accepted with, which may be another than was suggested. With the rule "" it is a
    passage that the person tagged without a suggestion.
    """

    passage: Passage
    tag_id: str
    rule: str
    state: DecisionState


@dataclass(frozen=True, slots=True)
class ProfileFigure:
    """``count`` of ``n``, and the passages that were counted (in reading order, where known)."""

    count: int
    n: int
    passages: tuple[Passage, ...] = ()

    @property
    def share(self) -> float:
        """The count as a share of n, 0 to 1; 0 of none."""
        return self.count / self.n if self.n else 0.0


@dataclass(frozen=True, slots=True)
class ClaimSentence:
    """A sentence of the body that bears a claim.

    ``attributions`` are the indices of those attributions of the analysis that it rests on.
    """

    range: TextRange
    category: SourcingCategory
    attributions: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class SingleSourceClaim:
    """A claim-bearing sentence that rests on one entry of the ledger, whose key is ``key``.

    ``several`` is true when that entry is more than one person ("two officials").
    """

    range: TextRange
    key: str
    several: bool = False


@dataclass(frozen=True, slots=True)
class ReviewedProfile:
    """Whom an article's claims rest on, after a person has gone through the suggestions.

    ``claim_sentences`` counts claim-bearing sentences among all of the body; ``shares`` splits
    them by category (each sentence once). ``unnamed_mentions`` counts the body's mentions of
    unnamed sources among all mentions of sources, ``unnamed_with_reason`` those with a reason
    for anonymity among them. ``single_source`` counts claim-bearing sentences that rest on one
    source, ``single_voice`` those of them whose source is one person, body or document.
    ``headline_unnamed`` counts the unnamed sources among the headline's. ``first_unnamed`` is
    where the first unnamed source stands, as a share of the body (0 to 1). ``undecided``
    counts the suggestions about sourcing that nobody has decided on yet, among all.
    """

    claim_sentences: ProfileFigure = ProfileFigure(0, 0)
    shares: Mapping[SourcingCategory, ProfileFigure] = field(default_factory=dict)
    unnamed_mentions: ProfileFigure = ProfileFigure(0, 0)
    unnamed_with_reason: ProfileFigure = ProfileFigure(0, 0)
    single_source: ProfileFigure = ProfileFigure(0, 0)
    single_voice: ProfileFigure = ProfileFigure(0, 0)
    headline_unnamed: ProfileFigure = ProfileFigure(0, 0)
    first_unnamed: float | None = None
    undecided: ProfileFigure = ProfileFigure(0, 0)

    @property
    def is_reviewed(self) -> bool:
        """Whether every suggestion about sourcing has been decided on."""
        return self.undecided.count == 0


class RollupBy(StrEnum):
    """What the articles of a roll-up are put together by."""

    OUTLET = "outlet"
    BYLINE = "byline"
    SECTION = "section"
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class ProfiledArticle:
    """A reviewed article on its way into a roll-up.

    Articles with the same ``story_key`` are copies of one story, as when several outlets print
    an agency's report; "" for a story of its own.
    """

    article_id: str
    profile: ReviewedProfile
    outlet: str = ""
    byline: tuple[str, ...] = ()
    section: str = ""
    published: PublicationDate | None = None
    story_key: str = ""

    @property
    def month(self) -> str:
        """The month of publication, "2024-04"; "" where the date is not known for certain."""
        iso = (self.published.iso if self.published else None) or ""
        return iso[:7]


@dataclass(frozen=True, slots=True)
class ShareInterval:
    """``count`` of ``n``, and the 95 % interval of the share, each 0 to 1."""

    count: int
    n: int
    low: float
    high: float

    @property
    def share(self) -> float:
        """The count as a share of n, 0 to 1; 0 of none."""
        return self.count / self.n if self.n else 0.0


@dataclass(frozen=True, slots=True)
class RollupRow:
    """The articles of one outlet, byline, section or month, taken together.

    ``label`` is "" for articles that do not say. ``article_ids`` are those that were counted.
    ``thin`` warns that there are too few to say much.
    """

    label: str
    article_ids: tuple[str, ...]
    claim_sentences: int
    shares: Mapping[SourcingCategory, ShareInterval]
    thin: bool

    @property
    def articles(self) -> int:
        """How many articles were counted."""
        return len(self.article_ids)


@dataclass(frozen=True, slots=True)
class Rollup:
    """Rows of articles; ``copies`` are the ids of articles left out as copies of a story."""

    by: RollupBy
    rows: tuple[RollupRow, ...]
    copies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TrendPoint:
    """One month of a trend; ``interval`` is None where no claim was counted in it."""

    month: str
    articles: int
    interval: ShareInterval | None
    thin: bool
