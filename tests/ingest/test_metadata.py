"""What pages say of themselves, in the ways that outlets have of saying it. All invented."""

from __future__ import annotations

import json
from typing import Any

import pytest

from reader.ingest.metadata import PageMetadata, read_metadata
from reader.ingest.page_address import canonical_address
from reader.ingest.page_dates import search_date
from reader.ingest.page_scan import PageScan, scan_page, scan_tree
from reader.ingest.page_tree import read_tree
from reader.ingest.pages import parse_page

SITE = "<meta property=og:site_name content='Harbour Times'>"
ADDRESS = "https://www.harbour.example/news/ferry"


def _scan(html: str) -> PageScan:
    tree = read_tree(html)
    assert tree is not None
    return scan_tree(tree)


def _read(html: str, url: str = ADDRESS) -> PageMetadata:
    return read_metadata(_scan(html), url)


def _with_claims(**claims: Any) -> str:
    node = {"@type": "NewsArticle", "headline": "Ferry stops", **claims}
    return f'<script type="application/ld+json">{json.dumps(node)}</script><p>x</p>'


def test_both_ways_to_scan_a_page_find_the_same() -> None:
    html = (
        "<html lang=en><title>Ferry</title><meta name=author content='Jane Roe'>"
        "<link rel=canonical href=/x><body><svg><title>Menu</title></svg>"
        "<h1>Ferry <b>stops</b></h1>"
        "<time datetime=2024-04-03>today</time><span itemprop=dateModified>4 April 2024</span>"
        "<a rel=author>Jane Roe</a><script type=application/ld+json>{}</script>"
    )
    assert _scan(html) == scan_page(html)
    assert _scan(html).title == "Ferry"
    assert _scan(html).headings == ["Ferry stops"]


@pytest.mark.parametrize(
    ("html", "headline"),
    [
        ("<title>Ferry stops | Harbour Times</title>", "Ferry stops"),
        ("<title>Ferry stops - harbour.example</title>", "Ferry stops"),
        ("<title>Ferry stops -- Harbour Times</title>", "Ferry stops"),
        (f"<title>Harbour Times | Ferry stops</title>{SITE}", "Ferry stops"),
        ("<title>Ferry stops: a chronicle</title>", "Ferry stops: a chronicle"),
        ("<title>Ferry stops – but when?</title>", "Ferry stops – but when?"),
        ("<meta property=og:title content='Ferry stops · The Quay'><h1>Ferry stops</h1>",
         "Ferry stops"),
        ("<meta property=og:title content='Ferry stops for a we…'><h1>Ferry stops for a week</h1>",
         "Ferry stops for a week"),
        (f"<title>Ferry stops - Harbour Times News</title>{SITE}", "Ferry stops"),
        ("<meta property=og:title content='Ferry &amp;amp; quay'>", "Ferry & quay"),
        ("<h1>Ferry <i>stops</i></h1><h2>When it does</h2>", "Ferry stops"),
        ("<title>渡轮停航引发质疑-海湾新闻</title>", "渡轮停航引发质疑"),
        ("<title>フェリー運休：湾岸新聞</title>", "フェリー運休"),
    ],
)  # fmt: skip
def test_the_headline_is_told_from_the_outlet(html: str, headline: str) -> None:
    assert _read(html).headline == headline


def test_the_outlet_is_taken_from_the_title_when_nothing_declares_it() -> None:
    assert _read("<title>Ferry stops | Harbour Times</title>").outlet == "Harbour Times"
    assert _read("<title>Ferry stops | Why it matters</title>", "").outlet == ""


@pytest.mark.parametrize(
    ("author", "byline"),
    [
        ({"@type": "Person", "name": "Jane Roe"}, ("Jane Roe",)),
        ({"@type": "Person", "name": "By Jane Roe and John Doe"}, ("Jane Roe", "John Doe")),
        ([{"name": "Jane Roe, Political Editor"}], ("Jane Roe",)),
        ({"@type": "Organization", "name": "Harbour Times"}, ()),
        ({"@type": "Person", "name": "Reuters"}, ()),
        ({"@type": "Person", "name": "Harbour Times Staff"}, ()),
        ({"@type": "Person", "name": "admin"}, ()),
        ({"@type": "Person", "name": "https://social.example/jane"}, ()),
        ({"@type": "Person", "name": "Madonna"}, ("Madonna",)),
        ({"@type": "Person", "name": "王小明"}, ("王小明",)),
        ("Jane Roe, Reuters", ("Jane Roe",)),
        ("By Jane Roe, John Doe and Ada Quist", ("Jane Roe", "John Doe", "Ada Quist")),
        ([{"name": "Jane Roe"}, {"name": "Jane Roe"}], ("Jane Roe",)),
    ],
)
def test_people_are_told_from_organisations(author: Any, byline: tuple[str, ...]) -> None:
    html = _with_claims(author=author, publisher={"name": "Harbour Times"})
    assert _read(html).byline == byline


@pytest.mark.parametrize(
    ("declared", "url", "address"),
    [
        (["/news/ferry?utm_source=x"], ADDRESS, ADDRESS),
        (["https://harbour.example/news/ferry#top"], ADDRESS, "https://harbour.example/news/ferry"),
        (["https://www.harbour.example/"], ADDRESS, ADDRESS),
        (["https://staging.local/news/ferry"], ADDRESS, ADDRESS),
        (["http://localhost:3000/news/ferry"], ADDRESS, ADDRESS),
        (["https://agency.example/wire/1"], ADDRESS, ADDRESS),
        (["https://agency.example/wire/1"], "", "https://agency.example/wire/1"),
        (["https://127.0.0.1/x", "https://quay.example/x"], "", "https://quay.example/x"),
        (["https://www.harbour.example/news/ferry"], "https://m.harbour.example/a/1", ADDRESS),
        (["https://www.harbour.example/news/ferry"], "https://x.cdn.ampproject.org/c/1", ADDRESS),
        (["https://www.harbour.example/a.jpg"], ADDRESS, ADDRESS),
        (["http://[", "javascript:alert(1)", ""], ADDRESS, ADDRESS),
        ([], "https://harbour.example/x?fbclid=1&id=2", "https://harbour.example/x?id=2"),
        ([], "", ""),
        (["/relative"], "", ""),
    ],
)
def test_the_canonical_address_is_the_articles_own(
    declared: list[str], url: str, address: str
) -> None:
    assert canonical_address(declared, url) == address


def test_published_and_modified_come_with_time_and_zone() -> None:
    html = _with_claims(
        datePublished="2024-04-03T10:00:00+01:00", dateModified="2024-04-04T08:15:00Z"
    )
    metadata = _read(html)
    assert metadata.published
    assert metadata.published.iso == "2024-04-03T10:00:00+01:00"
    assert metadata.modified
    assert metadata.modified.iso == "2024-04-04T08:15:00Z"


def test_meta_elements_are_asked_when_json_ld_says_nothing() -> None:
    html = (
        "<meta property=article:published_time content=2024-04-03T10:00:00Z>"
        "<meta property=article:modified_time content=2024-04-05T10:00:00Z>"
        "<meta property=article:section content=Local><meta name=author content='By Jane Roe'>"
    )
    metadata = _read(html)
    assert metadata.published
    assert metadata.published.iso == "2024-04-03T10:00:00Z"
    assert metadata.modified
    assert metadata.modified.iso == "2024-04-05T10:00:00Z"
    assert (metadata.section, metadata.byline) == ("Local", ("Jane Roe",))


@pytest.mark.parametrize(
    ("html", "iso"),
    [
        ("<div class=story-date>Published 3 April 2024, 10:15 BST</div>",
         "2024-04-03T10:15:00+01:00"),
        ("<span class=posted-on>April 3, 2024</span>", "2024-04-03"),
        ("<p>By Jane Roe</p><p>The board said in 1999 that it would wait.</p>", None),
    ],
)  # fmt: skip
def test_a_date_is_looked_for_in_the_page_when_none_is_declared(html: str, iso: str | None) -> None:
    tree = read_tree(f"<html><body>{html}</body></html>")
    assert tree is not None
    found = search_date(tree, "")
    assert (found.iso if found else None) == iso


def test_a_date_in_the_address_is_the_last_resort() -> None:
    tree = read_tree("<html><body><p>The ferry has stopped.</p></body></html>")
    assert tree is not None
    found = search_date(tree, "https://harbour.example/2024/04/03/ferry")
    assert found
    assert found.iso == "2024-04-03"


@pytest.mark.parametrize(
    "claims",
    [
        {"isAccessibleForFree": False},
        {"isAccessibleForFree": "False"},
        {"isAccessibleForFree": "http://schema.org/False"},
    ],
)
def test_a_page_for_subscribers_says_so(claims: dict[str, Any]) -> None:
    assert not _read(_with_claims(**claims)).is_free
    page = _with_claims(**claims) + "<article><p>The ferry stops for a week.</p></article>"
    assert parse_page(page).paywalled


@pytest.mark.parametrize("tier", ["locked", "Premium"])
def test_a_content_tier_says_it_too(tier: str) -> None:
    assert not _read(f"<meta property=article:content_tier content={tier}>").is_free
    assert _read("<meta property=article:content_tier content=free>").is_free


@pytest.mark.parametrize(
    ("policy", "kept"),
    [
        ("https://harbour.example/policy", "https://harbour.example/policy"),
        ("/policy", "https://www.harbour.example/policy"),
        (
            {"@type": "CreativeWork", "url": "https://harbour.example/p"},
            "https://harbour.example/p",
        ),
        ("Unnamed sources need an editor's consent.", "Unnamed sources need an editor's consent."),
        (7, ""),
    ],
)
def test_the_outlets_policy_on_unnamed_sources_is_kept(policy: Any, kept: str) -> None:
    outlet = {"@type": "NewsMediaOrganization", "name": "Quay", "unnamedSourcesPolicy": policy}
    assert _read(_with_claims(publisher=outlet)).unnamed_sources_policy == kept
    graph = {"@graph": [outlet, {"@type": "WebPage", "name": "x"}]}
    html = f'<script type="application/ld+json">{json.dumps(graph)}</script><p>x</p>'
    assert _read(html).unnamed_sources_policy == kept


def test_other_stories_in_json_ld_are_not_taken_for_the_pages_own() -> None:
    other = {"@type": "NewsArticle", "headline": "Other", "url": "https://harbour.example/other"}
    this = {
        "@type": "Article",
        "headline": "Ferry stops",
        "url": "https://harbour.example/news/ferry",
    }
    for nodes in ([other, this], [this, other]):
        html = f'<script type="application/ld+json">{json.dumps(nodes)}</script><p>x</p>'
        assert _read(html).headline == "Ferry stops"


def test_everything_reaches_the_parsed_article() -> None:
    page = _with_claims(
        datePublished="2024-04-03",
        dateModified="2024-04-04",
        publisher={"name": "Quay", "unnamedSourcesPolicy": "https://quay.example/p"},
    )
    parsed = parse_page(f"{page}<article><p>The ferry stops for a week.</p></article>")
    assert parsed.modified
    assert parsed.modified.iso == "2024-04-04"
    assert parsed.unnamed_sources_policy == "https://quay.example/p"
    assert not parsed.paywalled


@pytest.mark.parametrize(("count", "is_marked"), [(200, True), ("400", True), (30, False)])
def test_a_text_far_shorter_than_the_page_counts_is_marked(count: Any, is_marked: bool) -> None:
    text = "".join(
        f"<p>The harbour board said on day {day} that it would wait.</p>" for day in range(8)
    )
    parsed = parse_page(f"{_with_claims(wordCount=count)}<article>{text}</article>")
    assert ("more words" in parsed.incomplete) is is_marked


def test_an_article_may_be_in_another_language_than_its_page_says() -> None:
    text = (
        "<p>Die Hafenbehörde sagte am Montag, dass sie auf den Bericht wartet und dass die Fähre"
        " nicht mehr sicher ist. Niemand auf der Insel weiß, warum sie nun nicht fährt.</p>"
    )
    assert parse_page(f"<html lang=en><article>{text * 3}</article>").language == "de"
    assert parse_page(f"<html lang=de-AT><article>{text * 3}</article>").language == "de-AT"
    assert parse_page(f"<article>{text * 3}</article>").language == "de"
