"""The sentences that say why a passage is suggested; neutral: unnamed is not false."""

from __future__ import annotations

from reader.model.sourcing import Anonymity, SourceKind, SourceNumber, Stance
from reader.sourcing.sources import NounPhrase

GRADES = (
    "a bare word",
    "a role",
    "a role and an organisation",
    "how they can know",
    "why no name is given",
)
"""What the text tells about an unnamed source, by its grade."""

TAG_LABELS = {
    "unnamed-source": "Unnamed source",
    "institution": "Institution speaks",
    "second-hand": "Second-hand report",
    "passive-hearsay": "Hearsay without a source",
    "unattributed-evaluation": "Evaluation without a source",
    "unattributed-claim": "Claim without a source",
    "loaded": "Loaded wording",
    "hedge": "Hedge",
    "no-comment": "No comment",
}
"""The names of the core codebook's tags, for output where no codebook is at hand."""

_WHY_BY_ROLE = {
    "source": "only says that somebody spoke, without a name",
    "quantity": "does not say who they are",
    "kin": "is known only as a relation of somebody else, without a name",
    "public": "is known only in general terms, without a name",
}
"""Why a source does not count as named, by the role class of its noun."""

_STANCES = {
    Stance.FACTIVE: "; the verb takes the words for true",
    Stance.DOUBT: "; the verb keeps a distance from the words",
    Stance.DENIAL: "",
    Stance.BELIEF: "; it is a thought that is ascribed to them, not their words",
    Stance.NEUTRAL: "",
}


def explain_unnamed(
    source: str,
    cue: str,
    head: NounPhrase,
    anonymity: Anonymity,
    stance: Stance,
    *,
    repeated: bool,
) -> str:
    """Return why a source does not count as named, with its grade and what is missing."""
    return (
        f"“{source}” ({cue}) {_why_unnamed(head, repeated=repeated)}: the text gives "
        f"{GRADES[anonymity.grade]} (transparency {anonymity.grade} of 4)"
        f"{_number(head)}{_reason(anonymity)}{_STANCES[stance]}."
    )


def _why_unnamed(head: NounPhrase, *, repeated: bool) -> str:
    if repeated:
        return "goes back to a source that was not named before"
    if head.role in _WHY_BY_ROLE:
        return _WHY_BY_ROLE[head.role]
    if head.possessed:
        return "names to whom they belong, not who speaks"
    if head.kind is SourceKind.UNNAMED_PERSON:
        return "is one person known by role, without a name"
    return "is a group known by role, without names"


def _number(head: NounPhrase) -> str:
    return "; how many they are is not said" if head.number is SourceNumber.UNCOUNTED else ""


def _reason(anonymity: Anonymity) -> str:
    if anonymity.reason is None:
        return "; no reason for anonymity is given"
    return "; the reason is a standing phrase" if anonymity.boilerplate else ""


def explain_institution(source: str, cue: str) -> str:
    """Return why an organisation that speaks is worth a look."""
    return f"“{source}” speaks ({cue}) as an organisation: no person is named who said it for them."


def explain_second_hand(source: str, cue: str) -> str:
    """Return why a report of somebody else's is worth a look."""
    return f"“{source}” ({cue}) is somebody else's report: this text passes on what it says."


def explain_wording(words: str, reason: str) -> str:
    """Return why a wording is worth a look; ``reason`` is its rule's."""
    return f"“{words}” {reason}."
