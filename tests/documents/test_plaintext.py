from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.cpu_time import cpu_seconds

from reader.documents.plaintext import parse_plain_text
from reader.model.document import BlockKind
from reader.model.errors import UnreadableError
from reader.model.parsed_article import PublicationDate
from reader.model.resources import resource_path

# Invented: no such harbour, ferry or newspaper.
FIRST = (
    "The harbour board said on Monday that the ferry would stop for a week. Officials who asked "
    "not to be named said that its engine had failed twice since the spring."
)
SECOND = (
    "“We were told nothing,” said a passenger who had waited for three hours. By the time the "
    "second boat came, the tide had turned. The board declined to comment."
)
THIRD = (
    "A report seen by the Harbour Times puts the cost of a new engine at 3.5 million, about twice "
    "what the board had set aside for repairs in its budget for the year."
)


def _paragraphs(text: str, name: str = "") -> list[str]:
    return [block.text for block in parse_plain_text(text, name=name).document.blocks]


def _wrapped(text: str, width: int = 72, indent: str = "") -> str:
    return textwrap.fill(text, width, initial_indent=indent)


def test_the_seed_article_is_taken_apart() -> None:
    path = resource_path("seeds/articles/us-warned-kremlin.txt")
    parsed = parse_plain_text(path.read_text(encoding="utf-8"), name=path.name)
    assert parsed.headline.startswith("US Warned Kremlin of Crocus City Hall")
    assert parsed.outlet == "ICARO Media Group"
    assert parsed.section == "Politics"
    assert parsed.published == PublicationDate("03/04/2024 23h24", "2024-04-03T23:24:00")
    assert parsed.byline == ()
    assert parsed.url == ""  # the one address in it is an image's
    assert parsed.document.text.startswith("In a recent report published")
    assert parsed.document.text.endswith("or any of its affiliates.")
    assert len(parsed.document.blocks) == 12
    assert {block.kind for block in parsed.document.blocks} == {BlockKind.PARAGRAPH}


def test_a_text_of_paragraphs_alone_keeps_them_all() -> None:
    parsed = parse_plain_text(f"{FIRST}\n\n{SECOND}\n\n{THIRD}\n")
    assert [block.text for block in parsed.document.blocks] == [FIRST, SECOND, THIRD]
    assert (
        parsed.headline == "The harbour board said on Monday that the ferry would stop for a week."
    )


def test_a_headline_comes_from_the_file_name_when_that_has_words() -> None:
    assert parse_plain_text(FIRST, name="ferry-stops_again.txt").headline == "Ferry stops again"


@pytest.mark.parametrize("name", ["8981ca6415a6f222.txt", "article.txt", "Untitled 2.txt", "-"])
def test_a_file_name_that_tells_nothing_gives_no_headline(name: str) -> None:
    assert parse_plain_text(FIRST, name=name).headline.startswith("The harbour board said")


def test_long_first_sentences_are_cut_for_the_headline_only() -> None:
    parsed = parse_plain_text(THIRD)
    assert parsed.headline.endswith("…")
    assert len(parsed.headline) <= 91
    assert parsed.document.text == THIRD


@pytest.mark.parametrize(
    "header",
    [
        "By Jane Roe and John Doe, Harbour Times\nMarch 22, 2024",
        "Jane Roe, John Doe | Harbour Times | 22 March 2024 | 5 min read",
        "Harbour Times\nBy Jane Roe and John Doe for the Harbour Times\n22.3.2024\nShare",
        "22 March 2024\n\nJane Roe & John Doe, Harbour Times\n\nListen to this article",
        "Author: Jane Roe, John Doe\nDate: 22 March 2024\nSource: Harbour Times",
    ],
)
def test_headers_of_many_forms_are_recognised(header: str) -> None:
    parsed = parse_plain_text(f"Ferry to stop for a week\n\n{header}\n\n{FIRST}\n\n{SECOND}")
    assert parsed.headline == "Ferry to stop for a week"
    assert parsed.byline == ("Jane Roe", "John Doe")
    assert parsed.outlet == "Harbour Times"
    assert parsed.published is not None
    assert parsed.published.iso == "2024-03-22"
    assert [block.text for block in parsed.document.blocks] == [FIRST, SECOND]


def test_an_article_address_in_the_header_is_kept_without_tracking() -> None:
    parsed = parse_plain_text(f"Ferry stops\n\nhttps://a.example/n/1?utm_source=x&id=2\n\n{FIRST}")
    assert parsed.url == "https://a.example/n/1?id=2"
    assert parsed.document.text == FIRST


def test_an_ambiguous_date_is_kept_as_written() -> None:
    parsed = parse_plain_text(f"Ferry stops\n\n03/04/2024\n\n{FIRST}")
    assert parsed.published == PublicationDate("03/04/2024", None, ambiguous=True)


def test_a_standfirst_is_content() -> None:
    text = f"Ferry stops\n\nOfficials say warnings were ignored\n\n3 May 2024\n\n{FIRST}"
    assert _paragraphs(text) == ["Officials say warnings were ignored", FIRST]


def test_by_at_the_start_of_a_paragraph_is_no_byline() -> None:
    text = f"Ferry stops\n\nBy the time the boat came, it was dark\n\n{FIRST}"
    assert _paragraphs(text) == ["By the time the boat came, it was dark", FIRST]


def test_hard_wrapped_lines_become_paragraphs() -> None:
    text = "\n\n".join(_wrapped(paragraph) for paragraph in (FIRST, SECOND, THIRD))
    assert _paragraphs(text) == [FIRST, SECOND, THIRD]


def test_wrapped_paragraphs_are_told_apart_without_blank_lines() -> None:
    text = "\n".join(_wrapped(paragraph) for paragraph in (FIRST, SECOND, THIRD))
    assert _paragraphs(text) == [FIRST, SECOND, THIRD]


def test_indented_first_lines_begin_paragraphs() -> None:
    text = "\n".join(_wrapped(paragraph, indent="    ") for paragraph in (FIRST, SECOND, THIRD))
    assert _paragraphs(text) == [FIRST, SECOND, THIRD]


def test_a_line_for_each_paragraph_works_too() -> None:
    parsed = parse_plain_text(f"Ferry to stop for a week\n{FIRST}\n{SECOND}\nA short end.")
    assert parsed.headline == "Ferry to stop for a week"
    assert [block.text for block in parsed.document.blocks] == [FIRST, SECOND, "A short end."]


def test_short_lines_are_not_joined() -> None:
    assert _paragraphs("A list\n\none\ntwo\nthree") == ["one", "two", "three"]


def test_a_word_broken_at_its_hyphen_is_joined_without_a_space() -> None:
    text = (
        "The plan for the harbour was, the board said in its statement, a multi-\n"
        "million affair that nobody in the town had ever asked for, and most of\n"
        "those who live there learned of it from the papers."
    )
    assert "a multi-million affair" in _paragraphs(text)[0]


def test_what_follows_the_article_is_left_out() -> None:
    tail = (
        "Related\n\nOther ferries sink\n\nHarbour cat wins prize\n\nTags: ferry\n\nShare\n\n© 2024"
    )
    assert _paragraphs(f"Ferry stops\n\n{FIRST}\n\n{SECOND}\n\n{tail}") == [FIRST, SECOND]


def test_a_paragraph_after_related_is_content() -> None:
    assert _paragraphs(f"Ferry stops\n\n{FIRST}\n\nRelated\n\n{SECOND}") == [
        FIRST,
        "Related",
        SECOND,
    ]


def test_advertisement_marks_are_left_out_anywhere() -> None:
    assert _paragraphs(f"Ferry stops\n\n{FIRST}\n\nAdvertisement\n\n{SECOND}") == [FIRST, SECOND]


@pytest.mark.parametrize("text", ["just one line", "Related\n\nShare", "3 May 2024", "Politics"])
def test_a_text_that_is_all_header_is_kept_as_the_body(text: str) -> None:
    assert _paragraphs(text) == text.split("\n\n")


def test_line_ends_and_stray_characters_of_other_systems_are_cleaned() -> None:
    assert _paragraphs(f"Ferry stops\r\n\r\n{FIRST}\x00\r\rSe\xadcond\u2028\u2028Third") == [
        FIRST,
        "Second",
        "Third",
    ]


def test_no_text_is_refused() -> None:
    with pytest.raises(UnreadableError, match="no text"):
        parse_plain_text(" \n\ufeff\n")


def test_too_much_text_is_refused_with_the_limit() -> None:
    with pytest.raises(UnreadableError, match="2,000,000 characters"):
        parse_plain_text("word " * 500_000)


@given(
    st.lists(st.sampled_from(["", FIRST, SECOND, "Related", "Short line", "x" * 300]), max_size=12)
)
def test_every_long_paragraph_is_in_the_body_in_order(lines: list[str]) -> None:
    text = "\n".join(lines)
    if not text.strip():
        return
    body = parse_plain_text(text).document.text
    place = 0
    for line in lines:
        if len(line) > 100:
            found = body.find(line, place)
            assert found >= place
            place = found + len(line)


@given(st.text(st.sampled_from("aB1. \n\t:-|,“”?https/éم漢\u00a0\u2028"), max_size=200))
def test_any_text_with_letters_gives_an_article_whose_blocks_are_tidy(text: str) -> None:
    try:
        parsed = parse_plain_text(text)
    except UnreadableError:
        assert not text.strip()
        return
    assert parsed.headline == parsed.headline.strip()
    assert parsed.headline
    for block in parsed.document.blocks:
        assert block.text == block.text.strip()
        assert block.text
        assert "\n" not in block.text


@pytest.mark.parametrize(
    "line", ["Related\nfoo\n", "a b\n", "word ", "x", "By A. B\n", "- \n", "\n"]
)
def test_hostile_texts_take_no_longer_than_their_length(line: str) -> None:
    text = "x\n" + line * (1_000_000 // len(line))
    assert cpu_seconds(lambda: parse_plain_text(text)) < 15
