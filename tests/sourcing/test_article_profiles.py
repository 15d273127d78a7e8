from __future__ import annotations

import pytest
from tests.support.reviews import profile_of
from tests.support.sourcing_gold import read_passages

from reader.model.profiles import DecisionState, SourcingCategory, SuggestionDecision
from reader.model.ranges import TextRange
from reader.model.selectors import Part, Passage
from reader.sourcing.analysis import analyze
from reader.sourcing.article_profiles import reviewed_profile
from reader.sourcing.ledger import build_ledger

TEXT = (
    "Officials said the dam was safe.\n"
    "Mara Vance, the keeper, said it was not. “I saw the crack,” she said.\n"
    "The port board said nothing had changed. The audit showed a gap of 4 metres.\n"
    "The Evening Courier reported a leak. The gate was reportedly opened.\n"
    "About 300 people live below the wall. Birds sang."
)
C = SourcingCategory


def words(passages: tuple[Passage, ...]) -> list[str]:
    return [passage.range.of(TEXT) for passage in passages]


def test_without_decisions_the_profile_is_the_detectors() -> None:
    texts = [TEXT, *(passage.text for passage in read_passages())]
    for text in texts:
        analysis = analyze(text)
        if analysis.not_analysed:
            continue
        reviewed, found = profile_of(text), analysis.profile
        assert reviewed.claim_sentences.n == found.sentences
        assert reviewed.claim_sentences.count == found.claim_sentences
        assert {c: figure.count for c, figure in reviewed.shares.items()} == {
            C.NAMED: found.named,
            C.INSTITUTION: found.institution,
            C.DOCUMENT: found.document,
            C.UNNAMED: found.unnamed,
            C.SECOND_HAND: found.second_hand,
            C.HEARSAY: found.hearsay,
            C.UNATTRIBUTED: found.unattributed,
        }
        assert reviewed.unnamed_mentions.count == found.unnamed_mentions
        assert reviewed.unnamed_with_reason.count == found.unnamed_with_reason
        assert reviewed.first_unnamed == found.first_unnamed


def test_every_number_has_the_passages_that_it_counts() -> None:
    profile = profile_of(TEXT)
    figures = [*profile.shares.values(), profile.claim_sentences, profile.unnamed_mentions]
    figures += [profile.single_source, profile.single_voice, profile.undecided]
    assert all(figure.count == len(figure.passages) for figure in figures)
    assert words(profile.shares[C.UNNAMED].passages) == ["Officials said the dam was safe."]
    assert words(profile.shares[C.SECOND_HAND].passages) == ["The Evening Courier reported a leak."]
    assert words(profile.unnamed_mentions.passages) == ["Officials"]
    assert profile.shares[C.UNNAMED].share == 1 / 8


def test_a_rejected_unnamed_source_is_not_counted() -> None:
    profile = profile_of(TEXT, [("Officials said", "")])
    assert profile.shares[C.UNNAMED].count == 0
    assert profile.unnamed_mentions.count == 0
    assert profile.first_unnamed is None
    assert profile.claim_sentences.count == 7


def test_a_suggestion_accepted_with_another_tag_counts_as_that() -> None:
    profile = profile_of(TEXT, [("Officials said", "named-source")])
    assert profile.shares[C.UNNAMED].count == 0
    assert profile.shares[C.NAMED].count == 3


def test_an_accepted_suggestion_counts_as_suggested_and_is_decided() -> None:
    before, after = profile_of(TEXT), profile_of(TEXT, [("Officials said", "unnamed-source")])
    assert after.shares == before.shares
    assert after.undecided.count == before.undecided.count - 1


def test_a_tag_that_says_nothing_of_sources_takes_the_passage_out() -> None:
    assert profile_of(TEXT, [("Officials said", "loaded")]).shares[C.UNNAMED].count == 0


def test_a_rejected_wording_does_not_make_its_sentence_a_claim_by_its_figure() -> None:
    text = "Mara Vance said no.\nIt was the worst storm in the past 20 years."
    flagged = [s.range.of(text) for s in analyze(text).suggestions]
    assert profile_of(text).shares[C.UNATTRIBUTED].count == 1
    assert profile_of(text, [(w, "") for w in flagged]).shares[C.UNATTRIBUTED].count == 0


def test_a_passage_tagged_by_hand_counts_too() -> None:
    analysis = analyze(TEXT)
    start = TEXT.index("Birds sang")
    by_hand = SuggestionDecision(
        Passage(Part.BODY, TextRange(start, start + 5)),
        "unnamed-source",
        "",
        DecisionState.ACCEPTED,
    )
    profile = reviewed_profile(analysis, [by_hand], TEXT, build_ledger(analysis, TEXT))
    assert profile.shares[C.UNNAMED].count == 2
    assert words(profile.unnamed_mentions.passages) == ["Officials", "Birds"]


def test_a_decision_is_found_again_when_its_span_was_edited() -> None:
    analysis = analyze(TEXT)
    suggestion = analysis.suggestions[0]
    edited = Passage(Part.BODY, TextRange(0, suggestion.range.end + 9))
    decision = SuggestionDecision(edited, "unnamed-source", suggestion.rule, DecisionState.REJECTED)
    profile = reviewed_profile(analysis, [decision], TEXT, build_ledger(analysis, TEXT))
    assert profile.shares[C.UNNAMED].count == 0


def test_an_article_is_reviewed_when_everything_about_sourcing_is_decided() -> None:
    text = "Officials said the dam was safe.\nThe shocking revelation came late."
    assert [s.tag_id for s in analyze(text).suggestions] == ["unnamed-source", "loaded"]
    assert not profile_of(text).is_reviewed
    assert profile_of(text, [("Officials said", "")]).is_reviewed


def test_the_headlines_unnamed_sources_are_counted_apart() -> None:
    profile = profile_of(TEXT, headline="Dam Is Safe, Officials Say")
    assert (profile.headline_unnamed.count, profile.headline_unnamed.n) == (1, 1)
    assert [p.part for p in profile.headline_unnamed.passages] == [Part.HEADLINE]
    assert profile.unnamed_mentions.count == 1


@pytest.mark.parametrize("text", ["", "Одна строка без английских слов."])
def test_what_was_not_analysed_has_an_empty_profile(text: str) -> None:
    profile = profile_of(text)
    assert profile.shares[C.UNATTRIBUTED].count == profile.claim_sentences.count == 0


def test_a_passage_tagged_by_hand_as_suggested_counts_once_and_is_decided() -> None:
    analysis = analyze(TEXT)
    by_hand = SuggestionDecision(
        Passage(Part.BODY, TextRange(0, 9)), "unnamed-source", "", DecisionState.ACCEPTED
    )
    profile = reviewed_profile(analysis, [by_hand], TEXT, build_ledger(analysis, TEXT))
    assert profile.unnamed_mentions.count == 1
    assert profile.undecided.count == profile_of(TEXT).undecided.count - 1
