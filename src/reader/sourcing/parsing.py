"""A sentence taken apart: its tokens, their word classes and its phrases."""

from __future__ import annotations

from dataclasses import dataclass

from reader.model.ranges import TextRange
from reader.sourcing.chunking import Chunks, chunk
from reader.sourcing.lexicon import Lexicon
from reader.sourcing.quotations import Quotations
from reader.sourcing.tagging import Tagger
from reader.sourcing.tokens import Tokens

_HEADING_SHARE = 0.75
"""Share of longer words with a capital from which capitals say nothing about names."""
_FEW_WORDS = 3
"""Below this many longer words the short ones count too."""
_SMALL_WORDS_ALLOWED = 4


@dataclass(frozen=True, slots=True)
class ParsedSentence:
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
        self._quotations = quotations
        self._tagger = Tagger(tokens, lexicon)

    def parse(self, sentence: TextRange, first: int, end: int) -> ParsedSentence:
        """Return the sentence that consists of the tokens ``[first, end)``."""
        heading = is_heading(self._tokens, first, end)
        scare_marks = self._scare_marks(sentence)
        tags = self._tagger.tag(first, end, heading=heading, scare_marks=scare_marks)
        return ParsedSentence(sentence, first, end, tags, chunk(tags, first), heading)

    def _scare_marks(self, sentence: TextRange) -> set[int]:
        """Return the tokens that are quotation marks round a few words."""
        marks: set[int] = set()
        for quotation in self._quotations.within(sentence):
            if not quotation.spoken:
                first, end = self._tokens.span(quotation.range)
                marks.update({first, end - 1})
        return marks


def is_heading(tokens: Tokens, first: int, end: int) -> bool:
    """Tell whether capitals mean nothing: a headline in title case or in capitals."""
    long_words = capitals = all_words = all_capitals = 0
    for index in range(first, end):
        word = tokens.words[index]
        if not word[0].isalpha():
            continue
        capital = word[0].isupper()
        all_words += 1
        all_capitals += capital
        if len(word) >= 4:
            long_words += 1
            capitals += capital
            if long_words - capitals > _SMALL_WORDS_ALLOWED:
                return False
    if long_words < _FEW_WORDS:
        return all_words > _FEW_WORDS and all_capitals >= _HEADING_SHARE * all_words
    return capitals >= _HEADING_SHARE * long_words
