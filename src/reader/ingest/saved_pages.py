"""Web pages in files: saved by a browser, by SingleFile or the like, or alone in an archive."""

from __future__ import annotations

import re

from reader.documents.addresses import web_address
from reader.documents.decoding import decode_bytes, find_declared_encoding
from reader.ingest.found import IncomingFile
from reader.model.parsed_article import ParsedArticle

_FIRST_CHARACTERS = 10_000
"""Code points in which a page says where it was saved from."""

_SAVED_FROM = (
    # what SingleFile writes at the top
    re.compile(r"<!--[^>]{0,200}SingleFile\s+url:\s*(\S+)", re.IGNORECASE),
    # Browsers' "mark of the web": the number is the address's length.
    re.compile(r"<!--\s*saved from url=\(\d{1,5}\)(\S+?)\s*-->", re.IGNORECASE),
    # Save Page WE
    re.compile(r"<meta\s+name=[\"']savepage-url[\"']\s+content=[\"']([^\"']+)", re.IGNORECASE),
)

_EMBEDDED = re.compile(r"data:[\w.+/-]{0,80}(?:;[\w.+=-]{1,80}){0,4},[^\"'()<>\s]{256,}")
"""A file written into a page, as an image or font; short ones are left, they do no harm."""


def parse_saved_page(file: IncomingFile) -> ParsedArticle:
    """Return the article in a web page's file.

    Raises:
        UnreadableError: when there is none in it.
    """
    html = decode_bytes(file.raw, file.encoding or find_declared_encoding(file.raw)).text
    return parse_html(html, file.url)


def parse_html(html: str, url: str = "") -> ParsedArticle:
    """Return the article in a page; without ``url``, the page is asked where it was saved from.

    Raises:
        UnreadableError: when there is none in it.
    """
    # The extractor takes half a second to import, and text files never need it.
    from reader.ingest.pages import parse_page  # noqa: PLC0415

    return parse_page(without_embedded_files(html), url or saved_from(html))


def saved_from(html: str) -> str:
    """Return the address that a page says it was saved from, "" when it says none."""
    beginning = html[:_FIRST_CHARACTERS]
    for form in _SAVED_FROM:
        found = form.search(beginning)
        address = web_address(found[1]) if found else None
        if address:
            return address
    return ""


def without_embedded_files(html: str) -> str:
    """Return a page without the files written into it: 30 MB of pictures hold no words."""
    return _EMBEDDED.sub("data:,", html) if "data:" in html else html
