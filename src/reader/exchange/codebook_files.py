"""Codebooks in files: the program's own JSON, and CSV for spreadsheets.

JSON::

    {"format": "onbackground-codebook", "version": 1, "tags": [
      {"id": "unnamed-source", "name": "Unnamed source", "definition": "…", "parent": null,
       "slot": 1, "letter": "U", "shortcut": 1, "archived": false, "checklist": ["…"]}]}

Siblings stand in their order. When a file is read, only ``id`` or ``name`` must be there.

CSV (RFC 4180): one row a tag, a column for each of these fields; ``archived`` is "yes" or
empty, ``checklist`` has a question a line. A cell that a spreadsheet would run as a formula
gets a leading ``'``, which reading takes away again.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Mapping
from pathlib import PurePath
from typing import Any

from reader.exchange.codebook_checks import tags_from_values
from reader.exchange.csv_cells import csv_text, unguarded_cell
from reader.exchange.values import tag_value
from reader.model.codebook import Codebook, Tag
from reader.model.errors import UnreadableError, UsageError

MAX_CODEBOOK_BYTES = 10_000_000

_FORMAT = "onbackground-codebook"
_VERSION = 1

_COLUMNS = (
    "id", "name", "definition", "parent", "slot", "letter", "shortcut", "archived", "checklist",
)  # fmt: skip

_TRUE_WORDS = ("yes", "true", "1")


def codebook_to_text(codebook: Codebook, file_name: str) -> str:
    """Return the codebook in the format that the file's suffix names.

    Raises:
        UsageError: when no format goes by that suffix.
    """
    return _format_of(file_name)[0](codebook)


def codebook_from_bytes(raw: bytes, file_name: str, known: Codebook | None = None) -> list[Tag]:
    """Return the tags in a file, in the format that its suffix names.

    What the file does not say of a tag is as in ``known``, the codebook they are meant for.
    Parents come before their children; whether parents named but not in the file exist, and
    which letter a tag without one gets, is for the library to say.

    Raises:
        UsageError: when no format goes by that suffix.
        UnreadableError: when the file is not in that format or a tag in it makes no sense.
    """
    read = _format_of(file_name)[1]
    if len(raw) > MAX_CODEBOOK_BYTES:
        raise UnreadableError(f"{file_name} is too large for a codebook.", "Check the file.")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableError(
            f"{file_name} cannot be read: it is not UTF-8 text.", "Save it as UTF-8 and try again."
        ) from error
    return tags_from_values(read(text, file_name), file_name, known or Codebook())


def _codebook_to_json(codebook: Codebook) -> str:
    tags = [tag_value(tag) for tag in codebook]
    values = {"format": _FORMAT, "version": _VERSION, "tags": tags}
    return json.dumps(values, ensure_ascii=False, indent=2) + "\n"


def _values_from_json(text: str, file_name: str) -> list[Mapping[str, Any]]:
    try:
        values = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise UnreadableError(
            f"{file_name} is no codebook: it is not JSON ({error}).", "Check the file."
        ) from error
    tags = values.get("tags") if isinstance(values, dict) else None
    if not isinstance(tags, list) or not all(isinstance(tag, dict) for tag in tags):
        raise UnreadableError(
            f'{file_name} is no codebook: it has no list of "tags".', "Check the file."
        )
    version = values.get("version", _VERSION)
    if not isinstance(version, int) or version > _VERSION:
        raise UnreadableError(
            f"{file_name} was written by a newer version of the program.", "Update the program."
        )
    return tags


def _codebook_to_csv(codebook: Codebook) -> str:
    rows: list[list[object]] = [list(_COLUMNS)]
    for tag in codebook:
        value = tag_value(tag)
        value["archived"] = "yes" if tag.archived else ""
        value["checklist"] = "\n".join(" ".join(line.splitlines()) for line in tag.checklist)
        rows.append([value[column] for column in _COLUMNS])
    return csv_text(rows)


def _values_from_csv(text: str, file_name: str) -> list[Mapping[str, Any]]:
    header = text.partition("\n")[0]
    # Spreadsheets of many countries write a semicolon.
    delimiter = ";" if header.count(";") > header.count(",") else ","
    try:
        rows = list(csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error as error:
        raise UnreadableError(
            f"{file_name} is no codebook: it is not CSV ({error}).", "Check the file."
        ) from error
    if rows and not {"id", "name"} & {str(column) for column in rows[0]}:
        raise UnreadableError(
            f'{file_name} is no codebook: it has no column "name".', "Name the columns."
        )
    return [_value_from_row(row) for row in rows]


def _value_from_row(row: Mapping[str | Any, str | Any]) -> dict[str, Any]:
    cells = {
        column: unguarded_cell(row[column]) for column in _COLUMNS if row.get(column) is not None
    }
    value: dict[str, Any] = dict(cells)
    if "archived" in cells:
        value["archived"] = cells["archived"].strip().casefold() in _TRUE_WORDS
    if "checklist" in cells:
        value["checklist"] = [line for line in cells["checklist"].splitlines() if line.strip()]
    for column in ("slot", "shortcut"):
        if column in cells:
            value[column] = _number(cells[column].strip())
    return value


def _number(cell: str) -> int | str | None:
    """Return a cell's number; None for an empty cell; what is no number as it is."""
    is_short_number = cell.isascii() and cell.isdigit() and len(cell) < 4
    return int(cell) if is_short_number else cell or None


_Writer = Callable[[Codebook], str]
_Reader = Callable[[str, str], list[Mapping[str, Any]]]


def _format_of(file_name: str) -> tuple[_Writer, _Reader]:
    suffix = PurePath(file_name).suffix.lower()
    if suffix == ".json":
        return _codebook_to_json, _values_from_json
    if suffix == ".csv":
        return _codebook_to_csv, _values_from_csv
    if suffix in (".qdc", ".qdpx"):
        raise UsageError(
            f"{file_name}: this version does not read or write REFI-QDA codebooks.",
            "Use a file that ends in .json or .csv.",
        )
    raise UsageError(
        f"{file_name}: a codebook's format goes by the end of the file name.",
        "Use a file that ends in .json or .csv.",
    )
