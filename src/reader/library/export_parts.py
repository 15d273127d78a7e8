"""The sources and the profile of an article for its export, worked out from what is stored.

The analysis is run anew. What a person has tagged counts as decided; what nobody has looked at is
shown as not reviewed.
"""

from __future__ import annotations

from reader.exchange.export_parts import ExportParts
from reader.model.annotation import Annotation
from reader.model.article import OpenArticle
from reader.model.profiles import CATEGORY_OF_TAG, DecisionState, SuggestionDecision
from reader.model.selectors import AnchorStatus
from reader.sourcing import analyze
from reader.sourcing.article_profiles import reviewed_profile
from reader.sourcing.ledger import build_ledger


def analysed_parts(opened: OpenArticle) -> ExportParts:
    """Return an article's ledger and profile; none where its text cannot be analysed."""
    text, headline = opened.revision.document.text, opened.revision.headline
    outlet = opened.article.outlet
    analysis = analyze(text, headline=headline, outlet=outlet)
    if analysis.not_analysed:
        return ExportParts()
    ledger = build_ledger(analysis, text, headline=headline, outlet=outlet)
    decisions = [decision for one in opened.annotations for decision in _decisions(one)]
    return ExportParts(ledger, reviewed_profile(analysis, decisions, text, ledger))


def _decisions(annotation: Annotation) -> list[SuggestionDecision]:
    """Return what a person's tags on a passage say of whom it rests on."""
    if annotation.status is AnchorStatus.ORPHANED:
        return []
    passage = annotation.target.passage
    return [
        SuggestionDecision(passage, tag_id, "", DecisionState.ACCEPTED)
        for tag_id in annotation.tag_ids
        if tag_id in CATEGORY_OF_TAG
    ]
