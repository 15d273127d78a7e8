"""An exported Markdown file taken apart: what this program wrote, and what a person added.

The parts, in the order of the file:

- the front matter: the program's keys (`FRONT_MATTER_KEYS`), keys of the person's, and the
  comment ``# onbackground: {…}`` in which the program keeps the article's id, the tags and a
  fingerprint of each note it wrote;
- the lead: all lines before the first quotation;
- a block for each annotation: quotation (ended by the line ``> ^ob-…``), line of facts, note.

Lines are told apart by what the program writes, never by what Markdown would make of them: a
person's text may be any Markdown.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from reader.exchange.front_matter import FRONT_MATTER_KEYS

FENCE = "---"

RECORD_KEY = "# onbackground"
"""Begins the comment in the front matter that holds the `Record`."""

_KEY = re.compile(rf"({RECORD_KEY}|[A-Za-z0-9_-][^:#]*):(?:\s|$)")
_BLOCK_ID_LINE = re.compile(r"> \^ob-([0-9a-z]{8})\s*$")
_FACTS_LINE = re.compile(r"\*\*.*\]\(onbackground://annotation/[^)]+\)")


@dataclass(frozen=True, slots=True)
class Record:
    """What the program noted about its own words; empty where the comment was lost."""

    article_id: str = ""
    tags: tuple[str, ...] = ()
    notes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ExportedBlock:
    """One annotation in the file.

    ``quotation`` ends with the line of the block id. ``between`` are a person's lines between
    the quotation and ``facts`` (the line with tags and links, "" where it was removed); ``rest``
    is everything from there to the next quotation: the note, and what the person wrote below.
    """

    block_id: str
    quotation: tuple[str, ...]
    between: tuple[str, ...]
    facts: str
    rest: tuple[str, ...]

    @property
    def lines(self) -> tuple[str, ...]:
        """All lines of the block as they are in the file."""
        facts = (self.facts,) if self.facts else ()
        return (*self.quotation, *self.between, *facts, *self.rest)


@dataclass(frozen=True, slots=True)
class ExportedFile:
    """One article's export.

    ``keys`` maps each front matter key to its lines, in their order; lines before the first key
    stand under "", the comment that ``record`` was read from under `RECORD_KEY`.
    """

    keys: Mapping[str, tuple[str, ...]]
    record: Record
    lead: tuple[str, ...]
    blocks: tuple[ExportedBlock, ...]

    @property
    def is_own(self) -> bool:
        """True when this program wrote the file: by its record, its keys or its block ids."""
        own_keys = all(key in self.keys for key in FRONT_MATTER_KEYS)
        return bool(self.record.article_id) or own_keys or any(b.facts for b in self.blocks)

    def value(self, key: str) -> object:
        """Return a front matter value: JSON where it is that, else its text without quotes."""
        lines = self.keys.get(key, ())
        written = "\n".join(lines).partition(":")[2].strip()
        try:
            return json.loads(written)
        except ValueError:
            return written.strip("'\"")

    def tags(self) -> list[str]:
        """Return the tags in the front matter, as JSON or as a YAML list of lines."""
        value = self.value("tags")
        if isinstance(value, list):
            return [str(tag) for tag in value]
        found = (re.match(r"\s*-\s+(.*\S)", line) for line in self.keys.get("tags", ())[1:])
        return [match.group(1).strip("'\"") for match in found if match]


def parse_exported_file(text: str) -> ExportedFile:
    """Return the parts of a Markdown file with line feeds as line ends, whoever wrote it."""
    lines = text.split("\n")
    front, body = _split_front_matter(lines)
    lead, blocks = _split_blocks(body)
    keys = _keys(front)
    return ExportedFile(keys, _record(keys), lead, blocks)


def split_exports(text: str) -> list[str]:
    """Return the exports of single articles that a file of several holds, in order."""
    lines = text.split("\n")
    starts = [0, *(i for i in range(1, len(lines)) if _starts_export(lines, i))]
    return [
        "\n".join(lines[start:end])
        for start, end in zip(starts, [*starts[1:], len(lines)], strict=True)
    ]


def _starts_export(lines: list[str], start: int) -> bool:
    if lines[start] != FENCE:
        return False
    head = lines[start + 1 : start + 1 + len(FRONT_MATTER_KEYS)]
    return [line.partition(": ")[0] for line in head] == list(FRONT_MATTER_KEYS)


def _split_front_matter(lines: list[str]) -> tuple[list[str], list[str]]:
    if lines[0].rstrip() == FENCE:
        for index, line in enumerate(lines[1:], start=1):
            if line.rstrip() == FENCE:
                return lines[1:index], lines[index + 1 :]
    return [], lines


def _keys(front: list[str]) -> dict[str, tuple[str, ...]]:
    keys: dict[str, tuple[str, ...]] = {}
    key = ""
    for line in front:
        found = _KEY.match(line)
        if found:
            key = found.group(1)
        keys[key] = (*keys.get(key, ()), line)
    return keys


def _record(keys: Mapping[str, tuple[str, ...]]) -> Record:
    lines = keys.get(RECORD_KEY, ("",))
    try:
        values = json.loads(lines[0].removeprefix(f"{RECORD_KEY}:"))
        return Record(
            article_id=str(values["article"]),
            tags=tuple(str(tag) for tag in values["tags"]),
            notes={str(key): str(value) for key, value in values["notes"].items()},
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return Record()  # a person or another program has changed it: as if it were not there


def _split_blocks(body: list[str]) -> tuple[tuple[str, ...], tuple[ExportedBlock, ...]]:
    """Return the lines before the first block, and the blocks."""
    spans: list[tuple[int, int, str]] = []
    seen: set[str] = set()
    for index, line in enumerate(body):
        found = _BLOCK_ID_LINE.match(line)
        # A quotation that the person has copied to another place is the person's text.
        if found and found.group(1) not in seen:
            seen.add(found.group(1))
            floor = spans[-1][1] if spans else 0
            spans.append((_quotation_start(body, index, floor), index + 1, found.group(1)))
    if not spans:
        return tuple(body), ()
    ends = [*(start for start, _, _ in spans[1:]), len(body)]
    blocks = tuple(
        _block(block_id, body[start:middle], body[middle:end])
        for (start, middle, block_id), end in zip(spans, ends, strict=True)
    )
    return tuple(body[: spans[0][0]]), blocks


def _quotation_start(body: list[str], id_line: int, floor: int) -> int:
    start = id_line
    while start > floor and body[start - 1].startswith(">"):
        start -= 1
    return start


def _block(block_id: str, quotation: list[str], below: list[str]) -> ExportedBlock:
    for index, line in enumerate(below):
        if _FACTS_LINE.match(line):
            between, facts, rest = below[:index], line, below[index + 1 :]
            return ExportedBlock(block_id, tuple(quotation), tuple(between), facts, tuple(rest))
    return ExportedBlock(block_id, tuple(quotation), (), "", tuple(below))
