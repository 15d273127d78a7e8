"""What new tags get by themselves, and the codebook that comes with the program."""

from __future__ import annotations

import pytest

from reader.library.codebooks import default_tags, margin_letter, new_tag, unused_id
from reader.model.codebook import STYLE_SLOTS, Codebook, Tag


@pytest.mark.parametrize(
    ("name", "taken", "expected"),
    [
        ("Unnamed source", [], "unnamed-source"),
        ("Unnamed source", ["unnamed-source", "unnamed-source-2"], "unnamed-source-3"),
        ("Неназванный источник", [], "неназванный-источник"),
        ("Where? “Here”!", [], "where-here"),
        ("?!", [], "tag"),
        ("x" * 200, [], "x" * 60),
    ],
)
def test_an_id_is_a_slug_that_none_has(name: str, taken: list[str], expected: str) -> None:
    assert unused_id(name, taken) == expected


@pytest.mark.parametrize(
    ("name", "taken", "expected"),
    [
        ("Blog post", [], "B"),
        ("Blog post", ["B"], "P"),
        ("Blog post", ["B", "P"], "Bl"),
        ("ßig", [], "S"),
        ("😀", [], "😀"),
        ("?", ["?"], "?"),
    ],
)
def test_a_margin_letter_is_one_that_none_has(name: str, taken: list[str], expected: str) -> None:
    assert margin_letter(name, taken) == expected


def test_a_new_tag_takes_the_rarest_style() -> None:
    used = [Tag(str(slot), str(slot), slot=slot) for slot in range(1, STYLE_SLOTS + 1) if slot != 6]
    assert new_tag(Codebook(tuple(used)), "New").slot == 6


def test_the_default_codebook_is_sound() -> None:
    tags = default_tags()
    codebook = Codebook(tuple(tags))
    assert len({tag.id for tag in tags}) == len({tag.name for tag in tags}) == len(tags) == 11
    assert len({tag.letter for tag in tags}) == len(tags)
    assert [codebook.find_by_shortcut(digit) is not None for digit in range(1, 10)] == [True] * 9
    assert all(tag.definition and 1 <= tag.slot <= STYLE_SLOTS for tag in tags)
