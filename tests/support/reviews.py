"""Articles with an analysis and a person's decisions, for the tests of profiles."""

from __future__ import annotations

from collections.abc import Sequence

from reader.model.profiles import DecisionState, ReviewedProfile, SuggestionDecision
from reader.model.selectors import Passage
from reader.model.sourcing import Analysis
from reader.sourcing.analysis import analyze
from reader.sourcing.article_profiles import reviewed_profile
from reader.sourcing.ledger import build_ledger


def decide(
    analysis: Analysis, text: str, words: str, tag_id: str = "", headline: str = ""
) -> SuggestionDecision:
    """Reject the suggestion with these words, or accept it with a tag."""
    for suggestion in analysis.suggestions:
        part_text = text if suggestion.part == "body" else headline
        if suggestion.range.of(part_text) == words:
            return SuggestionDecision(
                Passage(suggestion.part, suggestion.range),
                tag_id or suggestion.tag_id,
                suggestion.rule,
                DecisionState.ACCEPTED if tag_id else DecisionState.REJECTED,
            )
    raise AssertionError(f"nothing is suggested for {words!r}")


def profile_of(
    text: str, decisions: Sequence[tuple[str, str]] = (), *, headline: str = ""
) -> ReviewedProfile:
    """Return a text's profile; a decision is the suggestion's words and a tag ("" rejects)."""
    analysis = analyze(text, headline=headline)
    decided = [decide(analysis, text, words, tag, headline) for words, tag in decisions]
    ledger = build_ledger(analysis, text, headline=headline)
    return reviewed_profile(analysis, decided, text, ledger)
