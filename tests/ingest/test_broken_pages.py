"""Pages cut off, mixed up and spoilt: each gives an article or a reason, and never a crash."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.cpu_time import cpu_seconds
from tests.support.newspages.gallery import list_news_pages

from reader.ingest.parsing import parse_article
from reader.model.errors import UnreadableError

PAGES = [page.html for page in list_news_pages()[::7]]
SPOILERS = (
    "<", ">", "</", "<!--", "-->", "<![CDATA[", "]]>", '"', "'", "&", "&#0;", "&#xD800;", "\x00",
    "\ud800", "\u202e", "<script>", "</script>", "<style>", "<table>", "</p>", "</div>", "</body>",
    "<svg>", "<template>", "<noscript>", "<form>", "<select>", "<textarea>", "<title>",
    '<script type="application/ld+json">{"@type": ["NewsArticle", 1], "author": {"name": {}}}',
    '<base href="http://[">', '<a href="http://[::1">x</a>', "<link rel=canonical href='http://['>",
    '<td colspan="99999999999">', "<li value=999999999999999>", "<time datetime='9999-99-99'>",
    '<meta property="og:title" content="">', "<img src=x alt='\U0001f6a2'>", "<frameset><frame>",
)  # fmt: skip


@st.composite
def spoilt_pages(draw: st.DrawFn) -> str:
    """An invented page with pieces cut out, doubled and thrown in."""
    page = draw(st.sampled_from(PAGES))
    for _ in range(draw(st.integers(1, 12))):
        start = draw(st.integers(0, len(page)))
        end = min(len(page), start + draw(st.integers(0, 400)))
        match draw(st.integers(0, 3)):
            case 0:
                page = page[:start] + page[end:]
            case 1:
                page = page[:end] + page[start:]
            case 2:
                page = page[:start] + draw(st.sampled_from(SPOILERS)) + page[start:]
            case _:
                page = page[:end]
    return page


def _parse(raw: bytes) -> None:
    try:
        parsed = parse_article(raw, name="page.html", url="https://harbour.example/story")
    except UnreadableError as error:
        reason = error.message
        assert reason.startswith("page.html: ")
        return
    assert parsed.headline
    assert "\n" not in parsed.headline
    assert any(block.text for block in parsed.document.blocks)
    parsed.document.text.encode("utf-8")


@given(spoilt_pages())
def test_a_spoilt_page_gives_an_article_or_a_reason(page: str) -> None:
    _parse(page.encode("utf-8", "surrogatepass"))


@given(st.binary(max_size=2_000), st.sampled_from(PAGES))
def test_stray_bytes_in_a_page_crash_nothing(stray: bytes, page: str) -> None:
    raw = page.encode()
    _parse(raw[: len(raw) // 2] + stray + raw[len(raw) // 2 :])


@given(st.text(alphabet="<>/='\"! \n-[]{}&;:,.abpdivhtmlscriptone0", max_size=400))
def test_scraps_of_markup_crash_nothing(scrap: str) -> None:
    _parse(f"<html><body>{scrap}".encode())


@pytest.mark.parametrize("seed", range(20))
def test_a_page_cut_off_anywhere_crashes_nothing(seed: int) -> None:
    chance = random.Random(seed)
    for page in PAGES[:6]:
        _parse(page[: chance.randint(0, len(page))].encode())


@pytest.mark.parametrize(
    "page",
    [
        "<div class='related'>" * 100 + "<p>The board said so on Monday, twice.</p>" * 2_000,
        "<div><a href='/x'>A headline of another story here</a><p>A line.</p></div>" * 3_000,
        "<p class='" + "share-" * 50_000 + "'>The board said so on Monday, twice.</p>",
        "".join(f"<div class='c{i}'><p>The board said so, {i}.</p></div>" for i in range(6_000)),
        "<figure><img src=https://a.example/1><figcaption>The slip.</figcaption></figure>" * 3_000,
        "<script>" + '{"a":' * 100_000 + "</script><p>The board said so on Monday, twice.</p>",
        "<script>window.x = " + '{"text": "' + "The board said so. " * 50_000 + '"}</script>',
        "<p>" + "The board said so, twice. " * 60_000,
        "<p>x</p><!--" + "<p>" * 100_000,
        "<p " + " ".join(f"a{number}='<'" for number in range(5_000)) + ">The board said so.</p>",
        "<blockquote>The board said so on Monday, twice and in writing.</blockquote>" * 3_000,
        "read more " * 20_000 + "<p>" + "Follow us " * 20_000,
    ],
    ids=[
        *("named", "teasers", "names", "containers", "figures", "nested values", "long value"),
        *("one paragraph", "comment", "attributes", "quotations", "phrases"),
    ],
)
def test_pages_made_to_hold_up_the_rules_are_parsed_in_a_moment(page: str) -> None:
    assert cpu_seconds(lambda: _parse(page.encode())) < 15
