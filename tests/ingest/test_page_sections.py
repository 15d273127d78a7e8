"""Sections: declared, or the path from the front page. All invented."""

from __future__ import annotations

import json

import pytest
from tests.support.page_metadata import TEXT, read_page

HEAD = "<title>Ferry stops | Tide</title><h1>Ferry stops</h1>"


@pytest.mark.parametrize(
    ("path", "section"),
    [
        ("<nav class=breadcrumb><a>Home</a> › <a>Boats</a></nav>", "Boats"),
        ("<ul id=Breadcrumbs><li><a>Startseite</a><li><a>Hafen</a><li><a>Ferry stops</a></ul>",
         "Hafen"),
        ("<div aria-label=breadcrumbs><a>You are here</a><a>Sea</a><a>06/2024</a></div>", "Sea"),
        (
            ("<ol itemscope  itemtype='https://schema.org/BreadcrumbList'>"
            "<li><a itemprop=item><span itemprop=name>Tide</span></a>"
            "<li><a itemprop=item><span itemprop=name>Boats</span></a></ol>"),
            "Boats",
        ),
        ("<div class=breadcrumb><a>Home</a><a>Tide</a></div>", ""),
        (f"<div class=breadcrumb>{'<a>Boats</a>' * 20}</div>", ""),
        ("<p><a>Home</a> &gt; <a>Boats</a> &gt; Ferry stops</p>", "Boats"),
        ("<p><a>Lighthouse gets lamps</a> » <a>Board meets</a></p>", ""),
        ("<p>Filed under <a rel='category tag'>Boats</a></p>", "Boats"),
        ("<div class=widget><a rel='category tag'>Boats</a></div>", ""),
        ("<p class=entry-category><a>Boats</a></p>", "Boats"),
    ],
)  # fmt: skip
def test_the_path_from_the_front_page_names_the_section(path: str, section: str) -> None:
    assert read_page(HEAD + path + TEXT).section == section


def test_a_path_in_json_ld_is_read_in_its_own_order() -> None:
    crumbs = [
        {"@type": "ListItem", "position": "3", "item": {"@id": "/x", "name": "Ferry stops"}},
        {"@type": "ListItem", "position": 2, "name": "Boats", "item": "https://tide.example/b"},
        {"@type": "ListItem", "position": 1, "item": {"@id": "/", "name": "Home"}},
    ]
    node = {"@type": "BreadcrumbList", "itemListElement": crumbs}
    html = f"<script type='application/ld+json'>{json.dumps(node)}</script>"
    assert read_page(html + HEAD + TEXT).section == "Boats"


@pytest.mark.parametrize(
    ("section", "declared", "found"),
    [
        ("Boats,Harbour", "", "Boats"),
        ("Boats,Harbour", "Harbour", "Harbour"),
        ("Boats, ships and more", "", "Boats, ships and more"),
        (["Boats", "Harbour"], "", "Boats"),
    ],
)
def test_of_sections_that_a_program_has_joined_one_is_chosen(
    section: str | list[str], declared: str, found: str
) -> None:
    node = {"@type": "NewsArticle", "headline": "Ferry stops", "articleSection": section}
    html = (
        f"<script type='application/ld+json'>{json.dumps(node)}</script>"
        f"<meta property=article:section content='{declared}'>"
    )
    assert read_page(html + HEAD + TEXT).section == found
