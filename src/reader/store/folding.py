"""Text and search words made comparable, whatever their case."""

from __future__ import annotations

import unicodedata

FOLD_FUNCTION = "fold"
"""The name of `fold` in SQL; every connection to a library knows it."""


def fold(text: str) -> str:
    """Return the text for comparing: canonical caseless matching (Unicode 3.13, D145), composed."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", text).casefold())


def folded_words(words: str) -> list[str]:
    """Return the words that a person typed, each folded; separated by white space."""
    # A lone surrogate (from an odd command line) is in no stored text and cannot be bound.
    return fold(words.encode("utf-8", "replace").decode()).split()
