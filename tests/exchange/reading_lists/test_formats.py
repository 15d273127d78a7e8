"""Each export is told from all other files by its content, and read as its program meant it."""

from __future__ import annotations

import json
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.cpu_time import cpu_seconds
from tests.support.exported_lists import EXPORTS, exported_list
from tests.support.incoming import one_of_each
from tests.support.mutations import mutated
from tests.support.zips import write_zip

from reader.exchange.reading_lists.export_file import MAX_ENTRIES, ExportFile
from reader.exchange.reading_lists.recognising import (
    LIST_FORMATS,
    find_list_format,
    read_reading_list,
)
from reader.model.errors import UnreadableError, UsageError
from reader.model.parsed_article import PublicationDate
from reader.model.reading_list import LeftOutEntry, ReadingList, SavedEntry, SavedHighlight

TUNNEL = "https://gazette.example/news/tunnel"
ROOF = "https://gazette.example/news/roof"
SAVED = datetime(2024, 4, 2, 8, 50, tzinfo=UTC)
"""When the first entry of each export was saved."""


def _read(name: str) -> ReadingList:
    return read_reading_list(exported_list(name))


@pytest.mark.parametrize("name", EXPORTS)
def test_an_export_is_recognised_as_its_own_format_and_no_other(name: str) -> None:
    raw = exported_list(name)
    found = [each.id for each in LIST_FORMATS if each.recognises(ExportFile(raw))]
    assert found == [name.split(maxsplit=1)[0]]


@pytest.mark.parametrize("name", one_of_each())
def test_articles_are_no_exports(name: str) -> None:
    assert find_list_format(one_of_each()[name]) is None


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"{}",
        b"[]",
        b"[[]]",
        b"[1, 2]",
        b"null",
        b'{"bookmarks": []}',
        b'{"annotations": [{"text": "x"}]}',
        b'{"format": "onbackground-codebook", "version": 1, "tags": []}',
        b"id,name,definition\n1,x,y\n",
        b"title,url\nx,https://a.example\n",
        b"An article, about a list.\n\nIt has a title, an url, and tags.\n",
        b"<!doctype html><title>My Pocket Export guide</title><h1>Unread</h1>",
        write_zip({"a.csv": b"title,url"}),
        b"PK\x03\x04 damaged",
        b"[" * 200_000,
        b'[{"is_archived": ' + b"9" * 10_000 + b"}]",
    ],
)
def test_other_files_are_no_exports(raw: bytes) -> None:
    assert find_list_format(raw) is None
    with pytest.raises(UnreadableError, match="no export") as caught:
        read_reading_list(raw)
    assert "Pocket" in caught.value.advice


def test_a_format_that_was_named_has_to_be_the_files() -> None:
    raw = exported_list("pocket table")
    assert read_reading_list(raw, "pocket").service == "Pocket"
    with pytest.raises(UnreadableError, match="an export of Pocket"):
        read_reading_list(raw, "instapaper")
    with pytest.raises(UsageError, match="no format"):
        read_reading_list(raw, "delicious")


@pytest.mark.parametrize("name", EXPORTS)
def test_every_entry_has_an_address_or_a_text_and_times_have_zones(name: str) -> None:
    reading_list = _read(name)
    assert reading_list.entries
    for entry in reading_list.entries:
        assert entry.url.startswith("https://gazette.example/") or entry.text
        assert entry.added_at is None or entry.added_at.tzinfo is not None
    assert all(each.reason.endswith(".") for each in reading_list.left_out)


def test_pocket_tables() -> None:
    reading_list = _read("pocket table")
    assert reading_list == ReadingList(
        "Pocket",
        (
            SavedEntry(
                TUNNEL,
                "Harbour tunnel to open two years late, officials say",
                SAVED,
                tags=("harbour", "public money"),
            ),
            SavedEntry(ROOF, "", datetime(2024, 4, 3, 8, 50, tzinfo=UTC), read=True, archived=True),
            SavedEntry(
                "https://gazette.example/news/formula",
                '=HYPERLINK("https://evil.example")',
                tags=("=cmd", "harbour"),
                problems=("Its date “sometime” cannot be read.",),
            ),
        ),
        (LeftOutEntry("row 5", "It has no web address."),),
    )


def test_pockets_archive_has_highlights() -> None:
    entry = _read("pocket").entries[0]
    assert entry.highlights == (
        SavedHighlight(
            "Three people with knowledge of the contract blamed the supplier.",
            created_at=datetime(2024, 4, 2, 9, 50, tzinfo=UTC),
        ),
        SavedHighlight("costs had not risen", created_at=datetime(2024, 4, 2, 9, 51, tzinfo=UTC)),
    )


def test_pockets_older_page() -> None:
    reading_list = _read("pocket page")
    first, second = reading_list.entries
    assert (first.url, first.title) == (f"{TUNNEL}?a=1&b=2", "Harbour tunnel & pumps")
    assert (first.added_at, first.tags, first.read) == (SAVED, ("harbour", "public money"), False)
    assert (second.url, second.title, second.archived) == (ROOF, "", True)
    assert reading_list.left_out == (LeftOutEntry("Not a page", "It has no web address."),)


def test_instapaper() -> None:
    reading_list = _read("instapaper")
    tunnel, roof, ferry, bridge = reading_list.entries
    assert tunnel == SavedEntry(
        TUNNEL,
        "Harbour tunnel, late",
        SAVED,
        tags=("harbour", "public money"),
        note="What the port says",
    )
    assert (roof.read, roof.archived, roof.starred) == (True, True, False)
    assert (ferry.read, ferry.starred, ferry.tags) == (False, True, ())
    assert bridge.tags == ("Transport",)
    assert [each.place for each in reading_list.left_out] == ["row 6"]


def test_readwise_reader() -> None:
    reading_list = _read("readwise")
    tunnel, roof, ferry = reading_list.entries
    assert (tunnel.added_at, tunnel.read) == (SAVED, False)
    assert tunnel.tags == ("harbour", "public money", "it's late")
    assert roof.added_at == datetime(2024, 4, 3, 6, 50, 0, 123456, tzinfo=UTC)
    assert (roof.read, roof.archived) == (True, False)
    assert (ferry.read, ferry.archived, ferry.added_at) == (True, True, None)
    assert [each.place for each in reading_list.left_out] == ["row 5"]


def test_wallabag() -> None:
    reading_list = _read("wallabag")
    tunnel, roof = reading_list.entries
    assert (tunnel.read, tunnel.archived, tunnel.starred) == (True, True, True)
    assert tunnel.added_at == datetime(2024, 4, 2, 6, 50, tzinfo=UTC)
    assert tunnel.tags == ("harbour", "public money")
    assert tunnel.byline == ("Jane Roe", "John Doe")
    assert tunnel.published == PublicationDate("2024-04-01T06:14:53+0000", "2024-04-01T06:14:53Z")
    assert tunnel.language == "en-GB"
    assert tunnel.html.startswith("<p>The harbour tunnel")
    assert tunnel.highlights == (
        SavedHighlight(
            "Three people with knowledge of the contract",
            note="Who are they?",
            created_at=datetime(2024, 4, 2, 14, 33, 9, tzinfo=UTC),
        ),
    )
    assert (roof.title, roof.tags, roof.read, roof.has_text) == ("", ("roof",), False, False)
    assert roof.added_at == datetime(2024, 4, 3, 8, 50, tzinfo=UTC)
    assert len(reading_list.left_out) == 1


def test_what_wallabags_api_answers_is_read_alike() -> None:
    entries = json.loads(exported_list("wallabag"))
    answer = json.dumps({"page": 1, "_embedded": {"items": entries}}).encode()
    assert read_reading_list(answer) == _read("wallabag")


def test_karakeep() -> None:
    reading_list = _read("karakeep")
    link, text = reading_list.entries
    assert link == SavedEntry(
        TUNNEL,
        "Harbour tunnel",
        SAVED,
        tags=("Public money", "harbour"),
        note="Ask the port.\nTwice.",
    )
    assert (text.url, text.title, text.read) == ("", "A text of my own", True)
    assert text.text.startswith("The pumps were ordered")
    assert len(reading_list.left_out) == 1


def test_omnivore() -> None:
    tunnel, roof = _read("omnivore").entries
    assert tunnel.title == "Harbour tunnel to open two years late"
    assert (tunnel.read, tunnel.archived, tunnel.tags) == (True, True, ("harbour", "public money"))
    assert tunnel.added_at == datetime(2024, 4, 2, 6, 50, tzinfo=UTC)
    assert tunnel.byline == ("Jane Roe",)
    assert tunnel.html.startswith("<DIV")
    assert tunnel.highlights == (
        SavedHighlight(
            "Three people with knowledge of the contract blamed the supplier.\n"
            "The port authority said that costs had not risen.",
            note="Who are they?\n\nAsk again.",
            tags=("unnamed", "to check"),
        ),
        SavedHighlight("two years late"),
    )
    assert (roof.read, roof.archived, roof.has_text) == (True, False, False)


def test_omnivores_list_alone_has_no_texts() -> None:
    assert not any(entry.has_text for entry in _read("omnivore metadata").entries)


def test_bookmarks() -> None:
    reading_list = _read("bookmarks")
    tunnel, roof, ferry, bridge = reading_list.entries
    assert (tunnel.url, tunnel.title, tunnel.added_at) == (TUNNEL, "Harbour tunnel & pumps", SAVED)
    assert (tunnel.tags, tunnel.note) == (("harbour", "public money"), "What the port says")
    assert (roof.title, roof.tags) == ("", ("Local news",))
    assert roof.added_at == datetime(2024, 4, 3, 8, 50, tzinfo=UTC)
    assert ferry.tags == ("Local news", "Transport")
    assert ferry.problems == ("Its date “soon” cannot be read.",)
    assert bridge.tags == ()
    assert [each.place for each in reading_list.left_out] == ["Most Visited", "Bookmarklet"]


def test_hypothesis() -> None:
    reading_list = _read("hypothesis")
    (page,) = reading_list.entries
    assert (page.url, page.title) == (TUNNEL, "Harbour tunnel to open two years late")
    assert (page.note, page.tags) == ("About the whole page.", ("harbour",))
    assert page.highlights == (
        SavedHighlight(
            "Three people with knowledge of the contract",
            prefix="officials said on Monday.\n\n   ",
            suffix=" blamed the supplier.\n",
            note="Who are **they**?",
            tags=("unnamed", "to check"),
            created_at=datetime(2024, 4, 2, 14, 33, 9, 123456, tzinfo=UTC),
        ),
    )
    assert [each.reason for each in reading_list.left_out] == [
        "It replies to another one.",
        "It is on no web address.",
    ]


def test_what_hypothesis_answers_to_a_search_is_read_alike() -> None:
    value = json.loads(exported_list("hypothesis"))
    answer = json.dumps({"total": 4, "rows": value["annotations"]}).encode()
    assert read_reading_list(answer) == _read("hypothesis")


@pytest.mark.parametrize("name", EXPORTS)
@given(changes=st.data())
def test_a_damaged_export_gives_a_list_or_an_error_for_people(
    name: str, changes: st.DataObject
) -> None:
    raw = changes.draw(mutated(exported_list(name)))
    with suppress(UnreadableError):
        assert isinstance(read_reading_list(raw), ReadingList)


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=12,
)


@given(
    st.sampled_from(["wallabag", "karakeep", "omnivore metadata", "hypothesis"]),
    st.data(),
)
def test_values_of_the_wrong_type_are_left_out(name: str, drawn: st.DataObject) -> None:
    value = json.loads(exported_list(name))
    key = {"karakeep": "bookmarks", "hypothesis": "annotations"}.get(name)
    entries: list[dict[str, object]] = value[key] if key else value
    entry = drawn.draw(st.sampled_from(entries))
    for field in drawn.draw(st.sets(st.sampled_from(sorted(entry)))):
        entry[field] = drawn.draw(_JSON)
    with suppress(UnreadableError):
        assert read_reading_list(json.dumps(value).encode()) is not None


@pytest.mark.parametrize(
    "raw",
    [
        b"<!DOCTYPE NETSCAPE-Bookmark-file-1>" + b"<DL><p><DT><H3>x</H3>" * 50_000,
        b"<!DOCTYPE NETSCAPE-Bookmark-file-1><DL>" + b"<DT><A HREF=" * 100_000,
        b"<!DOCTYPE NETSCAPE-Bookmark-file-1><DL>" + b"<!--" * 100_000,
        b"title,url,time_added,tags,status\n" + b'"' * 1_000_000,
        b"title,url,time_added,tags,status\nx,https://a.example,1," + b"|" * 1_000_000 + b",unread",
        b"title,url,time_added,tags,status\n" + b"," * 1_000_000,
        b"title,url,id,document tags,saved date,location\nx,https://a.example,1,\"['"
        + b"\\" * 100_000
        + b'",2024,new',
    ],
)
def test_exports_made_to_be_slow_are_read_in_a_moment(raw: bytes) -> None:
    def read() -> None:
        with suppress(UnreadableError):
            read_reading_list(raw)

    assert cpu_seconds(read) < 20


def test_an_export_with_too_many_entries_is_refused() -> None:
    rows = b"x,https://a.example,1,,unread\n" * (MAX_ENTRIES + 1)
    with pytest.raises(UnreadableError, match="more than 100,000"):
        read_reading_list(b"title,url,time_added,tags,status\n" + rows)


def test_spreadsheets_that_saved_a_table_with_semicolons_did_no_harm() -> None:
    raw = b"title;url;time_added;tags;status\r\nTunnel;%s;1712047800;a|b;archive\r\n"
    (entry,) = read_reading_list(b"\xef\xbb\xbf" + raw % TUNNEL.encode()).entries
    assert (entry.title, entry.tags, entry.read) == ("Tunnel", ("a", "b"), True)


def test_samples_name_nobody_that_exists() -> None:
    for path in Path(__file__).parent.joinpath("samples").rglob("*.*"):
        for word in path.read_text(encoding="utf-8").split("https://")[1:]:
            host = word.split("/")[0].split('"')[0]
            assert host.endswith(".example") or host.startswith("evil.example"), host
