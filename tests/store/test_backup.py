from __future__ import annotations

import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest
from tests.support.stored_articles import NOW, article_number, contents_of, opened

from reader.model.errors import DamagedLibraryError, DiskFullError, OutputError
from reader.store.backup import contents_digest
from reader.store.connection import Access, connect
from reader.store.store import Store


def _digest(path: Path) -> str:
    with closing(connect(path, Access.READ_ONLY)) as connection:
        return contents_digest(connection)


def test_a_backup_holds_every_row_in_one_private_file(filled: Store, tmp_path: Path) -> None:
    # Not yet in the library file itself, but in its journal.
    with filled.transaction() as writer:
        writer.add_article(*article_number(9))
    copy = filled.backup(tmp_path / "copy.onbackground")
    assert copy == tmp_path / "copy.onbackground"
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert {path.name for path in tmp_path.iterdir()} == {copy.name, "library"}
    assert _digest(copy) == _digest(filled.path)
    with opened(copy) as store:
        assert store.counts() == filled.counts()
        assert store.check().ok
        with store.transaction() as writer:
            writer.remove_article("article-00009")
    assert filled.counts().articles == 6


def test_a_backup_into_a_folder_gets_a_dated_name(filled: Store, tmp_path: Path) -> None:
    copy = filled.backup(tmp_path)
    assert copy == tmp_path / f"news {NOW:%Y-%m-%d} 160000.onbackground"
    with pytest.raises(OutputError, match="something at"):
        filled.backup(tmp_path)


def test_a_backup_inside_a_transaction_ends_and_holds_what_was_saved_before(
    filled: Store, tmp_path: Path
) -> None:
    with filled.transaction() as writer:
        writer.remove_article("article-00001")
        copy = filled.backup(tmp_path / "copy.onbackground")
    with opened(copy) as store:
        assert store.counts().articles == 5


def test_a_backup_replaces_nothing_unasked_and_never_the_library(
    filled: Store, tmp_path: Path
) -> None:
    note = tmp_path / "note.txt"
    note.write_text("mine")
    link = tmp_path / "link"
    link.symlink_to(tmp_path / "nowhere")
    journal = tmp_path / "other.onbackground-wal"
    journal.write_bytes(b"changes")
    before = contents_of(tmp_path)
    for target in (note, link, tmp_path / "other.onbackground", filled.path):
        with pytest.raises(OutputError):
            filled.backup(target)
    with pytest.raises(OutputError, match="library itself"):
        filled.backup(filled.path, replace=True)
    with pytest.raises(OutputError, match="journal"):
        filled.backup(tmp_path / "other.onbackground", replace=True)
    assert contents_of(tmp_path) == before
    assert filled.backup(note, replace=True) == note
    assert _digest(note) == _digest(filled.path)


def test_a_backup_into_a_missing_folder_is_refused(filled: Store, tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="could not be written: No such file"):
        filled.backup(tmp_path / "missing" / "copy.onbackground")


def test_a_damaged_library_makes_no_backup_and_spoils_no_older_one(
    filled: Store, tmp_path: Path
) -> None:
    older = filled.backup(tmp_path / "copy.onbackground")
    kept = older.read_bytes()
    filled.close()
    content = bytearray(filled.path.read_bytes())
    root = _root_page(older, "articles")
    content[(root - 1) * 4096 : (root - 1) * 4096 + 64] = bytes(range(64))
    filled.path.write_bytes(content)
    with opened(filled.path) as store, pytest.raises(DamagedLibraryError, match="copied whole"):
        store.backup(older, replace=True)
    assert older.read_bytes() == kept
    assert {path.name for path in tmp_path.iterdir()} == {older.name, "library"}


def _root_page(path: Path, table: str) -> int:
    with closing(sqlite3.connect(path)) as connection:
        root: int = connection.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)
        ).fetchone()[0]
        return root


def test_a_note_with_broken_bytes_does_not_prevent_a_backup(filled: Store, tmp_path: Path) -> None:
    with closing(sqlite3.connect(filled.path, isolation_level=None)) as connection:
        connection.execute(
            "UPDATE annotations SET note = CAST(X'ff' AS TEXT) WHERE id LIKE '%2-00001'"
        )
    copy = filled.backup(tmp_path / "copy.onbackground")
    assert _digest(copy) == _digest(filled.path)
    with opened(copy) as store:
        assert len(store.check().problems) == 1


def test_a_full_disk_leaves_no_half_backup(
    filled: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    connect_really = sqlite3.connect

    def connect_to_a_small_disk(path: object, **options: object) -> sqlite3.Connection:
        connection: sqlite3.Connection = connect_really(path, **options)  # type: ignore[call-overload]
        if str(path).endswith(".new"):
            connection.execute("PRAGMA max_page_count = 3")
        return connection

    monkeypatch.setattr("sqlite3.connect", connect_to_a_small_disk)
    with pytest.raises(DiskFullError, match="no room for the copy"):
        filled.backup(tmp_path / "copy.onbackground")
    assert [path.name for path in tmp_path.iterdir()] == ["library"]
