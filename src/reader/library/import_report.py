"""The result list of an import, to look at and to keep: as values, JSON and CSV."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from reader.exchange.csv_cells import csv_text
from reader.library.entry_import import EntryOutcome
from reader.library.importing import ImportOutcome

_COLUMNS = ("input", "status", "article", "title", "reason")


Outcome = ImportOutcome | EntryOutcome
"""What became of a file or page, or of an entry of a reading list."""


def outcome_value(outcome: Outcome) -> dict[str, Any]:
    """Return an outcome as the command line prints it."""
    values = (outcome.input, outcome.status.value, outcome.article_id)
    return dict(zip(_COLUMNS, (*values, outcome.title, outcome.reason), strict=True))


def outcomes_to_json(outcomes: Iterable[Outcome]) -> str:
    """Return the result list as a JSON array."""
    values = [outcome_value(outcome) for outcome in outcomes]
    return json.dumps(values, ensure_ascii=False, indent=2) + "\n"


def outcomes_to_csv(outcomes: Iterable[Outcome]) -> str:
    """Return the result list as CSV (RFC 4180) that runs no formulas in a spreadsheet."""
    values = (outcome_value(outcome) for outcome in outcomes)
    return csv_text([_COLUMNS, *([value[column] for column in _COLUMNS] for value in values)])
