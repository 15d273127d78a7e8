from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.support.command_line import run
from tests.support.libraries import add_article

from reader.exchange.rollup_csv import rollup_csv
from reader.library.library import Library
from reader.library.operations import RejectSuggestions
from reader.model.profiles import RollupBy
from reader.sourcing.rollups import roll_up

TEXT = (
    "The harbour tunnel will open two years late, Ines Halloran, the port's engineer, said.",
    "Officials said on Monday that the pumps had failed.",
)


@pytest.fixture
def reviewed(library: Path) -> Iterator[Library]:
    """Return a library with one reviewed article and one that waits."""
    opened = Library.open(library, samples=False)
    first = add_article(opened, "Tunnel late", TEXT)
    add_article(opened, "Waiting", ("Aides said that the ferry will stop.",))
    for article_id in opened.reviews.list_unanalysed():
        opened.reviews.analyse(article_id)
    opened.run(RejectSuggestions([each.id for each in opened.reviews.get(first).open]))
    yield opened
    opened.close()


def test_the_table_says_whom_reviewed_articles_rest_on(reviewed: Library) -> None:
    ran = run("profile")
    assert ran.code == 0, ran.stderr
    first, *shares = ran.stdout.splitlines()
    assert first.startswith("Harbour Gazette: 1 article, ")
    assert first.endswith("(too few to say much)")
    assert any(line.startswith("  named: ") and "%" in line for line in shares)


@pytest.mark.parametrize(
    ("by", "label"),
    [
        ("outlet", "Harbour Gazette"),
        ("byline", "A. Ferry"),
        ("section", "Local"),
        ("month", "2024-04"),
    ],
)
def test_articles_are_put_together_by_what_is_asked(reviewed: Library, by: str, label: str) -> None:
    ran = run("profile", "--by", by, "--json")
    [row] = ran.json
    assert (row["label"], row["articles"], row["thin"]) == (label, 1, True)
    named = row["shares"]["named"]
    assert named["low"] <= named["share"] <= named["high"]
    assert sum(each["count"] for each in row["shares"].values()) == row["claim_sentences"]
    assert len(row["article_ids"]) == 1


def test_the_csv_is_that_of_the_window(reviewed: Library) -> None:
    ran = run("profile", "--csv")
    rollup = roll_up(reviewed.reviews.list_profiled(), RollupBy.OUTLET)
    assert ran.stdout.replace("\r\n", "\n") == rollup_csv(rollup).replace("\r\n", "\n")
    [header, row] = list(csv.reader(io.StringIO(ran.stdout)))
    assert row[header.index("outlet")] == "Harbour Gazette"


def test_without_reviewed_articles_it_says_what_to_do(library: Path) -> None:
    Library.open(library, samples=False).close()
    ran = run("profile")
    assert ran.code == 0
    assert ran.stdout == ""
    assert "No article has been reviewed yet" in ran.stderr
    assert run("profile", "--json").json == []


def test_a_wrong_grouping_is_refused_with_those_there_are(library: Path) -> None:
    ran = run("profile", "--by", "colour")
    assert ran.code == 2
    assert "outlet" in ran.stderr
