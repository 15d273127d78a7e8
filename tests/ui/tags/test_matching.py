"""Finding tags by a few letters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.annotated_articles import sample_codebook

from reader.model.codebook import Tag
from reader.ui.tags.matching import ranked_tags, score_tag


def names(query: str) -> list[str]:
    return [tag.name for tag in ranked_tags(query, sample_codebook().active)]


def test_nothing_typed_gives_all_in_their_order() -> None:
    assert names("") == [tag.name for tag in sample_codebook().active]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("unn", "Unnamed source"),
        ("NAMED", "Named source"),
        ("doc", "Document"),
        ("shr", "Second-hand report"),
        ("hand", "Second-hand report"),
        ("no reply", "No reply"),
        ("no-reply", "No reply"),
        ("us", "Unnamed source"),
        ("3", "Named source"),
    ],
)
def test_what_is_meant_comes_first(query: str, first: str) -> None:
    assert names(query)[0] == first


def test_whole_name_beats_beginning_beats_word_beats_scattered() -> None:
    tags = tuple(
        Tag(str(number), name)
        for number, name in enumerate(
            ("leader weeks", "A leaky pipe", "leak report", "leak"),
        )
    )
    ranked = [tag.name for tag in ranked_tags("leak", tags)]
    assert ranked == ["leak", "leak report", "A leaky pipe", "leader weeks"]


def test_what_does_not_occur_is_not_found() -> None:
    assert names("zebra") == []
    assert score_tag("emanuN", sample_codebook().tags[0]) is None


def test_accents_and_case_do_not_matter() -> None:
    tag = Tag("emigre", "Émigré press")
    assert score_tag("emigre", tag) is not None
    assert score_tag("ÉMIGRÉ PRESS", tag) is not None


@given(st.text(max_size=30), st.data())
def test_letters_of_a_name_in_their_order_always_find_it(name: str, data: st.DataObject) -> None:
    tag = Tag("id", name)
    kept = data.draw(st.lists(st.booleans(), min_size=len(name), max_size=len(name)))
    query = "".join(letter for letter, keep in zip(name, kept, strict=True) if keep)
    assert score_tag(query, tag) is not None
