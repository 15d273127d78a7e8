"""Roll-ups and trends as CSV: one row an outlet, byline, section or month.

Shares and the ends of their 95 % intervals are numbers from 0 to 1, to four places, with a dot.
"""

from __future__ import annotations

from collections.abc import Sequence

from reader.exchange.csv_cells import csv_text
from reader.model.profiles import Rollup, ShareInterval, SourcingCategory, TrendPoint

_PLACES = 4
_INTERVAL = ("count", "share", "low", "high")


def rollup_csv(rollup: Rollup) -> str:
    """Return a roll-up as CSV, its rows in their order; equal values give equal text."""
    header = [rollup.by.value, "articles", "claim_sentences", "thin"]
    header += [f"{category.value}_{name}" for category in SourcingCategory for name in _INTERVAL]
    rows = [
        [
            row.label,
            row.articles,
            row.claim_sentences,
            _flag(row.thin),
            *(cell for category in SourcingCategory for cell in _cells(row.shares.get(category))),
        ]
        for row in rollup.rows
    ]
    return csv_text([header, *rows])


def trend_csv(category: SourcingCategory, points: Sequence[TrendPoint]) -> str:
    """Return a category's trend as CSV; months in which nothing was counted have empty cells."""
    header = ["month", "articles", "claim_sentences", "thin"]
    header += [f"{category.value}_{name}" for name in _INTERVAL]
    rows = [
        [
            point.month,
            point.articles,
            point.interval.n if point.interval else 0,
            _flag(point.thin),
            *_cells(point.interval),
        ]
        for point in points
    ]
    return csv_text([header, *rows])


def _cells(interval: ShareInterval | None) -> list[object]:
    if interval is None or not interval.n:
        return ["", "", "", ""]
    shares = (interval.share, interval.low, interval.high)
    return [interval.count, *(f"{share:.{_PLACES}f}" for share in shares)]


def _flag(value: bool) -> str:
    return "yes" if value else ""
