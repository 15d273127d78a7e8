"""Checking a library for damage that SQLite by itself does not see.

SQLite's integrity check finds damage to its own structure: pages, indexes, constraints. What a
row says is compared with the row's seal, an article's text with its fingerprint, an annotation's
words with the place they were taken from. Only bytes that hold nothing (free pages, the gap
inside a page) can change unnoticed; nothing is lost with them.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

from reader.model.selectors import AnchorStatus, Part
from reader.store.connection import Access, connect, select
from reader.store.failures import translated
from reader.store.mapping import document_from_blocks
from reader.store.report import CheckReport, Problem, ProblemKind
from reader.store.schema import SCHEMA_SEAL, definitions, list_tables
from reader.store.seals import SEAL, schema_seal, seal_of
from reader.text.fingerprint import text_sha256

RESTORE = "Keep the file, and open the newest backup instead."
COMPARE = "Compare it with the newest backup, or add the article again from where it came."

_LINKED_ELSEWHERE = {"annotations", "revisions"}
"""Tables whose rows are checked together with what belongs to them."""

_FIRST_FIXED = (3, 51, 3)
"""SQLite versions from 3.7.0 to the one before can damage a file when two connections write and
reset the write-ahead log at the same moment (sqlite.org/wal, "the WAL-reset bug")."""


def check_library(path: Path, access: Access) -> CheckReport:
    """Check everything through a connection of its own, which sees the file and no cache.

    Raises:
        LibraryError: when the file cannot be opened at all.
    """
    reading_access = Access.READ_ONLY if access is Access.READ_WRITE else access
    with translated(path):
        connection = connect(path, reading_access)
    with contextlib.closing(connection):
        # Damaged text may not be UTF-8: every text is read as the bytes that are there.
        connection.text_factory = bytes
        problems = [problem for part in _PARTS for problem in _guarded(part, connection)]
        return CheckReport(
            problems=tuple(problems),
            articles=_count(connection, "articles"),
            annotations=_count(connection, "annotations"),
            remarks=_remarks(),
        )


def _guarded(
    part: Callable[[sqlite3.Connection], Iterator[Problem]], connection: sqlite3.Connection
) -> Iterator[Problem]:
    """Yield what a part finds; where SQLite cannot go on, that is a problem too."""
    try:
        yield from part(connection)
    except sqlite3.DatabaseError as error:
        yield Problem(ProblemKind.STRUCTURE, f"A part cannot be read: {error}.", RESTORE)


def _structure(connection: sqlite3.Connection) -> Iterator[Problem]:
    for (line,) in connection.execute("PRAGMA integrity_check"):
        words = _shown(line)
        if words != "ok":
            yield Problem(ProblemKind.STRUCTURE, f"SQLite reports: {words}.", RESTORE)


def _tables(connection: sqlite3.Connection) -> Iterator[Problem]:
    stored = connection.execute(
        "SELECT value FROM settings WHERE id = ?", (SCHEMA_SEAL,)
    ).fetchone()
    found = [(_shown(a), _shown(b), _shown(c)) for a, b, c in definitions(connection)]
    if stored is None or _shown(stored[0]) != schema_seal(found):
        yield Problem(ProblemKind.TABLES, "The tables are not as this program made them.", RESTORE)


def _references(connection: sqlite3.Connection) -> Iterator[Problem]:
    for table, rowid, parent, _ in connection.execute("PRAGMA foreign_key_check"):
        yield Problem(
            ProblemKind.REFERENCE,
            f"Row {rowid} of {_shown(table)} refers to something missing in {_shown(parent)}.",
            RESTORE,
        )
    for (article_id,) in connection.execute(
        "SELECT articles.id FROM articles JOIN revisions ON revisions.id = articles.revision_id"
        " WHERE revisions.article_id <> articles.id"
    ):
        yield Problem(
            ProblemKind.REFERENCE,
            f"The article {_shown(article_id)} shows a text that is not its own.",
            RESTORE,
        )
    for (annotation_id,) in connection.execute(
        "SELECT annotations.id FROM annotations"
        " JOIN revisions ON revisions.id = annotations.revision_id"
        " WHERE revisions.article_id <> annotations.article_id"
    ):
        yield Problem(
            ProblemKind.REFERENCE,
            f"The annotation {_shown(annotation_id)} belongs to the text of another article.",
            RESTORE,
        )


def _rows(connection: sqlite3.Connection) -> Iterator[Problem]:
    """Compare each row with its seal, in every table that has seals and no rows elsewhere."""
    for table in list_tables(connection):
        name = table.strip('"')
        columns = [_shown(row[1]) for row in connection.execute(f"PRAGMA table_info({table})")]
        if SEAL not in columns or name in _LINKED_ELSEWHERE:
            continue
        for row in select(connection, f"SELECT * FROM {table}"):  # noqa: S608 - quoted
            if not _is_whole(row):
                yield _changed_row(name, row)


def _annotations(connection: sqlite3.Connection) -> Iterator[Problem]:
    for row in select(connection, "SELECT * FROM annotations"):
        tags = connection.execute(
            "SELECT tag_id FROM annotation_tags WHERE annotation_id = ? ORDER BY position",
            (_shown(row["id"]),),
        )
        if not _is_whole(row, *(_shown(tag_id) for (tag_id,) in tags)):
            yield _changed_row("annotations", row)


def _texts(connection: sqlite3.Connection) -> Iterator[Problem]:
    for row in select(connection, "SELECT * FROM revisions"):
        name = _shown(row["id"])
        if not _is_whole(row):
            yield Problem(ProblemKind.TEXT, f"The text {name} is not what was saved.", COMPARE)
            continue
        headline, text = row["headline"].decode(), row["text"].decode()
        if text_sha256(headline, text) != _shown(row["text_sha256"]):
            yield Problem(
                ProblemKind.TEXT, f"The text {name} does not fit its fingerprint.", COMPARE
            )
        if document_from_blocks(row["blocks"]).text != text:
            yield Problem(
                ProblemKind.TEXT,
                f"The text {name} is not the one its paragraphs make.",
                "Report this as a fault of the program, and keep the file.",
            )
        yield from _places(connection, name, {Part.HEADLINE: headline, Part.BODY: text})


def _places(
    connection: sqlite3.Connection, revision_id: str, texts: dict[Part, str]
) -> Iterator[Problem]:
    """Compare the words of the annotations on one revision with the text at their place.

    An orphaned annotation has no place, and a changed one has other words at its place.
    """
    for row in select(
        connection,
        "SELECT id, part, start_offset, end_offset, exact FROM annotations"
        " WHERE revision_id = ? AND status IN (?, ?)",
        (revision_id, AnchorStatus.EXACT.value, AnchorStatus.MOVED.value),
    ):
        part, exact = _shown(row["part"]), _shown(row["exact"])
        text = texts.get(Part(part), "") if part in set(Part) else ""
        if text[row["start_offset"] : row["end_offset"]] != exact:
            yield Problem(
                ProblemKind.PLACE,
                f"The words of the annotation {_shown(row['id'])} are not where it says.",
                "Open the article and mark the passage again.",
            )


_PARTS = (_structure, _tables, _references, _rows, _annotations, _texts)


def _is_whole(row: sqlite3.Row, *linked: str) -> bool:
    columns = dict(zip(row.keys(), row, strict=True))
    return seal_of(columns, *linked) == _shown(columns[SEAL])


def _changed_row(table: str, row: sqlite3.Row) -> Problem:
    noun = table.removesuffix("s")
    return Problem(
        ProblemKind.ROW,
        f"The {noun} {_shown(row['id'])} is not what was saved.",
        "Compare it with the newest backup.",
    )


def _count(connection: sqlite3.Connection, table: str) -> int:
    # What could not be read is among the problems already.
    with contextlib.suppress(sqlite3.DatabaseError):
        count: int = connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]  # noqa: S608
        return count
    return 0


def _remarks() -> tuple[str, ...]:
    if sqlite3.sqlite_version_info >= _FIRST_FIXED:
        return ()
    remark = (
        f"SQLite {sqlite3.sqlite_version} has a rare fault when two programs write to one library"
        " at the same moment (mended in 3.51.3): let one finish before the other begins."
    )
    return (remark,)


def _shown(value: object) -> str:
    """Return a stored value as text, whatever damage has made of it."""
    return value.decode(errors="replace") if isinstance(value, bytes) else str(value)
