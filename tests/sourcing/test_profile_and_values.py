from __future__ import annotations

import json

from reader.model.sourcing import Analysis
from reader.sourcing.analysis import analyze
from reader.sourcing.values import analysis_to_values
from reader.sourcing.version import DETECTOR_VERSION

ARTICLE = (
    "Officials said the dam was safe.\n"
    "Mara Vance, the keeper, said it was not. “I saw the crack,” she said.\n"
    "The port board said nothing had changed. The audit showed a gap of 4 metres.\n"
    "The Evening Courier reported a leak. The gate was reportedly opened.\n"
    "About 300 people live below the wall. Birds sang."
)


def test_the_profile_counts_each_claim_bearing_sentence_once() -> None:
    profile = analyze(ARTICLE).profile
    assert profile.sentences == 9
    assert (profile.unnamed, profile.named, profile.institution) == (1, 2, 1)
    assert (profile.document, profile.second_hand, profile.hearsay) == (1, 1, 1)
    assert profile.unattributed == 1
    assert profile.claim_sentences == 8


def test_the_profile_tells_where_the_first_unnamed_source_stands() -> None:
    assert analyze(ARTICLE).profile.first_unnamed == 0
    assert analyze("Mara Vance said no.").profile.first_unnamed is None


def test_the_profile_tells_whether_the_headline_rests_on_an_unnamed_source() -> None:
    assert analyze(ARTICLE, headline="Dam Is Safe, Officials Say").profile.headline_unnamed
    assert not analyze(ARTICLE, headline="Dam Is Safe").profile.headline_unnamed


def test_reasons_are_counted() -> None:
    text = "An aide, who asked not to be named because she feared reprisals, said no. Aides agreed."
    profile = analyze(text).profile
    assert (profile.unnamed_mentions, profile.unnamed_with_reason) == (2, 1)


def test_the_values_are_plain_json_in_the_documented_form() -> None:
    values = json.loads(json.dumps(analysis_to_values(analyze(ARTICLE))))
    first = values["attributions"][0]
    assert first["source"] == [0, 9]
    assert first["cue"] == [10, 14]
    assert first["kind"] == "unnamed-group"
    assert first["name"] == "Officials"
    assert (first["grade"], first["hops"]) == (1, 1)
    assert first["chain"] == ["this outlet", "Officials"]
    suggestion = values["suggestions"][0]
    assert (suggestion["start"], suggestion["end"]) == (0, 14)
    assert suggestion["tag"] == "unnamed-source"
    assert suggestion["label"] == "Unnamed source"
    assert suggestion["confidence"] == "strong"
    assert values["detector"] == DETECTOR_VERSION
    assert "not_analysed" not in values


def test_the_values_say_why_a_text_was_not_analysed() -> None:
    assert "no words" in analysis_to_values(analyze(""))["not_analysed"]


def test_the_values_say_what_lies_in_the_headline() -> None:
    values = analysis_to_values(analyze(ARTICLE, headline="Dam Is Safe, Officials Say"))
    assert values["attributions"][0]["part"] == "headline"
    assert "part" not in values["attributions"][-1]


def test_an_empty_analysis_has_an_empty_profile() -> None:
    assert analyze("").profile == Analysis().profile
