"""Near-copies of a text: one wire story as five outlets print it, cut, under other headlines.

A text is taken as the set of its runs of four words (shingles: Broder, "On the resemblance and
containment of documents", 1997). A signature of fixed size estimates how much two such sets have
in common, without the texts: one permutation in bins, empty bins filled from their neighbours (Li,
Owen and Zhang 2012; Shrivastava and Li 2014). What it suggests is settled by the texts themselves.
"""

from __future__ import annotations

import hashlib
import re
import struct
from collections.abc import Iterator
from operator import eq
from unicodedata import normalize

SHINGLE_WORDS = 4
"""Words in a row: three are found in any two stories on one event, each edit costs four."""

BINS = 128
"""Places of a signature: the estimate is right to within 0.05 two times out of three."""

FEWEST_SHINGLES = 40
"""Of a shorter text too little is known to call it a copy."""

LIKELY = 0.15
"""Estimated resemblance from which two texts are compared themselves, and from which they can be
one story: half of a story with a word in twenty changed has 0.25. Higher misses copies that were
cut and edited; lower takes in short stories that a long round-up holds whole."""

SAME_STORY = 0.5
"""The share of the shorter text's shingles that the longer one has, from which it is a copy of it.
Copies that were cut, added to and edited in a word of 25 have 0.5 and more; two reports of one
event that quote the same statements, or two articles in the same set phrases, up to 0.36."""

_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\uf900-\ufaff"
_WORD = re.compile(rf"[{_UNSPACED}]|[^\W{_UNSPACED}]+")
"""A word; in scripts written without spaces, a character."""

_FORMAT = struct.Struct(f"<{BINS}I")
_GLANCE = struct.Struct(f"<{BINS // 4}I")
_EMPTY = 0xFFFFFFFF


def story_signature(text: str) -> bytes:
    """Return the signature of a text: `BINS` numbers of four bytes, b"" for a short text.

    Equal texts have equal signatures, on every machine and in every run.
    """
    bins = [_EMPTY] * BINS
    count = 0
    for shingle in shingles(text):
        count += 1
        value = int.from_bytes(hashlib.blake2b(shingle.encode(), digest_size=8).digest(), "little")
        place, rank = value % BINS, value >> 32
        bins[place] = min(bins[place], rank)
    if count < FEWEST_SHINGLES:
        return b""
    return _FORMAT.pack(*_filled(bins))


def resemblance(first: bytes, second: bytes) -> float:
    """Return an estimate of how much two texts have in common, 0 to 1, by their signatures.

    The size of what they share over the size of all that they hold (Jaccard); 0 where one of
    them is too short to have a signature.
    """
    if len(first) != _FORMAT.size or len(second) != _FORMAT.size:
        return 0.0
    same: int = sum(map(eq, _FORMAT.unpack(first), _FORMAT.unpack(second)))
    return same / BINS


def may_be_copies(first: bytes, second: bytes) -> bool:
    """Whether two signatures are like enough for their texts to be compared.

    Most that are not are told by a quarter of their places, so that many can be asked about; at
    a resemblance of 0.2 that misses less than one in a thousand.
    """
    if len(first) != _FORMAT.size or len(second) != _FORMAT.size:
        return False
    if not any(map(eq, _GLANCE.unpack_from(first), _GLANCE.unpack_from(second))):
        return False
    return resemblance(first, second) >= LIKELY


def are_copies(first: str, second: str) -> bool:
    """Whether one text holds much of the other: one story, printed twice."""
    one, other = set(shingles(first)), set(shingles(second))
    shorter, shared = min(len(one), len(other)), len(one & other)
    return (
        shorter >= FEWEST_SHINGLES
        and shared >= SAME_STORY * shorter
        and shared >= LIKELY * len(one | other)
    )


def shingles(text: str) -> Iterator[str]:
    """Give the runs of `SHINGLE_WORDS` words of a text, whatever their case and punctuation."""
    words = _WORD.findall(normalize("NFC", text).casefold())
    for start in range(len(words) - SHINGLE_WORDS + 1):
        yield " ".join(words[start : start + SHINGLE_WORDS])


def _filled(bins: list[int]) -> list[int]:
    """Fill empty bins with the next full one's, so that they say nothing of their own."""
    full = [place for place, value in enumerate(bins) if value != _EMPTY]
    if len(full) == BINS or not full:
        return bins
    filled = list(bins)
    for place, value in enumerate(bins):
        if value == _EMPTY:
            following = next((each for each in full if each > place), full[0])
            # The distance goes in, so that copies of one bin count as different places.
            distance = (following - place) % BINS
            filled[place] = (bins[following] + distance * 0x9E3779B1) & 0x7FFFFFFF
    return filled
