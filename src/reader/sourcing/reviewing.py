"""What an analysis says after a person has accepted, changed and rejected its suggestions."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from reader.model.profiles import (
    CATEGORY_OF_TAG,
    DecisionState,
    SourcingCategory,
    SuggestionDecision,
)
from reader.model.ranges import TextRange
from reader.model.selectors import Part, Passage
from reader.model.sourcing import Analysis, Attribution, Directness, SourceKind, Suggestion

_TAG_OF_CATEGORY = {
    SourcingCategory.UNNAMED: "unnamed-source",
    SourcingCategory.SECOND_HAND: "second-hand",
    SourcingCategory.HEARSAY: "passive-hearsay",
    SourcingCategory.INSTITUTION: "institution",
}
"""The tag that the detector suggests for attributions of a category; the others have none."""


class Review:
    """One article's analysis together with what a person decided.

    A suggestion that was rejected takes the attributions it is about out of the count; one that
    was accepted makes them what its tag says; one that is undecided leaves them as found.
    """

    def __init__(self, analysis: Analysis, decisions: Iterable[SuggestionDecision] = ()) -> None:
        self._attributions = analysis.attributions
        self._suggestions = analysis.suggestions
        self.marks: list[tuple[Passage, SourcingCategory]] = []
        """Passages that a decision puts into a category and no attribution stands for."""
        self.rejected: list[Passage] = []
        """Passages of suggestions about sourcing that do not count as such any more."""
        self._decisions = self._by_suggestion(decisions)
        self._deciding = self._suggestions_of_attributions()
        self._note_wordings()

    @property
    def undecided(self) -> list[Suggestion]:
        """The suggestions about sourcing that nobody has decided on."""
        about = enumerate(self._suggestions)
        return [s for i, s in about if s.tag_id in CATEGORY_OF_TAG and i not in self._decisions]

    @property
    def decidable(self) -> int:
        """How many suggestions are about sourcing."""
        return sum(s.tag_id in CATEGORY_OF_TAG for s in self._suggestions)

    def category_of(self, index: int) -> SourcingCategory | None:
        """Return what an attribution counts as, None when it does not count."""
        suggestion = self._deciding[index]
        decision = None if suggestion is None else self._decisions.get(suggestion)
        if decision is None:
            return category_of_attribution(self._attributions[index])
        if decision.state is DecisionState.REJECTED:
            return None
        return CATEGORY_OF_TAG.get(decision.tag_id)

    def _by_suggestion(
        self, decisions: Iterable[SuggestionDecision]
    ) -> dict[int, SuggestionDecision]:
        """Return each decided suggestion's decision; keep passages tagged without one."""
        found: dict[int, SuggestionDecision] = {}
        places = _Places(self._suggestions)
        for decision in decisions:
            decided = places.find(decision)
            if decided is not None:
                found[decided] = decision
            elif decision.state is DecisionState.ACCEPTED and decision.tag_id in CATEGORY_OF_TAG:
                self.marks.append((decision.passage, CATEGORY_OF_TAG[decision.tag_id]))
        return found

    def _suggestions_of_attributions(self) -> list[int | None]:
        """Return, for each attribution, the suggestion that is about it."""
        by_trigger: dict[tuple[Part, TextRange, str], int] = {}
        disjoint: dict[tuple[Part, str], list[tuple[TextRange, int]]] = {}
        for index, suggestion in enumerate(self._suggestions):
            for trigger in suggestion.triggers:
                by_trigger[suggestion.part, trigger, suggestion.tag_id] = index
            same = disjoint.setdefault((suggestion.part, suggestion.tag_id), [])
            same.append((suggestion.range, index))
        found: list[int | None] = []
        for attribution in self._attributions:
            tag = _TAG_OF_CATEGORY.get(category_of_attribution(attribution), "")
            own = by_trigger.get((attribution.part, attribution.cue, tag))
            if own is None:  # its own was left out because it overlaps another one
                own = _overlapping(disjoint.get((attribution.part, tag), ()), attribution)
            found.append(own)
        return found

    def _note_wordings(self) -> None:
        """Keep what the decisions about suggestions say that no attribution stands for.

        Undecided, only wordings without a source count, as in the detector's own profile.
        """
        attributed = {index for index in self._deciding if index is not None}
        for index, suggestion in enumerate(self._suggestions):
            suggested = category = CATEGORY_OF_TAG.get(suggestion.tag_id)
            decision = self._decisions.get(index)
            if decision is not None:
                rejected = decision.state is DecisionState.REJECTED
                category = None if rejected else CATEGORY_OF_TAG.get(decision.tag_id)
            elif suggested is not SourcingCategory.UNATTRIBUTED:
                continue
            passage = Passage(suggestion.part, suggestion.range)
            if category is None and suggested is not None:
                self.rejected.append(passage)
            elif category is not None and index not in attributed:
                self.marks.append((passage, category))


class _Places:
    """The suggestions of one article, by what decisions name them by."""

    def __init__(self, suggestions: Sequence[Suggestion]) -> None:
        self._suggestions = suggestions
        self._exact = {(Passage(s.part, s.range), s.rule): i for i, s in enumerate(suggestions)}
        self._by_rule: dict[tuple[Part, str], list[int]] = {}
        self._about_sourcing: dict[Part, list[int]] = {}
        for index, suggestion in enumerate(suggestions):
            self._by_rule.setdefault((suggestion.part, suggestion.rule), []).append(index)
            if suggestion.tag_id in CATEGORY_OF_TAG:
                self._about_sourcing.setdefault(suggestion.part, []).append(index)

    def find(self, decision: SuggestionDecision) -> int | None:
        """Return the suggestion that a decision is about, or None.

        A passage that was tagged by hand decides the suggestion of the same tag there, or the
        only one there is.
        """
        index = self._exact.get((decision.passage, decision.rule))
        if index is not None:
            return index
        part, place = decision.passage.part, decision.passage.range
        if decision.rule:  # the span was edited, or a later detector sets it elsewhere
            shared = self._shared(self._by_rule.get((part, decision.rule), ()), place)
            return max(shared, key=lambda i: shared[i], default=None)
        shared = self._shared(self._about_sourcing.get(part, ()), place)
        same = {i: n for i, n in shared.items() if self._suggestions[i].tag_id == decision.tag_id}
        if same:
            return max(same, key=lambda i: same[i])
        return next(iter(shared)) if len(shared) == 1 else None

    def _shared(self, indices: Sequence[int], place: TextRange) -> dict[int, int]:
        """Return how many code points the place has in common with each that it touches."""
        common = ((i, self._suggestions[i].range.intersection(place)) for i in indices)
        return {i: len(part) for i, part in common if part is not None}


def category_of_attribution(attribution: Attribution) -> SourcingCategory:
    """Return what an attribution is as the detector found it.

    A pronoun counts as named: the text says elsewhere who is meant.
    """
    if attribution.kind.is_unnamed:
        return SourcingCategory.UNNAMED
    if attribution.kind is SourceKind.NONE:
        return SourcingCategory.HEARSAY
    other_outlet = attribution.directness is Directness.BY_OTHER_OUTLET
    if attribution.kind is SourceKind.MEDIA or other_outlet:
        return SourcingCategory.SECOND_HAND
    if attribution.kind is SourceKind.INSTITUTION:
        return SourcingCategory.INSTITUTION
    is_document = attribution.kind is SourceKind.DOCUMENT
    return SourcingCategory.DOCUMENT if is_document else SourcingCategory.NAMED


def _overlapping(ordered: Sequence[tuple[TextRange, int]], attribution: Attribution) -> int | None:
    """Return the one of several disjoint suggestions that overlaps source or cue."""
    for place in (attribution.cue, attribution.source):
        if place is None:
            continue
        index = bisect_right(ordered, place.end, key=lambda pair: pair[0].start) - 1
        if index >= 0 and ordered[index][0].overlaps(place):
            return ordered[index][1]
    return None
