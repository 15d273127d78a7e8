"""CSV for spreadsheets: RFC 4180, and no cell that one would run as a formula.

A cell that begins with ``= + - @``, a tab or a carriage return gets a leading ``'`` (OWASP, "CSV
Injection"); reading takes it away again.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable

_FORMULA = re.compile("'*[=+\\-@\t\r]")
"""What a spreadsheet may run, or what writing has already marked once."""


def csv_text(rows: Iterable[Iterable[object]]) -> str:
    """Return the rows as CSV with CRLF line ends; None is an empty cell."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\r\n")
    for row in rows:
        writer.writerow([guarded_cell(value) for value in row])
    return written.getvalue()


def guarded_cell(value: object) -> str:
    """Return a value as a cell that no spreadsheet takes for a formula."""
    cell = "" if value is None else str(value)
    if isinstance(value, int | float):
        return cell  # a negative number is one
    return f"'{cell}" if _FORMULA.match(cell) else cell


def unguarded_cell(cell: str) -> str:
    """Return what `guarded_cell` was given."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell
