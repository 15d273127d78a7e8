from __future__ import annotations

import pytest
from tests.support.sourcing import attributions, only


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Aides said that the vote was off.", ["the vote was off"]),
        ("The vote was off, aides said.", ["The vote was off"]),
        ("The vote, aides said, was off.", ["The vote", "was off"]),
        ("According to aides, the vote was off.", ["the vote was off"]),
        ("The vote was off, according to aides.", ["The vote was off"]),
        ("“It is off,” an aide said.", ["“It is off,”"]),
        ("Aides downplayed the row, but it goes on.", ["the row"]),
    ],
)
def test_the_content_is_what_is_said(text: str, content: list[str]) -> None:
    assert [place.of(text) for place in only(text).content] == content


def test_a_direct_quotation_is_marked_as_such() -> None:
    assert only("“It is off,” an aide said.").direct_quotation
    assert not only("An aide said it was off.").direct_quotation


def test_a_quotation_of_several_sentences_is_content_as_a_whole() -> None:
    text = "“It is off. Nobody is sad. We go on,” an aide said."
    assert [place.of(text) for place in attributions(text)[0].content] == [
        "“It is off. Nobody is sad. We go on,”"
    ]


def test_a_quotation_belongs_to_the_speaker_beside_it() -> None:
    text = "“It is off and over,” an aide said, but residents said they had seen a crane."
    aide, residents = attributions(text)
    assert (aide.direct_quotation, residents.direct_quotation) == (True, False)
    assert [place.of(text) for place in residents.content] == ["they had seen a crane"]


def test_what_is_said_ends_where_the_sentence_turns() -> None:
    text = "Officials said the dam was safe, though two engineers warned that it leaked."
    officials, engineers = attributions(text)
    assert [place.of(text) for place in officials.content] == ["the dam was safe"]
    assert engineers.hops == 1
