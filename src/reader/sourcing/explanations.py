"""The sentences that say why a passage is suggested; neutral: unnamed is not false."""

from __future__ import annotations

from typing import NamedTuple

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

_TELLS_BY_ROLE = {
    "source": "only says that somebody spoke",
    "quantity": "does not say who they are",
    "kin": "gives only a relation of somebody else",
    "public": "tells only what kind of people they are",
    "collective": "tells only what kind of people they are",
}
"""What a source phrase tells, by the role class of its noun, where it tells no more."""

_STANCES = {
    Stance.FACTIVE: "; “{cue}” takes the words for true",
    Stance.DOUBT: "; “{cue}” keeps a distance from the words",
    Stance.DENIAL: "",
    Stance.BELIEF: "; “{cue}” ascribes a thought to them rather than words",
    Stance.NEUTRAL: "",
}


_LONGEST = 90
"""Code points of a quoted phrase that are shown."""


class Quoted(NamedTuple):
    """The words of the text that an explanation names, as single lines; "" where there are none."""

    source: str
    cue: str
    access: str = ""
    reason: str = ""


def explain_unnamed(
    words: Quoted, head: NounPhrase, anonymity: Anonymity, stance: Stance, *, repeated: bool
) -> str:
    """Return why a source does not count as named, what the text tells, and what is missing.

    ``repeated`` says that the text names the source as one that it has not named before.
    """
    opening = _opening(words)
    missing = _missing(head, anonymity)
    if words.reason:
        standing = ", in a standing phrase" if anonymity.boilerplate else ""
        told = f"has no name; the text tells why{standing}: “{_short(words.reason)}”"
    elif words.access:
        told = f"has {missing}, but the text tells how they can know: “{words.access}”"
    else:
        told = f"{_tells(head, anonymity, repeated=repeated)}: {missing}"
    stated = _STANCES[stance].format(cue=words.cue)
    return f"{opening} {told} (transparency {anonymity.grade} of 4){stated}."


def _tells(head: NounPhrase, anonymity: Anonymity, *, repeated: bool) -> str:
    """Return what the phrase itself tells about who speaks."""
    if repeated:
        return "goes back to a source that was not named before"
    if head.possessed and head.role != "kin":
        return "says to whom they belong, not who speaks"
    if anonymity.grade > 1:
        return "gives a role and an organisation"
    if head.role in _TELLS_BY_ROLE:
        return _TELLS_BY_ROLE[head.role]
    several = head.kind is SourceKind.UNNAMED_GROUP
    return "gives only the role of several people" if several else "gives only a role"


def _missing(head: NounPhrase, anonymity: Anonymity) -> str:
    """Return what a reader would need to weigh the source, as a list."""
    missing = ["no name"]
    if head.number is SourceNumber.UNCOUNTED:
        missing.append("no number")
    if anonymity.reason is None:
        missing.append("no reason for anonymity")
    if len(missing) == 1:
        return missing[0]
    return f"{', '.join(missing[:-1])} and {missing[-1]}"


def explain_institution(words: Quoted) -> str:
    """Return why an organisation that speaks is worth a look."""
    return f"{_opening(words)} speaks as an organisation: nobody is named who said it for them."


def explain_second_hand(words: Quoted, kind: SourceKind, *, report: bool) -> str:
    """Return why a report of somebody else's is worth a look; ``report`` says whose it is."""
    opening = _opening(words)
    if report:
        return f"{opening} is another outlet's report, which this text passes on."
    if kind is SourceKind.MEDIA:
        return f"{opening} is another outlet: this text passes on what it says."
    return f"{opening} is somebody else's report: this text passes on what it says."


def _opening(words: Quoted) -> str:
    return f"“{_short(words.source)}” (“{words.cue}”)"


def _short(words: str) -> str:
    """Return words that fit into a sentence: long ones are cut at a space."""
    if len(words) <= _LONGEST:
        return words
    return words[:_LONGEST].rpartition(" ")[0].rstrip(" ,;:") + " …"


def explain_wording(words: str, reason: str) -> str:
    """Return why a wording is worth a look; ``reason`` is its rule's."""
    return f"“{words}” {reason}."
