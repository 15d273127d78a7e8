"""The facade: a new library, ids by prefix, transactions, backups, read-only files."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from tests.support.fixed import CountingIds, FixedClock, fixed_id
from tests.support.libraries import add_article, annotate, state_of

from reader.library.changes import ChangeSet
from reader.library.codebooks import default_tags
from reader.library.library import Library
from reader.library.operations import DeleteArticles, DeleteTag, EditNote, Session
from reader.model.errors import NotFoundError, OutputError, ReadOnlyLibraryError, UsageError
from reader.model.queries import AnnotationQuery, ArticleQuery
from reader.store.store import Store


def _open(path: Path, *, samples: bool = False) -> Library:
    return Library.open(path, clock=FixedClock(), new_id=CountingIds(), samples=samples)


def test_a_new_library_has_the_default_codebook(library: Library) -> None:
    assert list(library.get_codebook()) == default_tags()
    assert library.was_created
    assert not library.read_only
    assert library.counts().articles == 0


def test_a_new_library_has_the_sample_articles_with_the_first_on_top(tmp_path: Path) -> None:
    library = _open(tmp_path / "news.onbackground", samples=True)
    rows = library.list_articles(ArticleQuery()).rows
    assert [row.article.origin for row in rows] == ["us-warned-kremlin.txt", "harbour-tunnel.html"]
    assert all(row.article.sample for row in rows)
    assert library.get_raw(rows[0].article.revision_id)[1] == "text/plain"
    library.run(DeleteArticles(row.article.id for row in rows))
    library.close()
    library = _open(tmp_path / "news.onbackground", samples=True)
    assert library.counts().articles == 0
    library.close()


def test_a_library_is_not_filled_twice(tmp_path: Path) -> None:
    path = tmp_path / "news.onbackground"
    library = _open(path)
    library.run(DeleteTag("hedge"))
    library.close()
    library = _open(path)
    assert library.get_codebook().find("hedge") is None
    assert not library.was_created
    library.close()


def test_a_library_that_was_made_but_not_filled_is_filled(tmp_path: Path) -> None:
    path = tmp_path / "news.onbackground"
    Store.open(path, clock=FixedClock()).close()
    library = _open(path)
    assert list(library.get_codebook()) == default_tags()
    library.close()


def test_an_article_is_named_by_the_beginning_of_its_id(library: Library) -> None:
    ids = [add_article(library, f"Article {number}") for number in range(8)]
    assert library.resolve_article(ids[0][:8]) == ids[0]
    assert library.resolve_article(f" {ids[0].upper()} ") == ids[0]
    with pytest.raises(NotFoundError, match="no article whose id begins with “ffff”"):
        library.resolve_article("ffff")
    with pytest.raises(UsageError, match="8 articles have an id that begins with “0”") as caught:
        library.resolve_article("0")
    assert ids[4] in caught.value.message
    assert ids[5] not in caught.value.message
    assert "and 3 more" in caught.value.message
    with pytest.raises(UsageError, match="No article was named"):
        library.resolve_article(" ")


def test_an_annotation_is_named_by_the_beginning_of_its_id(
    library: Library, article_id: str
) -> None:
    made = annotate(library, article_id, "officials said")
    assert library.resolve_annotation(made.id[:8]) == made.id
    with pytest.raises(NotFoundError, match="no annotation"):
        library.resolve_annotation("ffff")


def test_reading_goes_through_the_facade(library: Library, article_id: str) -> None:
    made = annotate(library, article_id, "officials said", ("hedge",))
    opened = library.get_article(article_id)
    assert opened.annotations == (made,)
    assert library.list_annotations(AnnotationQuery(tag_id="hedge")) == [made]
    assert library.find_article_ids(article_id[:8]) == [article_id]
    assert library.find_annotation_ids(made.id[:8]) == [made.id]
    assert library.find_duplicate(opened.revision.text_sha256, "") == article_id
    assert library.counts().by_tag["hedge"] == 1
    assert library.check().ok


class _Half:
    """An operation that fails after it has written."""

    label = "Fail half-way"

    def __init__(self, annotation_id: str) -> None:
        self._edit = EditNote(annotation_id, "Half")

    def apply(self, session: Session) -> ChangeSet:
        self._edit.apply(session)
        raise ArithmeticError

    def revert(self, session: Session) -> ChangeSet:
        return self.apply(session)


def test_an_operation_that_fails_half_way_changes_nothing(
    library: Library, article_id: str
) -> None:
    made = annotate(library, article_id, "officials said")
    before = state_of(library)
    with pytest.raises(ArithmeticError):
        library.run(_Half(made.id))
    with pytest.raises(ArithmeticError):
        library.revert(_Half(made.id))
    assert state_of(library) == before
    library.run(EditNote(made.id, "Whole"))
    assert library.get_annotation(made.id).note == "Whole"


def test_a_backup_holds_the_same(library: Library, article_id: str, tmp_path: Path) -> None:
    annotate(library, article_id, "officials said", ("hedge",), "A note")
    copy = library.backup()
    assert copy.parent == tmp_path / "backups"
    opened = Library.open(copy, samples=False)
    assert state_of(opened) == state_of(library)
    opened.close()
    target = tmp_path / "copy.onbackground"
    assert library.backup(target) == target
    with pytest.raises(OutputError):
        library.backup(target)
    assert library.backup(target, replace=True) == target


@pytest.mark.skipif(os.name != "posix", reason="permissions are POSIX's")
def test_a_backup_folder_that_cannot_be_made_is_explained(library: Library, tmp_path: Path) -> None:
    (tmp_path / "backups").symlink_to(tmp_path / "nowhere")
    with pytest.raises(OutputError, match=r"backups could not be made"):
        library.backup()


def test_a_read_only_library_can_be_read_and_not_changed(
    library: Library, article_id: str, tmp_path: Path
) -> None:
    library.close()
    path = tmp_path / "news.onbackground"
    path.chmod(0o400)
    if os.access(path, os.W_OK):
        pytest.skip("this account may write everything")
    opened = _open(path)
    assert opened.read_only
    assert opened.get_article(article_id).annotations == ()
    with pytest.raises(ReadOnlyLibraryError):
        opened.run(DeleteArticles([article_id]))
    opened.close()


def test_ids_time_and_creator_are_those_given(library: Library) -> None:
    assert library.creator == "Reader"
    assert library.new_id() == fixed_id(1)
    assert library.now() < library.now()


def test_a_daily_copy_lies_beside_the_library_and_is_none_of_a_read_only_one(
    library: Library, article_id: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = library.back_up_daily()
    assert copy is not None
    assert copy.parent == tmp_path / "backups"
    assert "automatic" in copy.name
    monkeypatch.setattr(Library, "read_only", property(lambda _library: True))
    copy.unlink()
    assert library.back_up_daily() is None
