from __future__ import annotations

import pytest
from tests.support.reviews import profile_of


def single(text: str) -> list[str]:
    return [passage.range.of(text) for passage in profile_of(text).single_source.passages]


def test_a_claim_of_one_source_rests_on_one() -> None:
    assert single("Mara Vance said the dam was safe.") == ["Mara Vance said the dam was safe."]


def test_a_claim_that_two_sources_bear_out_does_not() -> None:
    assert single("Mara Vance said no, and Ida Brandt said so too.") == []


def test_who_only_passes_a_claim_on_is_not_a_second_source() -> None:
    text = "The Evening Courier reported that port officials had confirmed the order."
    assert single(text) == [text]


def test_the_same_source_twice_is_one() -> None:
    text = "Mara Vance said no, and Vance added that it was late."
    assert single(text) == [text]


@pytest.mark.parametrize(
    "text", ["The dam was reportedly closed.", "About 300 people live below the wall."]
)
def test_a_claim_of_nobody_rests_on_none(text: str) -> None:
    assert profile_of(text).claim_sentences.count == 1
    assert single(text) == []


def test_two_officials_are_one_source_and_several_voices() -> None:
    profile = profile_of("Two officials said the dam was safe.\nMara Vance said it was not.")
    assert (profile.single_source.count, profile.single_voice.count) == (2, 1)


def test_a_quotation_of_two_sentences_rests_on_its_speaker_in_both() -> None:
    text = "“The wall has cracked again. We saw it on Sunday,” Mara Vance said."
    assert len(single(text)) == 2


def test_what_was_rejected_is_no_second_source() -> None:
    text = "Mara Vance said no, and officials said so too."
    assert single(text) == []
    assert profile_of(text, [("officials said", "")]).single_source.count == 1
