"""Raw bytes to a parsed article, whichever kind they are."""

from __future__ import annotations

from collections.abc import Iterator

from reader.ingest.formats import format_of, read_articles
from reader.ingest.found import Found, FoundArticle, IncomingFile
from reader.model.errors import UnreadableError
from reader.model.parsed_article import ParsedArticle


def raw_media_type(raw: bytes, name: str) -> str:
    """Return the media type of a file, by content, then by name; "text/plain" for all else."""
    return format_of(raw, name).media_type


def parse_article(
    raw: bytes, *, name: str = "", url: str = "", declared_encoding: str = ""
) -> ParsedArticle:
    """Return the one article that a file or page holds.

    ``name`` is the file's name: it may say what kind of file it is, and give a text without a
    headline one. ``url`` is where it came from, ``declared_encoding`` what came with it.

    Raises:
        UnreadableError: when no article can be made of it, or it holds several; the message
            begins with ``name``.
    """
    articles = [
        found.parsed
        for found in parse_articles(raw, name=name, url=url, declared_encoding=declared_encoding)
        if isinstance(found, FoundArticle)
    ]
    if len(articles) == 1:
        return articles[0]
    found = f"{len(articles)} articles" if articles else "no article"
    raise UnreadableError(
        f"{name}: It holds {found}, not one.".removeprefix(": "),
        "Add the file to the library to see what is in it.",
    )


def parse_articles(
    raw: bytes, *, name: str = "", url: str = "", declared_encoding: str = ""
) -> Iterator[Found]:
    """Give all articles that a file holds, and what looked like one and is none.

    Raises:
        UnreadableError: as `parse_article` does; what was given before stays right.
    """
    try:
        yield from read_articles(IncomingFile(raw, name, url, declared_encoding))
    except UnreadableError as error:
        if not name:
            raise
        raise UnreadableError(f"{name}: {error.message}", error.advice) from error
