"""From what was found to suggestions: where, which tag, why, how sure; without repeats."""

from __future__ import annotations

from collections.abc import Iterable

from reader.model.ranges import TextRange
from reader.model.selectors import Part
from reader.model.sourcing import Attribution, Confidence, SourceKind, Suggestion
from reader.sourcing.explanations import (
    Quoted,
    explain_institution,
    explain_second_hand,
    explain_unnamed,
    explain_wording,
)
from reader.sourcing.findings import Finding
from reader.sourcing.tokens import Tokens
from reader.sourcing.wording import Wording

_GAP = 4
"""Tokens between a source and its cue over which one span is made (officials had earlier said)."""
_PAUSES = frozenset({'"', "”", "“", ";", ":"})
"""Marks over which no span is made."""
_RANK = {Confidence.STRONG: 0, Confidence.LIKELY: 1, Confidence.WEAK: 2}


class SuggestionMaker:
    """Makes the suggestions of one part of a text."""

    def __init__(self, tokens: Tokens, part: Part) -> None:
        self._tokens = tokens
        self._part = part

    def from_attribution(
        self, attribution: Attribution, finding: Finding, *, second_hand: bool
    ) -> Suggestion | None:
        """Return the suggestion for an attribution, None for those that are not flagged."""
        kind = attribution.kind
        place = self._tokens.range(finding.first, finding.last)
        words = self._quoted(place, attribution)
        if kind.is_unnamed and attribution.anonymity is not None:
            tag = "unnamed-source"
            reason = explain_unnamed(
                words,
                finding.head,
                attribution.anonymity,
                attribution.stance,
                repeated=attribution.antecedent is not None,
            )
        elif second_hand:
            tag = "second-hand"
            reason = explain_second_hand(words, kind, report=finding.rule == "report-by")
        elif kind is SourceKind.INSTITUTION and not _says_nothing(finding):
            tag, reason = "institution", explain_institution(words)
        else:
            return None
        return Suggestion(
            range=self._span(finding, place),
            tag_id=tag,
            rule=f"{tag}.{finding.rule}",
            triggers=self._triggers(finding, attribution.cue),
            reason=reason,
            confidence=attribution.confidence,
            grade=attribution.grade,
            part=self._part,
        )

    def _span(self, finding: Finding, source: TextRange) -> TextRange:
        """Return source and cue as one span when they stand together, else the source alone."""
        if finding.cue_first > finding.last:
            first, last = finding.first, finding.cue_last
            between = self._tokens.lower[finding.last + 1 : finding.cue_first]
        else:
            first, last = min(finding.first, finding.cue_first), max(finding.last, finding.cue_last)
            between = self._tokens.lower[finding.cue_last + 1 : finding.first]
        if len(between) > _GAP or not _PAUSES.isdisjoint(between):
            return source
        return self._tokens.range(first, last)

    def _triggers(self, finding: Finding, cue: TextRange) -> tuple[TextRange, ...]:
        head = self._tokens.range(finding.head.head, finding.head.last)
        if head == cue:
            return (cue,)
        return (head, cue) if head < cue else (cue, head)

    def _quoted(self, place: TextRange, attribution: Attribution) -> Quoted:
        """Return the words of the text that explain an attribution."""
        told = attribution.anonymity
        access = None if told is None else told.access
        reason = None if told is None else told.reason
        return Quoted(
            self._written(place),
            self._written(attribution.cue),
            "" if access is None else self._written(access),
            "" if reason is None else self._written(reason),
        )

    def _written(self, place: TextRange) -> str:
        """Return the words of a range as one line."""
        return " ".join(place.of(self._tokens.text).split())

    def from_wording(self, wording: Wording) -> Suggestion:
        """Return the suggestion for a flagged wording."""
        place = self._tokens.range(wording.first, wording.last)
        return Suggestion(
            range=place,
            tag_id=wording.rule.tag_id,
            rule=wording.rule.rule_id,
            triggers=(place,),
            reason=explain_wording(self._written(place), wording.rule.reason),
            confidence=Confidence(wording.rule.confidence),
            part=self._part,
        )


def without_repeats(suggestions: Iterable[Suggestion]) -> tuple[Suggestion, ...]:
    """Return the suggestions in text order, one for each place and tag: the surest, longest."""
    kept: list[Suggestion] = []
    last_of_tag: dict[str, int] = {}
    for suggestion in sorted(suggestions, key=lambda s: (*_place(s), s.rule)):
        last = last_of_tag.get(suggestion.tag_id)
        if last is None or not kept[last].range.overlaps(suggestion.range):
            last_of_tag[suggestion.tag_id] = len(kept)
            kept.append(suggestion)
        elif _is_better(suggestion, kept[last]):
            kept[last] = suggestion
    return tuple(sorted(kept, key=_place))


def _says_nothing(finding: Finding) -> bool:
    """Tell organisations that act rather than speak: in headlines, and those that decline."""
    return finding.sentence.heading or finding.cue.use == "refusal"


def _place(suggestion: Suggestion) -> tuple[int, int, str]:
    """Return what suggestions are ordered by: place, then tag."""
    return suggestion.range.start, suggestion.range.end, suggestion.tag_id


def _is_better(one: Suggestion, other: Suggestion) -> bool:
    """Tell whether one of two suggestions for the same place is surer, or as sure and longer."""
    ranks = _RANK[one.confidence], _RANK[other.confidence]
    return ranks[0] < ranks[1] or (ranks[0] == ranks[1] and len(one.range) > len(other.range))
