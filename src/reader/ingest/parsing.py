"""Raw bytes to a parsed article, whichever kind they are."""

from __future__ import annotations

import re
from dataclasses import replace

from reader.documents.decoding import decode_bytes, find_declared_encoding
from reader.documents.plaintext import parse_plain_text
from reader.model.article import ParsedArticle
from reader.model.errors import UnreadableError

_HTML_BEGINNING = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*|<!--.{0,4000}?-->\s*)*<(?:!doctype\s+html|html)\b",
    re.IGNORECASE | re.DOTALL,
)
_HTML_ELEMENT = re.compile(
    rb"\s*<(?:head|body|article|main|section|div|p|h[1-6])\b[^<>]*>", re.IGNORECASE
)
_HTML_SUFFIXES = (".html", ".htm")
_TEXT_SUFFIXES = (".txt", ".text", ".md")


def raw_media_type(raw: bytes, name: str) -> str:
    """Return "text/html", "application/xhtml+xml" or "text/plain", by content, then by name.

    A whole page is HTML whatever the file's name says; people save them as ".txt".
    """
    lower = name.lower()
    if lower.endswith(".xhtml"):
        return "application/xhtml+xml"
    beginning = raw[:5_000].lstrip(b"\xef\xbb\xbf\xff\xfe").replace(b"\x00", b"")  # UTF-16 too
    if lower.endswith(_HTML_SUFFIXES) or _HTML_BEGINNING.match(beginning):
        return "text/html"
    if not lower.endswith(_TEXT_SUFFIXES) and _HTML_ELEMENT.match(beginning):
        return "text/html"
    return "text/plain"


def parse_article(
    raw: bytes, *, name: str = "", url: str = "", declared_encoding: str = ""
) -> ParsedArticle:
    """Return the article that a file or page holds.

    ``name`` is the file's name: it may say what kind of file it is, and give a text without a
    headline one. ``url`` is where it came from, ``declared_encoding`` what came with it.

    Raises:
        UnreadableError: when no article can be made of it; the message begins with ``name``.
    """
    try:
        if raw_media_type(raw, name) != "text/plain":
            # The extractor takes half a second to import, and text files never need it.
            from reader.ingest.pages import parse_page  # noqa: PLC0415

            decoded = decode_bytes(raw, declared_encoding or find_declared_encoding(raw))
            return parse_page(decoded.text, url)
        parsed = parse_plain_text(decode_bytes(raw, declared_encoding).text, name=name)
        return replace(parsed, url=url) if url else parsed
    except UnreadableError as error:
        if not name:
            raise
        raise UnreadableError(f"{name}: {error.message}", error.advice) from error
