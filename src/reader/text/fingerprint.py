"""The fingerprint by which a revision's text is recognised and checked for damage."""

from __future__ import annotations

import hashlib


def text_sha256(headline: str, canonical_text: str) -> str:
    """Return the SHA-256 (64 hex digits) of headline, a line feed and canonical text in UTF-8.

    A headline holds no line feed, so two different pairs never share an input.

    Raises:
        UnicodeEncodeError: when a text holds a lone surrogate; `clean_characters` drops those.
    """
    return hashlib.sha256(f"{headline}\n{canonical_text}".encode()).hexdigest()
