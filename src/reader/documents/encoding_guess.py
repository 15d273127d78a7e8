"""Which legacy encoding some bytes are in, when nothing says so.

charset-normalizer guesses well where most letters lie outside ASCII (Russian, Greek, Chinese).
On Western text with an accent here and there it has little to go by and confuses the Windows
code pages; there the reading that looks least like a mistake wins.
"""

from __future__ import annotations

import re
from itertools import pairwise

from charset_normalizer import from_bytes

_LATIN = ("cp1252", "cp1250", "cp1254", "cp1257", "mac_roman", "iso8859_15", "iso8859_2")
"""Encodings of languages that use mostly ASCII letters, likelier first: it wins a tie."""

_OTHERS = (
    *("cp1251", "koi8_r", "cp866", "cp1253", "cp1255", "cp1256", "cp874", "cp932", "euc_jp"),
    *("gb18030", "big5", "cp949", "cp1252", "cp1250"),
)

_JAPANESE = ("cp932", "euc_jp")

_HEBREW_BYTES = frozenset(range(0xE0, 0xFB)) | frozenset(range(0x91, 0x98))
"""Letters and quotation marks of cp1255; Russian would need its capitals, "ю" and "я" too."""

_SAMPLE = 32_768
"""Bytes looked at, from shortly before the first that is not ASCII: more costs time only."""

_NOT_ASCII = re.compile(rb"[\x80-\xff]")

_MISTAKES = (
    (re.compile("[\x80-\x9f\ufffd]"), 3),  # control characters: no text has them
    (re.compile(r"(?<=\w)[^\w\s\x00-\x7f’‘–—·](?=\w)"), 2),  # a symbol in the middle of a word
    (re.compile("[¤¦¨¬¯±²³¹´µ¶¸¼¾×÷ƒˆ˜‡‰ˇ˘˙˛˝≠∞≤≥∂∑∏π∫ªºΩ√≈∆◊]"), 1),  # hardly ever in news
)
"""Signs of a wrong reading, with a weight each."""

_RARE_IN_WESTERN = re.compile("[ðþýÐÞÝ]")
"""In the bytes that cp1252 reads as these, Turkish and Czech keep frequent letters."""


def guess_encoding(raw: bytes) -> str:
    """Return the Python name of the likeliest encoding of bytes that are not UTF-8.

    It looks at a bounded sample, so the time does not grow with the file.
    """
    sample = _sample(raw)
    if _share_outside_ascii(sample) < 0.25:
        return min(_LATIN, key=lambda encoding: _mistakes(sample, encoding))
    for encoding in _JAPANESE:
        if _share_of_kana(sample, encoding) > 0.2:
            return encoding
    outside = {byte for byte in sample if byte > 0x7F}
    if outside <= _HEBREW_BYTES and len(outside) >= 10:
        return "cp1255"
    best = from_bytes(sample, cp_isolation=list(_OTHERS)).best()
    return best.encoding if best is not None else "cp1252"


def _sample(raw: bytes) -> bytes:
    first = _NOT_ASCII.search(raw)
    start = max(0, first.start() - _SAMPLE // 2) if first else 0
    return raw[start : start + _SAMPLE]


def _share_outside_ascii(sample: bytes) -> float:
    outside = len(_NOT_ASCII.findall(sample))
    letters = sum(byte in _ASCII_LETTERS for byte in sample)
    return outside / max(1, outside + letters)


_ASCII_LETTERS = frozenset(b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")


def _mistakes(sample: bytes, encoding: str) -> int:
    text = sample.decode(encoding, "replace")
    count = sum(weight * len(mistake.findall(text)) for mistake, weight in _MISTAKES)
    count += sum(a.islower() and b.isupper() and not b.isascii() for a, b in pairwise(text))
    return count + (len(_RARE_IN_WESTERN.findall(text)) if encoding == "cp1252" else 0)


def _share_of_kana(sample: bytes, encoding: str) -> float:
    """Return the share of Hiragana and full-width Katakana: no other language has many."""
    text = sample.decode(encoding, "replace")
    if text.count("\ufffd") > 2:  # the sample may cut a character at either end
        return 0.0
    outside = sum(not character.isascii() for character in text)
    kana = sum("\u3040" <= character <= "\u30ff" for character in text)
    return kana / max(1, outside)
