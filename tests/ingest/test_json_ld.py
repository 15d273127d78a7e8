from __future__ import annotations

import json
from typing import Any

import pytest

from reader.ingest.json_ld import ArticleNode, find_article_node

ARTICLE: dict[str, Any] = {"@type": "NewsArticle", "headline": "Ferry stops"}


def _found(*values: Any, address: str = "") -> ArticleNode:
    return find_article_node([json.dumps(value) for value in values], address)


@pytest.mark.parametrize(
    "value",
    [
        ARTICLE,
        [ARTICLE],
        {"@graph": [{"@type": "WebSite", "name": "x"}, ARTICLE]},
        {"@type": "WebPage", "name": "A page", "mainEntity": ARTICLE},
        {"@type": ["Thing", "ReportageNewsArticle"], "headline": "Ferry stops"},
        {"@type": "http://schema.org/Article", "headline": ["Ferry stops", "x"]},
    ],
)
def test_the_article_is_found_wherever_it_stands(value: Any) -> None:
    assert _found(value).headline == "Ferry stops"


@pytest.mark.parametrize(
    "script",
    [
        '<!-- {"@type": "NewsArticle", "headline": "Ferry stops"} -->',
        '//<![CDATA[\n{"@type": "NewsArticle", "headline": "Ferry stops"}\n//]]>',
        '{"@type": "NewsArticle", "headline": "Ferry stops",};',
        '[{"@type": "NewsArticle", "headline": "Ferry stops",},]',
        '{"@type": "NewsArticle", "headline": "Ferry stops", "text": "a\nb\tc"}',
        '{"@type": "NewsArticle", "headline": "Ferry stops"} {"@type": "WebSite"}',
    ],
)
def test_careless_json_is_read(script: str) -> None:
    assert find_article_node([script]).headline == "Ferry stops"


def test_a_news_article_is_preferred_to_a_web_page() -> None:
    assert _found({"@type": "WebPage", "name": "Page"}, ARTICLE).headline == "Ferry stops"


def test_of_several_articles_the_one_at_the_address_wins() -> None:
    other = {"@type": "NewsArticle", "headline": "Other", "url": "https://a.example/other"}
    this = {"@type": "Article", "headline": "This", "url": "https://a.example/this"}
    assert _found(other, this, address="https://a.example/this").headline == "This"
    assert _found(other, this).headline == "Other"


@pytest.mark.parametrize(
    ("author", "people", "texts"),
    [
        ({"@type": "Person", "name": "Jane Roe"}, ("Jane Roe",), ()),
        ([{"name": "Jane Roe"}, {"name": "John Doe"}], ("Jane Roe", "John Doe"), ()),
        ({"name": ["Jane Roe", "John Doe"]}, ("Jane Roe", "John Doe"), ()),
        ("By Jane Roe", (), ("By Jane Roe",)),
        ({"@type": "NewsMediaOrganization", "name": "Harbour Times"}, (), ()),
        ({"@id": "#jane"}, ("Jane Roe",), ()),
        (None, (), ()),
        (5, (), ()),
    ],
)
def test_authors_of_many_shapes(
    author: Any, people: tuple[str, ...], texts: tuple[str, ...]
) -> None:
    graph = [{**ARTICLE, "author": author}, {"@id": "#jane", "@type": "Person", "name": "Jane Roe"}]
    node = _found({"@graph": graph})
    assert tuple(filter(None, node.people)) == people
    assert node.authors == texts


def test_publisher_section_date_and_access() -> None:
    node = _found(
        {
            **ARTICLE,
            "publisher": {"@type": "Organization", "name": "Harbour Times"},
            "articleSection": ["Local", "News"],
            "datePublished": "2024-04-03",
            "inLanguage": {"@type": "Language", "name": "en"},
            "isAccessibleForFree": "False",
        }
    )
    assert (node.outlet, node.section, node.published) == ("Harbour Times", "Local", "2024-04-03")
    assert (node.language, node.is_free) == ("en", False)


@pytest.mark.parametrize(
    "script",
    [
        "",
        "null",
        "5",
        "not json",
        "[" * 100_000,
        '{"a":' * 100_000,
        '{"@type": "NewsArticle", "headline": ' + "9" * 10_000 + "}",
        '{"@type": "NewsArticle", "headline": {"name": {"name": 1}}, "author": [[[]]], "url": {}}',
        '{"@type": {"a": 1}, "@id": []}',
        "[" + "1," * 300_000 + "1]",
        '"\ud83d"',
    ],
)
def test_nothing_in_a_script_raises(script: str) -> None:
    node = find_article_node([script])
    assert node.headline == ""
