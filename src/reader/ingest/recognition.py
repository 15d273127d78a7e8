"""What kind of file some bytes are: by content, and by name where that could be several things.

Kept apart from what reads the files, and free of its imports: every file is asked all of this,
and is then read by one of ten readers.
"""

from __future__ import annotations

import re

from reader.text.normalise import clean_characters

_PDF_BEGINNING, _PDF_HEADER_BYTES = b"%PDF-", 1_024

_EPUB_MEDIA_TYPE, _EPUB_CONTAINER = b"application/epub+zip", b"META-INF/container.xml"
_MEDIA_TYPE_PLACE = slice(30, 100)
"""Where the first entry of an EPUB stands, which is its media type (OCF 3.3, 4.3)."""

_MHTML_SUFFIXES = (".mht", ".mhtml")
_MARKDOWN_SUFFIXES = (".md", ".markdown", ".mkd", ".mdown")
_HTML_SUFFIXES = (".html", ".htm")
_TEXT_SUFFIXES = (".txt", ".text", ".md", ".markdown", ".csv", ".json", ".eml")

_HEADER_LINE = re.compile(rb"([A-Za-z][A-Za-z0-9-]{1,60}):[ \t]*([^\r\n]*)\r?\n?")
_HEADERS_BYTES = 64_000

_NO_PAGE = ("received", "message-id", "delivered-to", "return-path", "to")
"""Headers of messages that were sent, as no page was."""

_SENT = ("message-id", "received", "mime-version", "return-path", "delivered-to", "x-mailer")

_HTML_BEGINNING = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*|<!--.{0,4000}?-->\s*)*<(?:!doctype\s+html|html)\b",
    re.IGNORECASE | re.DOTALL,
)
_HTML_ELEMENT = re.compile(
    rb"\s*<(?:head|body|article|main|section|div|p|h[1-6])\b[^<>]*>", re.IGNORECASE
)


def is_pdf(raw: bytes, _name: str) -> bool:
    """Tell whether a file is a PDF; a few bytes may stand before its beginning."""
    return _PDF_BEGINNING in raw[:_PDF_HEADER_BYTES]


def is_zip(raw: bytes, _name: str) -> bool:
    """Tell whether a file is a ZIP archive."""
    if not raw.startswith(b"PK"):
        return False
    from reader.documents.archives import is_archive  # noqa: PLC0415 - few files are archives

    return is_archive(raw)


def is_epub(raw: bytes, name: str) -> bool:
    """Tell whether a file is an EPUB."""
    return is_zip(raw, name) and (
        _EPUB_MEDIA_TYPE in raw[_MEDIA_TYPE_PLACE] or _EPUB_CONTAINER in raw
    )


def is_mhtml(raw: bytes, name: str) -> bool:
    """Tell whether a file is a page saved as MHTML, not a message that somebody sent."""
    headers = find_header_names(raw)
    if "snapshot-content-location" in headers or "saved by" in headers.get("from", "").lower():
        return "mime-version" in headers
    if "mime-version" not in headers and "content-type" not in headers:
        return False
    if name.lower().endswith(_MHTML_SUFFIXES):
        return True
    kind = headers.get("content-type", "").lower()
    is_page = kind.startswith("multipart/related") or "content-location" in headers
    return is_page and not any(each in headers for each in _NO_PAGE)


def is_message(raw: bytes, name: str) -> bool:
    """Tell whether a file is an e-mail."""
    if raw.startswith(b"From "):
        raw = raw.partition(b"\n")[2]  # the line that mailboxes put in front
    headers = find_header_names(raw)
    if "from" not in headers and "subject" not in headers:
        return False
    if name.lower().endswith(".eml"):
        return len(headers) >= 2
    return "from" in headers and sum(each in headers for each in _SENT) >= 1 and "date" in headers


def find_header_names(raw: bytes) -> dict[str, str]:
    """Return the headers that some bytes begin with, names in small letters; {} for none.

    Of a header that comes twice the first counts; lines that go on are left out. Values are
    read as Latin-1: they are for telling what a file is, not for showing.
    """
    beginning = raw[:_HEADERS_BYTES].removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n")
    headers: dict[str, str] = {}
    place = 0
    while place < len(beginning):
        found = _HEADER_LINE.match(beginning, place)
        if found:
            headers.setdefault(found[1].decode("ascii").lower(), found[2].decode("latin-1"))
            place = found.end()
        elif beginning[place : place + 1] in (b" ", b"\t") and headers:
            end = beginning.find(b"\n", place)
            place = len(beginning) if end < 0 else end + 1
        else:
            break
    return headers


def is_xhtml(_raw: bytes, name: str) -> bool:
    """Tell whether a file is XHTML: by its name only, because its content is read as HTML."""
    return name.lower().endswith(".xhtml")


def is_html(raw: bytes, name: str) -> bool:
    """Tell whether a file is a web page, by content, then by name.

    A whole page is HTML whatever the file's name says; people save them as ".txt".
    """
    lower = name.lower()
    beginning = _first_characters(raw)
    if lower.endswith(_HTML_SUFFIXES) or _HTML_BEGINNING.match(beginning):
        return True
    return not lower.endswith(_TEXT_SUFFIXES) and _HTML_ELEMENT.match(beginning) is not None


def is_markdown(raw: bytes, name: str) -> bool:
    """Tell whether a file is Markdown: by its name, or because it begins with front matter."""
    if name.lower().endswith(_MARKDOWN_SUFFIXES):
        return True
    beginning = _first_characters(raw)
    if not beginning.startswith(b"---"):
        return False
    from reader.ingest.front_matter import has_front_matter  # noqa: PLC0415 - few files begin so

    return has_front_matter(clean_characters(beginning.decode("latin-1")))


def is_anything(_raw: bytes, _name: str) -> bool:
    """Tell that a file is plain text where it is nothing else; reading it says when it is not."""
    return True


def _first_characters(raw: bytes) -> bytes:
    """Return the beginning of a text as ASCII where it is, in UTF-16 too."""
    return raw[:5_000].lstrip(b"\xef\xbb\xbf\xff\xfe").replace(b"\x00", b"")
