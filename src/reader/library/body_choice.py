"""A person's choice of what in a page is the article, kept when a later page comes.

Whoever has said which blocks are the text has looked at the page; no extraction knows better by
itself. So a later version of such an article is chosen as they did: what they left out stays
out, what they took in stays in, and what is new in the page is as extraction takes it. The stored
page read again therefore changes nothing: only the person gives the choice back to the program.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from reader.ingest.fetched_pages import parse_fetched
from reader.ingest.fetching.fetched import Fetched
from reader.ingest.page_pieces import PagePieces, choose_again, lay_out
from reader.ingest.parsing import parse_article
from reader.library.originals import Original, read_original
from reader.model.article import OpenArticle
from reader.model.document import Document
from reader.model.errors import ReaderError, UsageError
from reader.model.parsed_article import ParsedArticle

_MARKDOWN = "text/markdown"

GetRaw = Callable[[str], tuple[bytes, str]]
"""Gives the bytes of a revision and their media type, as `Library.get_raw` does."""


def parse_stored(opened: OpenArticle, raw: bytes, raw_type: str) -> ParsedArticle:
    """Return what today's extraction makes of the page or file that an article came from.

    Args:
        opened: the article.
        raw: the bytes of its current version, as kept.
        raw_type: their media type, as kept.

    Raises:
        UsageError: when there is no page or file of it.
        UnreadableError: when there is no article in it.
    """
    article, revision = opened.article, opened.revision
    if not raw or _is_from_feed(opened):
        raise UsageError(
            f"The library has no page or file that “{article.title}” was made of.",
            "Look at its address, or take the newer version from a file.",
        )
    media_type, _, charset = raw_type.partition("; charset=")
    if revision.url:
        page = Fetched(revision.url, revision.url, 200, raw, media_type, charset)
        return parse_fetched(page, url=article.url or revision.url)
    name = _name_of(article.origin)
    return parse_article(raw, name=name, url=article.url, declared_encoding=charset)


class StoredPage(NamedTuple):
    """The page or file that an article came from.

    ``original`` is all of it, ``pieces`` are its blocks, and ``incomplete`` is what extraction
    doubts about its own choice of them, "" for nothing.
    """

    original: Original
    pieces: PagePieces
    incomplete: str


def read_stored_page(opened: OpenArticle, raw: bytes, raw_type: str) -> StoredPage:
    """Return the page that an article came from; arguments as in `parse_stored`.

    What a feed gave is all article; where extraction makes nothing of a page any more, what the
    article has stands for it.

    Raises:
        UnreadableError: when nothing was kept, or there is no text in it.
    """
    revision = opened.revision
    original = read_original(raw, raw_type, url=revision.url or opened.article.url)
    program, incomplete = revision.document, revision.incomplete
    if _is_from_feed(opened):
        program = original.document
    else:
        with suppress(ReaderError):
            parsed = parse_stored(opened, raw, raw_type)
            program, incomplete = parsed.document, parsed.incomplete
    pieces = lay_out(whole_document(original, program), program, revision.document)
    return StoredPage(original, pieces, incomplete)


def whole_document(original: Original, program: Document) -> Document:
    """Return all blocks that there are to choose from in a page or file.

    Markdown is all article, and as plain text it is full of its own marks: there it is what
    extraction takes.
    """
    return program if original.media_type == _MARKDOWN else original.document


def keep_choice(
    opened: OpenArticle, get_raw: GetRaw, parsed: ParsedArticle, raw: bytes, raw_type: str
) -> ParsedArticle:
    """Return a newer version with the body as the person chose in the one that is there.

    Args:
        opened: the article as it is; without a person's choice ``parsed`` is returned.
        get_raw: see `GetRaw`.
        parsed: what extraction makes of the newer page.
        raw: that page.
        raw_type: its media type.
    """
    if not opened.revision.body_chosen:
        return parsed
    try:
        before = read_stored_page(opened, *get_raw(opened.revision.id)).pieces
        original = read_original(raw, raw_type, url=opened.revision.url or parsed.url)
    except ReaderError:
        return parsed  # there is nothing any more that the choice could be read off
    program = parsed.document
    after = lay_out(whole_document(original, program), program, program)
    chosen, has_all = choose_again(before, after)
    document = after.document(chosen)
    if not document.text.strip():
        return parsed
    # What was doubtful with the person's choice is so again.
    is_whole = has_all and not opened.revision.incomplete
    incomplete = "" if is_whole else parsed.incomplete
    return replace(parsed, document=document, incomplete=incomplete, body_chosen=True)


def _is_from_feed(opened: OpenArticle) -> bool:
    return opened.article.feed_id is not None and not opened.revision.url


def _name_of(origin: str) -> str:
    return unquote(urlsplit(origin).path.rpartition("/")[2]) if "://" in origin else origin
