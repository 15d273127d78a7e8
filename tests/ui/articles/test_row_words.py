"""The words of a row, hostile titles among them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QLocale
from tests.support.summaries import summary

from reader.model.parsed_article import PublicationDate
from reader.ui.articles.row_words import (
    annotation_count,
    isolated,
    origin_line,
    row_origin,
    short_date,
    shown_title,
    spoken_row,
)

FSI, PDI = "\u2068", "\u2069"


@pytest.fixture(autouse=True)
def english() -> None:
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))


def test_a_title_cannot_turn_its_row_around() -> None:
    assert isolated("\u202eevil\u2067 title\u200f") == f"{FSI}evil title{PDI}"


def test_a_title_is_one_line_and_never_empty() -> None:
    assert (
        shown_title(summary(1, title="Two\n\n  lines\there").article) == f"{FSI}Two lines here{PDI}"
    )
    assert shown_title(summary(1, title=" \n ").article) == f"{FSI}Untitled{PDI}"
    assert len(shown_title(summary(1, title="word " * 100_000).article)) < 500


@pytest.mark.parametrize(
    ("published", "said"),
    [
        (None, ""),
        (PublicationDate("03/04/2024 23h24", "2024-04-03T23:24:00"), "3 Apr 2024"),
        (PublicationDate("03/04/2024", None, ambiguous=True), f"{FSI}03/04/2024{PDI}"),
        (PublicationDate("some day", "not a date"), f"{FSI}some day{PDI}"),
    ],
)
def test_dates_are_short_or_as_written(published: PublicationDate | None, said: str) -> None:
    assert short_date(published) == said


def test_origin_leaves_out_what_is_not_known() -> None:
    assert origin_line(summary(1, outlet="").article) == "14 Mar 2026"
    assert origin_line(summary(1, sample=True).article).startswith("Sample · ")


def test_a_row_says_how_many_outlets_print_the_story() -> None:
    row = replace(summary(1, outlet=""), printing_count=3)
    assert row_origin(row) == "14 Mar 2026 · 3 printings"
    assert "3 printings" in spoken_row(row, {})
    assert row_origin(summary(1, outlet="")) == "14 Mar 2026"


def test_one_annotation_is_not_annotations() -> None:
    assert annotation_count(1) == "1 annotation"
    assert annotation_count(7) == "7 annotations"
