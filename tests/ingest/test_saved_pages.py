"""Pages as browsers and their extensions save them."""

from __future__ import annotations

import base64

import pytest
from tests.support.cpu_time import cpu_seconds
from tests.support.incoming import PAGE, TITLE, URL, WORDS, write_mhtml

from reader.ingest.parsing import parse_article
from reader.ingest.saved_pages import saved_from, without_embedded_files
from reader.model.errors import UnreadableError

SINGLE_FILE = f"""<!DOCTYPE html> <html lang=en><!--
 Page saved with SingleFile
 url: {URL}?utm_source=newsletter
 saved date: Tue Apr 02 2024 10:00:00 GMT+0200 (Central European Summer Time)
-->"""


@pytest.mark.parametrize(
    "beginning",
    [
        SINGLE_FILE,
        f"<!DOCTYPE html>\n<!-- saved from url=(0035){URL} -->\n<html lang=en>",
        f'<!DOCTYPE html><html><head><meta name="savepage-url" content="{URL}"></head>',
    ],
    ids=["SingleFile", "mark of the web", "Save Page WE"],
)
def test_a_page_knows_where_it_was_saved_from(beginning: str) -> None:
    page = PAGE.replace('<!DOCTYPE html>\n<html lang="en">', beginning)
    parsed = parse_article(page.encode(), name="tunnel.html")
    assert parsed.url == URL
    assert parsed.headline == TITLE


@pytest.mark.parametrize(
    "address", ["file:///home/jane/a.html", "javascript:alert(1)", "about:internet", ""]
)
def test_only_web_addresses_count_as_where_a_page_was_saved_from(address: str) -> None:
    assert saved_from(f"<!-- saved from url=(0014){address} --><html>") == ""


def test_files_written_into_a_page_are_not_looked_at() -> None:
    picture = base64.b64encode(b"\x89PNG" + bytes(3_000_000)).decode()
    page = PAGE.replace("<article>", f'<article><img src="data:image/png;base64,{picture}">' * 5)
    assert len(page) > 20_000_000
    seconds = cpu_seconds(lambda: parse_article(page.encode(), name="a.html"))
    assert seconds < 15
    parsed = parse_article(page.encode(), name="a.html")
    assert parsed.document.text.startswith(WORDS)


def test_short_data_addresses_and_words_stay() -> None:
    page = 'The "data:," scheme; <img src="data:image/gif;base64,R0lGOD">'
    assert without_embedded_files(page) == page
    assert without_embedded_files(f"url(data:font/woff2;base64,{'A' * 300})") == "url(data:,)"


def test_an_mhtml_page_is_decoded_and_knows_its_address() -> None:
    page = PAGE.replace("pumps", "pumps – “Größe 5”")
    parsed = parse_article(write_mhtml(page), name="tunnel.mhtml")
    assert parsed.url == URL
    assert "pumps – “Größe 5” that" in parsed.document.text


def test_the_charset_of_an_mhtml_part_is_used() -> None:
    raw = write_mhtml(PAGE.replace("pumps", "насосы").replace('<meta charset="utf-8">', ""))
    raw = raw.decode().encode("cp1251")
    raw = raw.replace(b"Type: text/html\r\n", b'Type: text/html; charset="windows-1251"\r\n')
    assert "насосы" in parse_article(raw, name="a.mht").document.text


def test_a_page_alone_in_an_mhtml_file_is_read() -> None:
    raw = (
        b"From: <Saved by Windows Internet Explorer 9>\nMIME-Version: 1.0\n"
        b"Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: 8bit\n"
        b"Content-Location: https://gazette.example/news/tunnel\n\n" + PAGE.encode()
    )
    assert parse_article(raw, name="a.mht").url == URL


def test_the_part_named_as_the_start_is_the_page() -> None:
    raw = write_mhtml().replace(
        b"------B\r\nContent-Type: text/html\r\n",
        b"------B\r\nContent-Type: text/html\r\nContent-ID: <ad>\r\n\r\n<p>Buy a boat</p>\r\n"
        b"------B\r\nContent-Type: text/html\r\n",
        1,
    )
    raw = raw.replace(b"boundary=", b'start="<frame@mhtml.blink>";\r\n\tboundary=', 1)
    parsed = parse_article(raw, name="a.mhtml")
    assert parsed.headline == TITLE


def test_an_mhtml_file_without_a_page_is_refused() -> None:
    raw = write_mhtml().replace(b"text/html", b"image/gif")
    with pytest.raises(UnreadableError, match="no page"):
        parse_article(raw, name="a.mhtml")
