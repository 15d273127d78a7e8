"""Archives, most of them made to do harm (threat T12)."""

from __future__ import annotations

import struct
import zipfile
from contextlib import suppress
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.mutations import mutated
from tests.support.zips import write_link, write_zip

from reader.documents.archives import (
    MAX_ENTRIES,
    Archive,
    ArchiveBudget,
    OverBudgetError,
    is_archive,
)
from reader.model.errors import UnreadableError

MEBIBYTE = 1024 * 1024
SOUND = write_zip({"a.txt": b"An invented text." * 50, "b/c.html": b"<p>Another.</p>" * 40})


def _opened(raw: bytes, budget: ArchiveBudget | None = None) -> Archive:
    return Archive(raw, budget or ArchiveBudget())


def test_files_are_listed_and_read_in_their_order() -> None:
    archive = _opened(write_zip({"b/": b"", "b/two.txt": b"2", "one.txt": b"1"}))
    assert archive.names == ("b/two.txt", "one.txt")
    assert [archive.read(name) for name in archive.names] == [b"2", b"1"]
    assert archive.refused == ()


def test_an_archive_is_known_by_its_beginning() -> None:
    assert is_archive(SOUND)
    assert is_archive(write_zip({}))
    assert not is_archive(b"PK is what it is called")


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("../../x.txt", "points out"),
        ("a/../../x.txt", "points out"),
        ("/etc/passwd", "points out"),
        ("C:/Windows/x.txt", "points out"),
        ("c:x.txt", "points out"),
        ("..\\..\\x.txt", "points out"),
        ("\\\\server\\share\\x.txt", "points out"),
    ],
)
def test_a_name_that_points_out_of_the_archive_is_refused(name: str, reason: str) -> None:
    archive = _opened(write_zip({"good.txt": b"good", name: b"bad"}))
    assert archive.names == ("good.txt",)
    (refused,) = archive.refused
    assert reason in refused.reason
    with pytest.raises(KeyError):
        archive.read(name.replace("\\", "/"))


def test_a_link_is_refused() -> None:
    archive = _opened(write_link("passwords.txt", "/etc/passwd"))
    assert archive.names == ()
    assert "link" in archive.refused[0].reason


def test_a_locked_file_is_refused() -> None:
    raw = bytearray(write_zip({"a.txt": b"secret"}))
    raw[6] |= 1  # the flag in the entry itself, and in the list of contents
    raw[raw.index(b"PK\x01\x02") + 8] |= 1
    assert "password" in _opened(bytes(raw)).refused[0].reason


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_rare_ways_of_packing_are_refused(method: int) -> None:
    written = BytesIO()
    with zipfile.ZipFile(written, "w", method) as archive:
        archive.writestr("a.txt", b"x" * 1000)
    assert "packed" in _opened(written.getvalue()).refused[0].reason


def test_the_second_file_of_a_name_is_refused() -> None:
    written = BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        archive.writestr("a.txt", b"first")
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr("a.txt", b"second")
    archive_read = _opened(written.getvalue())
    assert archive_read.read("a.txt") == b"first"
    assert "two files" in archive_read.refused[0].reason


def test_a_name_in_utf_8_that_does_not_say_so_is_read() -> None:
    raw = write_zip({"tunnel-ae.txt": b"x"}).replace(b"tunnel-ae", "tunnel-é".encode())
    assert _opened(raw).names == ("tunnel-é.txt",)


def test_an_entry_that_grows_a_thousandfold_is_refused() -> None:
    archive = _opened(write_zip({"bomb.txt": b"\x00" * (20 * MEBIBYTE), "good.txt": b"good"}))
    with pytest.raises(UnreadableError, match="100 times"):
        archive.read("bomb.txt")
    assert archive.read("good.txt") == b"good"


def test_small_files_may_be_as_repetitive_as_they_like() -> None:
    assert len(_opened(write_zip({"a.txt": b"x" * 500_000})).read("a.txt")) == 500_000


def test_the_sizes_that_an_archive_declares_are_not_believed() -> None:
    raw = bytearray(write_zip({"bomb.txt": b"\x00" * (20 * MEBIBYTE)}))
    place = raw.index(b"PK\x01\x02")
    struct.pack_into("<I", raw, place + 24, 10)  # "10 bytes when unpacked"
    with pytest.raises(UnreadableError):
        _opened(bytes(raw)).read("bomb.txt")


def test_all_that_comes_out_together_is_bounded() -> None:
    budget = ArchiveBudget(unpacked=MEBIBYTE)
    archive = _opened(write_zip({f"{n}.txt": b"x" * 300_000 for n in range(4)}), budget)
    for name in archive.names[:3]:
        archive.read(name)
    with pytest.raises(OverBudgetError, match="more than 1 MB"):
        archive.read(archive.names[3])


def test_too_many_entries_are_refused_before_they_are_listed() -> None:
    raw = write_zip(dict.fromkeys(map(str, range(MAX_ENTRIES + 1)), b""), packed=False)
    with pytest.raises(OverBudgetError, match="10,000"):
        _opened(raw)


def test_an_archive_three_deep_is_refused() -> None:
    budget = ArchiveBudget()
    with budget.inside(), budget.inside():
        assert _opened(SOUND, budget).names
        with budget.inside(), pytest.raises(UnreadableError, match="archive in an archive"):
            _opened(SOUND, budget)
    assert _opened(SOUND, budget).names


def test_a_file_larger_than_asked_for_is_refused() -> None:
    with pytest.raises(UnreadableError, match="larger than 0 MB"):
        _opened(SOUND).read("a.txt", most=10)


def test_nothing_is_written_anywhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    archive = _opened(write_zip({"good.txt": b"good", "../bad.txt": b"bad"}))
    archive.read("good.txt")
    assert list(tmp_path.rglob("*")) == []
    assert not (tmp_path.parent / "bad.txt").exists()


@given(mutated(SOUND))
def test_a_damaged_archive_gives_its_files_or_an_error_for_people(raw: bytes) -> None:
    try:
        archive = _opened(raw)
    except UnreadableError:
        return
    for name in archive.names:
        with suppress(UnreadableError):
            assert isinstance(archive.read(name), bytes)


@given(st.binary(max_size=300))
def test_anything_after_the_beginning_of_an_archive_is_read_or_refused(rest: bytes) -> None:
    with suppress(UnreadableError):
        assert _opened(b"PK\x03\x04" + rest).names is not None
