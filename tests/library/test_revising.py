from __future__ import annotations

from dataclasses import replace

import pytest
from tests.support.libraries import (
    HEADLINE,
    PARAGRAPHS,
    annotate,
    parsed_article,
    passage_of,
    state_of,
)

from reader.library.library import Library
from reader.library.operations import AcceptSuggestions, RejectSuggestions
from reader.library.operations.edit_metadata import EditMetadata, Metadata
from reader.library.operations.reattach import Detach, Reattach, TakeNewWords
from reader.library.operations.revise_article import ReviseArticle
from reader.model.comparison import ChangeKind
from reader.model.json_values import to_json
from reader.model.review import SuggestionState
from reader.model.selectors import AnchorStatus

EDITED = (
    "The harbour tunnel will open three years late, officials said on Monday.",
    "An editor’s note: this paragraph is new.",
    "The port authority said in a statement that costs had not risen.",
)


def _revise(library: Library, article_id: str, paragraphs: tuple[str, ...]) -> ReviseArticle:
    operation = ReviseArticle(article_id, parsed_article(HEADLINE, paragraphs), raw=b"newer")
    library.run(operation)
    return operation


def test_annotations_go_where_their_words_went(library: Library, article_id: str) -> None:
    same = annotate(library, article_id, "The harbour tunnel")
    moved = annotate(library, article_id, "port authority said", ("institution",), note="Where?")
    gone = annotate(library, article_id, "Three people with knowledge of the contract")
    operation = _revise(library, article_id, EDITED)
    assert len(operation.carried) == 3
    opened = library.get_article(article_id)
    standing = {each.id: each for each in opened.annotations}
    assert standing[same.id].status is AnchorStatus.EXACT
    assert standing[moved.id].status is AnchorStatus.MOVED
    assert standing[moved.id].note == "Where?"
    place = standing[moved.id].target.range
    assert place.of(opened.revision.document.text) == "port authority said"
    assert standing[gone.id].status is AnchorStatus.ORPHANED
    assert standing[gone.id].target == gone.target
    assert [each.headline for each in library.revisions.list_revisions(article_id)] == [
        HEADLINE,
        HEADLINE,
    ]
    assert library.check().ok


def test_an_orphan_comes_back_when_its_words_do(library: Library, article_id: str) -> None:
    gone = annotate(library, article_id, "Three people with knowledge of the contract")
    _revise(library, article_id, EDITED)
    _revise(library, article_id, PARAGRAPHS)
    (back,) = library.get_article(article_id).annotations
    assert back.id == gone.id
    assert back.status in (AnchorStatus.EXACT, AnchorStatus.MOVED)
    assert library.check().ok


def test_a_newer_version_can_be_taken_back_with_all_decisions(
    library: Library, article_id: str
) -> None:
    annotate(library, article_id, "officials said", ("unnamed-source",))
    library.reviews.analyse(article_id)
    library.run(RejectSuggestions([library.reviews.get(article_id).suggestions[-1].id]))
    before = state_of(library), to_json(library.reviews.get(article_id))
    operation = _revise(library, article_id, EDITED)
    after = state_of(library)
    library.reviews.analyse(article_id)
    library.revert(operation)
    assert (state_of(library), to_json(library.reviews.get(article_id))) == before
    library.run(operation)
    assert state_of(library) == after
    assert library.check().ok


def test_decisions_follow_their_words_into_the_newer_version(
    library: Library, article_id: str
) -> None:
    library.reviews.analyse(article_id)
    first = library.reviews.get(article_id).suggestions[0]
    library.run(AcceptSuggestions({first.id: "made"}))
    _revise(library, article_id, (PARAGRAPHS[0], "A new paragraph.", *PARAGRAPHS[1:]))
    library.reviews.analyse(article_id)
    (decided,) = [
        each
        for each in library.reviews.get(article_id).suggestions
        if each.state is SuggestionState.ACCEPTED
    ]
    assert (decided.id, decided.annotation_id) == (first.id, "made")


def test_edited_words_are_kept_taken_or_left(library: Library, article_id: str) -> None:
    changed = annotate(library, article_id, "The harbour tunnel will open two years late")
    _revise(library, article_id, EDITED)
    (standing,) = library.get_article(article_id).annotations
    assert standing.status is AnchorStatus.CHANGED
    assert standing.target.quote.exact == changed.target.quote.exact
    library.run(TakeNewWords([standing.id]))
    (taken,) = library.get_article(article_id).annotations
    assert taken.status is AnchorStatus.EXACT
    assert taken.target.quote.exact == "The harbour tunnel will open three years late"
    assert library.check().ok
    library.run(Detach([standing.id]))
    (left,) = library.get_article(article_id).annotations
    assert left.status is AnchorStatus.ORPHANED
    library.run(Reattach([standing.id], passage_of(library, article_id, "editor’s note")))
    (attached,) = library.get_article(article_id).annotations
    assert attached.status is AnchorStatus.EXACT
    assert attached.target.quote.exact == "editor’s note"
    assert library.check().ok


def test_a_title_that_a_person_corrected_stays(library: Library, article_id: str) -> None:
    opened = library.get_article(article_id)
    with library.transaction() as session:
        session.writer.update_article(replace(opened.article, title="My own title"))
    library.run(ReviseArticle(article_id, parsed_article("Tunnel later still", EDITED)))
    opened = library.get_article(article_id)
    assert opened.article.title == "My own title"
    assert opened.revision.headline == "Tunnel later still"


def test_a_changed_byline_is_taken_and_told(library: Library, article_id: str) -> None:
    first = library.get_article(article_id).revision
    both = replace(parsed_article(), byline=("A. Ferry", "B. Quay"))
    library.run(ReviseArticle(article_id, both))
    opened = library.get_article(article_id)
    assert opened.article.byline == ("A. Ferry", "B. Quay")
    (row,) = library.revisions.compare(first.id, opened.revision.id).changes
    assert row.change.kind is ChangeKind.BYLINE
    assert (row.change.was, row.change.now) == ("A. Ferry", "A. Ferry, B. Quay")


def test_a_byline_that_a_person_corrected_stays(library: Library, article_id: str) -> None:
    article = library.get_article(article_id).article
    library.run(EditMetadata(article_id, replace(Metadata.of(article), byline=("Ada Ferry",))))
    library.run(ReviseArticle(article_id, replace(parsed_article(), byline=("B. Quay",))))
    opened = library.get_article(article_id)
    assert opened.article.byline == ("Ada Ferry",)
    assert opened.revision.byline == ("B. Quay",)


@pytest.mark.parametrize("count", [0, 40])
def test_the_number_of_annotations_is_the_same_afterwards(
    library: Library, article_id: str, count: int
) -> None:
    text = library.get_article(article_id).revision.document.text
    for number in range(count):
        annotate(library, article_id, text[number * 4 : number * 4 + 9].strip())
    operation = _revise(library, article_id, EDITED[:1])
    assert len(library.get_article(article_id).annotations) == count
    assert sum(each.carried is not None for each in operation.carried) == count
