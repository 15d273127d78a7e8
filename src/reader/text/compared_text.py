"""A text cut into sentences and words, ready to be compared with another version of it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from reader.model.ranges import TextRange
from reader.text.plain_words import PlainWords, plain_words
from reader.text.sentences import sentence_ranges

_PHRASE_END = re.compile(
    "(?<=[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]) +(?=[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff])"
)
"""Thai, Lao, Burmese and Khmer end clauses and sentences with a space, and have no other."""


@dataclass(frozen=True, slots=True)
class ComparedText:
    """The sentences of a text; index i is the same sentence in every list.

    ``firsts`` are the words that sentences begin with, and one more: the number of words.
    ``lines`` number the lines that sentences stand on. Two sentences with the same key say the
    same (see `reader.text.plain_words`). ``weights`` tell how much a sentence says: about its
    code points, but a character of a script without spaces says as much as three letters.
    """

    text: str
    words: PlainWords
    ranges: list[TextRange]
    firsts: list[int]
    lines: list[int]
    keys: list[str]
    weights: list[int]

    @classmethod
    def of(cls, text: str) -> ComparedText:
        """Return the text cut up. Linear in the text."""
        words = plain_words(text)
        ranges = [part for place in sentence_ranges(text) for part in _phrases(text, place)]
        firsts = [bisect_left(words.starts, place.start) for place in ranges]
        firsts.append(len(words))
        keys = [" ".join(words.keys[first:end]) for first, end in pairwise(firsts)]
        weights = [
            max(len(key), 3 * (end - first))
            for key, (first, end) in zip(keys, pairwise(firsts), strict=True)
        ]
        return cls(text, words, ranges, firsts, _line_numbers(text, ranges), keys, weights)

    def __len__(self) -> int:
        """Return the number of sentences."""
        return len(self.ranges)

    def word_keys(self, first: int, end: int) -> list[str]:
        """Return the words of the sentences ``[first, end)``."""
        return self.words.keys[self.firsts[first] : self.firsts[end]]

    def line_stretches(self) -> list[tuple[int, int]]:
        """Return the sentences ``[first, end)`` of each line that has any, in order."""
        starts = [
            index
            for index, line in enumerate(self.lines)
            if index == 0 or line != self.lines[index - 1]
        ]
        return list(zip(starts, [*starts[1:], len(self)], strict=True)) if starts else []


def _phrases(text: str, sentence: TextRange) -> Iterator[TextRange]:
    """Give a sentence in parts at the spaces of scripts that have no other stops."""
    start = sentence.start
    for space in _PHRASE_END.finditer(text, sentence.start, sentence.end):
        yield TextRange(start, space.start())
        start = space.end()
    yield TextRange(start, sentence.end)


def _line_numbers(text: str, ranges: Sequence[TextRange]) -> list[int]:
    numbers: list[int] = []
    line = at = 0
    for place in ranges:
        line += text.count("\n", at, place.start)
        at = place.start
        numbers.append(line)
    return numbers
