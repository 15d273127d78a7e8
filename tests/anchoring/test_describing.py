"""Selectors made from a place: the words, the offsets, the context."""

from __future__ import annotations

import pytest

from reader.anchoring.describing import CONTEXT_LENGTH, describe
from reader.model.ranges import TextRange

TEXT = "x" * 50 + "officials said" + "y" * 50


def test_a_description_holds_words_place_and_context() -> None:
    position, quote = describe(TEXT, TextRange(50, 64))
    assert position.range == TextRange(50, 64)
    assert (quote.exact, quote.prefix, quote.suffix) == (
        "officials said",
        "x" * CONTEXT_LENGTH,
        "y" * CONTEXT_LENGTH,
    )


def test_context_ends_where_the_text_ends() -> None:
    _, quote = describe("He said no.", TextRange(3, 7))
    assert (quote.prefix, quote.suffix) == ("He ", " no.")


def test_context_counts_code_points() -> None:
    _, quote = describe("😀" * 40 + "no", TextRange(40, 42))
    assert quote.prefix == "😀" * CONTEXT_LENGTH


@pytest.mark.parametrize("place", [TextRange(3, 3), TextRange(60, 400)])
def test_no_passage_cannot_be_described(place: TextRange) -> None:
    with pytest.raises(ValueError, match="no passage"):
        describe(TEXT, place)
