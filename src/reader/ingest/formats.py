"""The kinds of files that articles come in: how each is recognised and read, in one table.

A file is what its content says; its name is asked where the content could be several things.
To add a format: a recogniser in `recognition`, a module with a reader, and a row here. Readers
are imported when a file asks for one: all of them take as long as it takes to read a page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from reader.ingest.found import Found, FoundArticle, IncomingFile
from reader.ingest.recognition import (
    is_anything,
    is_epub,
    is_html,
    is_markdown,
    is_message,
    is_mhtml,
    is_pdf,
    is_xhtml,
    is_zip,
)
from reader.model.errors import UnreadableError
from reader.model.parsed_article import ParsedArticle

if TYPE_CHECKING:
    from reader.documents.archives import ArchiveBudget

MAX_TEXT_BYTES = 10 * 1024 * 1024
"""Of files that hold text alone; the largest of 130 real pages had 3 MB."""

MAX_PAGE_BYTES = 50 * 1024 * 1024
"""Of files that may hold pictures too."""

MAX_ARCHIVE_BYTES = 200 * 1024 * 1024

ARTICLE_SUFFIXES = (
    *(".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".mhtml", ".mht"),
    *(".eml", ".epub", ".pdf", ".zip"),
)
"""Endings of files taken from a folder or archive; one that is named by itself may have any."""


_Read = Callable[[IncomingFile, "ArchiveBudget | None"], Iterable[Found]]
"""Gives what is in a file; the budget is that of the archive that it lies in, if it does."""


@dataclass(frozen=True, slots=True)
class Format:
    """One kind of file.

    ``name`` is for people. ``recognises`` is asked with a file's bytes and name, ``read`` gives
    what is in it and raises `UnreadableError` where that is nothing. ``most_bytes`` is how large
    such a file may be.
    """

    name: str
    media_type: str
    most_bytes: int
    recognises: Callable[[bytes, str], bool]
    read: _Read


def _one(media_type: str, parse: Callable[[IncomingFile], ParsedArticle]) -> _Read:
    """Return the reader of a format that holds one article."""

    def read(file: IncomingFile, _budget: ArchiveBudget | None) -> Iterable[Found]:
        return (FoundArticle(parse(file), file.raw, media_type),)

    return read


def _parse_pdf(file: IncomingFile) -> ParsedArticle:
    from reader.ingest.pdf import parse_pdf  # noqa: PLC0415 - see above, as those that follow

    return parse_pdf(file)


def _parse_mhtml(file: IncomingFile) -> ParsedArticle:
    from reader.ingest.mhtml import parse_mhtml  # noqa: PLC0415

    return parse_mhtml(file)


def _parse_newsletter(file: IncomingFile) -> ParsedArticle:
    from reader.ingest.newsletters import parse_newsletter  # noqa: PLC0415

    return parse_newsletter(file)


def _parse_saved_page(file: IncomingFile) -> ParsedArticle:
    from reader.ingest.saved_pages import parse_saved_page  # noqa: PLC0415

    return parse_saved_page(file)


def _parse_markdown(file: IncomingFile) -> ParsedArticle:
    from reader.ingest.markdown_texts import parse_markdown  # noqa: PLC0415

    return parse_markdown(file)


def _parse_text_file(file: IncomingFile) -> ParsedArticle:
    from reader.ingest.plain_texts import parse_text_file  # noqa: PLC0415

    return parse_text_file(file)


def _read_epub(file: IncomingFile, budget: ArchiveBudget | None) -> Iterator[Found]:
    from reader.documents.archives import ArchiveBudget  # noqa: PLC0415
    from reader.ingest.epub import read_epub  # noqa: PLC0415

    return read_epub(file, budget or ArchiveBudget())


def _read_zip(file: IncomingFile, budget: ArchiveBudget | None) -> Iterator[Found]:
    from reader.documents.archives import ArchiveBudget  # noqa: PLC0415
    from reader.ingest.zipped import read_zip  # noqa: PLC0415

    budget = budget or ArchiveBudget()
    return read_zip(file, budget, takes=_is_article_name, read_inner=read_articles)


def _is_article_name(name: str) -> bool:
    return PurePosixPath(name).suffix.lower() in ARTICLE_SUFFIXES


_XHTML, _HTML, _TEXT = "application/xhtml+xml", "text/html", "text/plain"
_MHTML, _MAIL, _MARKDOWN = "multipart/related", "message/rfc822", "text/markdown"
_PDF, _EPUB, _ZIP = "application/pdf", "application/epub+zip", "application/zip"

FORMATS = (
    Format("PDF", _PDF, MAX_PAGE_BYTES, is_pdf, _one(_PDF, _parse_pdf)),
    Format("EPUB", _EPUB, MAX_PAGE_BYTES, is_epub, _read_epub),
    Format("ZIP archive", _ZIP, MAX_ARCHIVE_BYTES, is_zip, _read_zip),
    Format("MHTML page", _MHTML, MAX_PAGE_BYTES, is_mhtml, _one(_MHTML, _parse_mhtml)),
    Format("E-mail", _MAIL, MAX_PAGE_BYTES, is_message, _one(_MAIL, _parse_newsletter)),
    Format("Web page", _XHTML, MAX_PAGE_BYTES, is_xhtml, _one(_XHTML, _parse_saved_page)),
    Format("Web page", _HTML, MAX_PAGE_BYTES, is_html, _one(_HTML, _parse_saved_page)),
    Format("Markdown", _MARKDOWN, MAX_TEXT_BYTES, is_markdown, _one(_MARKDOWN, _parse_markdown)),
    Format("Plain text", _TEXT, MAX_TEXT_BYTES, is_anything, _one(_TEXT, _parse_text_file)),
)
"""All formats. The first that recognises a file reads it; the last recognises everything."""


def format_of(raw: bytes, name: str) -> Format:
    """Return the format of a file, by its content and name."""
    return next(each for each in FORMATS if each.recognises(raw, name))


def read_articles(file: IncomingFile, budget: ArchiveBudget | None = None) -> Iterator[Found]:
    """Give the articles in a file, and what looked like one and is none.

    They are read one after the other, as they are asked for: an archive may hold thousands.
    ``budget`` is that of the archive that the file lies in; None when it lies in none.

    Raises:
        UnreadableError: when nothing can be made of the file, or of what is left of it.
    """
    kind = format_of(file.raw, file.name)
    if len(file.raw) > kind.most_bytes:
        raise UnreadableError(
            f"It is larger than {kind.most_bytes // 1024**2} MB.",
            "Save only the article, as text or as a web page without its images, and add that.",
        )
    yield from kind.read(file, budget)
