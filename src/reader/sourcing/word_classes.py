"""The letters that stand for word classes, and which of them the neighbours may change.

What each letter means is told in `reader.sourcing.tagging`.
"""

from __future__ import annotations

CLASS_LETTERS = {
    "determiner": "d",
    "possessive": "p",
    "quantity": "q",
    "pronoun": "r",
    "relative": "w",
    "subordinator": "s",
    "preposition": "i",
    "conjunction": "c",
    "adversative": "b",
    "auxiliary": "x",
    "adverb": "a",
    "weekday": "k",
    "time-noun": "t",
    "adjective": "j",
    "ing-noun": "n",
}
"""Word classes of ``grammar.toml`` and the letters that tags use for them."""


MARKS = {
    ",": ",",
    ":": ":",
    ";": ";",
    ".": ".",
    "!": ".",
    "?": ".",
    "…": ".",
    "(": "(",
    "[": "(",
    "{": "(",
    ")": ")",
    "]": ")",
    "}": ")",
    "-": "-",
    "–": "-",
    "—": "-",
    "―": "-",
    "--": "-",
    "'s": "'",
    **dict.fromkeys(('"', "“", "”", "‘", "'", "''", "``", "«", "»", "„"), '"'),
}
"""Marks and the letters that tags use for them."""

OPEN_TAGS = frozenset("mevgja'")
"""Tags that the words around may change."""
SPECIAL_WORDS = frozenset(
    {"to", "that", "her", "his", "those", "these", "this", "another"}
    | {"most", "more", "less", "least", "than", "'"}
    | {"nearly", "almost", "roughly", "approximately", "virtually"}
)
"""Function words and marks that have two uses."""
