"""What the sourcing analysis finds: attributions, suggestions and the profile, as frozen values.

Ranges are code points of the part of the article they lie in (`Part`): the body's canonical
text, or the headline.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from reader.model.ranges import TextRange
from reader.model.selectors import Part


class SourceKind(StrEnum):
    """Who or what speaks; the values are exported, so they never change."""

    NAMED = "named"
    """A person with a name: "Kevin Barrett, a lawyer"."""
    UNNAMED_PERSON = "unnamed-person"
    """One person without a name: "a person familiar with the matter"."""
    UNNAMED_GROUP = "unnamed-group"
    """Several people without names: "US officials", "critics", "some"."""
    INSTITUTION = "institution"
    """An organisation, agency, state, court or the police, with no person speaking for it."""
    DOCUMENT = "document"
    """A text, a poll, a recording: "court filings"."""
    MEDIA = "media"
    """Another outlet: "the Washington Post"."""
    PRONOUN = "pronoun"
    """Somebody mentioned elsewhere, whose name the text gives there: "she", "the senator"."""
    NONE = "none"
    """Nobody: "reportedly", "it was claimed"."""

    @property
    def is_unnamed(self) -> bool:
        """Whether this is a person, or people, without a name."""
        return self in (SourceKind.UNNAMED_PERSON, SourceKind.UNNAMED_GROUP)


class Stance(StrEnum):
    """What the attributing word says about the truth of what is said."""

    NEUTRAL = "neutral"
    FACTIVE = "factive"
    DOUBT = "doubt"
    DENIAL = "denial"
    BELIEF = "belief"
    """A thought or wish that is put into somebody's head: believe, fear, hope."""


class Confidence(StrEnum):
    """How sure the rule is, in words that a person can act on."""

    STRONG = "strong"
    LIKELY = "likely"
    WEAK = "weak"


class SourceNumber(StrEnum):
    """How many people a source phrase stands for, as far as it says."""

    ONE = "one"
    COUNTED = "counted"
    """A plural with a number: "three aides"."""
    UNCOUNTED = "uncounted"
    """A plural without one: "officials", "several aides"."""


class Directness(StrEnum):
    """How the words came to this outlet."""

    TOLD_TO_OUTLET = "told-to-outlet"
    """No go-between is mentioned."""
    BY_OTHER_OUTLET = "by-other-outlet"
    """Another outlet's report stands between."""
    THROUGH_SPEAKER = "through-speaker"
    """Another speaker or a document passes it on."""
    UNATTRIBUTED = "unattributed"


@dataclass(frozen=True, slots=True)
class ChainLink:
    """One station between a claim and its origin; ``range`` is None for this outlet itself."""

    label: str
    kind: SourceKind | None
    range: TextRange | None = None


@dataclass(frozen=True, slots=True)
class Chain:
    """The way of a claim, from the one who passes it on last (this outlet) to its origin."""

    links: tuple[ChainLink, ...]

    @property
    def hops(self) -> int:
        """How many hands the claim went through to reach this outlet; 0 with no origin."""
        return len(self.links) - 1

    @property
    def labels(self) -> tuple[str, ...]:
        """The stations' names, this outlet first."""
        return tuple(link.label for link in self.links)


@dataclass(frozen=True, slots=True)
class Anonymity:
    """What the text tells about a source it does not name.

    ``grade`` is the transparency grade: 0 bare ("sources"), 1 a role, 2 a role and an
    organisation, 3 how the source can know, 4 a reason for anonymity. ``access``, ``request``
    (to stay unnamed) and ``reason`` are the passages that say so. ``boilerplate`` is true when
    the reason is one of the standing phrases that explain little ("not authorised to speak").
    """

    grade: int
    access: TextRange | None = None
    request: TextRange | None = None
    reason: TextRange | None = None
    boilerplate: bool = False


@dataclass(frozen=True, slots=True)
class Attribution:
    """Somebody is said to say something.

    ``source`` is the source phrase alone, None where nobody speaks. ``cue`` is the word that
    attributes ("said", "according to"), ``lemma`` its base form. ``content`` is what is said,
    in text order, possibly none. ``name`` is the name or label of the source for lists.
    ``antecedent`` is the first mention of the same source where the text says that it is the
    same ("the official" after "an official"); None leaves it unknown. ``anonymity`` is set for
    unnamed sources only. ``nested`` is true inside a direct quotation.
    """

    source: TextRange | None
    cue: TextRange
    content: tuple[TextRange, ...]
    kind: SourceKind
    name: str
    lemma: str
    stance: Stance
    rule: str
    confidence: Confidence
    chain: Chain
    directness: Directness
    number: SourceNumber | None = None
    direct_quotation: bool = False
    anonymity: Anonymity | None = None
    antecedent: TextRange | None = None
    nested: bool = False
    part: Part = Part.BODY

    @property
    def grade(self) -> int | None:
        """The transparency grade of an unnamed source; None for the others."""
        return None if self.anonymity is None else self.anonymity.grade

    @property
    def hops(self) -> int:
        """How many hands the claim went through; 0 where it has no origin."""
        return self.chain.hops


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A passage that a tag may fit; becomes an annotation only when a person accepts it.

    ``triggers`` are the words that made the rule fire. ``reason`` is one sentence for people.
    """

    range: TextRange
    tag_id: str
    rule: str
    triggers: tuple[TextRange, ...]
    reason: str
    confidence: Confidence
    grade: int | None = None
    part: Part = Part.BODY


@dataclass(frozen=True, slots=True)
class SourcingProfile:
    """Whom an article's claims rest on, counted; the header over the article shows it.

    ``attributed`` counts sentences of the body by the weakest kind of source they have: see
    `reader.sourcing.profiling`. ``claim_sentences`` is their sum with ``unattributed``.
    ``first_unnamed`` is where the first unnamed source stands, as a share of the body (0 to 1).
    """

    sentences: int = 0
    claim_sentences: int = 0
    named: int = 0
    institution: int = 0
    document: int = 0
    unnamed: int = 0
    second_hand: int = 0
    hearsay: int = 0
    unattributed: int = 0
    unnamed_mentions: int = 0
    unnamed_with_reason: int = 0
    first_unnamed: float | None = None
    headline_unnamed: bool = False


@dataclass(frozen=True, slots=True)
class Analysis:
    """All that one run of the detector found; attributions and suggestions in text order.

    ``not_analysed`` says why nothing was looked for ("" when the text was analysed).
    ``version`` is that of the detector that made it.
    """

    attributions: tuple[Attribution, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    profile: SourcingProfile = SourcingProfile()
    not_analysed: str = ""
    version: int = 0
