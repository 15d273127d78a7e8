"""Saved pages, all invented: no such newspaper, harbour or people."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest
from tests.support.cpu_time import cpu_seconds

from reader.ingest.pages import parse_page
from reader.model.document import BlockKind
from reader.model.errors import UnreadableError
from reader.model.parsed_article import ParsedArticle, PublicationDate

PAGES = Path(__file__).parent / "pages"
PARAGRAPH = (
    "The harbour board said on Monday that the ferry would stop for a week. Officials who asked "
    "not to be named said that its engine had failed twice since the spring, and that nobody had "
    "told the passengers. "
)


def _parsed(name: str, url: str = "") -> ParsedArticle:
    return parse_page((PAGES / name).read_text(encoding="utf-8"), url)


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fail a test that opens a connection."""

    def refuse(*_arguments: object) -> None:
        raise AssertionError("a page that is parsed must not open a connection")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


def test_a_page_with_json_ld_is_taken_apart() -> None:
    parsed = _parsed("json_ld.html")
    assert parsed.headline == "Ferry to stop for a week"
    assert parsed.outlet == "Harbour Times"
    assert parsed.byline == ("Jane Roe", "John Doe")
    assert parsed.section == "Local"
    assert parsed.published == PublicationDate(
        "2024-04-03T10:00:00+01:00", "2024-04-03T10:00:00+01:00"
    )
    assert parsed.language == "en-GB"
    assert parsed.url == "https://harbour.example/news/ferry?id=7"
    assert parsed.incomplete == ""


def test_the_body_has_the_articles_blocks_and_nothing_around_it() -> None:
    document = _parsed("json_ld.html").document
    kinds = [block.kind for block in document.blocks]
    assert kinds.count(BlockKind.PARAGRAPH) == 4
    assert BlockKind.QUOTATION in kinds
    assert BlockKind.LIST_ITEM in kinds
    assert BlockKind.TABLE_CELL in kinds
    assert [block.text for block in document.blocks if block.kind is BlockKind.HEADING] == [
        "Why now"
    ]
    for outside in ("Menu", "Weather", "Harbour cat", "Ferry to stop for a week", "Jane Roe", "©"):
        assert outside not in document.text
    links = [run.link for block in document.blocks for run in block.runs if run.link]
    assert links == ["https://harbour.example/report"]


def test_a_page_with_open_graph_and_meta_elements() -> None:
    parsed = _parsed("open_graph.html")
    assert parsed.headline == "Bridge “safe” – says council’s own report"
    assert parsed.outlet == "The Quay Observer"
    assert parsed.byline == ("Ana Lima",)
    assert parsed.section == "Politics"
    assert parsed.published == PublicationDate("03/04/2024 23h24", "2024-04-03T23:24:00")
    assert parsed.language == "en-GB"
    assert parsed.url == "https://quay.example/2024/04/bridge"


def test_a_bare_page_says_what_it_can() -> None:
    parsed = _parsed("bare.html", url="https://old.example/story.html#part")
    assert parsed.headline == "Lighthouse keeper retires"
    assert parsed.byline == ("Jane Roe",)
    assert parsed.published == PublicationDate("2024-05-06", "2024-05-06")
    assert parsed.url == "https://old.example/story.html"
    assert len(parsed.document.blocks) >= 3


def test_a_page_the_extractor_makes_little_of_is_marked() -> None:
    text = "".join(f"<p>{number} {PARAGRAPH}</p>" for number in range(9))
    page = f"<title>T</title><body><div class='comments'><div id='comment-list'>{text}</div></div>"
    parsed = parse_page(page)
    assert parsed.document.text.count("harbour board") == 9
    assert parsed.incomplete.endswith(".")


def test_a_short_text_of_a_page_for_subscribers_is_marked() -> None:
    page = _json_ld_page('"isAccessibleForFree": false', PARAGRAPH * 3)
    assert "subscribers" in parse_page(page).incomplete


def test_a_page_too_deep_for_the_extractor_is_read_whole_and_marked() -> None:
    parsed = parse_page("<body>" + "<div>" * 300 + f"<p>{PARAGRAPH}</p><p>end</p>")
    assert parsed.document.text == f"{PARAGRAPH.strip()}\nend"
    assert parsed.incomplete


@pytest.mark.parametrize(
    "page",
    [
        f'<?xml version="1.0" encoding="utf-8"?><html xmlns="x"><p>{PARAGRAPH}</p></html>',
        f"<p>{PARAGRAPH}",
        PARAGRAPH,
        "harbour board.html",
    ],
)
def test_pages_of_unusual_forms_are_read(page: str) -> None:
    assert "harbour board" in parse_page(page).document.text


def test_a_relative_canonical_address_is_completed_and_a_front_page_passed_over() -> None:
    body = f"<article><p>{PARAGRAPH * 2}</p></article>"
    relative = f"<link rel=canonical href=/news/1>{body}"
    assert (
        parse_page(relative, "https://a.example/x?utm_source=y").url == "https://a.example/news/1"
    )
    front = f"<link rel=canonical href=https://a.example/>{body}"
    assert parse_page(front, "https://a.example/x?utm_source=y").url == "https://a.example/x"


def test_an_ambiguous_date_of_a_page_is_kept_as_written() -> None:
    page = _json_ld_page('"datePublished": "03/04/2024"', PARAGRAPH * 3)
    assert parse_page(page).published == PublicationDate("03/04/2024", None, ambiguous=True)


def test_a_page_that_holds_nothing_is_refused_with_advice() -> None:
    with pytest.raises(UnreadableError, match="no text") as caught:
        parse_page("<html><body><div id=root></div><script>app()</script></body></html>")
    assert caught.value.advice


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 30_000 + PARAGRAPH,
        "<p " + " ".join(f"a{i}=1" for i in range(50_000)) + f">{PARAGRAPH}",
        f"<p>{PARAGRAPH}</p>" * 7_000,
        "<table>" + f"<tr><td>{PARAGRAPH}<td>x" * 4_000,
        f"<p>{PARAGRAPH}<br>" * 4_000,
        ("<blockquote>" * 100 + PARAGRAPH + "</blockquote>" * 100) * 50,
        "<meta name=a content=b>" * 50_000 + PARAGRAPH,
        "<script type=application/ld+json>" + "[" * 500_000 + "</script>" + PARAGRAPH,
        "<title>" + "x" * 1_000_000 + "</title>" + PARAGRAPH,
    ],
    ids=["deep", "attributes", "long", "table", "breaks", "quotes", "meta", "json", "title"],
)
def test_hostile_pages_are_parsed_in_a_moment(page: str) -> None:
    parsed: list[ParsedArticle] = []
    assert cpu_seconds(lambda: parsed.append(parse_page(page))) < 15
    assert "harbour board" in parsed[0].document.text
    assert len(parsed[0].headline) <= 500
    assert "\n" not in parsed[0].headline


def _json_ld_page(entry: str, text: str) -> str:
    return (
        f'<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "T", {entry}}}'
        f"</script><article><p>{text}</p></article>"
    )
