"""Plain text files to articles; see `reader.documents.plaintext`."""

from __future__ import annotations

from dataclasses import replace

from reader.documents.decoding import decode_bytes
from reader.documents.plaintext import parse_plain_text
from reader.ingest.found import IncomingFile
from reader.model.parsed_article import ParsedArticle


def parse_text_file(file: IncomingFile) -> ParsedArticle:
    """Return the article in a plain text file.

    Raises:
        UnreadableError: when it is no text, or holds no article.
    """
    parsed = parse_plain_text(decode_bytes(file.raw, file.encoding).text, name=file.name)
    return replace(parsed, url=file.url) if file.url else parsed
