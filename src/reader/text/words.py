"""Where words begin and end, so that a selection never cuts one in two."""

from __future__ import annotations

import unicodedata

from reader.model.ranges import TextRange

_JOINERS = frozenset("'’-‐‑.@/")
"""Join the word characters on both sides: don't, ISIS-K, U.S, 3.5, news.example."""

_DIGIT_JOINERS = frozenset(",:٫٬")
"""Join digits only: 1,000 and 23:24."""

_GLUE = frozenset("\u200c\u200d")
"""Zero width joiner and non-joiner: inside Persian words and inside emoji."""

_UNSPACED_SCRIPTS = (
    (0x0E00, 0x0EFF),  # Thai, Lao
    (0x1000, 0x109F),  # Myanmar
    (0x1780, 0x17FF),  # Khmer
    (0x2E80, 0x2FDF),  # CJK radicals
    (0x3005, 0x3007),
    (0x3040, 0x30FF),  # Hiragana, Katakana
    (0x3400, 0x4DBF),
    (0x4E00, 0x9FFF),
    (0xF900, 0xFAFF),
    (0x20000, 0x3FFFD),
)
"""Scripts written without spaces: here each character counts as a word of its own."""


def word_range_at(text: str, offset: int) -> TextRange:
    """Return the word that holds the code point at ``offset``, or that ends just there.

    Where there is no word (white space, punctuation, the start of an empty text) the range is
    empty and lies at ``offset``. An offset past the end counts as the end.
    """
    offset = max(0, min(offset, len(text)))
    for inside in (offset, offset - 1):
        if 0 <= inside < len(text) and _has_word(text, inside):
            return TextRange(_word_start(text, inside), _word_end(text, inside + 1))
    return TextRange(offset, offset)


def snap_to_words(text: str, passage: TextRange) -> TextRange:
    """Return the range without white space at its ends, grown so that it cuts no word.

    A range of nothing but white space comes back empty. Snapping twice changes nothing more.
    """
    start, end = passage.clamped(len(text)).start, passage.clamped(len(text)).end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start == end:
        return TextRange(start, start)
    return TextRange(_word_start(text, start), _word_end(text, end))


def _has_word(text: str, place: int) -> bool:
    if _in_word(text, place) or (place > 0 and _is_joined(text, place)):
        return True
    return place + 1 < len(text) and _is_joined(text, place + 1)


def _word_start(text: str, start: int) -> int:
    while start > 0 and _is_joined(text, start):
        start -= 1
    return start


def _word_end(text: str, end: int) -> int:
    while end < len(text) and _is_joined(text, end):
        end += 1
    return end


def _is_joined(text: str, place: int) -> bool:
    """Tell whether no word edge lies between the code points before and after ``place``."""
    before, after = text[place - 1], text[place]
    if before.isspace() or after.isspace():
        return False
    if _is_mark(after) or before in _GLUE:
        return True
    if _is_flag_letter(before) and _is_flag_letter(after):
        return True
    if _is_unspaced(before) or _is_unspaced(after):
        return False
    return _in_word(text, place - 1) and _in_word(text, place)


def _in_word(text: str, place: int) -> bool:
    """Tell whether the code point belongs to a word, as a letter of it or a joiner inside it."""
    character = text[place]
    if _is_word_character(character):
        return True
    if not 0 < place < len(text) - 1:
        return False
    before, after = text[place - 1], text[place + 1]
    if character in _DIGIT_JOINERS:
        return before.isdigit() and after.isdigit()
    return character in _JOINERS and _can_be_joined(before) and _can_be_joined(after)


def _can_be_joined(character: str) -> bool:
    return _is_word_character(character) and not _is_unspaced(character)


def _is_word_character(character: str) -> bool:
    return character.isalnum() or character == "_" or _is_mark(character)


def _is_mark(character: str) -> bool:
    """Tell whether the code point only ever continues the one before it."""
    if character.isascii():
        return False
    return (
        character in _GLUE
        or 0x1F3FB <= ord(character) <= 0x1F3FF  # skin tones
        or unicodedata.category(character)[0] == "M"
    )


def _is_flag_letter(character: str) -> bool:
    return 0x1F1E6 <= ord(character) <= 0x1F1FF


def _is_unspaced(character: str) -> bool:
    code = ord(character)
    return code >= _UNSPACED_SCRIPTS[0][0] and any(
        first <= code <= last for first, last in _UNSPACED_SCRIPTS
    )
