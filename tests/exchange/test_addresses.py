from __future__ import annotations

from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from reader.exchange.addresses import is_web_address, markdown_destination, web_passage_address
from reader.exchange.block_ids import block_id
from reader.model.ranges import TextRange

TEXT = (
    "The harbour will close, officials said. It will close for good, say others; well-known ones.\n"
    "The harbour will stay open, officials said again & again on Monday."
)

LONG = " ".join(f"word{number}" for number in range(100))


def fragment_of(words: str, text: str = TEXT, occurrence: int = 0) -> str:
    start = -1
    for _ in range(occurrence + 1):
        start = text.index(words, start + 1)
    address = web_passage_address("https://a.test/x", text, TextRange(start, start + len(words)))
    assert address.startswith("https://a.test/x#:~:text=")
    return address.partition("#:~:text=")[2]


def test_a_passage_is_named_by_its_words() -> None:
    assert fragment_of("will stay open") == "will%20stay%20open"


def test_signs_of_the_fragments_own_syntax_are_encoded() -> None:
    assert fragment_of("good, say others; well-known") == "good%2C%20say%20others%3B%20well%2Dknown"
    assert fragment_of("again & again") == "again%20%26%20again"


def test_a_passage_over_two_blocks_is_named_by_its_ends() -> None:
    words = TEXT[TEXT.index("say others") : TEXT.index(" open")]
    assert (
        fragment_of(words) == "say%20others%3B%20well%2Dknown%20ones.,The%20harbour%20will%20stay"
    )


def test_a_long_passage_is_named_by_its_first_and_last_words() -> None:
    assert fragment_of(LONG, LONG) == (
        "word0%20word1%20word2%20word3%20word4,word95%20word96%20word97%20word98%20word99"
    )


def test_words_that_stand_in_two_places_are_told_apart_by_the_words_before() -> None:
    assert fragment_of("officials said") == "will%20close%2C-,officials%20said"
    assert fragment_of("officials said", occurrence=1) == "stay%20open%2C-,officials%20said"
    assert (
        fragment_of("The harbour will", occurrence=1)
        == "well%2Dknown%20ones.-,The%20harbour%20will"
    )


def test_nothing_before_the_first_words_of_a_text() -> None:
    assert fragment_of("The harbour will") == "The%20harbour%20will"


@given(text=st.text(max_size=200), cut=st.tuples(st.integers(0, 200), st.integers(0, 200)))
def test_any_passage_gives_an_address_of_plain_characters(text: str, cut: tuple[int, int]) -> None:
    passage = TextRange(*sorted(cut)).clamped(len(text))
    address = web_passage_address("https://a.test/", text, passage)
    directive = address.removeprefix("https://a.test/#:~:text=")
    assert all(c.isalnum() or c in "._~%-," for c in directive)
    assert address.isascii()


@pytest.mark.parametrize(
    ("url", "base"),
    [
        ("https://a.test/x#part", "https://a.test/x#part:~:text="),
        ("https://a.test/x#:~:text=old", "https://a.test/x#:~:text="),
        ("https://a.test/x#part:~:text=old", "https://a.test/x#part:~:text="),
    ],
)
def test_an_address_keeps_its_own_fragment_but_no_other_text(url: str, base: str) -> None:
    assert web_passage_address(url, "words", TextRange(0, 5)) == f"{base}words"


@given(tail=st.text(st.characters(codec="utf-8"), max_size=30))
def test_markdown_reads_back_the_same_address(tail: str) -> None:
    url = f"https://a.test/{tail}"
    (_, inline, _) = MarkdownIt("commonmark").parse(f"[open]({markdown_destination(url)})")
    assert inline.children
    link, words, _ = inline.children
    assert (link.type, words.content) == ("link_open", "open")
    assert unquote(str(link.attrs["href"])) == unquote(url)


@pytest.mark.parametrize("url", ["http://a.test", "https://a.test/x?y"])
def test_web_addresses_are_known(url: str) -> None:
    assert is_web_address(url)


@pytest.mark.parametrize(
    "url", ["", "a.test", "ftp://a.test", "https:", "https://[::1", "mailto:a@b"]
)
def test_other_addresses_are_not_of_the_web(url: str) -> None:
    assert not is_web_address(url)


def test_block_ids_are_stable_and_eight_characters_long() -> None:
    first = "3f0e4c1a-0000-4000-8000-000000000001"
    assert block_id(first) == block_id(first)
    ids = {block_id(f"{first[:-4]}{number:04d}") for number in range(1000)}
    assert len(ids) == 1000
    assert all(
        len(one) == 8 and one.isascii() and one.isalnum() and one.islower() | one.isdigit()
        for one in ids
    )
