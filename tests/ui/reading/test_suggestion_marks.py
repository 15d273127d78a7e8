"""Suggestions are outlined in the text that they are about, and in no other."""

from __future__ import annotations

from dataclasses import replace

from tests.support.fixed import STARTED
from tests.support.reading import CODEBOOK, quay_article

from reader.model.ranges import TextRange
from reader.model.review import StoredSuggestion
from reader.model.selectors import TextQuoteSelector
from reader.model.sourcing import Confidence, Suggestion
from reader.ui.reading.pane import ReadingPane


def suggestion_in(revision_id: str) -> StoredSuggestion:
    found = Suggestion(
        TextRange(4, 21), "unnamed-source", "rule", (), "Because.", Confidence.STRONG
    )
    quote = TextQuoteSelector("harbour authority")
    return StoredSuggestion("first", "quay", revision_id, found, quote, STARTED)


def is_outlined(pane: ReadingPane) -> bool:
    return pane.suggestions._layer.find("first") is not None


def test_suggestions_go_with_the_article_that_they_are_about(pane: ReadingPane) -> None:
    shown = quay_article()
    pane.suggestions.show([suggestion_in(shown.revision.id)])
    assert is_outlined(pane)
    another = replace(
        shown,
        article=replace(shown.article, id="another"),
        revision=replace(shown.revision, id="another-revision"),
    )
    pane.show_article(another, CODEBOOK)
    assert not is_outlined(pane)


def test_suggestions_for_another_version_of_the_text_are_not_outlined(pane: ReadingPane) -> None:
    pane.suggestions.show([suggestion_in("an-older-revision")])
    assert not is_outlined(pane)
