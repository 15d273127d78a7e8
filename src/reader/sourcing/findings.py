"""An attribution as it is found in a sentence, before it is traced, graded and explained."""

from __future__ import annotations

from typing import NamedTuple

from reader.model.sourcing import SourceKind
from reader.sourcing.clauses import Clauses, SourcePhrase
from reader.sourcing.lexicon import Cue
from reader.sourcing.parsing import ParsedSentence
from reader.sourcing.sources import NounPhrase

_MEASURES = (
    ("as", "many", "as"),
    ("at", "least"),
    ("at", "most"),
    ("up", "to"),
    ("just", "over"),
    ("just", "under"),
    ("well", "over"),
    ("close", "to"),
    ("more", "than"),
    ("fewer", "than"),
    ("about",),
    ("around",),
    ("over",),
)
"""What may stand before a number of people and belongs to it: at least three aides."""
_TAGS_BEFORE = frozenset(',cbwsi"-:(.')
"""Classes of words behind which such a measure begins a phrase."""


class Finding(NamedTuple):
    """Who is said to say something; all places are tokens of the text, ends included.

    ``rule`` names the pattern that found it (see `reader.sourcing.rules`).
    """

    first: int
    last: int
    head: NounPhrase
    kind: SourceKind
    cue_first: int
    cue_last: int
    cue: Cue
    rule: str
    sentence: ParsedSentence
    via: NounPhrase | None = None
    """The outlet that the source is said to have spoken to (officials told Reuters)."""


class ReportMention(NamedTuple):
    """A report, story or article that the text mentions together with whose it is.

    ``token`` is its noun; ``owner`` the kind of who made it.
    """

    token: int
    owner: SourceKind


def make_finding(
    clauses: Clauses,
    phrase: SourcePhrase | None,
    place: tuple[int, int],
    cue: Cue,
    rule: str,
    via: NounPhrase | None = None,
) -> Finding | None:
    """Return the finding of a source phrase and the cue at the tokens ``place``.

    None when there is no phrase, or one that cannot speak.
    """
    if phrase is None or phrase.head.kind is None:
        return None
    return Finding(
        first=_with_measure(clauses, clauses.first(phrase.first)),
        last=clauses.last(phrase.last),
        head=phrase.head,
        kind=phrase.head.kind,
        cue_first=place[0],
        cue_last=place[1],
        cue=cue,
        rule=rule,
        sentence=clauses.sentence,
        via=via,
    )


def _with_measure(clauses: Clauses, first: int) -> int:
    """Return where a counted phrase begins with what measures it: at least three aides."""
    sentence, lower = clauses.sentence, clauses.lower
    counted = sentence.tag(first) in "q#" or (
        lower[first] in {"a", "half"}
        and first + 1 < sentence.end
        and sentence.tag(first + 1) == "q"
    )
    if not counted or first == sentence.first:
        return first
    for words in _MEASURES:
        start = first - len(words)
        if start < sentence.first or tuple(lower[start:first]) != words:
            continue
        opens = start == sentence.first or sentence.tag(start - 1) in _TAGS_BEFORE
        return start if opens or len(words) > 1 else first
    return first
