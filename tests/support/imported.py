"""Articles brought into a library from bytes and texts, with no file."""

from __future__ import annotations

from reader.documents.plaintext import parse_plain_text
from reader.ingest.parsing import parse_article, raw_media_type
from reader.library.import_target import ImportTarget
from reader.library.importing import PASTED, ImportOutcome, import_parsed
from reader.library.operations.add_articles import NewArticle


def import_text(library: ImportTarget, text: str) -> ImportOutcome:
    """Bring plain text in as if it had been pasted."""
    return import_parsed(
        library, NewArticle(library.new_id(), parse_plain_text(text), origin=PASTED)
    )


def import_bytes(library: ImportTarget, raw: bytes, name: str, *, url: str = "") -> ImportOutcome:
    """Bring an article in from the bytes of a file or page, which is kept."""
    parsed = parse_article(raw, name=name, url=url)
    raw_type = raw_media_type(raw, name)
    return import_parsed(library, NewArticle(library.new_id(), parsed, raw, raw_type, origin=name))
