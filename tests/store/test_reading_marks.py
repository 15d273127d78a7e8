from __future__ import annotations

from pathlib import Path

import pytest
from tests.support.stored_articles import opened

from reader.model.errors import BusyLibraryError, ReadOnlyLibraryError
from reader.model.queries import ArticleQuery, Shelf
from reader.store.connection import Access, connect
from reader.store.store import Store


def test_marking_read_changes_that_and_nothing_else(filled: Store) -> None:
    article_id = filled.list_article_ids(ArticleQuery(shelf=Shelf.UNREAD))[0]
    before = filled.get_article(article_id)
    assert filled.mark_read(article_id)
    after = filled.get_article(article_id)
    assert after.article.read
    assert (after.revision, after.annotations) == (before.revision, before.annotations)
    assert filled.check().ok


def test_what_is_read_or_gone_is_not_marked_again(filled: Store) -> None:
    article_id = filled.list_article_ids(ArticleQuery(shelf=Shelf.UNREAD))[0]
    assert [filled.mark_read(each) for each in (article_id, article_id, "gone")] == [
        True,
        False,
        False,
    ]


def test_a_library_that_another_program_holds_is_left_alone(filled: Store) -> None:
    article_id = filled.list_article_ids(ArticleQuery(shelf=Shelf.UNREAD))[0]
    filled._connection.execute("PRAGMA busy_timeout = 1")
    other = connect(filled.path, Access.READ_WRITE)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(BusyLibraryError):
        filled.mark_read(article_id)
    other.execute("ROLLBACK")
    other.close()
    assert filled.mark_read(article_id)


def test_a_library_that_can_only_be_read_says_so(filled: Store, tmp_path: Path) -> None:
    copy = filled.backup(tmp_path / "copy.onbackground")
    with opened(copy) as store:
        store._access = Access.READ_ONLY
        with pytest.raises(ReadOnlyLibraryError):
            store.mark_read("any")
