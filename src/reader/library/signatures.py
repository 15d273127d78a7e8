"""The signature by which an article is recognised as a near-copy of another."""

from __future__ import annotations

from reader.model.document import Document
from reader.text.shingles import story_signature


def signature_of(document: Document) -> bytes:
    """Return the signature of a body's text, b"" for a text that is too short to tell."""
    return story_signature(document.text)
