"""The text of a PDF to an article; pictures of pages have none.

pypdf does the reading. It bounds what a stream may unpack to and how many objects it looks at;
pages, the length of a page's drawing and the time are bounded here.
"""

from __future__ import annotations

import logging
import re
import struct
import time
import zlib
from collections.abc import Callable, Mapping
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING, Any

from reader.documents.addresses import web_address, without_tracking
from reader.documents.block_builder import refuse_long_text
from reader.documents.people import is_person_like, split_byline
from reader.documents.plaintext import headline_from_name
from reader.ingest.found import IncomingFile
from reader.ingest.pdf_lines import (
    Fragment,
    Line,
    body_size,
    document_of_lines,
    headline_on_first_page,
    lines_of_page,
    split_furniture,
)
from reader.ingest.whole_texts import tidied
from reader.model.errors import UnreadableError
from reader.model.parsed_article import ParsedArticle, PublicationDate
from reader.text.normalise import clean_characters, collapse_whitespace

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

MAX_PAGES = 500
MAX_SECONDS = 60.0
"""Of one PDF. A page of a newspaper takes some 0.05 s."""

_LONGEST_DRAWING = 5_000_000
"""Bytes of one page's instructions; reading them takes some 30 times as much memory."""

_LEAST_LETTERS = 20
"""Of a PDF that has text; page numbers and stamps alone are none."""

_LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
)
"""Letters that fonts draw as one sign; nobody types them."""

_URL = re.compile(r"https?://[^\s<>\"]+")
_NO_TITLE = re.compile(
    r"(?:microsoft (?:word|powerpoint)\b.*|untitled.*"
    r"|.*\.(?:docx?|indd|qxd|pages|odt|html?|pdf|rtf))",
    re.IGNORECASE,
)
_PRINTED = re.compile(
    r"skia|chrom|firefox|mozilla|quartz|webkit|wkhtml|cairo|safari|edge|print|\bqt\b", re.IGNORECASE
)
"""Programs whose PDFs are made when a page is printed, not when it was published."""

_PDF_DATE = re.compile(r"D:(\d{4})(\d\d)(\d\d)")


class _TooSlowError(Exception):
    """The time is up."""


def parse_pdf(file: IncomingFile, *, most_seconds: float = MAX_SECONDS) -> ParsedArticle:
    """Return the article in a PDF.

    Headers and footers that stand on many pages are left out; an address among them is the
    article's. Lines become paragraphs by their places and sizes; words broken at the ends of
    lines become whole.

    Raises:
        UnreadableError: when it is damaged, locked, without text, or too much.
    """
    try:
        lines, pages, about = _read(file.raw, most_seconds)
    except _TooSlowError:
        raise UnreadableError(
            f"It is built in such a way that reading it takes over {most_seconds:.0f} seconds.",
            "Copy the article's text and paste it.",
        ) from None
    kept, furniture = split_furniture(lines, pages)
    letters = sum(character.isalpha() for line in kept for character in line.text)
    if letters < _LEAST_LETTERS:
        raise UnreadableError(
            "This PDF has no text: its pages are pictures.",
            "Run text recognition (OCR) on it, or paste the text.",
        )
    size = body_size(kept)
    headline = headline_on_first_page(kept, size)
    body = [line for line in kept if line not in headline]
    title = " ".join(line.text for line in headline) or _title(about)
    if not body:
        body = kept
    article = tidied(
        ParsedArticle(
            headline=title or headline_from_name(file.name),
            document=document_of_lines(body, size),
            byline=_byline(about),
            url=file.url or _address(furniture),
        )
    )
    return replace(article, published=article.published or _made_on(about))


def _read(raw: bytes, most_seconds: float) -> tuple[list[Line], int, Mapping[str, str]]:
    """Return the lines of all pages, the number of pages, and what the file says of itself."""
    # Imported here: it takes 0.1 s, and few files are PDFs.
    from pypdf import PdfReader  # noqa: PLC0415
    from pypdf.errors import DependencyError, PyPdfError  # noqa: PLC0415

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # each oddity of a file is a line of it
    deadline = time.monotonic() + most_seconds

    def check(*_arguments: Any) -> None:
        if time.monotonic() >= deadline:
            raise _TooSlowError

    try:
        reader = PdfReader(BytesIO(raw), strict=False)
        _refuse_locked(reader)
        count = len(reader.pages)
        _refuse_many(count)
        lines: list[Line] = []
        for number, page in enumerate(reader.pages):
            check()
            lines += _lines(page, number, check)
            refuse_long_text(sum(len(line.text) for line in lines))
        return lines, count, _about(reader)
    except DependencyError as error:
        raise UnreadableError(
            "This PDF is encrypted.", "Print it to a new PDF, or paste its text."
        ) from error
    except (PyPdfError, *_FAILURES) as error:
        raise UnreadableError(
            "This PDF is damaged.",
            "Open it elsewhere, print it to a new PDF, and add that.",
        ) from error


_FAILURES = (
    *(ArithmeticError, AssertionError, AttributeError, LookupError, NotImplementedError),
    *(OSError, RecursionError, TypeError, ValueError, struct.error, zlib.error),
)
"""What pypdf raises on files that are damaged, or made to look so."""


def _refuse_locked(reader: PdfReader) -> None:
    if reader.is_encrypted and not reader.decrypt(""):
        raise UnreadableError(
            "This PDF is locked with a password.",
            "Open it, print it to a new PDF without one, and add that.",
        )


def _refuse_many(pages: int) -> None:
    if pages > MAX_PAGES:
        raise UnreadableError(
            f"This PDF has {pages:,} pages; an article has at most {MAX_PAGES}.",
            "Print the pages of the article to a new PDF.",
        )


def _lines(page: PageObject, number: int, check: Callable[..., None]) -> list[Line]:
    contents = page.get_contents()
    if contents is None:
        return []
    if len(contents.get_data()) > _LONGEST_DRAWING:
        raise UnreadableError(
            f"Page {number + 1} of this PDF is drawn in too many pieces.",
            "Copy the article's text and paste it.",
        )
    fragments: list[Fragment] = []

    def keep(text: str, cm: list[float], tm: list[float], _font: object, size: float) -> None:
        check()
        text = clean_characters(text.translate(_LIGATURES).replace("\xad\n", "-\n"))
        x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
        y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
        scale = abs(tm[3] * cm[3]) or abs(tm[0] * cm[0]) or 1.0
        fragments.append(Fragment(text, float(x), float(y), abs(float(size) * float(scale))))

    # Text that is turned (along the margin) is no part of the article.
    page.extract_text(orientations=(0, 180), visitor_text=keep, visitor_operand_before=check)
    return lines_of_page(fragments, number)


def _about(reader: PdfReader) -> Mapping[str, str]:
    """Return the document's information as text; what cannot be read is left out."""
    about: dict[str, str] = {}
    for name, value in (reader.metadata or {}).items():
        text = collapse_whitespace(clean_characters(str(value)[:1_000])).strip()
        if text:
            about[str(name)] = text
    return about


def _title(about: Mapping[str, str]) -> str:
    title = about.get("/Title", "")
    return "" if _NO_TITLE.fullmatch(title) or len(title.split()) < 2 else title


def _byline(about: Mapping[str, str]) -> tuple[str, ...]:
    author = about.get("/Author", "")
    people = split_byline(author)
    return people or ((author,) if is_person_like(author) else ())


def _made_on(about: Mapping[str, str]) -> PublicationDate | None:
    """Return the day when a program for laying out pages made the PDF."""
    made_by = f"{about.get('/Creator', '')} {about.get('/Producer', '')}"
    found = _PDF_DATE.match(about.get("/CreationDate", ""))
    if found is None or _PRINTED.search(made_by):
        return None
    return PublicationDate("-".join(found.groups()), "-".join(found.groups()))


def _address(furniture: list[Line]) -> str:
    """Return the address that browsers print at the edge of each page, "" for none."""
    for line in furniture:
        found = _URL.search(line.text)
        address = web_address(found[0]) if found else None
        if address and not address.endswith(("…", "...")):
            return without_tracking(address)
    return ""
