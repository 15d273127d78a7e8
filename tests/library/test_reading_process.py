"""The process that reads files: the same pieces as here, and files that bring it down."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.support.exported_lists import exported_list
from tests.support.incoming import PAGE as PAGE_TEXT
from tests.support.incoming import TITLE

from reader.ingest.parsing import parse_article
from reader.library.import_pieces import Incoming, unpack
from reader.library.import_reading import read_incoming
from reader.library.progress import CancelledError, Progress
from reader.library.reading_process import ReadingProcess


@pytest.fixture
def process() -> Iterator[ReadingProcess]:
    reading = ReadingProcess()
    yield reading
    reading.close()


@pytest.fixture
def page(tmp_path: Path) -> Incoming:
    path = tmp_path / "tunnel.html"
    path.write_text(PAGE_TEXT, "utf-8")
    return Incoming(path)


def test_it_reads_what_would_be_read_here(process: ReadingProcess, page: Incoming) -> None:
    (there,) = process.read(page, lambda: None)
    (here,) = read_incoming(page)
    assert there == here
    assert there.title == TITLE
    material = unpack(there.packed)
    assert material == unpack(here.packed)
    assert material.raw == PAGE_TEXT.encode()
    assert material.parsed == parse_article(PAGE_TEXT.encode(), name="tunnel.html")


def test_it_goes_on_after_a_file_that_cannot_be_read(
    process: ReadingProcess, page: Incoming, tmp_path: Path
) -> None:
    (missing,) = process.read(Incoming(tmp_path / "gone.html"), lambda: None)
    assert missing.problem
    assert [piece.title for piece in process.read(page, lambda: None)] == [TITLE]


def test_a_reader_that_dies_is_a_problem_and_the_next_file_is_read(
    process: ReadingProcess, page: Incoming
) -> None:
    list(process.read(page, lambda: None))
    assert process._process is not None
    assert process._process.pid is not None
    os.kill(process._process.pid, 9)
    process._process.join()
    (piece,) = process.read(page, lambda: None)
    assert "reader" in piece.problem
    assert [each.title for each in process.read(page, lambda: None)] == [TITLE]


def test_cancelling_ends_the_file_under_way(process: ReadingProcess, tmp_path: Path) -> None:
    pipe = tmp_path / "long.txt"
    pipe.write_text("A long text.\n\n" * 50_000, "utf-8")
    progress = Progress()
    progress.cancel()
    with pytest.raises(CancelledError):
        list(process.read(Incoming(pipe), progress.raise_if_cancelled))
    assert process._process is None


def test_entries_of_a_reading_list_come_through_with_highlights_and_times(
    process: ReadingProcess, tmp_path: Path
) -> None:
    export = tmp_path / "readwise.csv"
    for name in ("omnivore", "wallabag", "karakeep", "readwise", "hypothesis"):
        export.write_bytes(exported_list(name))
        there = list(process.read(Incoming(export), lambda: None))
        here = list(read_incoming(Incoming(export)))
        assert there == here
        assert [unpack(each.packed) for each in there if each.packed] == [
            unpack(each.packed) for each in here if each.packed
        ]


def test_a_name_that_is_no_text_comes_through(process: ReadingProcess, tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/t\xfcnnel.html"))
    path.write_text(PAGE_TEXT, "utf-8")
    (piece,) = process.read(Incoming(path), lambda: None)
    assert piece.title == TITLE
