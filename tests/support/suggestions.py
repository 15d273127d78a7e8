"""Suggestions as the library stores them, without a library."""

from __future__ import annotations

from dataclasses import replace

from tests.support.fixed import STARTED, fixed_id

from reader.model.review import StoredSuggestion, SuggestionState
from reader.model.selectors import Part, TextQuoteSelector
from reader.sourcing.analysis import analyze

HOSTILE = "<img src='file:///tmp/pipe'><b>officials</b>"
"""What a page may call itself or anybody in it; shown, it must stay exactly this."""


def stored_suggestions(
    text: str,
    *,
    headline: str = "",
    article_id: str = "article",
    states: tuple[SuggestionState, ...] = (),
) -> list[StoredSuggestion]:
    """Return what the detector suggests for a text, the first ones decided as ``states`` say."""
    stored = []
    for number, found in enumerate(analyze(text, headline=headline).suggestions):
        words = found.range.of(headline if found.part is Part.HEADLINE else text)
        state = states[number] if number < len(states) else SuggestionState.OPEN
        stored.append(
            StoredSuggestion(
                fixed_id(number + 1),
                article_id,
                "revision",
                found,
                TextQuoteSelector(words),
                STARTED,
                state,
            )
        )
    return stored


def quoting(stored: StoredSuggestion, words: str) -> StoredSuggestion:
    """Return a suggestion that has these words instead of its own, all of them its reason."""
    suggestion = replace(stored.suggestion, triggers=(), reason=words)
    return replace(stored, suggestion=suggestion, quote=TextQuoteSelector(words))
