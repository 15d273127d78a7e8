"""What an article was made from: the whole page or file as text, and read in another encoding.

Needs no network and no library: only the bytes that are kept with each version.
"""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from reader.documents.decoding import DecodedText, decode_bytes, find_declared_encoding
from reader.documents.html_blocks import document_from_html
from reader.documents.plaintext import parse_plain_text
from reader.ingest.messages import is_page, parse_message, part_bytes, part_charset, text_parts
from reader.ingest.parsing import parse_article
from reader.ingest.saved_pages import parse_html, without_embedded_files
from reader.model.document import Document
from reader.model.errors import UnreadableError, UsageError
from reader.model.parsed_article import ParsedArticle

_HTML = ("text/html", "application/xhtml+xml")
_MESSAGES = ("multipart/related", "message/rfc822")

ENCODINGS = (
    *("utf-8", "windows-1252", "iso-8859-15", "windows-1250", "iso-8859-2", "windows-1251"),
    *("koi8-r", "windows-1253", "windows-1254", "windows-1255", "windows-1256", "windows-1257"),
    *("shift_jis", "euc-jp", "gb18030", "big5", "euc-kr"),
)
"""The encodings that pages are in, as the web calls them (encoding.spec.whatwg.org)."""


@dataclass(frozen=True, slots=True)
class Original:
    """All there is in a page or file, menus and all.

    ``encoding`` is what it was decoded from, "" for files that are no plain bytes of text.
    """

    document: Document
    media_type: str
    encoding: str
    size: int


def read_original(raw: bytes, raw_type: str, *, url: str = "", encoding: str = "") -> Original:
    """Return what is in the bytes of a version.

    Args:
        raw: the bytes, as kept.
        raw_type: their media type, as kept ("text/html; charset=…").
        url: where they came from, to complete the addresses of links.
        encoding: one of `ENCODINGS` to take them for; "" for what they seem to be.

    Raises:
        UnreadableError: when nothing was kept, or there is no text in it.
        UsageError: when there is no such encoding.
    """
    if not raw:
        raise UnreadableError(
            "No page or file is kept with this article: its text was pasted.",
            "Open its address in the browser, if it has one.",
        )
    kind = media_type(raw_type)
    if kind in _MESSAGES:
        document, used = _document_in_message(raw, url), ""
    elif can_change_encoding(raw_type):
        decoded = _decoded(raw, raw_type, encoding)
        used = decoded.encoding
        if kind in _HTML:
            document = document_from_html(without_embedded_files(decoded.text), url)
        else:
            document = parse_plain_text(decoded.text).document
    else:
        document, used = parse_article(raw).document, ""
    return Original(document, kind, used, len(raw))


def parse_again(raw: bytes, raw_type: str, encoding: str, *, url: str = "") -> ParsedArticle:
    """Return the article in the bytes of a version, taken for another encoding.

    Raises:
        UnreadableError: when there is no article in it then.
        UsageError: when there is no such encoding, or the bytes are no plain text.
    """
    if not can_change_encoding(raw_type):
        raise UsageError("This file says itself how it is encoded.", "There is nothing to change.")
    text = _decoded(raw, raw_type, encoding).text
    return parse_html(text, url) if media_type(raw_type) in _HTML else parse_plain_text(text)


def can_change_encoding(raw_type: str) -> bool:
    """Tell whether the bytes are text whose encoding could be another."""
    kind = media_type(raw_type)
    return kind in _HTML or kind in ("text/plain", "text/markdown")


def media_type(raw_type: str) -> str:
    """Return the media type without what follows it."""
    return raw_type.partition(";")[0].strip().lower()


def with_charset(raw_type: str, encoding: str) -> str:
    """Return the media type with the encoding that the person has chosen."""
    return f"{media_type(raw_type)}; charset={encoding}"


def _decoded(raw: bytes, raw_type: str, encoding: str) -> DecodedText:
    if encoding:
        try:
            name = codecs.lookup(encoding).name
        except LookupError as error:
            raise UsageError(f"There is no encoding “{encoding}”.", "Choose another.") from error
        return DecodedText(raw.decode(name, "replace").removeprefix("\ufeff"), name)
    declared = raw_type.partition("charset=")[2] or find_declared_encoding(raw)
    return decode_bytes(raw, declared)


def _document_in_message(raw: bytes, url: str) -> Document:
    """Return what a message or MHTML page shows: its first page, else its first text."""
    raw = raw.partition(b"\n")[2] if raw.startswith(b"From ") else raw
    parts = list(text_parts(parse_message(raw)))
    if not parts:
        raise UnreadableError("There is no text in this message.", "Look at it in its program.")
    part = next(filter(is_page, parts), parts[0])
    content = part_bytes(part)
    text = decode_bytes(content, part_charset(part) or find_declared_encoding(content)).text
    if is_page(part):
        return document_from_html(without_embedded_files(text), url)
    return parse_plain_text(text).document
