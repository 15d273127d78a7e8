"""Turning what was pasted into an article, in the library's thread: parsers are imported there."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from reader.model.document import Block, BlockKind, Document, Run
from reader.model.errors import UnreadableError, UsageError
from reader.model.parsed_article import ParsedArticle, PublicationDate
from reader.text.normalise import collapse_whitespace

PASTED = "pasted text"
"""Where such articles say they come from."""
_LONG_WORD = re.compile(r"(\S{2000})(?=\S)")
"""Words that Qt's layout takes seconds for (docs/ARCHITECTURE.md, trust)."""
_GAP = "\n\n"
"""Stands between the blocks where they are shown as text to edit."""


@dataclass(frozen=True, slots=True)
class PastedArticle:
    """What was found in pasted text: an article, and its body as text that can be edited."""

    parsed: ParsedArticle
    shown: str


@dataclass(frozen=True, slots=True)
class ArticleFields:
    """What the person has typed, or left as it was found."""

    title: str = ""
    outlet: str = ""
    date: str = ""
    address: str = ""
    text: str = ""


def read_pasted_html(html: str) -> PastedArticle:
    """Return the article in pasted HTML: a first heading is its title, the rest its blocks.

    Raises:
        UnreadableError: when it holds no text, or more than an article can.
    """
    from reader.documents.html_blocks import document_from_html  # noqa: PLC0415 - lxml is heavy

    blocks = document_from_html(html).blocks
    headline = ""
    if blocks and blocks[0].kind is BlockKind.HEADING and len(blocks) > 1:
        headline, blocks = " ".join(blocks[0].text.split()), blocks[1:]
    if not any(block.text.strip() for block in blocks):
        raise UnreadableError("There is no text in what was copied.", "Copy the article again.")
    return _shown(ParsedArticle(headline, Document(blocks)))


def read_pasted_text(text: str) -> PastedArticle:
    """Return the article in pasted plain text, with what its first lines say about it.

    Raises:
        UnreadableError: when there is no article in it.
    """
    from reader.documents.plaintext import parse_plain_text  # noqa: PLC0415 - see the module

    return _shown(parse_plain_text(text))


def read_date(written: str, address: str = "") -> PublicationDate:
    """Return what a date means that was typed."""
    from reader.documents.dates import parse_publication_date  # noqa: PLC0415 - see the module

    return parse_publication_date(written, clues=address)


def article_from_fields(fields: ArticleFields, pasted: PastedArticle | None) -> ParsedArticle:
    """Return the article that the fields describe.

    Text that was not changed after pasting keeps its headings, lists and links; the paragraphs
    of changed text are taken as they are.

    Raises:
        UnreadableError: when there is no text, or too much for an article.
        UsageError: when the address is none.
    """
    from reader.documents.addresses import web_address  # noqa: PLC0415 - see the module
    from reader.documents.plaintext import headline_from_text  # noqa: PLC0415 - see the module

    if not fields.text.strip():
        raise UnreadableError("There is no text yet.", "Paste the article's text.")
    url = web_address(fields.address) if fields.address else ""
    if url is None:
        raise UsageError(
            f"“{fields.address}” is no web address.", "Correct it, or leave the field empty."
        )
    if pasted is not None and fields.text == pasted.shown:
        found = pasted.parsed
    else:
        found = ParsedArticle("", _document_of(fields.text))
    return replace(
        found,
        headline=fields.title or headline_from_text(found.document),
        outlet=fields.outlet,
        published=read_date(fields.date, fields.address) if fields.date else None,
        url=url,
    )


def easy_to_lay_out(text: str) -> str:
    """Return the text with line breaks in words so long that showing them would stall."""
    return _LONG_WORD.sub("\\1\n", text)


def _document_of(text: str) -> Document:
    from reader.documents.block_builder import refuse_long_text  # noqa: PLC0415 - see the module
    from reader.documents.wrapped_lines import join_lines  # noqa: PLC0415 - see the module

    refuse_long_text(len(text))
    paragraphs = (collapse_whitespace(line).strip() for line in join_lines(text.split("\n")))
    return Document(tuple(Block(BlockKind.PARAGRAPH, (Run(text),)) for text in paragraphs if text))


def _shown(parsed: ParsedArticle) -> PastedArticle:
    text = _GAP.join(_as_text(block) for block in parsed.document.blocks)
    return PastedArticle(parsed, easy_to_lay_out(text))


def _as_text(block: Block) -> str:
    return f"{block.marker} {block.text}" if block.marker else block.text
