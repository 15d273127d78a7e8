"""EPUBs of news, and some made to do harm."""

from __future__ import annotations

import pytest
from hypothesis import given
from tests.support.cpu_time import cpu_seconds
from tests.support.incoming import LAST, MORE, PARAGRAPHS, TITLE, WORDS, chapter_html, write_epub
from tests.support.mutations import mutated

from reader.ingest.formats import read_articles
from reader.ingest.found import FoundArticle, IncomingFile, LeftOut
from reader.model.errors import UnreadableError
from reader.model.parsed_article import ParsedArticle, PublicationDate

SECOND = "Market hall to get a new roof"

# As calibre's recipes write it.
CALIBRE = {
    "titlepage.xhtml": "<html><body><img src='cover.jpg'/></body></html>",
    "feed_0/index_u1.html": "<html><body><h2>Local</h2><ul>"
    + "".join(f"<li><a href='article_{n}/index.html'>{TITLE} {n}</a></li>" for n in range(9))
    + "</ul></body></html>",
    "feed_0/article_0/index_u2.html": "<html><head><title>Local</title></head><body>"
    "<div class='calibre_navbar'>| <a href='#'>Next</a> | <a href='#'>Section Menu</a> | "
    "<a href='#'>Main Menu</a> |</div>"
    f"<h1>{TITLE}</h1><p>By Jane Roe</p><p>2 April 2024</p><p>{WORDS}</p><p>{MORE}</p>"
    "<div class='calibre_navbar'>This article was downloaded by <b>calibre</b> from "
    "<a href='https://gazette.example/news/tunnel?utm_medium=rss'>https://gazette.example</a></div>"
    "</body></html>",
    "feed_0/article_1/index_u3_split_000.html": f"<html><body><h2>{SECOND}</h2><p>{WORDS}</p>",
    "feed_0/article_1/index_u3_split_001.html": f"<html><body><p>{MORE}</p><p>{LAST}</p>",
}
ABOUT = (
    "<dc:title>Harbour Gazette [Tue, 02 Apr 2024]</dc:title><dc:publisher>calibre</dc:publisher>"
    "<dc:language>en-GB</dc:language><dc:date>2024-04-02T06:00:00+00:00</dc:date>"
)


def _articles(raw: bytes) -> list[ParsedArticle]:
    found = read_articles(IncomingFile(raw, "news.epub"))
    return [each.parsed for each in found if isinstance(each, FoundArticle)]


def test_each_chapter_of_a_news_epub_is_an_article() -> None:
    first, second = _articles(write_epub(CALIBRE, about=ABOUT))
    assert first.headline == TITLE
    assert first.document.text == f"{WORDS}\n{MORE}"
    assert first.byline == ("Jane Roe",)
    assert first.published == PublicationDate("2 April 2024", "2024-04-02")
    assert first.url == "https://gazette.example/news/tunnel"
    assert (first.outlet, first.language) == ("Harbour Gazette", "en-GB")
    assert second.headline == SECOND


def test_a_chapter_that_was_split_is_one_article() -> None:
    *_, second = _articles(write_epub(CALIBRE, about=ABOUT))
    assert second.document.text == f"{WORDS}\n{MORE}\n{LAST}"


def test_an_epub_of_one_article_takes_what_the_package_says() -> None:
    about = (
        f"<dc:title>{SECOND}</dc:title><dc:creator>Jane Roe</dc:creator>"
        "<dc:publisher>Harbour Gazette</dc:publisher><dc:date>2024-04-02</dc:date>"
        "<dc:source>https://gazette.example/roof</dc:source><dc:language>en</dc:language>"
    )
    body = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    (parsed,) = _articles(write_epub({"a.xhtml": f"<html><body>{body}"}, about=about))
    assert parsed.headline == SECOND
    assert parsed.byline == ("Jane Roe",)
    assert parsed.outlet == "Harbour Gazette"
    assert parsed.published == PublicationDate("2024-04-02", "2024-04-02")
    assert parsed.url == "https://gazette.example/roof"


NCX = f"""<?xml version="1.0"?><!DOCTYPE ncx PUBLIC "-//NISO//DTD ncx 2005-1//EN" "ncx.dtd">
<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><navMap>
<navPoint><navLabel><text>{TITLE}</text></navLabel><content src="one.html#top"/></navPoint>
<navPoint><navLabel><text>{SECOND}</text></navLabel><content src="two.html"/></navPoint>
</navMap></ncx>"""
NAV = (
    '<html xmlns="http://www.w3.org/1999/xhtml"><body><nav><ol>'
    f'<li><a href="one.html"><b>{TITLE}</b></a></li><li><a href="two.html">{SECOND}</a></li>'
    "</ol></nav></body></html>"
)


@pytest.mark.parametrize(
    ("contents", "entry"),
    [
        (NCX, '<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>'),
        (NAV, '<item id="n" href="nav.html" media-type="application/xhtml+xml" properties="nav"/>'),
        ("<ncx damaged", '<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>'),
    ],
)
def test_chapters_without_headings_have_the_titles_of_the_contents(
    contents: str, entry: str
) -> None:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    name = "nav.html" if "nav.html" in entry else "toc.ncx"
    raw = write_epub(
        {"one.html": f"<body>{body}", "two.html": f"<body>{body}<p>{SECOND}, too.</p>"},
        manifest=entry,
        extra={f"OEBPS/{name}": contents.encode()},
    )
    articles = _articles(raw)
    if "damaged" in contents:
        assert [each.headline[:11] for each in articles] == [WORDS[:11], WORDS[:11]]
    else:
        assert [each.headline for each in articles] == [TITLE, SECOND]
    assert articles[0].document.text == "\n".join(PARAGRAPHS)


def test_covers_contents_and_chapters_out_of_the_order_are_passed_over() -> None:
    chapters = {
        "cover.xhtml": chapter_html("Cover"),
        "toc.xhtml": chapter_html("Contents"),
        "one.xhtml": chapter_html(),
        "two.xhtml": chapter_html(SECOND),
    }
    raw = write_epub(chapters)
    assert [each.headline for each in _articles(raw)] == [TITLE, SECOND]


def test_a_chapter_that_cannot_be_read_is_listed_with_the_reason() -> None:
    found = list(
        read_articles(
            IncomingFile(write_epub({"one.xhtml": chapter_html(), "two.xhtml": "\x00\x01" * 99}))
        )
    )
    assert [type(each) for each in found] == [FoundArticle, LeftOut]
    assert found[1].inside == "OEBPS/two.xhtml"


@pytest.mark.parametrize(
    "container",
    [
        b'<!DOCTYPE c [<!ENTITY a "x">]><container>&a;</container>',
        b'<!DOCTYPE c [<!ENTITY a SYSTEM "file:///etc/passwd">]><container>&a;</container>',
        "<!DOCTYPE c [<!ENTITY a 'x'>]><container>&a;</container>".encode("utf-16"),
    ],
)
def test_entities_in_the_package_are_refused(container: bytes) -> None:
    with pytest.raises(UnreadableError, match="made to do harm"):
        _articles(write_epub({"a.xhtml": chapter_html()}, container=container))


def test_entities_in_a_chapter_do_not_grow() -> None:
    entities = "".join(f'<!ENTITY e{n + 1} "{f"&e{n};" * 100}">' for n in range(20))
    chapter = f'<!DOCTYPE html [<!ENTITY e0 "{"x" * 1000}">{entities}]>' + chapter_html() + "&e20;"
    raw = write_epub({"a.xhtml": chapter})
    assert cpu_seconds(lambda: _articles(raw)) < 5
    (parsed,) = _articles(raw)
    assert WORDS in parsed.document.text
    assert len(parsed.document.text) < 5_000


def test_a_file_outside_named_by_the_package_is_not_read() -> None:
    chapters = {"../../../etc/passwd": chapter_html()}
    with pytest.raises(UnreadableError):
        _articles(write_epub(chapters))


def test_a_deep_package_is_refused_or_read_in_a_moment() -> None:
    container = b"<container>" + b"<a>" * 200_000

    def read() -> None:
        with pytest.raises(UnreadableError):
            _articles(write_epub({"a.xhtml": chapter_html()}, container=container))

    assert cpu_seconds(read) < 5


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (write_epub({}), "no articles"),
        (write_epub({"a.xhtml": "<p>Short.</p>"}), "no articles"),
        (write_epub({"a.xhtml": chapter_html()}, container=b"<container/>"), "damaged"),
        (write_epub({"a.xhtml": chapter_html()}, container=b"no xml"), "damaged"),
    ],
)
def test_an_epub_without_articles_says_why(raw: bytes, reason: str) -> None:
    with pytest.raises(UnreadableError, match=reason) as caught:
        _articles(raw)
    assert caught.value.advice


@given(mutated(write_epub({}, about=ABOUT).partition(b"PK\x01\x02")[0]))
def test_anything_that_begins_like_an_epub_is_read_or_refused(raw: bytes) -> None:
    try:
        assert _articles(raw) is not None
    except UnreadableError as error:
        assert error.advice  # noqa: PT017 (either is right)
