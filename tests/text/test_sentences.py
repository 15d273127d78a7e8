from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.support.cpu_time import cpu_seconds

from reader.text.sentences import sentence_ranges


def _sentences(text: str) -> list[str]:
    return [sentence.of(text) for sentence in sentence_ranges(text)]


@pytest.mark.parametrize(
    "sentences",
    [
        ["The ferry left.", "Nobody saw it."],
        ["Mr. Arno met Gen. B. K. Osei and Sen. Lund.", "They talked."],
        ["He lives in the U.S. and she in the U.K. now."],
        ["The U.S. President spoke in the U.S.", "He left."],
        ["Officials in Washington, D.C. Mayor's office said so."],
        ["It began at 9 a.m. Monday.", "It ended at 5 p.m.", "Police went home."],
        ["See No. 5 on Jan. 6 at St. Mark's.", "He said no.", "Then he left."],
        ["Tolin Inc. Chairman Rask resigned from Tolin Inc.", "The board met."],
        ["It cost 3.5 million, up from 1.2 at news.example.", "140 people came."],
        ["So ... perhaps.", "Or not...", "The end."],
        ["Well … maybe.", "Who knows…", "They left."],
        ["Then . . . nothing happened."],
        ["“We saw it.”", "They ran."],
        ["“We saw it.", "We ran,” she said."],
        ["“Will it float?” Ms. Roe asked.", "“No!”", "They laughed."],
        ["“Will it float?” she asked."],
        ["Stop!", "Why?", "Because."],
        ["(It rained.)", "The match went on."],
        ["He left the room.[12]", "She stayed.[3][4]", "It rained."],
        ["He stopped — “why?” — and went on."],
        ["The plan failed.", "— The editors"],
        ["The phone sold out.", "iPhone buyers queued."],
        ["The J.K. Arno Foundation and the A.B.C. League met."],
        ["1. The first rule.", "2. The second rule."],
        ["He was vs. Lund, i.e. Against Us.", "We won."],
        ["彼は行った。", "彼女も行った！", "なぜ？"],
        ["「行く。」と彼は言った。", "終わり。"],
        ["ماذا حدث؟", "لا أحد يعرف."],
    ],
)
def test_sentences_are_found(sentences: list[str]) -> None:
    glue = "" if sentences[0][-1] in "。」" or "。" in sentences[0] else " "
    assert _sentences(glue.join(sentences)) == sentences


def test_a_sentence_never_crosses_a_line_feed() -> None:
    assert _sentences("no stop here\n  and none here \n\nEnd.") == [
        "no stop here",
        "and none here",
        "End.",
    ]


def test_no_sentences_in_white_space() -> None:
    assert sentence_ranges(" \n\t \u00a0") == []


PIECES = (
    "Mr.|U.S.|a.m.| |  |\n|said|The|.|?|!|…|”|“|3.5|No.|。|と|؟|(|)|[1]|—|\u00a0|\u2003|é|👍🏽|J."
)
pieces = st.lists(st.sampled_from(PIECES.split("|")), max_size=40).map("".join)


@given(pieces | st.text())
def test_sentences_cover_the_text_in_order(text: str) -> None:
    covered_up_to = 0
    for sentence in sentence_ranges(text):
        assert sentence
        assert sentence.start >= covered_up_to
        assert not text[covered_up_to : sentence.start].strip()
        assert sentence.of(text) == sentence.of(text).strip()
        assert "\n" not in sentence.of(text)
        covered_up_to = sentence.end
    assert not text[covered_up_to:].strip()


@given(pieces)
@settings(max_examples=50)
def test_lines_are_split_independently(text: str) -> None:
    together = _sentences(f"{text}\n{text}")
    assert together == _sentences(text) * 2


@pytest.mark.parametrize(
    "hostile", [". ", ". A", '."', "?” Ab ", ".((((((((", "x", " ", "a.", "U.S. ", "\n", ". \u00a0"]
)
def test_a_million_characters_take_no_longer_than_their_length(hostile: str) -> None:
    text = hostile * (1_000_000 // len(hostile))
    assert cpu_seconds(lambda: sentence_ranges(text)) < 15  # 0.9 s at worst on a quiet machine
