from __future__ import annotations

import csv
import io
from dataclasses import replace

from tests.support.profiles import profiled

from reader.exchange.rollup_csv import rollup_csv, trend_csv
from reader.model.profiles import RollupBy, SourcingCategory
from reader.sourcing.rollups import roll_up, trend


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_a_rollup_is_a_row_for_each_label_with_shares_and_intervals() -> None:
    text = rollup_csv(roll_up([profiled(n) for n in range(12)], RollupBy.OUTLET))
    assert text.startswith("outlet,articles,claim_sentences,thin,named_count,named_share,")
    assert text.endswith("\r\n")
    (row,) = rows(text)
    assert (row["outlet"], row["articles"], row["claim_sentences"]) == ("Bay Courier", "12", "48")
    assert (row["unnamed_count"], row["unnamed_share"]) == ("12", "0.2500")
    assert (row["unnamed_low"], row["unnamed_high"]) == ("0.1492", "0.3878")
    assert row["thin"] == ""


def test_an_outlet_named_like_a_formula_is_no_formula() -> None:
    text = rollup_csv(roll_up([profiled(1, outlet='=HYPERLINK("x"),1')], RollupBy.OUTLET))
    (row,) = rows(text)
    assert row["outlet"] == '\'=HYPERLINK("x"),1'
    assert row["thin"] == "yes"


def test_a_row_without_claims_has_empty_cells() -> None:
    (row,) = rows(rollup_csv(roll_up([profiled(1, unnamed=0, claims=0)], RollupBy.OUTLET)))
    assert (row["claim_sentences"], row["named_share"], row["named_low"]) == ("0", "", "")


def test_a_trend_is_a_row_for_each_month() -> None:
    articles = [profiled(1, date="2024-01-01"), profiled(2, date="2024-03-01")]
    category = SourcingCategory.UNNAMED
    found = rows(trend_csv(category, trend(articles, category)))
    assert [(row["month"], row["unnamed_count"]) for row in found] == [
        ("2024-01", "1"),
        ("2024-02", ""),
        ("2024-03", "1"),
    ]


def test_rows_of_no_articles_are_a_header_alone() -> None:
    rollup = replace(roll_up([], RollupBy.SECTION))
    assert rollup_csv(rollup).count("\r\n") == 1
