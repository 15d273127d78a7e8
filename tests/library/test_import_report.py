from __future__ import annotations

import csv
import io
import json

from reader.library.entry_import import EntryOutcome, EntryStatus
from reader.library.import_report import outcomes_to_csv, outcomes_to_json
from reader.library.importing import ImportOutcome, ImportStatus

OUTCOMES = (
    ImportOutcome("a.txt", ImportStatus.ADDED, "id-1", '=HYPERLINK("https://evil.example")'),
    EntryOutcome("@harbour", EntryStatus.NEEDS_FETCHING, reason="It, as it were,\nis not here."),
)


def test_a_result_list_as_json_says_what_the_command_line_says() -> None:
    assert json.loads(outcomes_to_json(OUTCOMES)) == [
        {
            "input": "a.txt",
            "status": "added",
            "article": "id-1",
            "title": '=HYPERLINK("https://evil.example")',
            "reason": "",
        },
        {
            "input": "@harbour",
            "status": "needs-fetching",
            "article": None,
            "title": "",
            "reason": "It, as it were,\nis not here.",
        },
    ]


def test_a_result_list_as_csv_runs_no_formulas() -> None:
    rows = list(csv.reader(io.StringIO(outcomes_to_csv(OUTCOMES), newline="")))
    assert rows == [
        ["input", "status", "article", "title", "reason"],
        ["a.txt", "added", "id-1", '\'=HYPERLINK("https://evil.example")', ""],
        ["'@harbour", "needs-fetching", "", "", "It, as it were,\nis not here."],
    ]
