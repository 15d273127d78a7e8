r"""Where sentences begin and end in news text, by own rules in one pass.

A stop ends a sentence unless what stands before it (an abbreviation, an initial, a number) or
after it (no space, a small letter, a speaker tag) says that the sentence goes on. Sentences
never cross "\n": a block of the canonical text, or a line of it, is the largest unit.
Only a bounded stretch around each stop is looked at, so the time grows with the text alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reader.model.ranges import TextRange
from reader.text.abbreviations import (
    AFTER_CLOCK,
    BEFORE_NUMBERS,
    CLOCK,
    NEVER_LAST,
    REPORTING_VERBS,
    SENTENCE_STARTERS,
    SOMETIMES_LAST,
    TITLES,
)

_STOP = re.compile(
    r"""
    (?P<marks>[。！？｡.!?…؟۔।॥։።‽⁇⁈⁉]     # one set in front: the search for it is fast
        (?: (?<=[。！？｡])(?P<cjk>[。！？｡]*) | (?<![。！？｡])[.!?…؟۔।॥։።‽⁇⁈⁉]* ))
    (?P<closers>["'”’»›)\]}」』】）]*)
    (?:\[\d{1,3}\])*                      # numbers of notes: "he said.[12]"
    """,
    re.VERBOSE,
)

_FOLLOWING = re.compile(
    r"""
    (?P<space>[^\S\n]{0,40})
    (?:[-–—]{1,3}[^\S\n]{0,4})?
    ["'“‘„«‹(\[{「『【（¿¡]{0,8}
    (?P<word>(?:[^\W_][\w'’-]{0,30})?)
    (?P<mark>[.!?…]?)
    """,
    re.VERBOSE,
)
"""What comes after a stop: white space, a dash, opening marks, a word, and the mark after it."""

_SPEAKER_TAG = re.compile(r"(?:[^\W\d_a-z][\w.'’-]{0,30}[^\S\n]){1,4}(?P<verb>[a-z]{3,12})\b")
"""One to four capitalised words and a verb: "Mr. Smith asked"."""

_ACRONYM = re.compile(r"(?:[^\W\d_]\.){0,6}[^\W\d_]")
"""What stands before the last stop of "U.S.", "J.K." or "W."."""

_ENUMERATOR = re.compile(r"[(\[]?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5})")
"""The number of a list's entry at the start of a sentence, as in "1. The first"."""

_LOOK_BACK = 24
"""Code points before a stop in which its word is looked for; no abbreviation is longer."""


def sentence_ranges(text: str) -> list[TextRange]:
    r"""Return the sentences of a text, in text order.

    They never overlap and never cross "\n", begin and end with something other than white
    space, and together cover all of the text that is not white space. Linear in the text.
    """
    ranges: list[TextRange] = []
    start = 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        ranges.extend(_line_sentences(text, start, end))
        start = end + 1
    return ranges


def _line_sentences(text: str, start: int, end: int) -> Iterator[TextRange]:
    """Yield the sentences of the one line ``text[start:end]``."""
    start, end = _trimmed(text, start, end)
    for stop in _STOP.finditer(text, start, end):
        if stop.end() >= end:
            break
        if _ends_sentence(text, start, end, stop):
            yield TextRange(start, stop.end())
            start, _ = _trimmed(text, stop.end(), end)
    if start < end:
        yield TextRange(start, end)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _ends_sentence(text: str, start: int, end: int, stop: re.Match[str]) -> bool:
    """Tell whether a stop ends the sentence that began at ``start``, on a line up to ``end``."""
    following = _FOLLOWING.match(text, stop.end(), end)
    if following is None:
        return True
    word = following["word"]
    if stop["cjk"] is not None:
        # A quotation taken up by the particle "to" ("と") goes on.
        return not (stop["closers"] and word.startswith(("と", "って")))
    if not following["space"] or _is_small(word) or (not word and following["mark"]):
        return False
    if stop["marks"] == ".":
        return _dot_ends_sentence(text, start, stop.start(), word)
    if stop["closers"] and stop["marks"][-1] in "?!":
        return not _is_speaker_tag(text, following.start("word"), end, word)
    return True


def _dot_ends_sentence(text: str, start: int, dot: int, following: str) -> bool:
    """Tell whether a single "." with white space after it ends a sentence.

    ``following`` is the next word, not beginning with a small letter; "" where none follows.
    """
    before = _word_before(text, start, dot)
    lower = before.lower()
    if before in TITLES or before in NEVER_LAST or _is_enumerator(text, start, dot):
        return False
    if lower in BEFORE_NUMBERS:
        return not following[:1].isdigit()
    if lower in CLOCK:
        return following.lower() not in AFTER_CLOCK
    if lower in SOMETIMES_LAST or _ACRONYM.fullmatch(before):
        plain = following.lower().replace("’", "'")
        return not following or plain in SENTENCE_STARTERS
    return True


def _word_before(text: str, start: int, dot: int) -> str:
    first = dot
    limit = max(start, dot - _LOOK_BACK)
    while first > limit and (text[first - 1].isalnum() or text[first - 1] == "."):
        first -= 1
    return text[first:dot]


def _is_enumerator(text: str, start: int, dot: int) -> bool:
    return dot - start <= 6 and _ENUMERATOR.fullmatch(text, start, dot) is not None


def _is_small(word: str) -> bool:
    """Tell whether a word goes on with a sentence: a small letter, but not as in "iPhone"."""
    return word[:1].islower() and not word[1:2].isupper()


def _is_speaker_tag(text: str, start: int, end: int, word: str) -> bool:
    """Tell whether a name and a reporting verb stand at ``start``."""
    if word.lower() in SENTENCE_STARTERS:
        return False
    tag = _SPEAKER_TAG.match(text, start, end)
    return tag is not None and tag["verb"] in REPORTING_VERBS
