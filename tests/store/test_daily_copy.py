"""The copy that the program makes by itself, and what becomes of the older ones."""

from __future__ import annotations

import shutil
import stat
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from tests.support.fixed import CountingIds
from tests.support.stored_articles import NOW, article_number, fill

from reader.model.errors import DamagedLibraryError, DiskFullError, OutputError
from reader.store.backup import contents_digest
from reader.store.connection import Access, connect
from reader.store.rotation import times_that_stay
from reader.store.store import Store

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


class Days:
    """A library whose clock is set by hand, and which changes when told to."""

    def __init__(self, path: Path) -> None:
        self.now = NOW
        self.path = path
        self.folder = path.parent / "backups"
        self.store = Store.open(path, clock=lambda: self.now)
        self._new_id = CountingIds(first=int.from_bytes(path.parent.name.encode()[:2]))
        self._number = 10

    def change(self) -> None:
        self._number += 1
        with self.store.transaction() as writer:
            writer.add_article(*article_number(self._number))

    def copy(self) -> Path | None:
        return self.store.back_up_daily(self._new_id)

    def copy_on(self, now: datetime) -> Path | None:
        self.now = now
        self.change()
        return self.copy()

    def names(self) -> set[str]:
        return {path.name for path in self.folder.iterdir()}


@pytest.fixture
def days(tmp_path: Path) -> Iterator[Days]:
    days = Days(tmp_path / "mine" / "news.onbackground")
    fill(days.store, 3)
    yield days
    days.store.close()


def digest(path: Path, access: Access = Access.READ_ONLY) -> str:
    with closing(connect(path, access)) as connection:
        return contents_digest(connection)


def name_of(moment: datetime) -> str:
    return f"news automatic {moment:%Y-%m-%d %H%M%S}.onbackground"


def test_the_first_copy_holds_every_row_and_is_private(days: Days) -> None:
    made = days.copy()
    assert made is not None
    assert made == days.folder / name_of(NOW)
    assert stat.S_IMODE(made.stat().st_mode) == 0o600
    assert stat.S_IMODE(days.folder.stat().st_mode) == 0o700
    assert digest(made, Access.IMMUTABLE) == digest(days.path)
    assert days.store.check().ok, "the library's id is sealed like everything else"


def test_a_copy_is_made_when_something_has_changed_and_a_day_has_passed(days: Days) -> None:
    assert days.copy() is not None
    days.change()
    days.now += DAY - HOUR
    assert days.copy() is None, "not a day later"
    days.now += HOUR
    assert days.copy() is not None
    days.now += 3 * DAY
    assert days.copy() is None, "nothing has changed"
    days.store.mark_read("article-00001")
    assert days.copy() is not None, "this is a change, too"
    assert len(days.names()) == 3


def test_of_many_copies_those_stay_that_rotation_says(days: Days) -> None:
    made: set[datetime] = set()
    for day in range(45):
        now = NOW + day * (DAY + HOUR)
        assert days.copy_on(now) is not None
        made = set(times_that_stay({*made, now}, now))
        assert days.names() == {name_of(moment) for moment in made}
    assert len(made) < 25


def test_a_clock_set_back_removes_nothing_and_still_makes_copies(days: Days) -> None:
    for day in range(20):
        days.copy_on(NOW + day * DAY)
    before = days.names()
    assert days.copy_on(NOW + 15 * DAY + HOUR) is None, "a copy of that day is there"
    assert days.copy_on(NOW - 100 * DAY) is not None
    assert days.names() == before | {name_of(NOW - 100 * DAY)}


def test_a_copy_from_the_future_does_not_keep_new_ones_from_being_made(days: Days) -> None:
    wrong = NOW + 30_000 * DAY
    days.copy_on(wrong)
    assert days.copy_on(NOW) is not None
    assert days.copy_on(NOW + 2 * DAY) is not None
    assert name_of(wrong) in days.names()


def test_only_its_own_untouched_copies_are_ever_removed(days: Days, tmp_path: Path) -> None:
    first = days.copy_on(NOW)
    assert first is not None
    others = days.folder
    shutil.copy(first, others / f"news {NOW:%Y-%m-%d %H%M%S}.onbackground")  # made by hand
    shutil.copy(first, others / name_of(NOW - DAY).replace("news", "news (1)"))
    shutil.copy(first, others / "news automatic 2026-13-45 999999.onbackground")
    (others / name_of(NOW - 2 * DAY)).write_text("a note of mine")
    (others / name_of(NOW - 3 * DAY)).symlink_to(first)
    shutil.copy(first, others / name_of(NOW - 4 * DAY))
    (others / (name_of(NOW - 4 * DAY) + "-wal")).write_bytes(b"changes")
    worked_in = others / name_of(NOW - 5 * DAY)
    shutil.copy(first, worked_in)
    with closing(connect(worked_in, Access.READ_WRITE)):
        Store.open(worked_in, clock=lambda: NOW).close()
    another = Days(tmp_path / "yours" / "news.onbackground")
    fill(another.store, 1)
    of_another = another.copy_on(NOW - 6 * DAY)
    another.store.close()
    assert of_another is not None
    shutil.copy(of_another, others)
    kept = days.names() - {first.name}
    for day in range(1, 400, 9):
        days.copy_on(NOW + day * DAY)
    assert kept < days.names()
    assert not first.exists()


def test_a_copy_that_fails_removes_nothing(days: Days, monkeypatch: pytest.MonkeyPatch) -> None:
    for day in range(30):
        days.copy_on(NOW + day * DAY)
    before = days.names()

    def fail(*_args: object, **_options: object) -> Path:
        raise DiskFullError("There is no room for the copy.")

    monkeypatch.setattr("reader.store.daily_copy.back_up", fail)
    with pytest.raises(DiskFullError):
        days.copy_on(NOW + 400 * DAY)
    assert days.names() == before


def test_a_damaged_library_spoils_no_copy(days: Days) -> None:
    for day in range(20):
        days.copy_on(NOW + day * DAY)
    before = {path.name: path.read_bytes() for path in days.folder.iterdir()}
    days.change()
    days.store.checkpoint()
    content = bytearray(days.path.read_bytes())
    page = content.index(b"Bridge report 11") // 4096
    content[page * 4096 : page * 4096 + 64] = bytes(range(64))
    days.path.write_bytes(content)
    days.now += 50 * DAY
    with pytest.raises(DamagedLibraryError):
        days.copy()
    assert {path.name: path.read_bytes() for path in days.folder.iterdir()} == before


def test_a_last_copy_that_cannot_be_read_is_none(days: Days) -> None:
    last = days.copy()
    assert last is not None
    content = bytearray(last.read_bytes())
    for page in range(2, len(content) // 4096):
        content[page * 4096 : page * 4096 + 64] = bytes(range(64))
    last.write_bytes(content)
    days.now += DAY
    assert days.copy() is not None


def test_a_folder_that_cannot_be_made_is_explained(days: Days) -> None:
    days.folder.symlink_to(days.folder.parent / "nowhere")
    with pytest.raises(OutputError, match="daily copy could not be made"):
        days.copy()
    days.folder.unlink()
    days.folder.write_text("in the way")
    with pytest.raises(OutputError, match="could not be written"):
        days.copy()
