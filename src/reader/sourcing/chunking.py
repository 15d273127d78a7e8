"""Phrases of a sentence: noun phrases, verb groups and the small words between them.

The tags of a sentence are one string of letters, so one compiled pattern finds the phrases in
one pass; possessive quantifiers keep it free of backtracking. They stand behind single letters
only: behind a group they are broken in Python before 3.11.5 (gh-106052), which Debian 12 has. A
group that is repeated here needs none, because nothing that could fail follows it.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_CHUNK = re.compile(
    r"""
    ( [^qdpjnhyt_\#kxzvegar] )
  | ( (?: q*+(?:[dp]k?+)?[q\#]*+
          (?: (?: [jnhyt_\#]++ | k(?=') )
              (?: '[q\#]*+ | (?<=j)c(?=[jn]) | (?<=j)[q\#]++(?=[jnhy]) )? )+ )
      | q*+[dp][q\#]*+ | q++ )
  | ( r ) | ( x[xa]*+[veg]?+ ) | ( za*+x*+a*+[ve]?+ ) | ( v ) | ( e ) | ( g ) | ( a++ )
  | ( k(?!')[kt\#]*+ ) | ( \#++ )
    """,
    re.VERBOSE,
)
_KINDS = ("", "", "N", "R", "V", "Z", "F", "E", "G", "A", "T", "N")
"""The kind of each group of the pattern; the first is what the tag itself says."""


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
    """The phrases of a sentence as parallel lists, which cost less than many values."""

    kinds: list[str]
    firsts: list[int]
    lasts: list[int]


def chunk(tags: str, first: int) -> Chunks:
    """Return the phrases of a sentence whose first token has the index ``first``."""
    kinds: list[str] = []
    firsts: list[int] = []
    lasts: list[int] = []
    for match in _CHUNK.finditer(tags):
        start, end = match.span()
        kind = _KINDS[match.lastindex or 0] or tags[start]
        if kind == "N" and (tags[end - 1] in "tk" or tags[start:end] == "#"):
            kind = "T"
        kinds.append(kind)
        firsts.append(first + start)
        lasts.append(first + end - 1)
    return Chunks(kinds, firsts, lasts)
