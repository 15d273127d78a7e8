"""What was fetched becomes an article in the right letters, under the right address."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.ingest.fetching.conftest import FetchHere
from tests.support.hostile_answers import GERMAN, PAGE, RUSSIAN

from reader.documents.decoding import decode_bytes, settle_encoding
from reader.ingest.fetched_pages import fetched_type, file_name, parse_fetched
from reader.ingest.fetching.fetched import Fetched
from reader.model.errors import UnreadableError

URL = "https://outlet.test/news/ferry"


def page(body: str | bytes, url: str = URL, media_type: str = "text/html") -> Fetched:
    raw = body.encode() if isinstance(body, str) else body
    return Fetched(url, url, 200, raw, media_type, "utf-8")


LETTERS = {
    "/latin-header-utf8-page": GERMAN,
    "/latin-header-russian-page": RUSSIAN,
    "/russian-header-latin-page": RUSSIAN,
    "/russian-undeclared": RUSSIAN,
    "/bogus-charset": GERMAN,
    "/bogus-header-true-page": RUSSIAN,
    "/utf-16": RUSSIAN,
    "/utf-16-unmarked": GERMAN,
    "/utf8-mark": RUSSIAN,
    "/japanese": "離島行きのフェリーは月曜日から一日二便になると港湾事務所が発表した。",
}


@pytest.mark.parametrize("path", LETTERS)
def test_a_page_is_read_in_its_letters_whoever_is_wrong_about_them(
    fetch: FetchHere, path: str
) -> None:
    parsed = parse_fetched(fetch(path))
    assert LETTERS[path] in parsed.document.text


def test_utf_7_hides_no_markup(fetch: FetchHere) -> None:
    parsed = parse_fetched(fetch("/utf-7"))
    assert "+ADw-script" in parsed.document.text
    assert "<script" not in parsed.document.text


@pytest.mark.parametrize("path", LETTERS)
def test_the_kept_bytes_can_be_decoded_again(fetch: FetchHere, path: str) -> None:
    fetched = fetch(path)
    kept_type = fetched_type(fetched)
    assert kept_type.startswith("text/html")
    sent = kept_type.partition("charset=")[2]
    decoded = decode_bytes(fetched.body, settle_encoding(fetched.body, sent))
    assert LETTERS[path] in decoded.text


def test_the_address_is_the_one_that_answered_unless_another_is_given() -> None:
    assert parse_fetched(page(PAGE)).url == URL
    other = "https://elsewhere.test/original"
    assert parse_fetched(page(PAGE), url=other).url == other


def test_a_page_names_its_own_address_best() -> None:
    link = '<link rel="canonical" href="/news/ferry-sails?utm_source=x">'
    parsed = parse_fetched(page(PAGE.replace("</head>", f"{link}</head>")))
    assert parsed.url == "https://outlet.test/news/ferry-sails"


@pytest.mark.parametrize(
    ("url", "media_type", "name"),
    [
        ("https://outlet.test/", "text/html", "outlet.test.html"),
        ("https://outlet.test/", "", ""),
        ("https://outlet.test/news/ferry", "text/html", "ferry.html"),
        ("https://outlet.test/news/ferry.html", "text/html", "ferry.html"),
        ("https://outlet.test/news/f%C3%A4hre.php?a=1", "text/html", "fähre.php.html"),
        ("https://outlet.test/notes.txt", "text/plain", "notes.txt"),
        ("https://outlet.test/report.pdf", "application/pdf", "report.pdf"),
    ],
)
def test_a_page_is_named_as_a_browser_would_save_it(url: str, media_type: str, name: str) -> None:
    assert file_name(page(PAGE, url, media_type)) == name


def test_html_is_read_as_html_even_when_it_does_not_look_like_it() -> None:
    odd = "<link rel=icon href=i><font>" + PAGE.partition("<body>")[2]
    assert "<" not in parse_fetched(page(odd)).document.text


def test_plain_text_is_an_article_too() -> None:
    text = "Ferry sails twice a day\n\nThe harbour office said so on Monday, twice, at the quay.\n"
    parsed = parse_fetched(page(text, "https://outlet.test/ferry.txt", "text/plain"))
    assert (parsed.headline, parsed.url) == (
        "Ferry sails twice a day",
        "https://outlet.test/ferry.txt",
    )


@pytest.mark.parametrize(
    ("fetched", "words"),
    [
        (page("<html><body><script>app()</script></body></html>"), "There is no text"),
        (page(b"   \n ", media_type=""), "nothing but white space"),
        (page(b"\x89PNG\r\n\x1a\n" + bytes(50), media_type="text/html"), "PNG image"),
        (
            page("<?xml version='1.0'?><rss version='2.0'><channel/></rss>", URL, "text/xml"),
            "perhaps a feed",
        ),
    ],
)
def test_what_is_no_article_is_told_without_a_file_s_name(fetched: Fetched, words: str) -> None:
    with pytest.raises(UnreadableError, match=words) as caught:
        parse_fetched(fetched)
    assert "ferry.html" not in str(caught.value)


def test_xhtml_sent_as_xml_is_a_page() -> None:
    xhtml = "<?xml version='1.0'?>\n" + PAGE
    parsed = parse_fetched(replace(page(xhtml), media_type="application/xhtml+xml"))
    assert parsed.headline == "Ferry sails twice a day"
