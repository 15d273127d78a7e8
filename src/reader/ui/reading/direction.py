"""The direction in which a paragraph runs, told by its words and not by the window's language."""

from __future__ import annotations

import re
import unicodedata

_LOOKED_AT = 1_000
"""Code points; a paragraph without a letter in so many runs left to right."""

_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)


def has_right_to_left(text: str) -> bool:
    """Tell whether any character of ``text`` may run from right to left."""
    return not text.isascii() and _RIGHT_TO_LEFT.search(text) is not None


def runs_right_to_left(text: str) -> bool:
    """Tell whether a paragraph runs right to left: by its first strong letter (UAX 9, P2, P3)."""
    if not has_right_to_left(text):
        return False
    for character in text[:_LOOKED_AT]:
        direction = unicodedata.bidirectional(character)
        if direction == "L":
            return False
        if direction in {"R", "AL"}:
            return True
    return False
