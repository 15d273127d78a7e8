from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from tests.support.dumped_library import load
from tests.support.processes import run_python
from tests.support.stored_articles import clock, contents_of, fill, opened

from reader.model.errors import DamagedLibraryError, LibraryError, NewerLibraryError
from reader.model.queries import ArticleQuery
from reader.store.backup import contents_digest
from reader.store.checking import check_library
from reader.store.connection import Access, connect
from reader.store.migrating import migrate
from reader.store.schema import APPLICATION_ID, MIGRATIONS, SCHEMA_VERSION, definitions
from reader.store.store import Store

LIBRARIES = Path(__file__).parent / "libraries"

# What a version after today's may do: add a column and fill it, make a table, rebuild another.
NEXT_VERSION = """
import os, signal
from alembic import op
import sqlalchemy as sa
revision = "{revision}"
down_revision = "{down_revision}"
STEPS = [
    lambda: op.add_column("articles", sa.Column("rating", sa.Integer())),
    lambda: op.create_table("shelves", sa.Column("seq", sa.Integer(), primary_key=True)),
    lambda: op.execute("UPDATE articles SET section = 'gone'"),
    lambda: op.execute("CREATE TABLE rejections_again AS SELECT * FROM rejections"),
    lambda: op.drop_table("rejections"),
    lambda: op.execute("ALTER TABLE rejections_again RENAME TO rejections"),
]
def upgrade():
    stop = int(os.environ.get("STOP_BEFORE", "-1"))
    for number, step in enumerate(STEPS):
        if number == stop:
            os.kill(os.getpid(), signal.SIGKILL)
        step()
    if {mistake}:
        op.execute("DELETE FROM articles")
"""

STEPS = 6

# One Python for all steps, because loading Alembic takes a second; each is a process of its own.
KILLED_IN_EACH_STEP = """
import os, sys
from pathlib import Path
from reader.store.connection import Access, connect
from reader.store.migrating import migrate
from reader.store.schema import MIGRATIONS, SCHEMA_VERSION
from tests.support.stored_articles import clock
scripts, *paths = map(Path, sys.argv[1:])
for step, path in enumerate(paths):
    child = os.fork()
    if child == 0:
        os.environ["STOP_BEFORE"] = str(step)
        migrate(connect(path, Access.READ_WRITE), path, clock=clock, version=SCHEMA_VERSION + 1,
                scripts=(MIGRATIONS / "versions", scripts))
        os._exit(0)
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
"""


@pytest.fixture
def library(tmp_path: Path) -> Path:
    path = tmp_path / "folder" / "news.onbackground"
    with opened(path) as store:
        fill(store, 3)
    return path


def _scripts(folder: Path, *, mistake: bool = False) -> Path:
    folder.mkdir()
    (folder / "next_version.py").write_text(
        NEXT_VERSION.format(
            revision=f"{SCHEMA_VERSION + 1:04}",
            down_revision=f"{SCHEMA_VERSION:04}",
            mistake=mistake,
        )
    )
    return folder


def _migrate(path: Path, scripts: Path) -> Path:
    with closing(connect(path, Access.READ_WRITE)) as connection:
        return migrate(
            connection,
            path,
            clock=clock,
            version=SCHEMA_VERSION + 1,
            scripts=(MIGRATIONS / "versions", scripts),
        )


def _digest(path: Path) -> str:
    with closing(connect(path, Access.READ_ONLY)) as connection:
        return contents_digest(connection)


def _version_0(path: Path) -> None:
    """A library from before there were tables: what the first migration starts from."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute("PRAGMA user_version = 0")


def _tables(path: Path) -> list[tuple[str, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return [tuple(" ".join(word.split()) for word in each) for each in definitions(connection)]


def test_a_migrated_library_has_the_very_tables_of_a_new_one(tmp_path: Path) -> None:
    new, old = tmp_path / "new.onbackground", tmp_path / "old.onbackground"
    with opened(new):
        pass
    _version_0(old)
    with opened(old) as store:
        assert not store.was_created
        assert store.check().ok
        fill(store, 2)
        assert store.check().ok
    assert _tables(old) == _tables(new)
    with closing(sqlite3.connect(old)) as first, closing(sqlite3.connect(new)) as second:
        for question in ("PRAGMA user_version", "SELECT * FROM alembic_version"):
            assert first.execute(question).fetchall() == second.execute(question).fetchall()


def test_an_older_library_is_copied_before_it_is_migrated(library: Path, tmp_path: Path) -> None:
    before = _digest(library)
    copy = _migrate(library, _scripts(tmp_path / "scripts"))
    assert copy == library.parent / "backups" / (
        f"news before update from version {SCHEMA_VERSION} 2026-11-22 160000.onbackground"
    )
    assert copy.stat().st_mode & 0o777 == 0o600
    assert copy.parent.stat().st_mode & 0o777 == 0o700
    assert _digest(copy) == before
    with opened(copy) as store:
        assert store.counts().articles == 3


def test_a_migration_keeps_the_seals_of_rows_it_only_widens(library: Path, tmp_path: Path) -> None:
    _migrate(library, _scripts(tmp_path / "scripts"))
    assert _version_of(library) == SCHEMA_VERSION + 1
    with closing(sqlite3.connect(library)) as connection:
        assert (
            connection.execute("SELECT section, rating FROM articles").fetchall()
            == [("gone", None)] * 3
        )
    problems = check_library(library, Access.READ_WRITE).problems
    # The step that changed a column without sealing its rows again is found, and nothing else.
    assert [problem.what for problem in problems] == [
        f"The article article-0000{number} is not what was saved." for number in range(3)
    ]
    with pytest.raises(NewerLibraryError):
        Store.open(library, clock=clock)


def test_a_migration_that_is_killed_in_any_step_leaves_the_old_version(
    library: Path, tmp_path: Path
) -> None:
    before = _digest(library)
    scripts = _scripts(tmp_path / "scripts")
    copies = [library.with_name(f"{step}.onbackground") for step in range(STEPS)]
    for copy in copies:
        copy.write_bytes(library.read_bytes())
    finished = run_python("-c", KILLED_IN_EACH_STEP, str(scripts), *map(str, copies))
    assert finished.stdout.split() == [b"-9"] * STEPS
    for copy in copies:
        assert _digest(copy) == before
        with opened(copy) as store:
            assert store.check().ok
        _migrate(copy, scripts)
        assert _version_of(copy) == SCHEMA_VERSION + 1


def test_a_migration_that_would_break_references_is_undone(library: Path, tmp_path: Path) -> None:
    before = _digest(library)
    with pytest.raises(DamagedLibraryError):
        _migrate(library, _scripts(tmp_path / "scripts", mistake=True))
    assert _digest(library) == before
    with opened(library) as store:
        assert store.check().ok
        assert store._connection.execute("PRAGMA foreign_keys").fetchone() == (1,)


def test_a_library_that_cannot_be_copied_is_not_migrated(library: Path, tmp_path: Path) -> None:
    (library.parent / "backups").write_text("in the way")
    before = contents_of(library.parent)
    with pytest.raises(LibraryError, match="no copy of it could be made"):
        _migrate(library, _scripts(tmp_path / "scripts"))
    assert contents_of(library.parent) == before


def test_a_library_that_somebody_else_has_just_migrated_is_left_alone(
    library: Path, tmp_path: Path
) -> None:
    scripts = _scripts(tmp_path / "scripts")
    _migrate(library, scripts)
    before = _digest(library)
    _migrate(library, scripts)
    assert _digest(library) == before


def test_a_folder_with_percent_signs_can_hold_an_older_library(tmp_path: Path) -> None:
    folder = tmp_path / "100%(name)s"
    folder.mkdir()
    path = folder / "old.onbackground"
    _version_0(path)
    with opened(path) as store:
        assert store.counts().articles == 0


@pytest.mark.parametrize("released", sorted(LIBRARIES.glob("version-*.sql")), ids=lambda p: p.stem)
def test_every_released_library_opens_with_all_that_is_in_it(
    released: Path, tmp_path: Path
) -> None:
    path = tmp_path / "news.onbackground"
    load(released.read_text(encoding="utf-8"), path)
    with opened(path) as store:
        assert store.check().problems == ()
        assert store.list_article_ids(ArticleQuery()) == [
            f"article-0000{number}" for number in (2, 1, 0)
        ]
        article = store.get_article("article-00001")
        assert article.revision.document.text.startswith("In report 1.0 an official of the 0th")
        assert [a.target.quote.exact for a in article.annotations] == [
            "In report 1.0 ",
            "1.0 an officia",
        ]
        assert store.get_raw("revision-00001")[0].startswith(b"raw bytes of 1")
        assert len(store.get_codebook()) == 3
    assert _version_of(path) == SCHEMA_VERSION


def _version_of(path: Path) -> int:
    with closing(sqlite3.connect(path)) as connection:
        version: int = connection.execute("PRAGMA user_version").fetchone()[0]
        return version
