from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from tests.support.stored_articles import (
    annotation_on,
    article_number,
    clock,
    contents_of,
    opened,
    text_number,
)

from reader.model.errors import LibraryError
from reader.model.selectors import AnchorStatus, Part
from reader.store.backup import contents_digest
from reader.store.connection import Access, connect
from reader.store.report import ProblemKind
from reader.store.store import Store

PAGE = 4096


def test_a_sound_library_has_no_problems(filled: Store) -> None:
    report = filled.check()
    assert report.ok
    assert report.problems == ()
    assert (report.articles, report.annotations) == (5, 10)


def test_an_empty_library_is_sound(store: Store) -> None:
    assert store.check().ok


def test_a_check_changes_nothing(filled: Store) -> None:
    filled.checkpoint()
    before = contents_of(filled.path.parent)
    filled.check()
    assert contents_of(filled.path.parent) == before


def test_a_check_inside_a_transaction_looks_at_what_is_saved(filled: Store) -> None:
    with filled.transaction() as writer:
        writer.remove_article("article-00001")
        assert filled.check().articles == 5


def test_an_sqlite_with_the_wal_reset_fault_is_remarked_upon_and_is_no_problem(
    filled: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sqlite3.sqlite_version_info", (3, 51, 2))
    report = filled.check()
    assert report.ok
    assert "two programs write" in report.remarks[0]
    monkeypatch.setattr("sqlite3.sqlite_version_info", (3, 51, 3))
    assert filled.check().remarks == ()


def _after(store: Store, statement: str) -> list[tuple[ProblemKind, str]]:
    """What a check finds after damage that SQLite takes for granted."""
    with closing(sqlite3.connect(store.path, isolation_level=None)) as connection:
        connection.execute(statement)
    report = store.check()
    assert all(problem.advice for problem in report.problems)
    return [(problem.kind, problem.what) for problem in report.problems]


@pytest.mark.parametrize(
    ("statement", "kind", "named"),
    [
        ("UPDATE articles SET title = 'Other' WHERE seq = 2", "row", "article article-00001"),
        ("UPDATE articles SET read = 1 WHERE seq = 2", "row", "article article-00001"),
        ("UPDATE articles SET excerpt = '' WHERE seq = 2", "row", "article article-00001"),
        ("UPDATE revisions SET text = text || '.' WHERE seq = 2", "text", "revision-00001"),
        ("UPDATE revisions SET raw = X'00' WHERE seq = 2", "text", "revision-00001"),
        ("UPDATE revisions SET blocks = X'00' WHERE seq = 2", "text", "revision-00001"),
        ("UPDATE annotations SET note = 'Other' WHERE seq = 2", "row", "article-00000-00001"),
        ("UPDATE annotations SET grade = NULL WHERE seq = 2", "row", "article-00000-00001"),
        ("DELETE FROM annotation_tags WHERE seq = 1", "row", "article-00000-00000"),
        ("UPDATE annotation_tags SET position = 5 WHERE seq = 1", "row", "article-00000-00000"),
        ("UPDATE tags SET definition = 'Other' WHERE seq = 2", "row", "tag second-hand"),
        ("UPDATE settings SET id = 'other'", "row", "setting other"),
        ("CREATE TRIGGER t AFTER INSERT ON tags BEGIN SELECT 1; END", "tables", "tables"),
        ("DROP INDEX ix_articles_order", "tables", "tables"),
    ],
)
def test_each_silent_change_is_found_and_named(
    filled: Store, statement: str, kind: str, named: str
) -> None:
    found = _after(filled, statement)
    assert (kind, True) in [(each, named in what) for each, what in found]
    assert len(found) <= 2


def test_what_refers_to_nothing_is_found(filled: Store) -> None:
    kinds = [kind for kind, _ in _after(filled, "DELETE FROM revisions WHERE seq = 1")]
    assert kinds.count(ProblemKind.REFERENCE) == 3  # the article and its two annotations
    kinds = [kind for kind, _ in _after(filled, "DELETE FROM tags WHERE seq = 1")]
    assert ProblemKind.REFERENCE in kinds


def test_what_belongs_to_another_article_is_found(filled: Store) -> None:
    found = _after(filled, "UPDATE annotations SET revision_id = 'revision-00002' WHERE seq = 1")
    assert (
        ProblemKind.REFERENCE,
        "The annotation annotation-article-00000-00000 belongs to the text of another article.",
    ) in found
    found = _after(filled, "UPDATE articles SET revision_id = 'revision-00002' WHERE seq = 1")
    assert (
        ProblemKind.REFERENCE,
        "The article article-00000 shows a text that is not its own.",
    ) in found


def test_an_annotation_whose_words_are_elsewhere_is_found(store: Store) -> None:
    article, revision = article_number(0)
    kept = annotation_on(article, revision, 0, tag_ids=())
    in_headline = annotation_on(article, revision, 1, tag_ids=(), part=Part.HEADLINE)
    wrong = replace(
        kept, id="wrong", target=replace(kept.target, position=replace(kept.target.position, end=8))
    )
    beyond = replace(
        kept,
        id="beyond",
        target=replace(
            kept.target, position=replace(kept.target.position, start=10**6, end=10**6 + 6)
        ),
    )
    orphaned = replace(beyond, id="orphaned", status=AnchorStatus.ORPHANED)
    with store.transaction() as writer:
        writer.add_article(article, revision)
        for annotation in (kept, in_headline, wrong, beyond, orphaned):
            writer.add_annotation(annotation)
    problems = store.check().problems
    assert {problem.kind for problem in problems} == {ProblemKind.PLACE}
    assert [problem.what.split()[5] for problem in problems] == ["wrong", "beyond"]


def test_a_text_that_does_not_fit_its_fingerprint_is_found(store: Store) -> None:
    article, revision = article_number(0)
    with store.transaction() as writer:
        writer.add_article(article, replace(revision, text_sha256="0" * 64))
    [problem] = store.check().problems
    assert problem.kind is ProblemKind.TEXT
    assert "fingerprint" in problem.what


def _digest(path: Path) -> str | None:
    """A digest of all that the library holds; None when it cannot be read."""
    try:
        with closing(connect(path, Access.IMMUTABLE)) as connection:
            return contents_digest(connection)
    except sqlite3.DatabaseError:
        return None


def _sqlite_is_content(path: Path) -> bool:
    try:
        with closing(connect(path, Access.IMMUTABLE)) as connection:
            return connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    except sqlite3.DatabaseError:
        return False


def _is_found(path: Path) -> bool:
    try:
        with opened(path) as store:
            return not store.check().ok
    except LibraryError:
        return True


def test_page_damage_is_found_60_times_of_60(tmp_path: Path) -> None:
    """64 random bytes at a random place of a random page, until 60 of them did harm.

    Harm is judged by what the check cannot know: the contents before. Damage to bytes that hold
    nothing (a free page, the gap inside a page) changes neither contents nor structure and does
    not count. Damage to texts and notes, which SQLite does not see, is in the majority.
    """
    path, copy = tmp_path / "news.onbackground", tmp_path / "damaged.onbackground"
    with opened(path) as store, store.transaction() as writer:
        for number in range(60):
            # As long as a news article is, some 5,000 characters.
            text = "\n".join(text_number(100 * number + part) for part in range(8))
            article, revision = article_number(number, text=text)
            writer.add_article(article, revision)
            for place in range(4):
                writer.add_annotation(annotation_on(article, revision, place, tag_ids=()))
    content, digest = path.read_bytes(), _digest(path)
    chance = random.Random(20261122)
    harmed = found = unseen_by_sqlite = 0
    while harmed < 60:
        place = chance.randrange(len(content) // PAGE) * PAGE + chance.randrange(PAGE - 64)
        copy.write_bytes(content[:place] + chance.randbytes(64) + content[place + 64 :])
        sqlite_is_content = _sqlite_is_content(copy)
        is_harm = not sqlite_is_content or _digest(copy) != digest
        is_found = _is_found(copy)
        assert is_found == is_harm, f"byte {place}"
        harmed += is_harm
        found += is_found
        unseen_by_sqlite += is_harm and sqlite_is_content
    assert found == 60
    assert unseen_by_sqlite > 30


def test_a_library_that_cannot_be_opened_any_more_says_so(filled: Store) -> None:
    filled.close()
    filled.path.write_bytes(b"")
    with pytest.raises(LibraryError):
        Store.open(filled.path, clock=clock)


def test_blocks_that_make_another_text_are_found(
    filled: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    # A later program that joined blocks in another way would move every place in the text.
    monkeypatch.setattr("reader.model.document.BLOCK_SEPARATOR", "\n\n")
    problems = filled.check().problems
    assert len(problems) == 5
    assert all("not the one its paragraphs make" in problem.what for problem in problems)
