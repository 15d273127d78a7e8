"""Phrases of a sentence: noun phrases, verb groups and the small words between them.

The tags of a sentence are one string of letters, so one compiled pattern finds the phrases in
one pass; possessive quantifiers keep it free of backtracking. They stand behind single letters
only: behind a group they are broken in Python before 3.11.5 (gh-106052), which Debian 12 has. A
group that is repeated here needs none, because nothing that could fail follows it.
"""

from __future__ import annotations

import re
from itertools import accumulate
from typing import NamedTuple

_SHAPES = (
    ("", r"[^qdpjnhyt_\#kxzvegar]"),
    (
        "N",
        r"""
        q*+(?:[dp]k?+)?[q\#]*+
          (?: (?: [jnhyt_\#]++ | k(?=') )
              (?: '[q\#]*+ | (?<=j)c(?=[jn]) | (?<=j)[q\#]++(?=[jnhy]) )? )+
        | q*+[dp][q\#]*+ | q++
        """,
    ),
    ("R", r"r"),
    ("V", r"x[xa]*+[veg]?+"),
    ("Z", r"za*+x*+a*+[ve]?+"),
    ("F", r"v"),
    ("E", r"e"),
    ("G", r"g"),
    ("A", r"a++"),
    ("T", r"k(?!')[kt\#]*+"),
    ("N", r"\#++"),
)
"""The kinds of phrases and their tags, tried in this order; the first is what its tag says."""

_PHRASE = re.compile("|".join(shape for _, shape in _SHAPES), re.VERBOSE)
_KIND = re.compile("|".join(f"({shape})" for _, shape in _SHAPES), re.VERBOSE)


class Chunk(NamedTuple):
    """A phrase: the tokens ``[first, last]`` of the text, both included, and its kind.

    Kinds: N noun phrase · R pronoun · T time · V verb group with auxiliary · F present verb ·
    E past form alone · G -ing form alone · Z infinitive · A adverbs · i preposition ·
    s subordinator · w relative · c and/or · b but · o adjective after its noun · marks.
    """

    kind: str
    first: int
    last: int


class Chunks(NamedTuple):
    """The phrases of a sentence, in a form that costs less than many values.

    ``kinds`` has one letter a phrase. Phrase i has the tokens ``[bounds[i], bounds[i + 1])``.
    """

    kinds: str
    bounds: list[int]


def chunk(tags: str, first: int) -> Chunks:
    """Return the phrases of a sentence whose first token has the index ``first``."""
    pieces = _PHRASE.findall(tags)
    kinds = [_known_kinds.get(piece) or _kind_of(piece) for piece in pieces]
    return Chunks("".join(kinds), list(accumulate(map(len, pieces), initial=first)))


_known_kinds: dict[str, str] = {}
"""The kinds of phrases met before: few distinct ones make up all texts."""
_MOST_KNOWN = 4096
_LONGEST_KNOWN = 24
"""Limits of that memory: no text can fill it with what never comes again."""


def _kind_of(piece: str) -> str:
    """Return the kind of the phrase with these tags, and remember it."""
    match = _KIND.match(piece)
    kind = _SHAPES[match.lastindex - 1][0] if match is not None and match.lastindex else ""
    if kind == "N" and (piece[-1] in "tk" or piece == "#"):
        kind = "T"
    kind = kind or piece
    if len(piece) <= _LONGEST_KNOWN and len(_known_kinds) < _MOST_KNOWN:
        _known_kinds[piece] = kind
    return kind
