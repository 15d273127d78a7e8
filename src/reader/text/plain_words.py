"""The words of a text as two versions of it are compared: by what they say, not how they are set.

Curly and straight quotation marks, the kinds of dashes, an ellipsis as one or three characters,
composed and decomposed letters, and all white space count as the same. Letters, figures and
capitals count.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from itertools import accumulate

from reader.model.ranges import TextRange

_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u2fff\u3005-\u3007\u3021-\u9fff"
    "\uf900-\ufaff\U00020000-\U0003ffff"
)
"""Scripts written without spaces: each character is a word of its own."""

_MARKS = (
    "!-/:-@\\[-`{-~"  # ASCII
    "\u00a1-\u00a9\u00ab-\u00b4\u00b6-\u00b9\u00bb-\u00bf\u00d7\u00f7"  # Latin-1
    "\u0589\u05be\u060c\u061b\u061f\u066a-\u066d\u06d4\u0964\u0965"
    "\u2010-\u2027\u2030-\u205e\u2190-\u23ff\u2500-\u257f\u2e00-\u2e7f"
    "\u3001-\u3004\u3008-\u3020\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65"
)
"""Punctuation and signs: each is a word of its own. What is in no list belongs to a word, so that
marks which combine with a letter always stay with it."""

_LETTER = f"[^\\s{_MARKS}{_UNSPACED}]"

_WORD = re.compile(
    rf"""
    (?: {_LETTER}++ (?: (?:['’]|(?<=\d)[.,:](?=\d)) {_LETTER}++ )*+    # don't, 3.5, 23:24
      | [{_UNSPACED}] [\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]*+             # Thai marks stay attached
      | \.\.\.++ | -{{2,3}}+ | ''|``
      | \S
    ) \s*+
    """,
    re.VERBOSE,
)
"""One word and the white space after it; every alternative is decided at once, so it is linear."""

_TYPOGRAPHY = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′´`", "'"),
        **dict.fromkeys("“”„‟″«»", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        "…": "...",
    }
)
_SPELT_OUT = {"''": '"', "``": '"', "--": "-", "---": "-", "`": "'"}


@dataclass(frozen=True, slots=True)
class PlainWords:
    """The words of a text; index i is the same word in every list.

    ``starts`` and ``ends`` are code points of the text. Two words with the same key say the same.
    """

    starts: list[int]
    ends: list[int]
    keys: list[str]

    def __len__(self) -> int:
        """Return the number of words."""
        return len(self.keys)

    def range(self, first: int, end: int) -> TextRange:
        """Return where the words ``[first, end)`` stand; there must be at least one."""
        return TextRange(self.starts[first], self.ends[end - 1])


def plain_words(text: str) -> PlainWords:
    """Return the words of a text; nothing but white space is left out. Linear in the text."""
    pieces = _WORD.findall(text)
    words = [piece.rstrip() for piece in pieces]
    lead = len(text) - sum(map(len, pieces))
    starts = list(accumulate(map(len, pieces), initial=lead))
    starts.pop()
    ends = [start + len(word) for start, word in zip(starts, words, strict=True)]
    return PlainWords(starts, ends, [_key(word) for word in words])


def _key(word: str) -> str:
    if not word.isascii():
        word = unicodedata.normalize("NFC", word).translate(_TYPOGRAPHY)
    return _SPELT_OUT.get(word, word)
