from __future__ import annotations

import os
import sqlite3
import stat
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.support.processes import run_python
from tests.support.stored_articles import article_number, clock, contents_of, fill, opened

from reader.model.errors import (
    BusyLibraryError,
    DamagedLibraryError,
    LibraryError,
    NewerLibraryError,
    NotALibraryError,
    ReadOnlyLibraryError,
)
from reader.model.queries import ArticleQuery
from reader.store.connection import Access, access_to
from reader.store.schema import SCHEMA_VERSION
from reader.store.store import Store


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A closed library with three articles, alone in its folder."""
    path = tmp_path / "folder" / "news.onbackground"
    with opened(path) as store:
        fill(store, 3)
    return path


def test_a_missing_library_is_made_for_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "one" / "two" / "news.onbackground"
    with opened(path) as store:
        assert store.was_created
        assert not store.read_only
        assert store.path == path
        fill(store, 1)
        modes = {each.name: stat.S_IMODE(each.stat().st_mode) for each in path.parent.iterdir()}
        assert modes == dict.fromkeys([path.name, f"{path.name}-wal", f"{path.name}-shm"], 0o600)
    for folder in (path.parent, path.parent.parent):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_a_missing_library_is_not_made_unasked(tmp_path: Path) -> None:
    path = tmp_path / "none" / "news.onbackground"
    with pytest.raises(LibraryError, match="There is no library at"):
        Store.open(path, clock=clock, create=False)
    assert not path.parent.exists()


def test_a_name_with_odd_characters_is_no_trouble(tmp_path: Path) -> None:
    path = tmp_path / "50% of ?mode=memory #1 & é 🌉" / "my news?.onbackground"
    with opened(path) as store:
        fill(store, 1)
    assert [each.name for each in path.parent.iterdir()] == [path.name]
    with opened(path) as store:
        assert store.counts().articles == 1


def test_a_link_leads_to_the_library_itself(library: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.onbackground"
    link.symlink_to(library)
    with opened(link) as store:
        assert store.path == library
        assert store.counts().articles == 3


def _newer(path: Path) -> None:
    _execute(path, "PRAGMA user_version = 7")


def _newer_without_journal(path: Path) -> None:
    _execute(path, "PRAGMA journal_mode = DELETE", "PRAGMA user_version = 7")


def _other_program(path: Path) -> None:
    _execute(path, "PRAGMA application_id = 1")


def _execute(path: Path, *statements: str) -> None:
    connection = sqlite3.connect(path, isolation_level=None)
    for statement in statements:
        connection.execute(statement)
    connection.close()


def _truncated(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def _first_page_broken(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[100:600] = os.urandom(500)
    path.write_bytes(content)


@pytest.mark.parametrize(
    ("spoil", "error", "words"),
    [
        (_newer, NewerLibraryError, "version 7.*up to 3"),
        (_newer_without_journal, NewerLibraryError, "version 7.*up to 3"),
        (_other_program, NotALibraryError, "database of another program"),
        (lambda path: path.write_text("Notes\n" * 99), NotALibraryError, "other kind of file"),
        (lambda path: path.write_bytes(os.urandom(9000)), NotALibraryError, "other kind of file"),
        (lambda path: path.write_bytes(b""), DamagedLibraryError, "is damaged"),
        (lambda path: path.write_bytes(b"SQLite format 3\0"), DamagedLibraryError, "is damaged"),
        (_truncated, DamagedLibraryError, "is damaged"),
        (_first_page_broken, DamagedLibraryError, "is damaged"),
    ],
)
def test_what_cannot_be_opened_is_named_and_left_as_it_is(
    library: Path, spoil: Callable[[Path], object], error: type[LibraryError], words: str
) -> None:
    spoil(library)
    before = contents_of(library.parent)
    with pytest.raises(error, match=words) as caught:
        Store.open(library, clock=clock)
    assert caught.value.advice
    assert contents_of(library.parent) == before


def test_an_sqlite_database_of_another_program_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "bookmarks.db"
    _execute(path, "CREATE TABLE bookmarks (address TEXT)")
    before = contents_of(tmp_path)
    with pytest.raises(NotALibraryError):
        Store.open(path, clock=clock)
    assert contents_of(tmp_path) == before


def test_a_folder_and_a_pipe_are_no_libraries(tmp_path: Path) -> None:
    with pytest.raises(NotALibraryError, match="it is a folder"):
        Store.open(tmp_path, clock=clock)
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(NotALibraryError, match="no regular file"):
        Store.open(pipe, clock=clock)


def test_a_place_below_a_file_is_no_place_for_a_library(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(LibraryError, match="cannot be used"):
        Store.open(tmp_path / "file" / "news.onbackground", clock=clock)


def test_a_journal_without_its_library_is_not_thrown_away(library: Path) -> None:
    library.with_name(library.name + "-wal").write_bytes(b"changes")
    library.unlink()
    with pytest.raises(DamagedLibraryError, match=r"journal news\.onbackground-wal"):
        Store.open(library, clock=clock)
    assert contents_of(library.parent) == {"news.onbackground-wal": b"changes"}


def test_a_library_that_another_program_holds_is_said_to_be_busy(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = sqlite3.connect(library, isolation_level=None)
    # Out of WAL and in an exclusive transaction: not even reading is possible.
    other.execute("PRAGMA journal_mode = DELETE")
    other.execute("BEGIN EXCLUSIVE")
    before = library.read_bytes()
    monkeypatch.setattr("reader.store.connection.connect.__kwdefaults__", {"busy_timeout": 0.05})
    began = time.monotonic()
    with pytest.raises(BusyLibraryError, match="Another program"):
        Store.open(library, clock=clock)
    assert time.monotonic() - began < 5
    other.execute("ROLLBACK")
    other.close()
    assert library.read_bytes() == before


def test_changes_left_in_the_journal_by_a_crash_are_there(library: Path) -> None:
    script = """
import os, sys
from pathlib import Path
from tests.support.stored_articles import article_number, clock
from reader.store.store import Store
store = Store.open(Path(sys.argv[1]), clock=clock)
with store.transaction() as writer:
    writer.add_article(*article_number(8))
os._exit(0)
"""
    assert run_python("-c", script, str(library)).returncode == 0
    assert library.with_name(library.name + "-wal").stat().st_size
    with opened(library) as store:
        assert store.counts().articles == 4


def test_a_program_killed_while_making_a_library_leaves_none(tmp_path: Path) -> None:
    script = """
import os, sys
from pathlib import Path
from reader.store import creation
from reader.store.store import Store
from tests.support.stored_articles import clock
creation.seal_schema = lambda connection: os._exit(9)
Store.open(Path(sys.argv[1]), clock=clock)
"""
    path = tmp_path / "news.onbackground"
    assert run_python("-c", script, str(path)).returncode == 9
    assert not path.exists()
    with opened(path) as store:
        assert store.was_created


def test_a_library_made_by_somebody_else_in_the_same_moment_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "news.onbackground"
    from reader.store import creation  # noqa: PLC0415

    make = creation.create_tables

    def make_late(connection: sqlite3.Connection) -> None:
        make(connection)
        if not path.exists():
            monkeypatch.setattr(creation, "create_tables", make)
            with opened(path) as theirs:
                theirs_created.append(theirs.was_created)
                fill(theirs, 2)

    theirs_created: list[bool] = []
    monkeypatch.setattr(creation, "create_tables", make_late)
    with opened(path) as mine:
        assert theirs_created == [True]
        assert not mine.was_created
        assert mine.counts().articles == 2
    assert [each.name for each in tmp_path.iterdir()] == [path.name]


def test_access_is_chosen_by_what_the_file_system_allows(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert access_to(library) is Access.READ_WRITE
    refused: set[Path] = set()
    monkeypatch.setattr("os.access", lambda path, _: path not in refused)
    for path in (library, library.parent):
        refused = {path}
        assert access_to(path=library) is Access.IMMUTABLE
    library.with_name(library.name + "-wal").touch()
    assert access_to(library) is Access.READ_ONLY


# Root may write anywhere, so these run as nobody; what they need is imported before that,
# because nobody may not even read the virtual environment.
_AS_NOBODY = """
import os, sys
from pathlib import Path
from tests.support.stored_articles import article_number, clock
from reader.model.errors import LibraryError, ReadOnlyLibraryError
from reader.model.queries import ArticleQuery
from reader.store import checking
from reader.store.store import Store
writing, copy, *paths = sys.argv[1:]
if writing == "may write":
    from reader.store import creation, transactions
if os.geteuid() == 0:
    os.setgroups([])
    os.setuid(65534)
for path in paths:
    try:
        store = Store.open(Path(path), clock=clock)
    except LibraryError as error:
        print(type(error).__name__, error)
        continue
    print("read only" if store.read_only else "writable", store.counts().articles, store.check().ok)
    print(len(store.get_article("article-00001").annotations))
    try:
        with store.transaction() as writer:
            writer.remove_article("article-00001")
    except ReadOnlyLibraryError as error:
        print(error)
    print(len(store.list_article_ids(ArticleQuery())), store.backup(Path(copy)).name)
    store.close()
"""


@pytest.fixture
def public(library: Path) -> Path:
    """The library where nobody in particular owns it: a teacher's share."""
    for folder in library.parents:
        if folder.parent == folder or folder.stat().st_mode & stat.S_ISVTX:
            break  # /tmp itself: open to all already
        folder.chmod(0o755)
    if os.geteuid() == 0:
        os.chown(library, 65534, 65534)
        os.chown(library.parent, 65534, 65534)
    return library


@pytest.fixture
def as_nobody(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., list[str]]:
    """Run the script above on libraries and return its lines."""

    def run(*paths: Path, writing: str = "reads") -> list[str]:
        elsewhere = tmp_path_factory.mktemp("elsewhere")
        elsewhere.chmod(0o777)
        finished = run_python("-c", _AS_NOBODY, writing, str(elsewhere / "copy"), *map(str, paths))
        assert finished.returncode == 0, finished.stderr.decode()
        return finished.stdout.decode().splitlines()

    return run


@pytest.mark.parametrize(
    ("file_mode", "folder_mode"), [(0o444, 0o755), (0o644, 0o555), (0o444, 0o555)]
)
def test_a_write_protected_library_is_opened_for_reading_and_nothing_is_left_beside_it(
    public: Path, as_nobody: Callable[..., list[str]], file_mode: int, folder_mode: int
) -> None:
    public.chmod(file_mode)
    public.parent.chmod(folder_mode)
    before = contents_of(public.parent)
    first, second, third, fourth = as_nobody(public)
    assert first == "read only 3 True"
    assert second == "2"
    assert third.startswith(f"The library {public} can be read but not changed.")
    assert fourth == "3 copy"
    assert contents_of(public.parent) == before
    public.parent.chmod(0o755)


def test_an_owner_who_may_write_does(public: Path, as_nobody: Callable[..., list[str]]) -> None:
    assert as_nobody(public, writing="may write") == ["writable 3 True", "2", "2 copy"]


def test_a_library_that_may_not_be_read_is_said_to_be_so(
    public: Path, as_nobody: Callable[..., list[str]]
) -> None:
    public.chmod(0o000)
    [line] = as_nobody(public)
    assert line.startswith(f"LibraryError The library {public} cannot be used: Permission denied.")


def test_a_folder_that_may_not_be_written_takes_no_new_library(
    public: Path, as_nobody: Callable[..., list[str]]
) -> None:
    public.parent.chmod(0o555)
    paths = [public.parent / "new.onbackground", public.parent / "sub" / "new.onbackground"]
    lines = as_nobody(*paths, writing="may write")
    for path, line in zip(paths, lines, strict=True):
        assert line.startswith(
            f"LibraryError The library {path} cannot be used: Permission denied."
        )
    assert [each.name for each in public.parent.iterdir()] == [public.name]
    public.parent.chmod(0o755)


def test_the_latest_changes_are_read_where_nothing_can_be_written(
    public: Path, as_nobody: Callable[..., list[str]]
) -> None:
    # Somebody has the library open; their last changes are in the journal only.
    with opened(public) as store:
        with store.transaction() as writer:
            writer.add_article(*article_number(8))
        for each in public.parent.iterdir():
            each.chmod(0o444)
        public.parent.chmod(0o555)
        assert as_nobody(public)[0] == "read only 4 True"
        public.parent.chmod(0o755)


def test_an_older_library_that_cannot_be_changed_is_said_to_be_so(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.store.opening.SCHEMA_VERSION", SCHEMA_VERSION + 1)
    monkeypatch.setattr("reader.store.opening.access_to", lambda _: Access.IMMUTABLE)
    before = contents_of(library.parent)
    with pytest.raises(ReadOnlyLibraryError, match="must be updated"):
        Store.open(library, clock=clock)
    assert contents_of(library.parent) == before


def test_damage_met_while_reading_is_said_to_be_damage(library: Path) -> None:
    _execute(library, "UPDATE revisions SET blocks = X'00'")
    with opened(library) as store:
        assert store.list_articles(ArticleQuery()).total == 3
        with pytest.raises(DamagedLibraryError):
            store.get_article("article-00001")


def test_opening_and_reading_load_neither_sqlmodel_nor_alembic(library: Path) -> None:
    script = """
import sys
from pathlib import Path
from datetime import UTC, datetime
from reader.model.queries import AnnotationQuery, ArticleQuery
from reader.store.store import Store
store = Store.open(Path(sys.argv[1]), clock=lambda: datetime.now(UTC))
store.list_articles(ArticleQuery(words="bridge"))
store.counts()
store.get_article("article-00001")
store.list_annotations(AnnotationQuery(words="official"))
store.get_codebook()
store.close()
print(sorted({"sqlmodel", "sqlalchemy", "alembic", "pydantic"} & sys.modules.keys()))
"""
    finished = run_python("-c", script, str(library))
    assert finished.stderr == b""
    assert finished.stdout.strip() == b"[]"
