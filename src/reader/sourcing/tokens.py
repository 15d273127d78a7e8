"""Words and marks of a text, with their places.

Tokens are kept as parallel lists, because a text has many and each costs time. In their words
typographic apostrophes are made plain; `Tokens.lower` is what look-ups use.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, compress, count
from typing import NamedTuple

from reader.model.ranges import TextRange

_TOKEN = re.compile(
    r"""
    (?:
    [a-z]++(?![\w'.-])                                    # most words: the quick way
  | (?=[A-Z]) (?:                                         # with a stop of their own:
        (?:[A-Z]\.)+(?:[A-Z]\b)?                          #   U.S., J.
      | (?:Mrs?|Ms|Dr|Sens?|Reps?|Govs?|Gen|Lt|Col|Sgt|Capt|Prof|Rev|St|Jr|Sr|Adm|Maj|Inc|Corp|Co
          |Ltd|Jan|Feb|Aug|Sept?|Oct|Nov|Dec|No)\.        #   Mr., Sen.
    )
  | [ap]\.m\.
  | [^\W\d_]++ (?: '(?!(?:s|re|ve|d|ll|m)\b)[^\W\d_]++ | -\w++ )*    # words, don't, co-worker
  | '(?:s|re|ve|d|ll|m)\b                                 # clitics
  | [$£€]?\d(?:[\d,.]*\d)?(?:th|st|nd|rd|s)?%?+(?:-[^\W\d_]\w*+)*   # numbers, 34-year-old
  | [@\#]\w++ | '' | `` | -- | \n
  | \S
    ) [^\S\n]*+
    """,
    re.VERBOSE,
)
"""One token and the white space after it; every alternative is decided by what follows at once,
so the scan is linear."""

_NUMBER = re.compile(r"(?<![\w.,])\d")
"""Where a number begins."""


class Sentence(NamedTuple):
    """A sentence of a text, and its tokens ``[first, end)``."""

    range: TextRange
    first: int
    end: int


@dataclass(frozen=True)
class Tokens:
    """The tokens of one text; index i is the same token in every list."""

    text: str
    starts: list[int]
    words: list[str]
    lower: list[str]
    written: frozenset[str]
    """The distinct words as they are written."""
    vocabulary: frozenset[str]
    """The distinct words, in small letters."""

    def __len__(self) -> int:
        """Return the number of tokens."""
        return len(self.starts)

    def range(self, first: int, last: int) -> TextRange:
        """Return the range from token ``first`` to token ``last``, both included."""
        return TextRange(self.starts[first], self.starts[last] + len(self.words[last]))

    def end(self, index: int) -> int:
        """Return the code point after a token."""
        return self.starts[index] + len(self.words[index])

    def places_of(self, words: frozenset[str]) -> list[int]:
        """Return the tokens that are one of the words, in order."""
        own = self.vocabulary & words
        return list(compress(count(), map(own.__contains__, self.lower))) if own else []

    def span(self, place: TextRange) -> tuple[int, int]:
        """Return the tokens ``[first, end)`` that begin in a range of the text."""
        return bisect_left(self.starts, place.start), bisect_left(self.starts, place.end)

    def sentences(self, ranges: Sequence[TextRange]) -> list[Sentence]:
        """Return sentences of the text with their tokens."""
        starts = self.starts
        return [
            Sentence(place, bisect_left(starts, place.start), bisect_left(starts, place.end))
            for place in ranges
        ]

    def is_capitalised(self, index: int) -> bool:
        """Tell whether the token begins with a capital letter."""
        return self.words[index][0].isupper()

    def has_number(self, place: TextRange) -> bool:
        """Tell whether a number begins in a range of the text."""
        return _NUMBER.search(self.text, place.start, place.end) is not None


def tokenize(text: str) -> Tokens:
    """Split a text into tokens; nothing but white space is left out. Linear in the text."""
    plain = text.replace("’", "'")
    pieces = _TOKEN.findall(plain)
    # Words recur: what is made of each distinct piece is made once and shared, which also keeps
    # the later look-ups fast, because a string remembers its hash.
    word_of = {piece: piece.rstrip() or "\n" for piece in set(pieces)}
    words = list(map(word_of.__getitem__, pieces))
    written = frozenset(word_of.values())
    small_of = {word: word.lower() for word in written}
    lower = list(map(small_of.__getitem__, words))
    lead = len(plain) - sum(map(len, pieces))
    starts = list(accumulate(map(len, pieces), initial=lead))
    starts.pop()
    return Tokens(text, starts, words, lower, written, frozenset(small_of.values()))
