"""Bytes to text: which encoding a file or page is in.

The order: byte order mark; UTF-16 without one; UTF-8 where the bytes are valid UTF-8 (other
encodings almost never are, so this outranks a wrong declaration); the declared encoding; and
last a guess by `reader.documents.encoding_guess`.
"""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from reader.model.errors import UnreadableError
from reader.text.normalise import clean_characters

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_BINARY_BEGINNINGS = (
    (b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office document"),
    (b"{\\rtf", "a rich text document"),
    (b"\x1f\x8b", "a compressed file"),
    (b"BZh", "a compressed file"),
    (b"\xfd7zXZ\x00", "a compressed file"),
    (b"7z\xbc\xaf\x27\x1c", "a compressed file"),
    (b"SQLite format 3\x00", "a database"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90\x00", "a program"),
    (b"RIFF", "a sound, film or image"),
    (b"OggS", "a sound or film"),
    (b"ID3", "a sound"),
)

_DECLARATION = re.compile(
    rb"""<\?xml[^<>]{0,200}?\bencoding\s*=\s*["']([\w.:-]{1,40})
       | <meta\b[^<>]{0,400}?\bcharset\s*=\s*["']?\s*([\w.:-]{1,40})""",
    re.VERBOSE | re.IGNORECASE,
)

_DECLARATION_BYTES = 4096
"""Browsers look at the first 1,024 bytes; saved pages often put something before it."""

_STATEFUL = ("iso2022", "hz")
"""Encodings whose bytes are all ASCII, so that valid UTF-8 says nothing against them."""

_READ_AS = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
}
"""Declared names that browsers read as a larger encoding (WHATWG Encoding Standard, 4.2)."""

_PROBE = 65_536
"""Bytes that the tests on the nature of a file look at."""

_CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\f\v\x1b")) + b"\x7f"

_SAVE_AS_TEXT = "Save it as plain text or as a web page (HTML) and add that."


class DecodedText(NamedTuple):
    """A text, without byte order mark, and the name of the encoding it was in."""

    text: str
    encoding: str


def decode_bytes(raw: bytes, declared: str = "") -> DecodedText:
    """Return the text that ``raw`` holds.

    ``declared`` is the encoding that came with it (an HTTP header, a ``meta`` element), ""
    for none; unknown names are passed over. Bytes that mean nothing become U+FFFD.

    Raises:
        UnreadableError: when there is no text in it, or it is something else than text.
    """
    if not raw:
        raise UnreadableError("The file is empty.", "Choose a file with the article's text in it.")
    for beginning, meaning in _BINARY_BEGINNINGS:
        if raw.startswith(beginning):
            raise UnreadableError(f"This is {meaning}, not a text.", _SAVE_AS_TEXT)
    decoded = _decode(raw, _codec_name(declared))
    # Nearly always there is something at the beginning, and all of a page takes its time.
    if not any(clean_characters(text).strip() for text in (decoded.text[:1_000], decoded.text)):
        raise UnreadableError(
            "There is nothing but white space in it.",
            "Choose a file with the article's text in it.",
        )
    return decoded


def find_declared_encoding(raw: bytes) -> str:
    """Return the encoding that an HTML page names near its beginning, "" when it names none."""
    found = _DECLARATION.search(raw[:_DECLARATION_BYTES])
    if found is None:
        return ""
    return (found[1] or found[2]).decode("ascii")


def settle_encoding(raw: bytes, sent: str) -> str:
    """Return which encoding to believe of a page: the one sent with it or the one it names.

    ``sent`` is what the server's header says, "" for nothing. Servers that are set up carelessly
    send the same for every page, and copied pages name what they once were in: where the two
    disagree, the bytes decide, and where they cannot, the server's word, as in browsers.
    UTF-8 and byte order marks need no settling: `decode_bytes` sees them in the bytes.
    """
    named = find_declared_encoding(raw)
    by_server, by_page = _codec_name(sent), _codec_name(named)
    if not by_server or not by_page or by_server == by_page:
        return sent if by_server else named
    from reader.documents.encoding_guess import guess_encoding  # noqa: PLC0415 - as below

    return named if _codec_name(guess_encoding(raw)) == by_page else sent


def _decode(raw: bytes, declared: str) -> DecodedText:
    for mark, encoding in _BYTE_ORDER_MARKS:
        if raw.startswith(mark):
            return DecodedText(raw[len(mark) :].decode(encoding, "replace"), encoding)
    if b"\x00" in raw[:_PROBE]:
        wide = _find_utf_16(raw)
        if wide is not None:
            return wide
    _refuse_binary(raw)
    if declared.startswith(_STATEFUL):
        return DecodedText(raw.decode(declared, "replace"), declared)
    text = _as_utf_8(raw)
    if text is not None:
        return DecodedText(text, "utf-8")
    if declared:
        try:
            return DecodedText(raw.decode(declared), declared)
        except UnicodeDecodeError:
            pass  # declared wrongly: the guess below looks at the bytes themselves
    # charset-normalizer takes 0.1 s to import and most files never need it.
    from reader.documents.encoding_guess import guess_encoding  # noqa: PLC0415

    guess = guess_encoding(raw)
    return DecodedText(raw.decode(guess, "replace"), guess)


def _codec_name(declared: str) -> str:
    """Return Python's name for a declared encoding, "" when it is none that pages use."""
    label = declared.strip().strip("\"'").lower()
    try:
        name = codecs.lookup(label).name if label else ""
    except (LookupError, ValueError):
        return ""
    if name.startswith(("utf", "idna", "punycode", "unicode", "raw")) or not _decodes_text(name):
        # UTF-8 and UTF-16 are recognised by the bytes; UTF-7 hides markup and is never meant.
        return ""
    return _READ_AS.get(name, name)


def _decodes_text(name: str) -> bool:
    try:
        return isinstance(b"a".decode(name), str)
    except (LookupError, ValueError):
        return False  # a codec between bytes and bytes, or between texts


def _as_utf_8(raw: bytes) -> str | None:
    """Return the text when ``raw`` is UTF-8, give or take a few damaged places, else None."""
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        text = raw.decode("utf-8", "replace")
    damaged = text.count("\ufffd")
    sound = len(text) - damaged - len(raw.translate(None, bytes(range(128, 256))))
    return text if sound > 20 * damaged else None


def _find_utf_16(raw: bytes) -> DecodedText | None:
    """Return the text when ``raw`` is UTF-16 without a mark: all NUL bytes on one side of pairs."""
    probe = raw[:_PROBE]
    on_even, on_odd = probe[::2].count(0), probe[1::2].count(0)
    most = max(on_even, on_odd)
    if most < 20 * min(on_even, on_odd) or most < len(probe) // 50:
        return None
    encoding = "utf-16-le" if on_odd > on_even else "utf-16-be"
    text = raw.decode(encoding, "replace")
    beginning = text[:_PROBE]
    readable = sum(character.isprintable() or character.isspace() for character in beginning)
    breaks = sum(character in " \n，。、" for character in beginning)
    is_text = readable > 0.98 * len(beginning) and breaks > 0.01 * len(beginning)
    return DecodedText(text, encoding) if is_text else None


def _refuse_binary(raw: bytes) -> None:
    """Raise `UnreadableError` unless ``raw`` is nearly free of bytes that no text has.

    One in a thousand is allowed: a stray NUL in a page is dropped later on.
    """
    probe = raw[:_PROBE]
    controls = len(probe) - len(probe.translate(None, _CONTROLS))
    if controls * 1000 > len(probe):
        raise UnreadableError("This is a binary file, not a text.", _SAVE_AS_TEXT)
