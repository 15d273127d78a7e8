"""The article in over a hundred invented pages, and what must survive around and in it."""

from __future__ import annotations

import logging

import pytest
import trafilatura
from tests.support.newspages import content_systems, newspapers, odd_pages
from tests.support.newspages.gallery import NewsPage, list_news_pages
from tests.support.newspages.story import (
    Kind,
    Story,
    make_story,
    with_figures,
    with_noise,
    with_structure,
)
from tests.support.shingles import Agreement, average, compare

from reader.cli.extracting import running_text
from reader.ingest.pages import parse_page
from reader.model.document import Block, BlockKind

LEAST_F1 = 0.99
LEAST_F1_OF_A_PAGE = 0.95


@pytest.fixture(scope="module")
def news_pages() -> list[NewsPage]:
    return list_news_pages()


@pytest.fixture(scope="module")
def agreements(news_pages: list[NewsPage]) -> dict[str, Agreement]:
    return {
        page.name: compare(page.body, running_text(parse_page(page.html))) for page in news_pages
    }


def _blocks(page: str, kind: BlockKind) -> list[Block]:
    return [block for block in parse_page(page).document.blocks if block.kind is kind]


def test_articles_are_found_at_least_as_well_as_by_the_extractor_alone(
    news_pages: list[NewsPage], agreements: dict[str, Agreement], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.CRITICAL, "trafilatura")
    alone = average(
        compare(page.body, trafilatura.extract(page.html, favor_precision=True) or "")
        for page in news_pages
    )
    ours = average(agreements.values())
    assert ours.f1 >= max(alone.f1, LEAST_F1)
    assert ours.precision >= alone.precision
    assert ours.recall >= alone.recall


def test_no_kind_of_page_is_lost(agreements: dict[str, Agreement]) -> None:
    assert len(agreements) > 100
    poor = {name: found for name, found in agreements.items() if found.f1 < LEAST_F1_OF_A_PAGE}
    assert poor == {}


def test_captions_stand_where_their_pictures_do() -> None:
    story = with_figures(make_story(1))
    captions = [part.lines[0] for part in story.parts if part.kind is Kind.FIGURE]
    for layout in (content_systems.wordpress, newspapers.broadsheet, odd_pages.div_soup):
        document = parse_page(layout(story, "p")).document
        figures = [block for block in document.blocks if block.kind is BlockKind.FIGURE]
        assert [figure.text for figure in figures] == captions
        assert {figure.image and figure.image.address for figure in figures} == {
            "https://img.example/1.jpg"
        }
        texts = [block.text for block in document.blocks]
        wanted = [line for part in story.parts for line in part.lines]
        assert texts == wanted


def test_captions_of_an_old_kind_are_found_too() -> None:
    paragraphs = "".join(f"<p>{line}</p>" for line in make_story(2).body.split("\n"))
    page = (
        f"<article>{paragraphs}<div class='wp-caption'><img src='https://a.example/1.jpg'>"
        f"<p class='wp-caption-text'>The slipway in May.</p></div>{paragraphs}</article>"
    )
    (figure,) = _blocks(page, BlockKind.FIGURE)
    assert figure.text == "The slipway in May."
    assert figure.image


def test_headings_lists_quotations_and_tables_keep_their_shape() -> None:
    story = with_structure(make_story(3))
    page = content_systems.drupal(story, "p")
    kinds = [block.kind for block in parse_page(page).document.blocks]
    assert kinds.count(BlockKind.HEADING) == 2
    assert kinds.count(BlockKind.LIST_ITEM) == 4
    assert kinds.count(BlockKind.QUOTATION) == 1
    assert kinds.count(BlockKind.TABLE_CELL) == 6


def test_links_and_emphasis_survive() -> None:
    first, *rest = make_story(4).body.split("\n")
    marked = f"<p>{first} <a href='/report'>The report</a> is <em>new</em>.</p>"
    page = f"<article>{marked}{''.join(f'<p>{line}</p>' for line in rest)}</article>"
    runs = [
        run
        for block in parse_page(page, "https://a.example/x").document.blocks
        for run in block.runs
    ]
    assert ("The report", "https://a.example/report") in [(run.text, run.link) for run in runs]
    assert [run.text for run in runs if run.emphasis] == ["new"]


@pytest.mark.parametrize(
    "line",
    [
        "Read more: <a href='/x'>Another story about another harbour</a>",
        "<strong><a href='/x'>Another story about another harbour</a></strong>",
        "RELATED: Another story about another harbour",
        "Sign up for our newsletter to get the best of the coast every morning.",
        "Follow us on Twitter and Facebook for more news from the coast.",
        "Lesen Sie auch: <a href='/x'>Noch eine Geschichte</a>",
        "Читайте также: <a href='/x'>Ещё одна история</a>",
        "Photograph: Ines Tallow/Harbour Times",
        "Advertisement",
    ],
)
def test_lines_that_lead_away_are_left_out(line: str) -> None:
    before, after = make_story(5).body.split("\n")[:4], make_story(6).body.split("\n")[:4]
    html = [f"<p>{text}</p>" for text in (*before, line, *after)]
    document = parse_page(f"<article>{''.join(html)}</article>").document
    assert [block.text for block in document.blocks] == [*before, *after]


@pytest.mark.parametrize(
    "line",
    [
        "“Read more carefully,” she told the board, “and sign up to what you can keep.”",
        "The board said on Twitter and on Facebook that it had nothing to add to this.",
        "Photographs of the slipway had been kept from the board for more than a year.",
        "He is the author of the report that the reporter had asked the board for in May.",
    ],
)
def test_sentences_that_look_like_promotions_stay(line: str) -> None:
    before, after = make_story(7).body.split("\n")[:4], make_story(8).body.split("\n")[:4]
    html = [f"<p>{text}</p>" for text in (*before, line, *after)]
    document = parse_page(f"<article>{''.join(html)}</article>").document
    assert line in document.text


def test_notes_on_the_author_end_no_article() -> None:
    lines = make_story(9).body.split("\n")
    notes = (
        "Ines Tallow is a reporter for the Harbour Times and covers ferries.",
        "Follow her on Twitter at @tallow.",
        "newsdesk@harbour.example",
    )
    html = "".join(f"<p>{text}</p>" for text in (*lines, *notes))
    assert parse_page(f"<article>{html}</article>").document.text == "\n".join(lines)


def test_a_chorus_is_kept_and_a_pulled_quotation_is_not() -> None:
    lines = make_story(10).body.split("\n")
    pulled = f"<blockquote class='pull'><p>{lines[1].split('. ')[0]}</p></blockquote>"
    html = f"<p>{lines[0]}</p>{pulled}" + "".join(f"<p>{x}</p>" for x in (*lines[1:], lines[1]))
    texts = [block.text for block in parse_page(f"<article>{html}</article>").document.blocks]
    assert texts == [*lines, lines[1]]


def test_a_page_drawn_by_a_script_gives_what_it_holds_for_search_engines() -> None:
    story = make_story(11)
    parsed = parse_page(odd_pages.drawn_by_script(story, ""))
    assert parsed.document.text == story.body
    assert parsed.incomplete == ""


def test_values_for_a_script_are_taken_when_there_is_nothing_else_and_marked() -> None:
    story = make_story(12)
    parsed = parse_page(odd_pages.drawn_from_state(story, ""))
    assert parsed.document.text == story.body
    assert parsed.incomplete.endswith(".")


def test_a_publishers_copy_shows_what_is_no_part_of_the_text() -> None:
    story = make_story(13)
    assert parse_page(odd_pages.copied_faithfully(story, "p")).document.text == story.body


def test_an_article_that_all_agree_on_is_not_marked() -> None:
    story = with_noise(make_story(14))
    for layout in (content_systems.wordpress, newspapers.broadsheet, newspapers.wire):
        assert parse_page(layout(story, "p")).incomplete == ""


@pytest.mark.parametrize(
    "names", ["sidebar", "comments-area", "share-story nav-wrapper", "article-copyright"]
)
def test_a_part_that_holds_the_article_is_read_whatever_its_name(names: str) -> None:
    story: Story = make_story(15)
    paragraphs = "".join(f"<p>{line}</p>" for line in story.body.split("\n"))
    page = f"<body><div class='{names}'>{paragraphs}</div></body>"
    assert compare(story.body, running_text(parse_page(page))).f1 > 0.99


def test_a_roundup_of_stories_keeps_them_and_their_headings() -> None:
    intro = make_story(16).body.split("\n")[0]
    heading = "What the whole board did in year"
    told = make_story(17).body.split("\n")[:6]
    items = "".join(
        f"<div class='item'><h2><a href='/story/{number}'>{heading} {number}</a></h2>"
        f"<p>{text}</p></div>"
        for number, text in enumerate(told)
    )
    text = parse_page(f"<h1>The year</h1><article><p>{intro}</p>{items}</article>").document.text
    assert text.count(heading) == len(told)
    assert all(line in text for line in (intro, *told))


def test_cards_of_other_stories_in_the_text_are_left_out() -> None:
    lines = make_story(18).body.split("\n")
    cards = "".join(
        f"<div class='x9'><h3><a href='/story/{number}'>What the whole board did, {number}</a></h3>"
        f"<p>{line}</p></div>"
        for number, line in enumerate(make_story(19).body.split("\n")[:3])
    )
    half = len(lines) // 2
    html = [f"<p>{line}</p>" for line in lines]
    page = f"<article>{''.join(html[:half])}<div class='x8'>{cards}</div>{''.join(html[half:])}"
    assert parse_page(page).document.text == "\n".join(lines)
