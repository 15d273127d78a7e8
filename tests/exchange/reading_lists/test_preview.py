"""What would become of each entry, told before anything is done."""

from __future__ import annotations

from tests.support.exported_lists import exported_list

from reader.documents.addresses import same_address_key
from reader.exchange.reading_lists.preview import PreviewStatus, preview
from reader.exchange.reading_lists.recognising import read_reading_list
from reader.model.reading_list import LeftOutEntry, ReadingList, SavedEntry

TUNNEL = "https://gazette.example/news/tunnel"


def test_each_status_is_told_in_the_order_of_the_export() -> None:
    reading_list = ReadingList(
        "Pocket",
        (
            SavedEntry("https://www.gazette.example/news/tunnel?utm_source=x", "Tunnel"),
            SavedEntry("https://gazette.example/roof", html="<p>Roof</p>"),
            SavedEntry("https://gazette.example/ferry"),
            SavedEntry("http://gazette.example/ferry/"),
            SavedEntry("", text="A text of my own.\nMore of it."),
            SavedEntry("", text="Another one."),
        ),
        (LeftOutEntry("row 9", "It has no web address."),),
    )
    rows = preview(reading_list, {same_address_key(TUNNEL)})
    assert [(row.title, row.status) for row in rows] == [
        ("Tunnel", PreviewStatus.DUPLICATE),
        ("https://gazette.example/roof", PreviewStatus.READY),
        ("https://gazette.example/ferry", PreviewStatus.NEEDS_FETCHING),
        ("http://gazette.example/ferry/", PreviewStatus.REPEATED),
        ("A text of my own.", PreviewStatus.READY),
        ("Another one.", PreviewStatus.READY),
        ("row 9", PreviewStatus.PROBLEM),
    ]
    assert rows[-1].reason == "It has no web address."


def test_what_could_not_be_read_of_an_entry_is_told() -> None:
    rows = preview(read_reading_list(exported_list("pocket table")), frozenset())
    assert [row.reason for row in rows if row.reason] == [
        "Its date “sometime” cannot be read.",
        "It has no web address.",
    ]
