"""Correcting an article's metadata, taking that back, and not overwriting what others wrote."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.support.libraries import add_article, annotate, state_of

from reader.library.changes import ChangeSet
from reader.library.library import Library
from reader.library.operations import DeleteArticles, EditMetadata, Metadata, Star
from reader.model.errors import NotFoundError, UsageError
from reader.model.parsed_article import PublicationDate


@pytest.fixture
def corrected(library: Library, article_id: str) -> Metadata:
    """Everything other than it was found."""
    return replace(
        Metadata.of(library.get_article(article_id).article),
        title="The pumps never came",
        byline=("Ines Tallow", "Tom Quill"),
        outlet="Gull Bay Courier",
        section="Local",
        published=PublicationDate("May 3, 2024", "2024-05-03"),
        language="en-GB",
        url="https://courier.example/pumps",
    )


def metadata_of(library: Library, article_id: str) -> Metadata:
    return Metadata.of(library.get_article(article_id).article)


def test_everything_is_corrected_taken_back_and_done_again(
    library: Library, article_id: str, corrected: Metadata
) -> None:
    annotate(library, article_id, "officials said", ("document",), "A note")
    before = state_of(library)
    operation = EditMetadata(article_id, corrected)
    assert library.run(operation) == ChangeSet(articles_changed=frozenset({article_id}))
    assert metadata_of(library, article_id) == corrected
    after = state_of(library)
    library.revert(operation)
    assert state_of(library) == before
    library.run(operation)
    assert state_of(library) == after


def test_the_words_of_the_article_stay(
    library: Library, article_id: str, corrected: Metadata
) -> None:
    before = library.get_article(article_id).revision
    library.run(EditMetadata(article_id, corrected))
    assert library.get_article(article_id).revision == before
    assert library.check().ok


def test_nothing_is_written_where_nothing_changes(library: Library, article_id: str) -> None:
    before = state_of(library)
    assert not library.run(EditMetadata(article_id, metadata_of(library, article_id)))
    assert state_of(library) == before


def test_what_was_changed_elsewhere_is_not_overwritten(
    library: Library, article_id: str, corrected: Metadata
) -> None:
    seen = metadata_of(library, article_id)
    library.run(EditMetadata(article_id, replace(seen, section="Harbour")))
    with pytest.raises(UsageError, match="changed elsewhere"):
        library.run(EditMetadata(article_id, corrected, seen=seen))
    assert metadata_of(library, article_id).section == "Harbour"


def test_a_correction_that_was_corrected_again_is_not_taken_back(
    library: Library, article_id: str, corrected: Metadata
) -> None:
    operation = EditMetadata(article_id, corrected)
    library.run(operation)
    library.run(EditMetadata(article_id, replace(corrected, outlet="The Quay")))
    with pytest.raises(UsageError, match="changed elsewhere"):
        library.revert(operation)
    assert metadata_of(library, article_id).outlet == "The Quay"


def test_stars_and_reading_are_none_of_its_business(
    library: Library, article_id: str, corrected: Metadata
) -> None:
    operation = EditMetadata(article_id, corrected)
    library.run(operation)
    library.run(Star([article_id], starred=True))
    library.revert(operation)
    assert library.get_article(article_id).article.starred


def test_an_article_without_a_title_is_refused(article_id: str) -> None:
    with pytest.raises(UsageError, match="title"):
        EditMetadata(article_id, Metadata(" \x00\n"))


def test_an_address_that_another_article_has_is_refused(
    library: Library, article_id: str, corrected: Metadata
) -> None:
    other = add_article(library, "Another story")
    library.run(EditMetadata(other, replace(metadata_of(library, other), url=corrected.url)))
    with pytest.raises(UsageError, match="Another story"):
        library.run(EditMetadata(article_id, corrected))


def test_an_article_that_is_gone_is_said(
    library: Library, article_id: str, corrected: Metadata
) -> None:
    library.run(DeleteArticles([article_id]))
    with pytest.raises(NotFoundError):
        library.run(EditMetadata(article_id, corrected))


def test_white_space_and_hidden_characters_are_left_out(
    library: Library, article_id: str, corrected: Metadata
) -> None:
    library.run(
        EditMetadata(
            article_id, replace(corrected, title=" Two\n lines ", byline=("Ann  Lee", " "))
        )
    )
    found = metadata_of(library, article_id)
    assert (found.title, found.byline) == ("Two lines", ("Ann Lee",))
