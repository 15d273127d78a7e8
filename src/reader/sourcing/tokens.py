"""Words and marks of a text, with their places.

Tokens are kept as parallel lists, because a text has many and each costs time. In their words
typographic apostrophes are made plain; `Tokens.lower` is what look-ups use.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from itertools import accumulate

from reader.model.ranges import TextRange

_TOKEN = re.compile(
    r"""
    (?:
    (?=[A-Z]) (?:                                         # with a stop of their own:
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


@dataclass(frozen=True)
class Tokens:
    """The tokens of one text; index i is the same token in every list."""

    text: str
    starts: list[int]
    words: list[str]
    lower: list[str]
    numbers: list[int]
    """The tokens that begin with a digit, in order."""

    def __len__(self) -> int:
        """Return the number of tokens."""
        return len(self.starts)

    def range(self, first: int, last: int) -> TextRange:
        """Return the range from token ``first`` to token ``last``, both included."""
        return TextRange(self.starts[first], self.starts[last] + len(self.words[last]))

    def end(self, index: int) -> int:
        """Return the code point after a token."""
        return self.starts[index] + len(self.words[index])

    def span(self, place: TextRange) -> tuple[int, int]:
        """Return the tokens ``[first, end)`` that begin in a range of the text."""
        return bisect_left(self.starts, place.start), bisect_left(self.starts, place.end)

    def is_capitalised(self, index: int) -> bool:
        """Tell whether the token begins with a capital letter."""
        return self.words[index][0].isupper()

    def has_number(self, first: int, end: int) -> bool:
        """Tell whether one of the tokens ``[first, end)`` is a number."""
        place = bisect_left(self.numbers, first)
        return place < len(self.numbers) and self.numbers[place] < end


def tokenize(text: str) -> Tokens:
    """Split a text into tokens; nothing but white space is left out. Linear in the text."""
    plain = text.replace("’", "'")
    pieces = _TOKEN.findall(plain)
    words = [piece.rstrip() or "\n" for piece in pieces]
    lead = len(plain) - sum(map(len, pieces))
    starts = list(accumulate(map(len, pieces), initial=lead))
    starts.pop()
    lower = [word.lower() for word in words]
    numbers = [bisect_left(starts, match.start()) for match in _NUMBER.finditer(plain)]
    return Tokens(text, starts, words, lower, numbers)
