"""The profile of an article after review: numbers that open the passages they count."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reader.model.ledger import Ledger
from reader.model.profiles import (
    ClaimSentence,
    ProfileFigure,
    ReviewedProfile,
    SourcingCategory,
    SuggestionDecision,
)
from reader.model.ranges import TextRange
from reader.model.selectors import Part, Passage
from reader.model.sourcing import Analysis, Attribution
from reader.sourcing.claims import list_claims
from reader.sourcing.reviewing import Review
from reader.sourcing.single_sources import single_source_claims
from reader.text.sentences import sentence_ranges

_REASON_GRADE = 4


def reviewed_profile(
    analysis: Analysis, decisions: Iterable[SuggestionDecision], text: str, ledger: Ledger
) -> ReviewedProfile:
    """Return whom the claims of an article rest on, by the analysis and a person's decisions.

    ``text`` is the body that was analysed, ``ledger`` the article's, with the person's edits.
    Without any decisions the counts are those of the detector's own profile.
    """
    review = Review(analysis, decisions)
    sentences = sentence_ranges(text)
    claims = list_claims(text, sentences, analysis, review)
    single = single_source_claims(claims, ledger)
    unnamed = _unnamed(analysis, review, Part.BODY)
    reasons = [place for place, has_reason in unnamed if has_reason]
    in_headline = _unnamed(analysis, review, Part.HEADLINE)
    return ReviewedProfile(
        claim_sentences=_figure((c.range for c in claims), len(sentences)),
        shares=_shares(claims),
        unnamed_mentions=_figure((place for place, _ in unnamed), _sources(analysis, Part.BODY)),
        unnamed_with_reason=_figure(reasons, len(unnamed)),
        single_source=_figure((claim.range for claim in single), len(claims)),
        single_voice=_figure((c.range for c in single if not c.several), len(claims)),
        headline_unnamed=_figure(
            (place for place, _ in in_headline), _sources(analysis, Part.HEADLINE), Part.HEADLINE
        ),
        first_unnamed=unnamed[0][0].start / max(1, len(text)) if unnamed else None,
        undecided=_undecided(review),
    )


def _figure(places: Iterable[TextRange], n: int, part: Part = Part.BODY) -> ProfileFigure:
    passages = tuple(Passage(part, place) for place in places)
    return ProfileFigure(len(passages), n, passages)


def _shares(claims: Sequence[ClaimSentence]) -> dict[SourcingCategory, ProfileFigure]:
    return {
        category: _figure((c.range for c in claims if c.category is category), len(claims))
        for category in SourcingCategory
    }


def _undecided(review: Review) -> ProfileFigure:
    passages = tuple(Passage(s.part, s.range) for s in review.undecided)
    return ProfileFigure(len(passages), review.decidable, passages)


def _sources(analysis: Analysis, part: Part) -> int:
    return sum(a.part is part and a.source is not None for a in analysis.attributions)


def _unnamed(analysis: Analysis, review: Review, part: Part) -> list[tuple[TextRange, bool]]:
    """Return the mentions of unnamed sources in reading order, and whether each has a reason."""
    found = [
        (_place(attribution), attribution.grade == _REASON_GRADE)
        for index, attribution in enumerate(analysis.attributions)
        if attribution.part is part and review.category_of(index) is SourcingCategory.UNNAMED
    ]
    marked = [
        (passage.range, False)
        for passage, category in review.marks
        if passage.part is part and category is SourcingCategory.UNNAMED
        if not any(place.overlaps(passage.range) for place, _ in found)
    ]
    return sorted([*found, *marked])


def _place(attribution: Attribution) -> TextRange:
    return attribution.cue if attribution.source is None else attribution.source
