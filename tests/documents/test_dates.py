from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.documents.dates import is_date_line, parse_publication_date


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("2024-04-03", "2024-04-03"),
        ("2024/4/3", "2024-04-03"),
        ("20240403", "2024-04-03"),
        ("2024-04-03T23:24:00Z", "2024-04-03T23:24:00Z"),
        ("2024-04-03T23:24:00.123+02:00", "2024-04-03T23:24:00+02:00"),
        ("2024-04-03 23:24", "2024-04-03T23:24:00"),
        ("March 22, 2024", "2024-03-22"),
        ("Mar. 22nd, 2024", "2024-03-22"),
        ("22 March 2024", "2024-03-22"),
        ("22-Mar-2024", "2024-03-22"),
        ("22 March 2024, 10:15 GMT", "2024-03-22T10:15:00Z"),
        ("Fri, 22 Mar 2024 10:15:00 +0000", "2024-03-22T10:15:00Z"),
        ("Fri, 22 Mar 2024 10:15:30 -0500", "2024-03-22T10:15:30-05:00"),
        ("Published March 22, 2024 at 10:15 p.m. ET", "2024-03-22T22:15:00-04:00"),
        ("Jan. 5, 2024 3 PM ET", "2024-01-05T15:00:00-05:00"),
        ("12:30 a.m. 5 January 2024", "2024-01-05T00:30:00"),
        ("Thursday 4 April 2024 09.00 BST", "2024-04-04T09:00:00+01:00"),
        ("3 avril 2024 à 23h24", "2024-04-03T23:24:00"),
        ("3 de abril de 2024", "2024-04-03"),
        ("3. April 2024", "2024-04-03"),
        ("2024年4月3日 23:24", "2024-04-03T23:24:00"),
        ("9999-12-31T23:59:59-12:00", "9999-12-31T23:59:59-12:00"),
        ("0001-01-01", "0001-01-01"),
    ],
)
def test_dates_that_can_mean_one_day_are_read(written: str, iso: str) -> None:
    date = parse_publication_date(written)
    assert (date.iso, date.ambiguous, date.written) == (iso, False, written)


@pytest.mark.parametrize(
    ("written", "clues", "iso"),
    [
        ("13/04/2024", "", "2024-04-13"),  # there is no 13th month
        ("04/13/2024", "", "2024-04-13"),
        ("04/04/2024", "", "2024-04-04"),  # both readings are one day
        ("03/04/2024 23h24", "", "2024-04-03T23:24:00"),  # a French or Portuguese clock
        ("3.4.2024", "", "2024-04-03"),  # full stops: Europe
        ("03/04/2024", "https://news.example/open-uri20240403-18", "2024-04-03"),
        ("03/04/2024", "https://news.example/2024/03/04/story", "2024-03-04"),
        ("03/04/2024", "https://news.example/20240403/20240101", "2024-04-03"),
    ],
)
def test_evidence_decides_which_number_is_the_day(written: str, clues: str, iso: str) -> None:
    date = parse_publication_date(written, clues=clues)
    assert (date.iso, date.ambiguous) == (iso, False)


@pytest.mark.parametrize(
    ("written", "clues"),
    [
        ("03/04/2024", ""),
        ("03-04-2024 10:15", ""),
        ("03/04/2024 11:24 PM", ""),  # a clock of twelve hours is used on both sides
        ("03/04/2024", "photo20240101"),  # fits neither reading
        ("03/04/2024", "a20240403 b20240304"),  # fits both
        ("03/04/2024 23h24", "photo20240304"),  # the evidence disagrees
        ("03/04/2024", "id 1202404031"),  # part of a longer number
    ],
)
def test_without_evidence_a_date_stays_as_written_and_is_marked(written: str, clues: str) -> None:
    date = parse_publication_date(written, clues=clues)
    assert (date.iso, date.ambiguous, date.shown) == (None, True, written)


@pytest.mark.parametrize(
    "written",
    [
        *("", "yesterday", "0000-00-00", "99/99/9999", "31/02/2024", "2024-02-30", "1711101300"),
        *("²/³/2024", "May 2024", "9" * 5_000, "2024-" * 500, "١٢٣٤٥", "10:15", "32 March 2024"),
        "T" * 300,
    ],
)
def test_what_cannot_be_read_has_no_meaning_and_raises_nothing(written: str) -> None:
    date = parse_publication_date(written)
    assert (date.iso, date.ambiguous) == (None, False)


@given(st.text(st.sampled_from("0123456789/-.:h TZ+apm,MarchGMT年月日²٣"), max_size=40), st.text())
def test_no_text_makes_it_raise_and_what_it_gives_is_a_time(written: str, clues: str) -> None:
    date = parse_publication_date(written, clues=clues)
    assert date.iso is None or datetime.fromisoformat(date.iso).year >= 1
    assert is_date_line(written) in (True, False)


@pytest.mark.parametrize(
    "line",
    [
        "03/04/2024 23h24",
        "Updated: 3 May 2024",
        "Published: 22 March 2024 10:15 EDT, Updated: 23 March 2024 12:30 EDT",
        "Friday, March 22, 2024 | 10:15 IST",
        "Sept. 3, 2024, 5:00 a.m. ET",
    ],
)
def test_a_line_with_nothing_but_a_date_is_a_date_line(line: str) -> None:
    assert is_date_line(line)


@pytest.mark.parametrize(
    "line",
    [
        "The blast on March 22, 2024 killed nine",
        "By 3 May 2024",
        "Updated",
        "",
        "Politics 3 May 2024",
    ],
)
def test_a_line_that_says_more_is_no_date_line(line: str) -> None:
    assert not is_date_line(line)
