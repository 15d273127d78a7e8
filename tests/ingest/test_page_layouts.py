"""What real pages do with names, links, headings and tables, in pages that are invented."""

from __future__ import annotations

import pytest
from tests.support.newspages.story import make_story

from reader.ingest.pages import parse_page

ADDRESS = "https://www.harbour.example/2023/ferry"
SHOP = "https://shop.example"


def _page(article: str) -> str:
    title = "<title>What the tide left behind</title>"
    return f"<html><head>{title}</head><body><article>{article}</article></body></html>"


def _paragraphs(*lines: str) -> str:
    return "".join(f"<p>{line}</p>" for line in lines)


def _halves(number: int) -> tuple[list[str], list[str]]:
    lines = make_story(number).body.split("\n")
    return lines[:4], lines[4:]


def test_a_headings_own_anchor_makes_it_no_menu() -> None:
    before, after = _halves(30)
    heading = "<h3 class='subheading' id='nav_comments_on_the_board'>Comments on the board</h3>"
    page = _page(f"{_paragraphs(*before)}{heading}{_paragraphs(*after)}")
    texts = [block.text for block in parse_page(page).document.blocks]
    assert texts == [*before, "Comments on the board", *after]


def test_what_a_post_is_about_does_not_say_what_its_element_is() -> None:
    before, after = _halves(31)
    about = "post-31 type-post hentry category-newsletters tag-advertising tag-comments"
    menu = "<div class='post-32 related-posts'><p>The board has told three other stories.</p></div>"
    page = f"<div class='{about}'>{_paragraphs(*before)}{menu}{_paragraphs(*after)}</div>"
    assert parse_page(page).document.text == "\n".join([*before, *after])


def test_parts_that_share_a_misleading_name_are_read_though_their_ids_differ() -> None:
    parts = [make_story(number).body.split("\n")[:3] for number in (32, 33, 34, 35)]
    html = "".join(
        f"<section class='report__part report__part--ads' id='part-{number}'>"
        f"{_paragraphs(*lines)}</section>"
        for number, lines in enumerate(parts)
    )
    author = (
        "<div class='report__author-box'><p>She has tested ferries for a long time now.</p></div>"
    )
    text = parse_page(f"<main>{html}{author}</main>").document.text
    assert text == "\n".join(line for lines in parts for line in lines)


def test_a_heading_beside_the_part_that_holds_its_text_is_kept() -> None:
    parts = {f"What the board did in {1990 + n}": _halves(36 + n)[0] for n in range(4)}
    html = "".join(
        f"<section><h2>{heading}</h2><div class='inner'>{_paragraphs(*lines)}</div></section>"
        for heading, lines in parts.items()
    )
    texts = [block.text for block in parse_page(_page(html)).document.blocks]
    assert texts == [text for heading, lines in parts.items() for text in (heading, *lines)]


def test_a_heading_with_nothing_below_ends_no_article() -> None:
    lines = make_story(40).body.split("\n")
    page = f"<article>{_paragraphs(*lines)}<h2>The harbour needs its friends</h2></article>"
    assert parse_page(page).document.text == "\n".join(lines)


@pytest.mark.parametrize(
    ("title", "heading"),
    [
        ("The tide came in | Friends of the Lighthouse", "The tide came in"),
        ("The tide came in – friends.example", "The tide came in"),
        ("The board is late. So are we.", "The board is late. So&nbsp;are we."),
    ],
)
def test_the_heading_that_a_title_is_made_of_is_the_headline_alone(
    title: str, heading: str
) -> None:
    lines = make_story(41).body.split("\n")
    page = (
        f"<html><head><title>{title}</title></head><body><h1>News</h1>"
        f"<article><h2>{heading}</h2>{_paragraphs(*lines)}</article></body></html>"
    )
    parsed = parse_page(page)
    assert parsed.headline == heading.replace("&nbsp;", " ")
    assert parsed.document.text == "\n".join(lines)


def test_a_heading_that_begins_like_a_longer_title_stays_in_the_text() -> None:
    lines = make_story(42).body.split("\n")
    page = (
        "<html><head><title>The tide: what a wet year may still bring to the harbour</title>"
        f"</head><body><article><h2>The tide</h2>{_paragraphs(*lines)}</article></body></html>"
    )
    parsed = parse_page(page)
    assert parsed.headline == "The tide: what a wet year may still bring to the harbour"
    assert parsed.document.text == "\n".join(["The tide", *lines])


def _with_links(before: list[str], after: list[str], base: str) -> tuple[str, list[str]]:
    names = [f"A foghorn of the make number {number} for 40 coins" for number in range(2)]
    items = [f"<li><a href='{base}/{n}'>{name}</a></li>" for n, name in enumerate(names)]
    unlinked = "<li>A whistle, which the harbour board gives to every new pilot for nothing.</li>"
    menu = f"<nav><a href='{ADDRESS}'>News</a></nav>"
    page = f"{menu}{_paragraphs(*before)}<ul>{unlinked}{''.join(items)}</ul>{_paragraphs(*after)}"
    return _page(page), names


def test_a_list_of_links_to_other_sites_is_part_of_the_text() -> None:
    before, after = _halves(43)
    page, names = _with_links(before, after, SHOP)
    texts = [block.text for block in parse_page(page, ADDRESS).document.blocks]
    assert [text for text in texts if text in names] == names


def test_a_list_of_links_within_the_site_is_other_stories() -> None:
    before, after = _halves(44)
    page, names = _with_links(before, after, "https://news.harbour.example")
    text = parse_page(page, ADDRESS).document.text
    assert not any(name in text for name in names)


def test_a_table_that_names_its_columns_keeps_its_links() -> None:
    before, after = _halves(45)
    cells = [(f"Mallory Foghorn model number {n}", f"{n}0 coins", "2.1") for n in range(6)]
    rows = "".join(
        f"<tr><td><a href='/tests/{n}'>{name}</a></td><td>{price}</td><td>{mark}</td></tr>"
        for n, (name, price, mark) in enumerate(cells)
    )
    head = "<tr><th>Maker</th><th>Price</th><th>Mark</th></tr>"
    page = f"<article>{_paragraphs(*before)}<table>{head}{rows}</table>{_paragraphs(*after)}"
    texts = [block.text for block in parse_page(page, ADDRESS).document.blocks]
    facts = [cell for row in cells for cell in row]
    assert texts == [*before, "Maker", "Price", "Mark", *facts, *after]


@pytest.mark.parametrize(
    "note",
    [
        "Autorin: Ines Tallow, Hafenamt",
        "Ines Tallow ist freie Journalistin und schreibt über Fähren.",
        "Ines Tallow est journaliste indépendante à Port-Arno.",
        "ist Mitgründerin der Kanzlei Tallow und berät Häfen in Fragen des Seerechts.",
    ],
)
def test_notes_on_the_author_in_other_languages_end_no_article(note: str) -> None:
    lines = make_story(46).body.split("\n")
    page = f"<article>{_paragraphs(*lines, note)}</article>"
    assert parse_page(page).document.text == "\n".join(lines)


def test_a_caption_makes_no_article_of_what_stands_beside_it() -> None:
    lines = make_story(47).body.split("\n")
    page = (
        f"<main><div class='text'>{_paragraphs(*lines)}</div><div class='article-copyright'><p>"
        "The harbour paper of the ninth of May. It may not be copied, lent, sold or read aloud "
        "without leave that has been given in writing.</p></div></main>"
    )
    assert parse_page(page).document.text == "\n".join(lines)


@pytest.mark.parametrize(
    "label", ["Anzeige", "Werbung", "Publicité", "Publicidad", "Advertisement"]
)
def test_the_label_of_an_advertisement_is_left_out_in_any_language(label: str) -> None:
    before, after = _halves(48)
    page = f"<article>{_paragraphs(*before, label, *after)}</article>"
    assert parse_page(page).document.text == "\n".join([*before, *after])
