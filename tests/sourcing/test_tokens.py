from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.model.ranges import TextRange
from reader.sourcing.tokens import tokenize


def test_abbreviations_contractions_and_compounds_are_one_token() -> None:
    text = "Mr. Abe of the U.S. didn't see co-worker O'Hara's 34-year-old car at 5 p.m. on Friday."
    assert tokenize(text).lower == [
        "mr.", "abe", "of", "the", "u.s.", "didn't", "see", "co-worker", "o'hara", "'s",
        "34-year-old", "car", "at", "5", "p.m.", "on", "friday", ".",
    ]  # fmt: skip


def test_typographic_apostrophes_are_read_like_plain_ones() -> None:
    assert tokenize("the aide’s don’t").lower == ["the", "aide", "'s", "don't"]


@given(st.text(max_size=200))
@settings(max_examples=200, deadline=None)
def test_tokens_stand_where_they_say_and_only_white_space_is_left_out(text: str) -> None:
    tokens = tokenize(text)
    position = 0
    for index in range(len(tokens)):
        place = tokens.range(index, index)
        assert place.start >= position
        assert not text[position : place.start].strip()
        assert place.of(text).replace("’", "'") == tokens.words[index]
        position = place.end
    assert not text[position:].strip()


@given(st.text(alphabet="ab1.,' \n", max_size=60))
@settings(max_examples=200, deadline=None)
def test_a_range_has_a_number_when_one_of_its_tokens_begins_with_a_digit(text: str) -> None:
    tokens = tokenize(text)
    for index, word in enumerate(tokens.words):
        if tokens.has_number(tokens.range(index, index)):
            assert word[0].isdigit()
    assert tokenize("He paid 40 pounds.").has_number(TextRange(0, 18))


@given(st.text(alphabet="ab1.,' \n", max_size=60), st.frozensets(st.sampled_from("ab1.\n")))
@settings(max_examples=100, deadline=None)
def test_the_places_of_words_are_where_they_stand(text: str, words: frozenset[str]) -> None:
    tokens = tokenize(text)
    expected = [place for place, word in enumerate(tokens.lower) if word in words]
    assert tokens.places_of(words) == expected
