"""The front matter of a Markdown file: the few lines of YAML that people and programs write.

Keys at the beginning of a line, with a text, a quoted text, a list in brackets, a list of
dashes, or a text that goes on in indented lines. That is no YAML, and nothing in it can name a
type, refer to another place or grow. What is written otherwise is passed over.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence

from reader.text.normalise import clean_characters, collapse_whitespace

FrontMatter = Mapping[str, tuple[str, ...]]
"""The values by key, in small letters; a text is a list of one."""

_MOST_LINES = 300
_LONGEST_VALUE = 2_000
_MOST_VALUES = 100

_FENCE = re.compile(r"---[ \t]*")
_END = re.compile(r"(?:---|\.\.\.)[ \t]*")
_KEY = re.compile(r"[\"']?([A-Za-z][\w -]{0,40}?)[\"']?[ \t]*:(?:[ \t]+(.*)|[ \t]*)")
_ENTRY = re.compile(r"[ \t]*-[ \t]+(.*)")
_QUOTED = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'")
_WIKI_LINK = re.compile(r"\[\[(?:[^\[\]|]*\|)?([^\[\]|]*)\]\]")
_LIST_PART = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'|[^,\"'\[\]]+")


def has_front_matter(text: str) -> bool:
    """Tell whether a text begins with front matter."""
    return bool(split_front_matter(text)[0])


def split_front_matter(text: str) -> tuple[FrontMatter, str]:
    """Return what the front matter says, and the text below; {} and all of it for none.

    ``text`` has line feeds for its line ends.
    """
    first, *lines = text.split("\n", _MOST_LINES)
    if not _FENCE.fullmatch(first):
        return {}, text
    end = next((n for n, line in enumerate(lines[:_MOST_LINES]) if _END.fullmatch(line)), None)
    if end is None:
        return {}, text
    values = _read(lines[:end])
    return (values, "\n".join(lines[end + 1 :])) if values else ({}, text)


def _read(lines: Sequence[str]) -> FrontMatter:
    values: dict[str, tuple[str, ...]] = {}
    place = 0
    while place < len(lines):
        found = _KEY.fullmatch(lines[place])
        place += 1
        if found is None:
            continue
        below: list[str] = []
        while place < len(lines) and (lines[place][:1] in (" ", "\t", "-") or not lines[place]):
            below.append(lines[place])
            place += 1
        key = found[1].strip().lower().replace(" ", "_").replace("-", "_")
        read = tuple(filter(None, map(_tidy, _values((found[2] or "").strip(), below))))
        if read and key not in values:
            values[key] = read[:_MOST_VALUES]
    return values


def _values(written: str, below: Sequence[str]) -> list[str]:
    """Return the values that stand after a key, and in the lines below it."""
    if written[:1] in ("|", ">"):
        return [" ".join(line.strip() for line in below)]
    if not written:
        entries = [found[1] for found in map(_ENTRY.fullmatch, below) if found]
        return [_scalar(entry) for entry in entries]
    if written.startswith("[") and not written.startswith("[["):
        inside = _WIKI_LINK.sub(r"\1", f"{written} {' '.join(below)}".strip())
        return [_scalar(part[0].strip()) for part in _LIST_PART.finditer(inside)]
    return [_scalar(written)]


def _scalar(written: str) -> str:
    """Return the text that a single value stands for."""
    written = written.strip()
    quoted = _QUOTED.match(written)
    if quoted is None:
        return re.split(r"[ \t]#", written, maxsplit=1)[0]
    if written[0] == "'":
        return quoted[0][1:-1].replace("''", "'")
    try:
        return str(json.loads(quoted[0], strict=False))
    except ValueError:  # YAML knows more escapes than JSON
        return quoted[0][1:-1]


def _tidy(value: str) -> str:
    value = _WIKI_LINK.sub(r"\1", clean_characters(value[:_LONGEST_VALUE]))
    value = collapse_whitespace(value).strip()
    return "" if value in ("null", "~", "[]", "{}") else value
