"""Texts that are all article: a chapter, a newsletter, a note. Nothing has to be found in them.

A page has menus and lists of other stories around the article, so `reader.ingest.pages` looks
for it and leaves out what is none. Here that would only lose words.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from reader.documents.dates import is_date_line, parse_publication_date
from reader.documents.debris import body_end, is_debris, is_debris_at_an_end
from reader.documents.people import is_byline, split_byline
from reader.documents.plaintext import headline_from_text
from reader.model.document import Block, BlockKind, Document
from reader.model.errors import UnreadableError
from reader.model.parsed_article import ParsedArticle

_FIRST_BLOCKS = 6
"""Blocks among which headline, byline and date may stand."""

_LONGEST_HEADLINE = 300
"""Code points; a longer heading is a text set large."""


def tidied(found: ParsedArticle) -> ParsedArticle:
    """Return an article whose document is taken whole, with what its first lines say.

    A heading at the top that is the headline, or gives one where ``found`` has none, is taken
    out of the body; so are a byline and a date line there, which fill in what is not known, and
    debris at the ends. What is known already stays.

    Raises:
        UnreadableError: when there is no text in it.
    """
    blocks = [block for block in found.document.blocks if not is_debris(block.text)]
    blocks = blocks[: body_end([block.text for block in blocks])]
    headline = found.headline or _heading_at_top(blocks)
    byline, published = found.byline, found.published
    kept: list[Block] = []
    for block in blocks[:_FIRST_BLOCKS]:
        text = block.text
        is_paragraph = block.kind is BlockKind.PARAGRAPH
        if _is_headline(block, headline):
            continue
        if is_paragraph and is_byline(text):
            byline = byline or split_byline(text)
        elif is_paragraph and is_date_line(text):
            published = published or parse_publication_date(text)
        elif not (is_paragraph and is_debris_at_an_end(text)):
            kept.append(block)
    document = Document((*kept, *blocks[_FIRST_BLOCKS:]))
    if not document.text.strip():
        document = found.document
    if not document.text.strip():
        raise UnreadableError("There is no text in it.", "Choose a file with an article in it.")
    return replace(
        found,
        headline=headline or headline_from_text(document),
        document=document,
        byline=byline,
        published=published,
    )


def _heading_at_top(blocks: Iterable[Block]) -> str:
    """Return the highest of the headings before the first paragraph, "" where there is none."""
    headings: list[Block] = []
    for block in blocks:
        if block.kind is BlockKind.HEADING and len(block.text) <= _LONGEST_HEADLINE:
            headings.append(block)
        elif block.kind is BlockKind.PARAGRAPH and not is_date_line(block.text):
            break
    best = min(headings, key=lambda block: block.level, default=None)
    return " ".join(best.text.split()) if best else ""


def _is_headline(block: Block, headline: str) -> bool:
    if block.kind not in (BlockKind.HEADING, BlockKind.PARAGRAPH):
        return False
    return " ".join(block.text.split()).casefold() == headline.casefold()
