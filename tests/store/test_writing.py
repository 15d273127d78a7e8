from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError
from tests.support.stored_articles import annotation_on, article_number, opened

from reader.model.annotation import Annotation
from reader.model.codebook import Tag
from reader.model.errors import (
    BusyLibraryError,
    DiskFullError,
    NotFoundError,
    UsageError,
)
from reader.model.queries import AnnotationQuery, ArticleQuery
from reader.store.connection import Access, connect
from reader.store.store import Store
from reader.store.writer import Writer

SOME = "annotation-article-00002-00001"


def _everything(store: Store) -> object:
    """All that a person can see of the library."""
    ids = store.list_article_ids(ArticleQuery())
    return (
        [store.get_article(article_id) for article_id in ids],
        [store.get_raw(store.get_article(article_id).revision.id) for article_id in ids],
        store.list_articles(ArticleQuery()),
        store.list_annotations(AnnotationQuery()),
        store.get_codebook(),
        store.counts(),
    )


def test_what_was_written_is_there_after_opening_again(filled: Store) -> None:
    before = _everything(filled)
    filled.close()
    with opened(filled.path) as again:
        assert _everything(again) == before
        assert not again.was_created


class _WantedError(Exception):
    pass


def test_nothing_of_a_transaction_that_raised_is_kept(filled: Store) -> None:
    before = _everything(filled)

    def change_and_fail() -> None:
        with filled.transaction() as writer:
            writer.add_article(*article_number(9))
            writer.remove_article("article-00001")
            writer.save_tag(Tag("new", "New"))
            raise _WantedError

    with pytest.raises(_WantedError):
        change_and_fail()
    assert _everything(filled) == before
    with filled.transaction() as writer:
        writer.save_tag(Tag("new", "New"))
    assert filled.get_codebook().find("new") is not None


def test_an_interrupted_transaction_is_rolled_back_too(filled: Store) -> None:
    def change_and_stop() -> None:
        with filled.transaction() as writer:
            writer.remove_annotation(SOME)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        change_and_stop()
    assert filled.get_annotation(SOME).id == SOME


def test_transactions_do_not_nest(filled: Store) -> None:
    with (
        filled.transaction(),
        pytest.raises(RuntimeError, match="do not nest"),
        filled.transaction(),
    ):
        pass


def test_an_updated_article_is_listed_under_its_new_title_and_date(filled: Store) -> None:
    article = replace(filled.get_article("article-00000").article, title="Ferry", starred=True)
    excerpt = filled.list_articles(ArticleQuery("report 0")).rows[0].excerpt
    with filled.transaction() as writer:
        writer.update_article(article)
    assert filled.get_article(article.id).article == article
    [row] = filled.list_articles(ArticleQuery("ferry")).rows
    assert row.article == article
    assert row.excerpt == excerpt
    assert filled.check().ok


def test_an_update_cannot_swap_the_text(filled: Store) -> None:
    article = filled.get_article("article-00000").article
    with (
        pytest.raises(ValueError, match="new revision"),
        filled.transaction() as writer,
    ):
        writer.update_article(replace(article, revision_id="revision-00001"))


def test_an_updated_annotation_says_only_what_is_new(filled: Store) -> None:
    annotation = replace(
        filled.get_annotation(SOME), note="", tag_ids=("institution", "second-hand"), grade=None
    )
    with filled.transaction() as writer:
        writer.update_annotation(annotation)
    assert filled.get_annotation(SOME) == annotation
    with filled.transaction() as writer:
        writer.update_annotation(replace(annotation, tag_ids=("second-hand", "institution")))
    assert filled.get_annotation(SOME).tag_ids == ("second-hand", "institution")
    assert filled.check().ok


def test_a_removed_annotation_is_returned_and_gone(filled: Store) -> None:
    annotation = filled.get_annotation(SOME)
    with filled.transaction() as writer:
        assert writer.remove_annotation(SOME) == annotation
    with pytest.raises(NotFoundError):
        filled.get_annotation(SOME)
    with filled.transaction() as writer:
        writer.add_annotation(annotation)
    assert filled.get_annotation(SOME) == annotation


def test_a_removed_article_leaves_nothing_behind(filled: Store) -> None:
    with filled.transaction() as writer:
        for article_id in filled.list_article_ids(ArticleQuery()):
            writer.remove_article(article_id)
    for table in ("articles", "revisions", "annotations", "annotation_tags"):
        assert _rows(filled, table) == []
    assert len(filled.get_codebook()) == 3


def test_a_restored_article_is_exactly_as_it_was_even_beside_newer_ones(store: Store) -> None:
    with store.transaction() as writer:
        writer.save_tag(Tag("unnamed-source", "Unnamed source"))
        for number in range(3):
            # All of one moment: their order is that of adding alone.
            article, revision = article_number(number, published="2026-11-20")
            writer.add_article(article, revision)
            writer.add_annotation(annotation_on(article, revision))
    tables = ("articles", "revisions", "annotations")
    before, rows_before = _everything(store), [_rows(store, table) for table in tables]
    with store.transaction() as writer:
        bundle = writer.remove_article("article-00002")
    newer = article_number(7)
    with store.transaction() as writer:
        writer.add_article(*newer)
    with store.transaction() as writer:
        writer.restore_article(bundle)
    with store.transaction() as writer:
        writer.remove_article(newer[0].id)
    assert _everything(store) == before
    assert [_rows(store, table) for table in tables] == rows_before
    assert store.check().ok


def _rows(store: Store, table: str) -> list[tuple[object, ...]]:
    return store._connection.execute(f"SELECT * FROM {table} ORDER BY seq").fetchall()  # noqa: S608


def test_an_older_revision_goes_and_comes_back_with_its_article(filled: Store) -> None:
    article, revision = article_number(0)
    older = replace(revision, id="older", headline="As it was", raw=b"old bytes")
    with filled.transaction() as writer:
        writer._insert_revision(older, seq=None)
    with filled.transaction() as writer:
        bundle = writer.remove_article(article.id)
    assert [each.id for _, each in bundle.revisions] == [revision.id, "older"]
    with filled.transaction() as writer:
        writer.restore_article(bundle)
    assert filled.get_article(article.id).revision == replace(revision, raw=b"")
    assert filled.get_raw("older") == (b"old bytes", "text/plain")


def test_a_tag_is_added_then_edited_in_place(filled: Store) -> None:
    tag = Tag(
        "new", "New", "Def.", "institution", 9, "N", 0, 7, archived=True, checklist=("Why?", "Who?")
    )
    with filled.transaction() as writer:
        writer.save_tag(tag)
    assert filled.get_codebook().find("new") == tag
    edited = replace(tag, name="Newer", parent_id=None, shortcut=None, archived=False)
    with filled.transaction() as writer:
        writer.save_tag(edited)
    assert filled.get_codebook().find("new") == edited
    assert len(filled.get_codebook()) == 4


def test_a_tag_cannot_lie_below_itself_or_below_nothing(filled: Store) -> None:
    with filled.transaction() as writer:
        writer.save_tag(Tag("child", "Child", parent_id="institution"))
    for tag, reason in (
        (Tag("institution", "Institution", parent_id="institution"), "below itself"),
        (Tag("institution", "Institution", parent_id="child"), "below itself"),
        (Tag("other", "Other", parent_id="absent"), "no tag absent"),
    ):
        with pytest.raises(UsageError, match=reason), filled.transaction() as writer:
            writer.save_tag(tag)
    assert len(filled.get_codebook()) == 4


def test_a_tag_in_use_is_not_removed(filled: Store) -> None:
    with pytest.raises(UsageError, match="is on 5 annotations"), filled.transaction() as writer:
        writer.remove_tag("institution")
    with filled.transaction() as writer:
        writer.save_tag(Tag("above", "Above"))
        writer.save_tag(Tag("below", "Below", parent_id="above"))
    with pytest.raises(UsageError, match="below “Above”"), filled.transaction() as writer:
        writer.remove_tag("above")
    with filled.transaction() as writer:
        writer.remove_tag("below")
        writer.remove_tag("above")
    assert len(filled.get_codebook()) == 3
    with pytest.raises(NotFoundError, match="no tag above"), filled.transaction() as writer:
        writer.remove_tag("above")


@pytest.mark.parametrize(
    "write",
    [
        lambda writer: writer.update_article(article_number(77)[0]),
        lambda writer: writer.remove_article("article-00077"),
        lambda writer: writer.update_annotation(annotation_on(*article_number(77))),
        lambda writer: writer.remove_annotation("nowhere"),
        lambda writer: writer.remove_tag("nowhere"),
    ],
)
def test_changing_what_is_not_there_is_said(
    filled: Store, write: Callable[[Writer], object]
) -> None:
    with pytest.raises(NotFoundError), filled.transaction() as writer:
        write(writer)


@pytest.mark.parametrize(
    "annotation",
    [
        annotation_on(*article_number(0)),  # its id is taken
        annotation_on(*article_number(77)),  # no such article
        annotation_on(*article_number(0), 9, tag_ids=("absent",)),
        replace(annotation_on(*article_number(0), 9), grade=5),
    ],
)
def test_a_mistake_of_the_program_is_stopped_by_the_tables(
    filled: Store, annotation: Annotation
) -> None:
    before = _everything(filled)
    with pytest.raises(IntegrityError), filled.transaction() as writer:
        writer.add_annotation(annotation)
    assert _everything(filled) == before


def test_another_writer_is_waited_for_and_then_named(
    filled: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled._connection.execute("PRAGMA busy_timeout = 50")
    other = sqlite3.connect(filled.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(BusyLibraryError, match="Another program"), filled.transaction():
        pytest.fail("the transaction must not begin")
    assert len(filled.list_article_ids(ArticleQuery())) == 5
    other.execute("ROLLBACK")
    other.close()
    with filled.transaction() as writer:
        writer.remove_annotation(SOME)
    assert filled.counts().annotations == 9


def test_a_full_disk_is_named_and_all_that_was_saved_stays(filled: Store) -> None:
    before = _everything(filled)
    pages = filled._connection.execute("PRAGMA page_count").fetchone()[0]
    filled._connection.execute(f"PRAGMA max_page_count = {pages}")
    text = "A long text. " * 20_000
    with pytest.raises(DiskFullError, match="full"), filled.transaction() as writer:
        writer.add_article(*article_number(9, text=text))
    assert _everything(filled) == before
    assert filled.check().ok
    filled._connection.execute("PRAGMA max_page_count = 1073741823")
    with filled.transaction() as writer:
        writer.add_article(*article_number(9, text=text))
    assert filled.counts().articles == 6


def test_the_safe_settings_hold_on_the_connection_that_writes(filled: Store) -> None:
    wanted = {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "secure_delete": 1,
        "busy_timeout": 5000,
        "mmap_size": 0,
        "trusted_schema": 0,
    }

    def settings(connection: sqlite3.Connection) -> dict[str, object]:
        rows = {name: connection.execute(f"PRAGMA {name}").fetchone() for name in wanted}
        # Some builds of SQLite answer mmap_size with nothing when it is compiled out.
        return {name: row[0] if row else 0 for name, row in rows.items()}

    with filled.transaction() as writer:
        assert settings(writer._connection) == wanted
        driver = writer._session.connection().connection.driver_connection
        assert driver is writer._connection
    assert settings(filled._connection) == wanted


def test_a_deleted_note_is_gone_from_the_file(filled: Store) -> None:
    secret = "the-source-is-Ada-Quill"
    annotation = filled.get_annotation(SOME)
    with filled.transaction() as writer:
        writer.update_annotation(replace(annotation, note=secret * 3))
    filled.checkpoint()
    assert secret.encode() in filled.path.read_bytes()
    with filled.transaction() as writer:
        writer.update_annotation(annotation)
    filled.close()
    assert secret.encode() not in filled.path.read_bytes()


def test_closing_leaves_one_file_that_holds_everything(filled: Store, tmp_path: Path) -> None:
    before = _everything(filled)
    filled.close()
    filled.close()
    assert [path.name for path in filled.path.parent.iterdir()] == [filled.path.name]
    copy = tmp_path / "copy.onbackground"
    copy.write_bytes(filled.path.read_bytes())
    with opened(copy) as store:
        assert _everything(store) == before


def test_a_checkpoint_brings_everything_into_the_one_file(filled: Store, tmp_path: Path) -> None:
    filled.checkpoint()
    copy = tmp_path / "copy.onbackground"
    copy.write_bytes(filled.path.read_bytes())
    with opened(copy) as store:
        assert store.counts() == filled.counts()


def test_two_open_libraries_on_one_file_see_each_others_changes(filled: Store) -> None:
    with opened(filled.path) as other:
        with other.transaction() as writer:
            writer.remove_annotation(SOME)
        assert filled.counts().annotations == 9
        with filled.transaction() as writer:
            writer.remove_article("article-00004")
        assert other.counts().articles == 4


def test_a_connection_for_reading_cannot_write(filled: Store) -> None:
    connection = connect(filled.path, Access.READ_ONLY)
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        connection.execute("DELETE FROM annotation_tags")
    connection.close()
