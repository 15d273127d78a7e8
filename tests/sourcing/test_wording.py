"""Flagged wording: one sentence for each rule, and where it must stay silent."""

from __future__ import annotations

import pytest
from tests.support.sourcing import flagged, suggestions

from reader.sourcing.analysis import analyze


@pytest.mark.parametrize(
    ("text", "words", "rule"),
    [
        ("The dam reportedly failed.", "reportedly", "hearsay.adverb"),
        ("The dam was allegedly opened by hand.", "was allegedly opened", "hearsay.with-verb"),
        ("It was reported that the dam failed.", "It was reported that", "hearsay.it-is-said"),
        ("Rumour has it the dam failed.", "Rumour has it", "hearsay.it-is-said"),
        ("The dam is said to be old.", "is said to be", "hearsay.is-said-to"),
        ("The bolts were found to be loose.", "were found to be", "hearsay.found-to"),
        ("When contacted for comment, the firm hung up.", "When contacted for comment",
         "hearsay.asked-for-comment"),
        ("Reports emerged that the dam failed.", "Reports emerged that", "second-hand.report-says"),
        ("This raises serious questions about the dam.", "raises serious questions about",
         "evaluation.raises"),
        ("It casts doubt on the figures.", "casts doubt on", "evaluation.raises"),
        ("The flood highlights the need for a dam.", "highlights the need for",
         "evaluation.highlights"),
        ("It is clear that the dam must go.", "It is clear that", "evaluation.impersonal"),
        ("He left in an apparent attempt to hide.", "in an apparent attempt to",
         "evaluation.attempts"),
        ("It could potentially break the bank.", "could potentially break", "hedge.double"),
        ("The storm may have moved the buoy.", "may have moved", "hedge.may-have"),
        ("It appears that the buoy moved.", "It appears that", "hedge.impersonal"),
        ("If the claims in the letter are true, the dam must go.",
         "If the claims in the letter are true", "hedge.conditional"),
        ("Apparently the buoy moved.", "Apparently", "hedge.adverb"),
        ("As a result, the town lost its bridge.", "As a result", "claim.causal"),
        ("It was the worst flood in living memory.", "the worst flood in living memory",
         "claim.superlative"),
        ("A bus fell, killing 12 people.", "killing 12 people", "claim.casualties"),
        ("The firm declined to comment.", "declined to comment", "no-comment.declined"),
        ("The firm did not immediately respond.", "did not immediately respond",
         "no-comment.declined"),
        ("A shocking revelation shook the town.", "shocking revelation", "loaded.emotive"),
    ],
)  # fmt: skip
def test_each_rule_flags_its_wording(text: str, words: str, rule: str) -> None:
    assert (words, rule) in [(s.range.of(text), s.rule) for s in suggestions(text)]


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        ("hedge", "Officials said the storm may have moved the buoy."),
        ("unattributed-evaluation", "Critics say it is clear that the dam must go."),
        ("unattributed-claim", "It was the worst flood in living memory, officials said."),
        ("passive-hearsay", "“It was reportedly shut,” the keeper said."),
        ("loaded", "“A shocking revelation,” the keeper called it."),
        ("loaded", "He spoke at the Savage Club."),
        ("unattributed-evaluation", "When they raised questions about it, he left."),
        ("hedge", "The views expressed here may have changed since."),
    ],
)
def test_what_somebody_says_is_theirs_and_not_flagged(tag: str, text: str) -> None:
    assert flagged(text, tag) == []


def test_hearsay_is_flagged_even_when_attributed() -> None:
    text = "Officials said the dam was reportedly shut."
    assert flagged(text, "passive-hearsay") == ["was reportedly shut"]


def test_loaded_words_are_quiet_unless_they_judge_a_fact() -> None:
    weak = suggestions("The brutal winter went on.", "loaded")
    strong = suggestions("The brutal attack went on.", "loaded")
    assert [s.confidence for s in weak] == ["weak"]
    assert [s.confidence for s in strong] == ["likely"]


def test_wording_inside_the_headline_has_the_headlines_offsets() -> None:
    analysis = analyze("Nothing was said.", headline="Dam reportedly shut")
    assert [(s.part, s.range.of("Dam reportedly shut")) for s in analysis.suggestions] == [
        ("headline", "reportedly")
    ]
