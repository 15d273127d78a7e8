"""Seals: how the program knows again what it wrote, where a file cannot be merged with.

Only the default template's exports can be brought up to date around a person's words (see
`reader.exchange.merging`). The others end with a comment that no Markdown program shows:
``<!-- onbackground: {"article": …, "template": …, "sha256": …} -->``, with a digest of all that
stands before it. While that is right nobody has written into the file, and it can be replaced.
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass

_SEAL = re.compile(r"^<!-- onbackground: (?P<values>\{.*\}) -->$", re.MULTILINE)
_DIGEST = "sha256"
_DIGEST_LENGTH = 16


@dataclass(frozen=True, slots=True)
class SealedExport:
    """What a seal says of the text before it; ``intact`` is false when that was changed."""

    article_id: str
    template: str
    intact: bool


def seal_mark(article_id: str, template: str) -> str:
    """Return the line that a template puts where its text ends, before it is sealed."""
    return _mark({"article": article_id, "template": template})


def sealed(text: str, mark: str) -> str:
    """Return the text with the digest in its last mark; as it is where it has none."""
    before, found, after = text.rpartition(mark)
    if not found:
        return text
    values = json.loads(mark.removeprefix("<!-- onbackground: ").removesuffix(" -->"))
    values[_DIGEST] = _digest(before)
    return before + _mark(values) + after


def read_seals(text: str) -> list[SealedExport]:
    """Return the seals of a file, in order; none when text follows the last one."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    found: list[SealedExport] = []
    start = 0
    for match in _SEAL.finditer(text):
        values = _values(match["values"])
        if _DIGEST not in values:
            continue  # a person's words that only look like one
        intact = values[_DIGEST] == _digest(text[start : match.start()])
        found.append(SealedExport(values["article"], values["template"], intact))
        start = match.end()
    return found if not text[start:].strip() else []


def _digest(text: str) -> str:
    return hashlib.sha256(text.strip("\n").encode("utf-8", "replace")).hexdigest()[:_DIGEST_LENGTH]


def _values(written: str) -> dict[str, str]:
    try:
        values = json.loads(written)
        return {key: str(values[key]) for key in ("article", "template", _DIGEST)}
    except (ValueError, KeyError, TypeError, RecursionError):
        return {}


def _mark(values: dict[str, str]) -> str:
    # Two hyphens would end the comment.
    written = json.dumps(values, ensure_ascii=True).replace("--", "-\\u002d")
    return f"<!-- onbackground: {written} -->"
