"""A saved web page to an article. No connection is ever opened."""

from __future__ import annotations

from collections.abc import Callable

from reader.documents.dates import is_date_line
from reader.documents.debris import body_end, is_debris, is_debris_at_an_end
from reader.documents.html_blocks import document_from_html
from reader.documents.language_guess import checked_language
from reader.documents.limits import MAX_MARKUP
from reader.documents.people import is_byline
from reader.ingest.metadata import read_metadata
from reader.ingest.page_body import extract_body
from reader.ingest.page_dates import search_date
from reader.ingest.page_scan import scan_page, scan_tree
from reader.ingest.page_stretches import size_of, squash
from reader.ingest.page_tree import read_tree
from reader.model.document import Block, BlockKind, Document
from reader.model.errors import UnreadableError
from reader.model.parsed_article import ParsedArticle

_UNSURE = "The program is not sure that this is the whole article and nothing else."
_UNUSUAL = "The page is built in an unusual way: its menus and notes may be among the text."
_SUBSCRIBERS = "The page says that the whole article is for subscribers: it may end early."

_SHORTER = "The page says that its article has far more words than were found in it."

_LEAST_SHARE = 0.6
"""Of the words that a page counts: some count headlines and captions too."""

_MOSTLY_SPACED = 1.5

_SHORT = 1_500
"""Code points; shorter texts of articles that are not free are most often only their beginning."""

_FIRST_BLOCKS = 6
"""Blocks among which the headline and the byline may stand a second time."""


def parse_page(html: str, url: str = "") -> ParsedArticle:
    """Return the article in a saved page; ``url`` is where it came from, "" when unknown.

    ``incomplete`` is set when the extractor found too little and a simpler rule chose the
    text, when the page is too unusual for either, or when it says that it is for subscribers.

    Raises:
        UnreadableError: when the page has no text, or too much.
    """
    if len(html) > MAX_MARKUP:
        raise UnreadableError(
            f"The page is longer than {MAX_MARKUP:,} characters.",
            "Save only the article and add that.",
        )
    tree = read_tree(html)
    scan = scan_page(html) if tree is None else scan_tree(tree, html)
    metadata = read_metadata(scan, url, tree, html)
    base = url or metadata.url
    published = metadata.published
    if tree is None:
        document, incomplete = document_from_html(html, base), _UNUSUAL
    else:
        body = extract_body(tree, base, metadata.text)
        document, incomplete = body.document, "" if body.is_sure else _UNSURE
        published = published or search_date(tree, metadata.url)
    headline = metadata.headline or _first_heading(document)
    document = _without_surroundings(document, headline)
    if not document.blocks:
        raise UnreadableError(
            "There is no text in this page.",
            "Open it in a browser, wait until the article is shown, and save it again.",
        )
    incomplete = incomplete or _shortened(document, metadata.word_count)
    if not metadata.is_free and len(document.text) < _SHORT:
        incomplete = _SUBSCRIBERS
    return ParsedArticle(
        headline=headline or _made_headline(document),
        document=document,
        outlet=metadata.outlet,
        byline=metadata.byline,
        section=metadata.section,
        published=published,
        url=metadata.url,
        language=checked_language(metadata.language, document.text),
        incomplete=incomplete,
        modified=metadata.modified,
        paywalled=not metadata.is_free,
        unnamed_sources_policy=metadata.unnamed_sources_policy,
    )


def _first_heading(document: Document) -> str:
    """Return the first heading of the highest rank, "" when there is none."""
    headings = [block for block in document.blocks if block.kind is BlockKind.HEADING]
    return min(headings, key=lambda block: block.level).text.replace("\n", " ") if headings else ""


def _shortened(document: Document, word_count: int) -> str:
    """Return what to say when a page counts far more words than were found, "" if it does not."""
    found = len(document.text.split())
    if size_of(document.text) > _MOSTLY_SPACED * len(document.text):
        return ""  # a script without spaces between words
    return _SHORTER if found < _LEAST_SHARE * word_count else ""


def _made_headline(document: Document) -> str:
    # Reading plain text takes as long to import as a page to read, and few pages need it.
    from reader.documents.plaintext import headline_from_text  # noqa: PLC0415

    return headline_from_text(document)


def _without_surroundings(document: Document, headline: str) -> Document:
    """Return the document without headline, byline and date above, and the debris around it."""
    blocks = [block for block in document.blocks if not is_debris(block.text)]
    blocks = blocks[: body_end([block.text for block in blocks])]
    first = [block for block in blocks[:_FIRST_BLOCKS] if not _is_above_body(block, headline)]
    rest = _without_title([*first, *blocks[_FIRST_BLOCKS:]])
    return Document(tuple(rest)) if any(block.text for block in rest) else document


def _without_title(blocks: list[Block]) -> list[Block]:
    """Return the blocks without a heading of the first rank above all text: it is the headline."""
    texts = [block for block in blocks if block.kind is not BlockKind.FIGURE]
    if len(texts) < 2 or texts[0].kind is not BlockKind.HEADING or texts[0].level != 1:
        return blocks
    return [block for block in blocks if block is not texts[0]]


def _is_above_body(block: Block, headline: str) -> bool:
    text = block.text
    if block.kind is BlockKind.HEADING:
        return squash(text).casefold() == squash(headline).casefold()
    tests: tuple[Callable[[str], bool], ...] = (is_date_line, is_byline, is_debris_at_an_end)
    return block.kind is BlockKind.PARAGRAPH and any(is_above(text) for is_above in tests)
