"""An export as a recogniser and a reader see it: text, JSON, a table or an archive, on demand.

Each is parsed once, however many formats look at it, and only within limits: deep JSON, numbers
of thousands of digits, cells of more than 128 KB and archives that grow are nothing that a
reading list has.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any

from reader.documents.archives import Archive, ArchiveBudget, is_archive
from reader.documents.decoding import decode_bytes
from reader.model.errors import UnreadableError

MAX_EXPORT_BYTES = 200 * 1024 * 1024
MAX_ENTRIES = 100_000

_MOST_TEXT_BYTES = 100 * 1024 * 1024
_FIRST_BYTES = 16_384
_FIRST_CHARACTERS = 4_000


class ExportFile:
    """The bytes of an export; what they are not is None or empty, never an error."""

    def __init__(self, raw: bytes) -> None:
        self.raw = raw

    @cached_property
    def text(self) -> str:
        """The file as text, "" where it is none or too long for one."""
        if len(self.raw) > _MOST_TEXT_BYTES or is_archive(self.raw):
            return ""
        try:
            return decode_bytes(self.raw).text
        except UnreadableError:
            return ""

    @cached_property
    def beginning(self) -> str:
        """The first characters of the text, without white space in front."""
        if is_archive(self.raw):
            return ""
        try:
            return decode_bytes(self.raw[:_FIRST_BYTES]).text[:_FIRST_CHARACTERS].lstrip()
        except UnreadableError:
            return ""

    @cached_property
    def json(self) -> Any:
        """The JSON value that the file holds, None where it holds none."""
        if self.beginning[:1] not in ("{", "["):
            return None
        return parse_json(self.text)

    @cached_property
    def columns(self) -> frozenset[str]:
        """The names in the first line of a table, in small letters; empty for no table."""
        line = self.beginning.partition("\n")[0]
        if not re.search(r"[,;\t]", line):
            return frozenset()
        try:
            row = next(csv.reader([line], delimiter=self._delimiter), [])
        except csv.Error:
            return frozenset()
        return frozenset(name.strip().casefold() for name in row)

    def rows(self) -> Iterator[tuple[int, Mapping[str, str]]]:
        """Give the rows below the first with their numbers, by column names in small letters.

        Rows count from 2, as in a spreadsheet.

        Raises:
            UnreadableError: when the table is damaged.
        """
        try:
            text = io.StringIO(self.text.lstrip("\ufeff\r\n \t"), newline="")
            reader = csv.reader(text, delimiter=self._delimiter)
            names = [name.strip().casefold() for name in next(reader, [])]
            for number, row in enumerate(reader, 2):
                if any(cell.strip() for cell in row):
                    yield number, dict(zip(names, row, strict=False))
        except csv.Error as error:
            raise UnreadableError(
                f"The table is damaged ({error}).", "Export the list again."
            ) from error

    @cached_property
    def archive(self) -> Archive | None:
        """The archive that the file is, None where it is none."""
        if not is_archive(self.raw):
            return None
        try:
            return Archive(self.raw, ArchiveBudget())
        except UnreadableError:
            return None

    @property
    def _delimiter(self) -> str:
        line = self.beginning.partition("\n")[0]
        return max(",;\t", key=line.count)


def parse_json(text: str) -> Any:
    """Return the JSON value in a text, None where there is none that can be read."""
    try:
        return json.loads(text.lstrip("\ufeff"), strict=False, parse_constant=lambda _: None)
    except (ValueError, RecursionError):  # ValueError: also for numbers of 5,000 digits
        return None


def refuse_many(count: int) -> None:
    """Raise `UnreadableError` when an export has more entries than are read."""
    if count > MAX_ENTRIES:
        raise UnreadableError(
            f"The export holds more than {MAX_ENTRIES:,} entries.", "Split it into parts."
        )
