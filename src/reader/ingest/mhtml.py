"""MHTML (RFC 2557), in which browsers save a page with its pictures, to an article."""

from __future__ import annotations

from email.message import Message

from reader.documents.addresses import web_address
from reader.documents.decoding import decode_bytes, find_declared_encoding
from reader.ingest.found import IncomingFile
from reader.ingest.messages import (
    header_text,
    is_page,
    parse_message,
    part_bytes,
    part_charset,
    text_parts,
)
from reader.ingest.saved_pages import parse_html
from reader.model.errors import UnreadableError
from reader.model.parsed_article import ParsedArticle


def parse_mhtml(file: IncomingFile) -> ParsedArticle:
    """Return the article in a page saved as MHTML. Its pictures and styles are not looked at.

    Raises:
        UnreadableError: when there is none in it.
    """
    message = parse_message(file.raw)
    root = _root(message)
    raw = part_bytes(root)
    html = decode_bytes(raw, part_charset(root) or find_declared_encoding(raw)).text
    addresses = (
        file.url,
        header_text(message, "Snapshot-Content-Location"),
        header_text(root, "Content-Location"),
        header_text(message, "Content-Location"),
    )
    return parse_html(html, next(filter(None, map(web_address, addresses)), ""))


def _root(message: Message) -> Message:
    """Return the part that is the page: the one named as the start, else the first."""
    pages = list(filter(is_page, text_parts(message)))
    if not pages:
        raise UnreadableError(
            "There is no page in this MHTML file.", "Save it again, as a web page, and add that."
        )
    start = str(message.get_param("start") or "").strip("<> ")
    named = (page for page in pages if start and start in str(page.get("Content-ID", "")))
    return next(named, pages[0])
