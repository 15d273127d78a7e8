"""A sentence taken apart: its tokens, their word classes and its phrases."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from reader.model.ranges import TextRange
from reader.sourcing.chunking import Chunks, chunk
from reader.sourcing.lexicon import Lexicon
from reader.sourcing.quotations import Quotations
from reader.sourcing.tagging import Tagger
from reader.sourcing.tokens import Sentence, Tokens

_HEADING_SHARE = 0.75
"""Share of longer words with a capital from which capitals say nothing about names."""
_FEW_WORDS = 3
"""Below this many longer words the short ones count too."""
_SMALL_ALLOWED = 4
"""Longer words in small letters that a headline may have."""
_SMALL_VERBS = frozenset({"said", "says", "told", "asked", "added", "wrote", "agreed", "denied"})
"""Verbs that a headline with capitals writes with one: "Mara Vance Reyes said no" is none."""
_LONG = 4
"""Letters from which a word counts as longer."""


class ParsedSentence(NamedTuple):
    """One sentence; ``first`` and ``end`` are tokens of the text, half-open.

    ``tags`` holds one letter a token (see `reader.sourcing.tagging`), from ``first`` on.
    ``heading`` says that it is a headline in title case or in capitals.
    """

    range: TextRange
    first: int
    end: int
    tags: str
    chunks: Chunks
    heading: bool

    def tag(self, token: int) -> str:
        """Return the word class of a token of this sentence."""
        return self.tags[token - self.first]


class SentenceParser:
    """Parses the sentences of one text."""

    def __init__(self, tokens: Tokens, quotations: Quotations, lexicon: Lexicon) -> None:
        self._tokens = tokens
        self._scare_marks = _scare_marks(tokens, quotations)
        self._small_words = frozenset(
            word for word in tokens.written if "a" <= word < "{" and len(word) >= _LONG
        )
        self._tagger = Tagger(tokens, lexicon)

    def parse(self, sentence: Sentence) -> ParsedSentence:
        """Return the sentence taken apart."""
        place, first, end = sentence
        words = self._tokens.words[first:end]
        # Most sentences have too many longer words in small letters to be a headline.
        small = sum(map(self._small_words.__contains__, words))
        heading = small <= _SMALL_ALLOWED and is_heading(words)
        marks = self._scare_marks
        marks = marks[bisect_left(marks, first) : bisect_left(marks, end)]
        tags = self._tagger.tag(first, end, heading=heading, scare_marks=marks)
        return ParsedSentence(place, first, end, tags, chunk(tags, first), heading)


def _scare_marks(tokens: Tokens, quotations: Quotations) -> list[int]:
    """Return the tokens that are quotation marks round a few words, in order."""
    marks: set[int] = set()
    for quotation in quotations.spans:
        if not quotation.spoken:
            first, end = tokens.span(quotation.range)
            marks.update({first, end - 1})
    return sorted(marks)


def is_heading(words: Sequence[str]) -> bool:
    """Tell whether capitals mean nothing: a headline in title case or in capitals."""
    if not _SMALL_VERBS.isdisjoint(words):
        return False
    words = [word for word in words if word[0].isalpha()]
    capitals = [word for word in words if word[0].isupper()]
    long_words = sum(len(word) >= _LONG for word in words)
    long_capitals = sum(len(word) >= _LONG for word in capitals)
    if long_words - long_capitals > _SMALL_ALLOWED:
        return False
    if long_words < _FEW_WORDS:
        return len(words) > _FEW_WORDS and len(capitals) >= _HEADING_SHARE * len(words)
    return long_capitals >= _HEADING_SHARE * long_words
