"""What goes into a reader of files, and what comes out of it."""

from __future__ import annotations

from dataclasses import dataclass

from reader.model.parsed_article import ParsedArticle


@dataclass(frozen=True, slots=True)
class IncomingFile:
    """A file as it came.

    ``name`` is the file's name without its folder, "" for none. ``url`` is where the one
    article in it came from, ``encoding`` what came with it (an HTTP header); "" when unknown.
    """

    raw: bytes
    name: str = ""
    url: str = ""
    encoding: str = ""


@dataclass(frozen=True, slots=True)
class FoundArticle:
    """An article found in a file.

    ``raw`` are the bytes that it alone was made of, ``raw_type`` their media type. ``inside``
    says where in the file it was ("news/tunnel.html" in an archive), "" where it is the file.
    """

    parsed: ParsedArticle
    raw: bytes
    raw_type: str
    inside: str = ""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Something in a file that looked like an article and is none, with the reason."""

    inside: str
    reason: str


Found = FoundArticle | LeftOut
