"""Dates of publication as readers see them at the headline. All invented."""

from __future__ import annotations

import pytest
from tests.support.page_metadata import TEXT, read_page

HEAD = "<h1>Ferry stops</h1>"


@pytest.mark.parametrize(
    "line",
    [
        "<p>3.4.2024</p>",
        "<p>Mi 3 Apr 2024</p>",
        "<div>Le 3 avril 2024</div>",
        "<p>von Jane Roe, 3.4.2024</p>",
        "<div><i>3.4.2024</i>von <a>Jane Roe</a> <a>No comments yet</a>, <a>Boats</a></div>",
        "<p>3 de abril de 2024</p>",
    ],
)
def test_the_date_at_the_headline_is_read(line: str) -> None:
    others = "<div class=date>1.1.2020</div>"
    for html in (HEAD + line + TEXT + others, f"<div>{line}{HEAD}</div>{TEXT}{others}"):
        published = read_page(html).published
        assert published is not None
        assert published.iso == "2024-04-03"


def test_the_date_at_the_headline_is_surer_than_times_elsewhere() -> None:
    others = "<time datetime=2024-05-09T10:00:00Z>9 May</time>"
    published = read_page(f"{HEAD}<p>3.4.2024</p>{TEXT}{others}").published
    assert published is not None
    assert published.iso == "2024-04-03"


def test_time_and_zone_come_from_an_element_for_the_same_day() -> None:
    time = "<time datetime=2024-04-03T10:15:00+02:00>3.4.2024</time>"
    published = read_page(f"{HEAD}<p>{time}</p>{TEXT}").published
    assert published is not None
    assert published.iso == "2024-04-03T10:15:00+02:00"


@pytest.mark.parametrize(
    "line",
    ["<p>Updated 3 April 2024</p>", "<p>Aktualisiert am 3.4.2024</p>",
     "<p>On 3 April 2024 the board met.</p>"],
)  # fmt: skip
def test_other_dates_at_the_headline_are_not_of_publication(line: str) -> None:
    assert read_page(HEAD + line + TEXT).published is None


def test_what_a_page_declares_is_surer_than_what_it_shows() -> None:
    meta = "<meta property=article:published_time content=2024-04-02T08:00:00Z>"
    published = read_page(f"{meta}{HEAD}<p>3.4.2024</p>{TEXT}").published
    assert published is not None
    assert published.iso == "2024-04-02T08:00:00Z"


def test_a_date_in_the_title_counts() -> None:
    html = "<title>Ferry stops | Boats | Tide | 03.04.2024</title>" + HEAD + TEXT
    published = read_page(html).published
    assert published is not None
    assert published.iso == "2024-04-03"


def test_a_date_is_kept_without_what_stands_beside_it() -> None:
    published = read_page(f"{HEAD}<p>Von Jane Roe, 3.4.2024, 10:15 Uhr, Kiel</p>{TEXT}").published
    assert published is not None
    assert (published.written, published.iso) == ("3.4.2024, 10:15", "2024-04-03T10:15:00")


def test_the_date_of_a_change_that_machines_read_is_not_of_publication() -> None:
    line = "<p><span class=updated>2024-05-09</span> <span>3 April 2024</span></p>"
    published = read_page(HEAD + line + TEXT).published
    assert published is not None
    assert published.iso == "2024-04-03"
