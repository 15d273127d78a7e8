"""The text of an entry: which of those that a feed has, made into blocks."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from reader.documents.addresses import web_address
from reader.documents.debris import body_end, is_debris
from reader.documents.html_blocks import document_from_html
from reader.ingest.feeds.raw_feed import RawText
from reader.model.document import Document
from reader.model.errors import UnreadableError
from reader.text.fingerprint import text_sha256
from reader.text.normalise import clean_characters, collapse_whitespace

_LONGEST_LINE = 500
"""Code points kept of a title."""

_SHORT = 1_500
"""Code points; a shorter text that is not meant to be the whole entry is its beginning."""

_MARKUP = re.compile(
    r"</(?:p|a|div|span|em|strong|b|i|ul|li|h\d|figure)\s*>|<br\s*/?>", re.IGNORECASE
)
"""What only HTML has: also where a feed calls it plain text."""

_CUT_OFF = re.compile(
    r"""
    (…|\.\.\.|\[…\]|\[\s*\.\.\.\s*\]|\(…\)
    |\b(continue\ reading|read\ more|read\ the\ (full|whole|rest).{0,40}|more\ at\ .{1,60}
       |weiterlesen|mehr\ lesen|lire\ la\ suite|seguir\ leyendo|leer\ más|continua\ a\ leggere
       |lees\ verder|ler\ mais|читать\ далее)
    )[\s»›→.\])…:]*$
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""How a text ends that goes on elsewhere."""

_FOOTER = re.compile(
    r"(the\s+post|the\s+article|der\s+beitrag|l['’]article)\s.{1,400}"
    r"(appeared\s+first\s+on|erschien\s+zuerst\s+auf|est\s+apparu\s+en\s+premier\s+sur)\s.{1,200}",
    re.IGNORECASE | re.DOTALL,
)
"""What programs that make feeds write under each entry."""

_TYPOGRAPHY = str.maketrans("‘’‚‛“”„‟«»‹›‐‑‒–—―", "''''\"\"\"\"\"\"''------")


@dataclass(frozen=True, slots=True)
class EntryText:
    """An entry's text: the fields of `ParsedEntry` with these names."""

    document: Document
    raw_html: str
    is_summary: bool


def choose_text(contents: Sequence[RawText], summary: RawText, base_url: str) -> EntryText:
    """Return the fullest text of an entry: of its contents, or its summary if that is longer.

    Raises:
        UnreadableError: when it is too long for an article.
    """
    candidates = [(_as_html(text), text.base_url, True) for text in contents]
    candidates.append((_as_html(summary), summary.base_url, False))
    best = EntryText(Document(), "", is_summary=True)
    seen: set[str] = set()
    for written, base, is_whole in candidates:
        if not written.strip() or written in seen:
            continue
        seen.add(written)
        document = document_from_html(written, web_address(base, base_url) or base_url)
        if len(document.text) > len(best.document.text) or not best.raw_html:
            short = not is_whole and len(document.text) < _SHORT
            is_summary = short or _CUT_OFF.search(document.text[-200:]) is not None
            best = EntryText(_without_footer(document), written, is_summary or not document.text)
    return best


def one_line(text: RawText) -> str:
    """Return a title as one line of plain text; "" for none."""
    written = text.value
    if text.is_html and ("<" in written or "&" in written):
        try:
            written = document_from_html(written[:100_000]).text
        except UnreadableError:
            written = ""
    return collapse_whitespace(clean_characters(written[: 4 * _LONGEST_LINE])).strip()[
        :_LONGEST_LINE
    ]


def entry_fingerprint(title: str, text: str) -> str:
    """Return 64 hex digits that are the same for texts that differ only in how they are set.

    White space, quotation marks, dashes and compatibility characters (Unicode NFKC) count for
    nothing.
    """
    return text_sha256(_folded(title), _folded(text))


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).translate(_TYPOGRAPHY).split())


def _as_html(text: RawText) -> str:
    if text.is_html or _MARKUP.search(text.value):
        return text.value
    paragraphs = re.split(r"\n\s*\n", text.value.strip())
    lines = (html.escape(paragraph).replace("\n", "<br>") for paragraph in paragraphs)
    return "".join(f"<p>{line}</p>" for line in lines if line)


def _without_footer(document: Document) -> Document:
    """Return the document without what does not belong to the article around it."""
    blocks = [block for block in document.blocks if not is_debris(block.text)]
    while blocks and _FOOTER.fullmatch(blocks[-1].text.strip()):
        blocks.pop()
    blocks = blocks[: body_end([block.text for block in blocks])]
    return Document(tuple(blocks)) if any(block.text for block in blocks) else document
