"""Adding, deleting, marking articles."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.support.libraries import HEADLINE, add_article, annotate, parsed_article, state_of

from reader.library.changes import ChangeSet
from reader.library.library import Library
from reader.library.operations import AddArticles, DeleteArticles, MarkRead, NewArticle, Star
from reader.model.errors import NotFoundError
from reader.model.parsed_article import ParsedArticle
from reader.model.queries import AnnotationQuery
from reader.text.fingerprint import text_sha256


def test_an_added_article_has_all_that_was_found(library: Library, article_id: str) -> None:
    opened = library.get_article(article_id)
    article, revision = opened.article, opened.revision
    parsed = parsed_article()
    assert (article.title, article.outlet, article.byline) == (
        HEADLINE,
        parsed.outlet,
        parsed.byline,
    )
    assert (article.published, article.origin, article.sample) == (
        parsed.published,
        "tunnel.txt",
        False,
    )
    assert revision.document == parsed.document
    assert revision.text_sha256 == text_sha256(HEADLINE, parsed.document.text)
    assert library.get_raw(revision.id) == (HEADLINE.encode(), "text/plain")


def test_a_doubt_about_the_text_is_kept_with_it(library: Library) -> None:
    parsed = replace(parsed_article(), incomplete="The page stops in the middle of a sentence.")
    new = NewArticle(library.new_id(), parsed)
    library.run(AddArticles([new]))
    assert library.get_article(new.article_id).revision.incomplete == parsed.incomplete


@pytest.mark.parametrize(("origin", "title"), [("notes.txt", "notes.txt"), ("", "Untitled")])
def test_an_article_without_headline_is_called_by_its_file(
    library: Library, origin: str, title: str
) -> None:
    parsed = ParsedArticle("", parsed_article().document)
    new = NewArticle(library.new_id(), parsed, origin=origin)
    library.run(AddArticles([new]))
    opened = library.get_article(new.article_id)
    assert (opened.article.title, opened.revision.headline) == (title, "")


def test_adding_is_undone_and_redone_with_the_same_ids(library: Library) -> None:
    before = state_of(library)
    operation = AddArticles(
        NewArticle(library.new_id(), parsed_article(name), raw=b"raw") for name in ("One", "Two")
    )
    assert operation.label == "Add 2 articles"
    assert len(library.run(operation).articles_added) == 2
    after = state_of(library)
    assert len(library.revert(operation).articles_removed) == 2
    assert state_of(library) == before
    library.run(operation)
    assert state_of(library) == after


def test_redone_articles_keep_what_was_written_in_them_meanwhile(library: Library) -> None:
    operation = AddArticles([NewArticle(library.new_id(), parsed_article())])
    (article_id,) = library.run(operation).articles_added
    annotate(library, article_id, "officials said", ("document",), "A note")
    after = state_of(library)
    library.revert(operation)
    library.run(operation)
    assert state_of(library) == after


def test_all_articles_are_added_or_none(library: Library, article_id: str) -> None:
    before = state_of(library)
    articles = [
        NewArticle(library.new_id(), parsed_article("New")),
        NewArticle(article_id, parsed_article("An id that is taken")),
    ]
    with pytest.raises(Exception, match="UNIQUE"):
        library.run(AddArticles(articles))
    assert state_of(library) == before


def test_an_import_already_done_becomes_one_step_to_undo(library: Library) -> None:
    before = state_of(library)
    ids = [add_article(library, name) for name in ("One", "Two")]
    after = state_of(library)
    operation = AddArticles.already_added(ids)
    assert operation.label == "Add 2 articles"
    assert library.run(operation) == ChangeSet(articles_added=frozenset(ids))
    assert state_of(library) == after
    library.revert(operation)
    assert state_of(library) == before
    library.run(operation)
    assert state_of(library) == after


def test_a_deleted_article_comes_back_with_everything(library: Library, article_id: str) -> None:
    other = add_article(library, "Another")
    annotate(library, article_id, "officials said", ("document",), "A note")
    before = state_of(library)
    operation = DeleteArticles([article_id, other])
    assert operation.label == "Delete 2 articles"
    assert library.run(operation).articles_removed == {article_id, other}
    assert library.list_annotations(AnnotationQuery()) == []
    after = state_of(library)
    assert library.revert(operation).articles_added == {article_id, other}
    assert state_of(library) == before
    library.run(operation)
    assert state_of(library) == after


def test_deleting_what_is_not_there_deletes_nothing(library: Library, article_id: str) -> None:
    with pytest.raises(NotFoundError):
        library.run(DeleteArticles([article_id, "gone"]))
    assert library.counts().articles == 1


@pytest.mark.parametrize(
    ("operation_type", "field", "labels"),
    [
        (MarkRead, "read", ("Mark as read", "Mark as unread")),
        (Star, "starred", ("Star", "Remove star")),
    ],
)
def test_marks_are_set_and_taken_back(
    library: Library,
    article_id: str,
    operation_type: type[MarkRead | Star],
    field: str,
    labels: tuple[str, str],
) -> None:
    marked = add_article(library, "Marked already")
    library.run(operation_type([marked], **{field: True}))
    operation = operation_type([article_id, marked], **{field: True})
    changes = library.run(operation)
    assert changes == ChangeSet(articles_changed=frozenset({article_id}))
    assert getattr(library.get_article(article_id).article, field) is True
    assert library.revert(operation) == changes
    assert getattr(library.get_article(article_id).article, field) is False
    assert getattr(library.get_article(marked).article, field) is True
    assert (operation.label, operation_type([article_id], **{field: False}).label) == labels


def test_marking_what_is_marked_changes_nothing(library: Library, article_id: str) -> None:
    assert not library.run(MarkRead([article_id], read=False))
    assert not library.run(Star([article_id], starred=False))


def test_undoing_a_star_leaves_an_article_read(library: Library, article_id: str) -> None:
    operation = Star([article_id], starred=True)
    library.run(operation)
    library.run(MarkRead([article_id], read=True))
    library.revert(operation)
    article = library.get_article(article_id).article
    assert (article.read, article.starred) == (True, False)
