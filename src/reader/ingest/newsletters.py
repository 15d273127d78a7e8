"""An e-mail to an article: the newsletter in it, with who sent it and when.

Newsletters lay out their text with tables, which hold no data: their cells are read as running
text. Links to unsubscribe and the like at the end are left out, and so is "View in browser".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from email.message import Message

from reader.documents.addresses import web_address, without_tracking
from reader.documents.block_builder import BlockBuilder
from reader.documents.dates import parse_publication_date
from reader.documents.decoding import decode_bytes, find_declared_encoding
from reader.documents.html_blocks import document_from_html
from reader.documents.inline import PLAIN
from reader.documents.people import is_person_like
from reader.documents.wrapped_lines import join_lines
from reader.ingest.found import IncomingFile
from reader.ingest.messages import (
    header_text,
    inner_messages,
    is_page,
    parse_message,
    part_bytes,
    part_charset,
    text_parts,
)
from reader.ingest.saved_pages import without_embedded_files
from reader.ingest.whole_texts import tidied
from reader.model.document import Block, Document
from reader.model.errors import UnreadableError
from reader.model.parsed_article import ParsedArticle
from reader.text.normalise import clean_characters

_LAYOUT = re.compile(r"<(/?)(?:table|tbody|thead|tfoot|tr|td|th|center)\b[^<>]*>", re.IGNORECASE)
_FORWARDED = re.compile(r"^\s*(?:(?:fwd?|wg|tr|rv|re|aw|sv)\s*:\s*)+", re.IGNORECASE)
_SENDER = re.compile(r"^(.{2,60}?)\s*(?:\bfrom\b|\bat\b|\bof\b|[|@,–—-])\s+(.{2,60})$")
_LIST_NAME = re.compile(r"^\s*\"?([^\"<>]*[^\W\d_]{3}[^\"<>]*?)\"?\s*<")

_AT_TOP = re.compile(
    r"\W*(?:view|read|open|see)\b.{0,40}\b(?:browser|online|web|app)\b.{0,40}"
    r"|.{0,60}\b(?:trouble|not|can'?t|cannot)\b.{0,30}\b(?:viewing|displayed|see|read).{0,80}"
    r"|forwarded (?:this|to you).{0,120}",
    re.IGNORECASE,
)
_AT_END = re.compile(
    r"unsubscribe|opt[- ]out|(?:manage|update|change|edit)\s(?:your\s)?(?:e-?mail\s)?"
    r"(?:preferences|settings|subscription)|(?:you(?:['’]re| are| have)?\s)(?:receiv|subscrib)"
    r"|this (?:e-?mail|message|newsletter) was sent|(?:view|read).{0,20}in (?:your |a )?browser"
    r"|privacy (?:policy|notice)|abmelden|se désabonner|darse de baja",
    re.IGNORECASE,
)
_FIRST_BLOCKS = 6
_LAST_BLOCKS = 25
_LONGEST_FOOTER_BLOCK = 500
_MOST_FOOTER = 0.5
"""The share of the text that may go as a footer."""


@dataclass(frozen=True, slots=True)
class _Sender:
    """Who sent a message: the people, and the outlet they write for."""

    people: tuple[str, ...]
    outlet: str


def parse_newsletter(file: IncomingFile) -> ParsedArticle:
    """Return the article in an e-mail: the subject is its headline, the sender its outlet.

    The HTML is taken where it has any, else the plain text; of a message that only holds
    another, the other.

    Raises:
        UnreadableError: when there is no text in it.
    """
    raw = file.raw.partition(b"\n")[2] if file.raw.startswith(b"From ") else file.raw
    message = parse_message(raw)
    document = _document(message)
    if document is None:
        for inner in inner_messages(message):
            document = _document(inner)
            if document is not None:
                message = inner
                break
    if document is None:
        raise UnreadableError(
            "There is no text in this e-mail.", "Open it in the browser and save it from there."
        )
    sender = _read_sender(message)
    date = header_text(message, "Date")
    subject = _FORWARDED.sub("", header_text(message, "Subject"))
    archived = web_address(header_text(message, "Archived-At").strip("<>"))
    article = tidied(
        ParsedArticle(
            headline=subject,
            document=document,
            outlet=sender.outlet,
            published=parse_publication_date(date) if date else None,
            url=file.url or (without_tracking(archived) if archived else ""),
            language=_language(message),
        )
    )
    return replace(article, byline=article.byline or sender.people)


def _document(message: Message) -> Document | None:
    """Return what a message says, None where it says nothing."""
    parts = list(text_parts(message))
    html = "\n".join(_decoded(part) for part in parts if is_page(part))
    if html.strip():
        html = _LAYOUT.sub(r"<\1div>", without_embedded_files(html))
        document = _without_frame(document_from_html(html))
        if document.text.strip():
            return document
    text = "\n".join(_decoded(part) for part in parts if part.get_content_type() == "text/plain")
    document = _without_frame(_plain_document(text))
    return document if document.text.strip() else None


def _decoded(part: Message) -> str:
    raw = part_bytes(part)
    try:
        return clean_characters(
            decode_bytes(raw, part_charset(part) or find_declared_encoding(raw)).text
        )
    except UnreadableError:
        return ""


def _plain_document(text: str) -> Document:
    text = text.partition("\n-- \n")[0]  # the signature (RFC 3676, section 4.3)
    builder = BlockBuilder()
    for paragraph in join_lines(text.split("\n")):
        builder.text(paragraph, PLAIN)
        builder.boundary()
    return builder.document()


def _without_frame(document: Document) -> Document:
    """Return the document without what newsletters put above and below their text."""
    blocks = [
        block
        for place, block in enumerate(document.blocks)
        if place >= _FIRST_BLOCKS or not _AT_TOP.fullmatch(block.text.strip())
    ]
    return Document(tuple(blocks[: _footer_start(blocks)]))


def _footer_start(blocks: Sequence[Block]) -> int:
    """Return where the blocks begin that are about the newsletter, not of it."""
    length = sum(len(block.text) for block in blocks)
    last = max(0, len(blocks) - _LAST_BLOCKS)
    for place in range(last, len(blocks)):
        rest = blocks[place:]
        if (
            _AT_END.search(blocks[place].text)
            and all(len(block.text) <= _LONGEST_FOOTER_BLOCK for block in rest)
            and sum(len(block.text) for block in rest) <= _MOST_FOOTER * length
        ):
            return place
    return len(blocks)


def _read_sender(message: Message) -> _Sender:
    name = header_text(message, "From").partition("<")[0].strip().strip("\"'").strip()
    if "@" in name:
        name = ""
    list_name = _LIST_NAME.match(header_text(message, "List-Id"))
    outlet = list_name[1].strip() if list_name else ""
    parts = _SENDER.match(name)
    if parts and is_person_like(parts[1]):
        return _Sender((parts[1],), parts[2].strip())
    if is_person_like(name):
        return _Sender((name,), outlet)
    return _Sender((), name or outlet)


def _language(message: Message) -> str:
    written = header_text(message, "Content-Language").partition(",")[0].strip()
    return written if re.fullmatch(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*", written) else ""
