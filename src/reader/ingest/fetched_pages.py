"""What was fetched to an article: the same as a saved page, with what the server said of it."""

from __future__ import annotations

from urllib.parse import unquote, urlsplit

from reader.documents.decoding import settle_encoding
from reader.ingest.fetching.fetched import Fetched
from reader.ingest.parsing import parse_article, raw_media_type
from reader.model.errors import UnreadableError
from reader.model.parsed_article import ParsedArticle

_HTML = ("text/html", "application/xhtml+xml")
_HTML_SUFFIXES = (".html", ".htm", ".xhtml")
_LONGEST_NAME = 100


def parse_fetched(fetched: Fetched, *, url: str = "") -> ParsedArticle:
    """Return the article in a page; ``url`` is its own address where that is another one.

    Raises:
        UnreadableError: when there is no article in it.
    """
    name = file_name(fetched)
    kind = raw_media_type(fetched.body, name)
    if kind == "text/plain" and fetched.media_type.endswith(("/xml", "+xml")):
        raise UnreadableError(
            f"What is at this address is for programs ({fetched.media_type}), perhaps a feed.",
            "Give the address of an article; a feed can be subscribed to.",
        )
    try:
        return parse_article(
            fetched.body,
            name=name,
            url=url or fetched.url,
            declared_encoding=settle_encoding(fetched.body, fetched.charset),
        )
    except UnreadableError as error:
        # The file's name means nothing to a person who gave an address.
        message = error.message.removeprefix(f"{name}: ")
        raise UnreadableError(message, error.advice) from error


def fetched_type(fetched: Fetched) -> str:
    """Return the media type to keep with the bytes, and the charset if it is more than a habit.

    Not every page names its own encoding; what the server sent is needed to decode it again.
    """
    kind = raw_media_type(fetched.body, file_name(fetched))
    if fetched.charset and not fetched.charset.startswith("utf") and kind.startswith("text/"):
        return f"{kind}; charset={fetched.charset}"
    return kind


def file_name(fetched: Fetched) -> str:
    """Return the name that a browser would save the page under."""
    parts = urlsplit(fetched.url)
    name = unquote(parts.path.rpartition("/")[2])[-_LONGEST_NAME:].strip()
    if fetched.media_type in _HTML and not name.lower().endswith(_HTML_SUFFIXES):
        return f"{name or parts.hostname}.html"
    return name
