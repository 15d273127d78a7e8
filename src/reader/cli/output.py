"""What a command prints: results on standard output, all else on standard error."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Mapping
from typing import Any

import click

from reader.text.normalise import collapse_whitespace

_DIRECTION_MARKS = re.compile("[\u202a-\u202e\u2066-\u2069]")
_FIRST_STRONG_ISOLATE, _POP_ISOLATE = "\u2068", "\u2069"

SHORT_ID = 8
"""Characters of an id that lists show; any unique beginning is accepted where an id is asked."""


def print_json(value: object) -> None:
    """Print one JSON document, as UTF-8 whatever the terminal's encoding."""
    print_text(json.dumps(value, ensure_ascii=False) + "\n")


def print_json_list(values: Iterable[Mapping[str, Any]]) -> None:
    """Print one JSON array with an element on each line, without holding all of it."""
    separator = "[\n"
    for value in values:
        print_text(separator + json.dumps(value, ensure_ascii=False))
        separator = ",\n"
    print_text("[]\n" if separator == "[\n" else "\n]\n")


def print_text(text: str) -> None:
    """Print text as it is: in UTF-8 with its own line ends, unless a person reads it directly."""
    if sys.stdout.isatty():
        click.echo(text, nl=False)
        return
    sys.stdout.buffer.write(text.encode("utf-8", "replace"))
    sys.stdout.buffer.flush()


def print_line(text: str = "") -> None:
    """Print one line for a person."""
    print_text(text + "\n")


def tell(message: str) -> None:
    """Say something beside the result: on standard error, in one line."""
    click.echo(collapse_whitespace(message), err=True)


def counted(number: int, noun: str) -> str:
    """Return "1 article", "2 articles"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def one_line(text: str, limit: int = 0) -> str:
    """Return text for a line of a list: no line breaks, direction marks kept inside it.

    With ``limit``, at most so many characters, cut with an ellipsis.
    """
    line = collapse_whitespace(text).strip()
    if limit and len(line) > limit:
        line = line[: limit - 1].rstrip() + "…"
    if _DIRECTION_MARKS.search(line):
        line = f"{_FIRST_STRONG_ISOLATE}{line}{_POP_ISOLATE}"
    return line
