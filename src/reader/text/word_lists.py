"""Word lists written as running text, which is easier to read and to add to than quoted words."""

from __future__ import annotations


def word_set(words: str) -> frozenset[str]:
    """Return the words of a text as a set."""
    return frozenset(words.split())
