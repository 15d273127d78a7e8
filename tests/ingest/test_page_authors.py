"""Bylines as readers see them. All invented."""

from __future__ import annotations

import json
from typing import Any

import pytest
from tests.support.page_metadata import TEXT, read_page

from reader.documents.people import is_byline, split_byline

HEAD = "<h1>Ferry stops</h1>"


@pytest.mark.parametrize(
    "line",
    [
        "<p>By Jane Roe</p>",
        "<p>Von Jane Roe</p>",
        "<div>par <a href=/jane>Jane Roe</a></div>",
        "<p>Por Jane Roe</p>",
        "<p>di Jane Roe</p>",
        "<p>Door Jane Roe</p>",
        "<p>Text: Jane Roe</p>",
        "<div>An analysis by Jane Roe</div>",
        "<div>Eine Analyse von Jane Roe</div>",
        "<span>3 April 2024, by Jane Roe</span>",
        "<div><span>03.04.2024</span>Von <a>Jane Roe (Reporter)</a></div>",
        "<div class=byline>By <b>Jane Roe</b>@janeroe <span>Apr 3, 2024</span></div>",
        "<span class='author vcard'>Jane Roe</span>",
        "<span itemprop=author>Author: Jane Roe</span>",
        "<a rel=author>Jane Roe</a>",
        "<p class=article__authors>Jane Roe</p>",
        "<div class=postMeta>Posted by <a>Jane Roe</a> in <a>News</a></div>",
        "<p>The summary says in some words what the text says in more.</p><p>By Jane Roe</p>",
    ],
)
def test_a_byline_below_the_headline_is_read(line: str) -> None:
    assert read_page(HEAD + line + TEXT).byline == ("Jane Roe",)
    assert read_page(f"<article>{HEAD}<header>{line}</header>{TEXT}</article>").byline == (
        "Jane Roe",
    )


def test_a_byline_above_the_headline_is_read() -> None:
    assert read_page(f"<div><p>Von Jane Roe</p>{HEAD}</div>{TEXT}").byline == ("Jane Roe",)


@pytest.mark.parametrize(
    "line",
    [
        "<p class=authors>von <a>Jane Roe</a> , <a>John van Doe</a></p>",
        "<p>By Jane Roe and John van Doe</p>",
        "<div class=byline><a>Jane Roe</a></div><div class=byline><a>John van Doe</a></div>",
        "<p>Von Jane Roe und John van Doe, Kiel</p>",
    ],
)
def test_all_authors_are_read_in_order(line: str) -> None:
    assert read_page(HEAD + line + TEXT).byline == ("Jane Roe", "John van Doe")


@pytest.mark.parametrize(
    "line",
    [
        "<p>Photograph by Jane Roe</p>",
        "<p class=author-photo>Foto: Jane Roe</p>",
        "<p>By the time Jane Roe came, the ferry had left.</p>",
        "<p>Von Kiel nach Oslo</p>",
        "<p>Die Fähre von Jane Roe</p>",
        "<p class=byline>Harbour Times Staff</p>",
        "<p class=byline>Der Leuchtturm</p>",
        "<p class=author>Verein: Freunde der Insel</p>",
        "<p class=author>Redaktion Hafen</p>",
        "<p class=author>3 Kommentare</p>",
        "<div class=comments><p class=comment-author>Jane Roe</p></div>",
        "<div class=related><span class=author>Jane Roe</span></div>",
        "<p class=author>JaneRoe</p>",
        "<div class=author><a>Follow Jane</a> <a>All Posts</a> <a>Low Isle Website</a></div>",
        "<p class=author>SHOW ALL ARTICLES OFJane Roe</p>",
    ],
)
def test_no_author_is_better_than_a_wrong_one(line: str) -> None:
    assert read_page(HEAD + line + TEXT).byline == ()


def test_names_in_the_text_are_no_byline() -> None:
    text = "<p>The blog <a>by Jane Roe and John Doe</a> is now a book, and a good one at that.</p>"
    assert read_page(HEAD + text + TEXT).byline == ()


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("<p>von Eleonore</p>", "Eleonore"),
        ("<span class='author vcard'><a rel=author>seagull</a></span>", "seagull"),
        ("<span class=author>Autor <a>seagull</a></span>", "seagull"),
        ("<p>11.05.2024, 10:22 von seagull</p>", "seagull"),
    ],
)
def test_a_pen_name_counts_where_the_byline_is_sure(line: str, name: str) -> None:
    assert read_page(HEAD + line + TEXT).byline == (name,)


@pytest.mark.parametrize("line", ["<p class=author>admin</p>", "<p>von anfang</p>"])
def test_a_small_word_is_no_pen_name_elsewhere(line: str) -> None:
    assert read_page(HEAD + line + TEXT).byline == ()


def test_the_one_author_in_a_box_below_the_article_counts() -> None:
    box = "<div class=author-box><a rel=author>Jane Roe</a> has reported on ships for years.</div>"
    assert read_page(HEAD + TEXT * 3 + box).byline == ("Jane Roe",)


@pytest.mark.parametrize(
    "line",
    [
        "<p>Autorin: Jane Roe</p>",
        "<p>Author: Jane Roe, Reporter</p>",
        "<ul><li><b>Author</b> Jane Roe</li><li><b>Date</b> 3 April</li></ul>",
    ],
)
def test_a_line_that_names_the_author_below_the_text_counts(line: str) -> None:
    assert read_page(HEAD + TEXT * 3 + line).byline == ("Jane Roe",)


@pytest.mark.parametrize(
    "lines",
    [
        "<p>Autor: Jane Roe</p><p>Autor: John Doe</p>",
        "<p>Autor: Jane Roe</p><p>ISBN 978-3-16-148410-0</p>",
        "<p>Authors Jane Roe and John Doe have said that they would rather wait, and more.</p>",
        "<div class=comments><p>Author: Jane Roe</p></div>",
    ],
)
def test_lines_that_name_other_authors_do_not_count(lines: str) -> None:
    assert read_page(HEAD + TEXT * 3 + lines).byline == ()


def test_of_several_authors_marked_in_a_page_none_is_guessed() -> None:
    teasers = "".join(
        f"<div><h3>Story {name}</h3><a rel=author>{name}</a></div>"
        for name in ("Jane Roe", "John Doe")
    )
    assert read_page(HEAD + TEXT * 3 + teasers).byline == ()


def test_a_byline_that_readers_see_is_surer_than_one_they_do_not() -> None:
    meta = "<meta name=author content='Ada Quist'><meta property=og:type content=article>"
    assert read_page(f"{meta}{HEAD}<p>By Jane Roe</p>{TEXT}").byline == ("Jane Roe",)
    assert read_page(meta + HEAD + TEXT).byline == ("Ada Quist",)


def test_the_author_of_a_page_that_is_no_article_may_be_its_webmaster() -> None:
    assert read_page(f"<meta name=author content='Ada Quist'>{HEAD}{TEXT}").byline == ()


def test_labelled_values_for_shared_links_name_the_author() -> None:
    html = (
        "<meta name=twitter:label1 content='Written by'><meta name=twitter:data1 content="
        "'Jane Roe'><meta name=twitter:label2 content='Est. reading time'>"
        "<meta name=twitter:data2 content='3 minutes'>"
    )
    assert read_page(html + HEAD + TEXT).byline == ("Jane Roe",)


@pytest.mark.parametrize("value", ["Low Isle (www.isle.example)", "isle.com Web Design"])
def test_a_company_in_the_meta_elements_is_no_author(value: str) -> None:
    html = f"<meta property=og:type content=article><meta name=author content='{value}'>"
    assert read_page(html + HEAD + TEXT).byline == ()


@pytest.mark.parametrize("name", ["DER LEUCHTTURM", "Die Insel", "Redaktion Hafen", "Hafen GmbH"])
def test_an_organisation_called_a_person_is_left_out(name: str) -> None:
    node: dict[str, Any] = {"@type": "NewsArticle", "author": {"@type": "Person", "name": name}}
    html = f"<script type='application/ld+json'>{json.dumps(node)}</script>"
    assert read_page(html + HEAD + TEXT).byline == ()
    assert read_page(f"{html}{HEAD}<p>Von Jane Roe</p>{TEXT}").byline == ("Jane Roe",)


def test_somebody_who_writes_under_their_own_name_is_an_author() -> None:
    site = "<meta property=og:site_name content='Jane Roe - At Sea'>"
    assert read_page(f"{site}{HEAD}<p>By Jane Roe</p>{TEXT}").byline == ("Jane Roe",)


@pytest.mark.parametrize(
    ("line", "is_one"),
    [
        ("Von Jane Roe", True),
        ("Par Jane Roe et John Doe", True),
        ("Ein Kommentar von Jane Roe", True),
        ("Ein Freund von Jane Roe", False),
        ("Von Kiel nach Oslo", False),
        ("Standby Jane Roe", False),
    ],
)
def test_bylines_are_known_in_the_languages_of_the_dates(line: str, is_one: bool) -> None:
    assert is_byline(line) is is_one


def test_names_that_belong_together_are_not_torn_apart() -> None:
    assert split_byline("Ulla von der Linde und Ada Quist") == ("Ulla von der Linde", "Ada Quist")
