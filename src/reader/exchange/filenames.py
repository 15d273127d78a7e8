"""Names for exported files that every system and Obsidian's links accept."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Collection

from reader.model.parsed_article import PublicationDate

MAX_NAME_LENGTH = 120
"""Characters of a file name, its suffix included (folders may stand in front of it)."""

_MAX_NAME_BYTES = 240
"""Bytes in UTF-8: Linux and macOS allow 255; synchronising programs add a little of their own."""

_REPLACED = str.maketrans(
    {"/": "-", "\\": "-", "|": "-", '"': "'", ":": " ", "*": " ", "?": " ", "<": " ", ">": " "}
    | {"#": " ", "^": " ", "[": "(", "]": ")"}  # these end or split a link in Obsidian
)

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")

_RESERVED = re.compile(
    r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9\u00b9\u00b2\u00b3])", re.IGNORECASE
)
"""Device names: Windows reserves them with any suffix, and with spaces before it."""


def article_file_name(
    title: str, outlet: str, published: PublicationDate | None, suffix: str = ".md"
) -> str:
    """Return "YYYY-MM-DD outlet – title.md"; what is not known is left out."""
    date = _DATE.match((published.iso or "") if published else "")
    head = " ".join(part for part in (date.group() if date else "", outlet.strip()) if part)
    separator = " – " if outlet.strip() else " "
    return safe_file_name(separator.join(part for part in (head, title.strip()) if part), suffix)


def safe_file_name(stem: str, suffix: str = ".md") -> str:
    """Return ``stem`` as a file name with ``suffix``, at most `MAX_NAME_LENGTH` characters.

    Control and format characters (they can hide or turn round what a name says) go, characters
    that Windows or Obsidian's links do not allow are replaced, white space becomes single
    spaces. The name is in NFC, never empty, hidden, reserved, or ended by a dot or a space.
    """
    visible = "".join(c for c in unicodedata.normalize("NFC", stem) if not _is_dropped(c))
    words = " ".join(visible.translate(_REPLACED).split())
    name = _shortened(words.lstrip(".- "), suffix) or "untitled"
    if _RESERVED.fullmatch(name.partition(".")[0].strip()):
        name = f"_{name}"
    return name + suffix


def unique_file_name(name: str, taken: Collection[str]) -> str:
    """Return the name, or with " (2)", " (3)" … before its suffix, so that none of ``taken`` is it.

    Names that differ only in case or in how accents are written are the same on Windows and macOS.
    """
    used = {_folded(other) for other in taken}
    stem, suffix = os.path.splitext(name)  # noqa: PTH122 - a name, no path
    candidate = name
    number = 1
    while _folded(candidate) in used:
        number += 1
        ending = f" ({number}){suffix}"
        candidate = _shortened(stem, ending) + ending
    return candidate


def _shortened(words: str, ending: str) -> str:
    """Return as much as fits before ``ending``, with no dot or space last and accents kept."""
    length = min(len(words), MAX_NAME_LENGTH)
    while length and (not _fits(words[:length] + ending) or _continues(words[length:])):
        length -= 1
    cut = words[:length]
    last_space = cut.rfind(" ")
    if length < len(words) and words[length] != " " and last_space > length // 2:
        cut = cut[:last_space]
    return cut.rstrip(". ")


def _fits(name: str) -> bool:
    return len(name) <= MAX_NAME_LENGTH and len(name.encode("utf-8")) <= _MAX_NAME_BYTES


def _continues(rest: str) -> bool:
    return bool(rest) and unicodedata.category(rest[0]).startswith("M")


def _is_dropped(character: str) -> bool:
    return not character.isspace() and unicodedata.category(character)[0] == "C"


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()
