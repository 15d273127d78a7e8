from __future__ import annotations

import pytest

from reader.ingest.parsing import parse_article, raw_media_type
from reader.model.errors import UnreadableError

# Invented.
BODY = "The harbour board said on Monday that the ferry would stop for a week. " * 6
PAGE = f"<!doctype html><title>Ferry stops</title><article><p>{BODY}</p><p>{BODY}</p></article>"


@pytest.mark.parametrize(
    ("raw", "name", "media_type"),
    [
        (b"text", "a.txt", "text/plain"),
        (b"text", "a.md", "text/markdown"),
        (b"text", "", "text/plain"),
        (b"a < b", "a", "text/plain"),
        (b"text", "a.HTML", "text/html"),
        (b"<html/>", "a.xhtml", "application/xhtml+xml"),
        (PAGE.encode(), "", "text/html"),
        (b"\xef\xbb\xbf\n" + PAGE.encode(), "saved.txt", "text/html"),
        (PAGE.encode("utf-16"), "-", "text/html"),
        (b"<!-- saved -->\n<HTML><p>x", "page", "text/html"),
        (b"<p>x</p>", "", "text/html"),
        (b"<p>x</p> is how one writes it", "about.txt", "text/plain"),
        (b"<" * 5_000, "", "text/plain"),
        (b"<!--" * 5_000, "", "text/plain"),
    ],
)
def test_the_kind_of_a_file_is_told_by_content_then_by_name(
    raw: bytes, name: str, media_type: str
) -> None:
    assert raw_media_type(raw, name) == media_type


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le"])
def test_a_page_is_parsed_in_any_encoding(encoding: str) -> None:
    parsed = parse_article(PAGE.encode(encoding), name="a.html")
    assert parsed.headline == "Ferry stops"
    assert parsed.document.text.startswith("The harbour board")


def test_a_page_is_decoded_as_it_declares() -> None:
    page = PAGE.replace("<title>", "<meta charset=windows-1251><title>").replace("ferry", "Паром")
    assert "Паром" in parse_article(page.encode("cp1251"), name="a.html").document.text


def test_an_encoding_that_came_with_the_page_is_used() -> None:
    page = PAGE.replace("ferry", "prům")
    raw = page.encode("cp1250")
    assert "prům" in parse_article(raw, name="a", declared_encoding="cp1250").document.text


def test_the_address_a_text_came_from_is_kept() -> None:
    parsed = parse_article(BODY.encode(), name="a.txt", url="https://harbour.example/1")
    assert parsed.url == "https://harbour.example/1"


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", "empty"),
        (b"\n \n", "white space"),
        (b"\x89PNG\r\n\x1a\n\x00", "PNG image"),
        (b"\x00\x01\x02" * 100, "binary"),
        (b"<html><body><script>x</script></body></html>", "no text"),
        (b"word " * 500_000, "2,000,000"),
    ],
)
@pytest.mark.parametrize("name", ["a.txt", "b.html", "c"])
def test_what_is_no_article_is_named_with_the_reason_and_advice(
    raw: bytes, reason: str, name: str
) -> None:
    if raw.startswith(b"<html"):
        name = "b.html"
    with pytest.raises(UnreadableError, match=reason) as caught:
        parse_article(raw, name=name)
    assert caught.value.message.startswith(f"{name}: ")
    assert caught.value.message.endswith(".")
    assert caught.value.advice


def test_without_a_name_the_reason_stands_alone() -> None:
    with pytest.raises(UnreadableError) as caught:
        parse_article(b"")
    assert caught.value.message == "The file is empty."
