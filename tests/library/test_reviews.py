from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from tests.support.libraries import add_article, annotate, state_of

from reader.library.library import Library
from reader.library.operation import Operation
from reader.library.operations import (
    AcceptSuggestions,
    AnswerChecklist,
    DeleteArticles,
    EditNote,
    EditSources,
    FinishReview,
    ForgetRejection,
    GradeSource,
    RejectSuggestions,
    RemoveAnnotations,
    ReopenSuggestions,
)
from reader.model.checklists import Answer, ChecklistAnswer
from reader.model.errors import NotFoundError, UsageError
from reader.model.json_values import to_json
from reader.model.queries import AnnotationQuery, ArticleQuery, Shelf
from reader.model.ranges import TextRange
from reader.model.review import ArticleReview, RejectionScope, StoredSuggestion, SuggestionState
from reader.model.selectors import Part, Passage
from reader.sourcing.version import DETECTOR_VERSION

PARAGRAPHS = (
    "The harbour tunnel will open two years late, officials said on Monday.",
    "Three people with knowledge of the contract said that the pumps had failed.",
)


@pytest.fixture
def article_id(library: Library) -> str:
    """Return the id of an article whose claims rest on people without names."""
    return add_article(library, "Tunnel late", PARAGRAPHS)


@pytest.fixture
def review(library: Library, article_id: str) -> ArticleReview:
    library.reviews.analyse(article_id)
    return library.reviews.get(article_id)


def _suggestion(review: ArticleReview, words: str) -> StoredSuggestion:
    return next(each for each in review.suggestions if words in each.quote.exact)


def _whole_state(library: Library) -> tuple[bytes, str]:
    reviews = [
        to_json(library.reviews.get(each)) for each in library.list_article_ids(ArticleQuery())
    ]
    rejections = to_json(tuple(library.reviews.list_rejections()))
    return state_of(library), json.dumps([reviews, rejections])


def _check_undo(library: Library, operation: Operation) -> None:
    before = _whole_state(library)
    library.run(operation)
    after = _whole_state(library)
    assert after != before
    library.revert(operation)
    assert _whole_state(library) == before
    library.run(operation)
    assert _whole_state(library) == after
    assert library.check().ok


def test_an_article_is_analysed_once(library: Library, article_id: str) -> None:
    assert library.reviews.get(article_id).analysis is None
    assert library.reviews.list_unanalysed() == [article_id]
    changes = library.reviews.analyse(article_id)
    assert changes.reviewed == {article_id}
    assert not library.reviews.analyse(article_id)
    review = library.reviews.get(article_id)
    assert review.analysis is not None
    assert review.open
    assert {each.suggestion for each in review.suggestions} == set(review.analysis.suggestions)
    assert library.reviews.list_unanalysed() == []
    assert library.reviews.count_unanalysed() == 0


def test_the_shelf_to_review_lists_articles_with_open_suggestions(
    library: Library, review: ArticleReview
) -> None:
    add_article(library, "Weather", ("It will rain.",))
    assert library.counts().to_review == 1
    page = library.list_articles(ArticleQuery(shelf=Shelf.TO_REVIEW))
    assert [row.article.id for row in page.rows] == [review.article_id]
    library.run(RejectSuggestions([each.id for each in review.open]))
    assert library.counts().to_review == 0
    assert library.reviews.get(review.article_id).is_reviewed


def test_an_article_leaves_that_shelf_when_its_review_is_finished(
    library: Library, review: ArticleReview
) -> None:
    def waiting() -> tuple[int, int]:
        page = library.list_articles(ArticleQuery(shelf=Shelf.TO_REVIEW))
        return library.counts().to_review, len(page.rows)

    operation = FinishReview(review.article_id)
    library.run(operation)
    assert waiting() == (0, 0)
    library.revert(operation)
    assert waiting() == (1, 1)


def test_an_accepted_suggestion_is_an_annotation_with_its_tag_and_grade(
    library: Library, review: ArticleReview
) -> None:
    stored = _suggestion(review, "Three people")
    library.run(AcceptSuggestions({stored.id: "made"}, note="Who?"))
    annotation = library.get_annotation("made")
    assert annotation.tag_ids == ("unnamed-source",)
    assert annotation.target.range == stored.suggestion.range
    assert annotation.grade == stored.suggestion.grade == 3
    assert annotation.note == "Who?"
    accepted = _suggestion(library.reviews.get(review.article_id), "Three people")
    assert (accepted.state, accepted.annotation_id) == (SuggestionState.ACCEPTED, "made")


def test_another_tag_and_passage_can_be_accepted(library: Library, review: ArticleReview) -> None:
    stored = _suggestion(review, "Three people")
    place = stored.suggestion.range
    wider = Passage(Part.BODY, TextRange(place.start, place.end + 10))
    library.run(AcceptSuggestions({stored.id: "made"}, tag_id="second-hand", passage=wider))
    annotation = library.get_annotation("made")
    assert annotation.tag_ids == ("second-hand",)
    assert annotation.grade is None
    assert annotation.target.range == wider.range


def _accept(review: ArticleReview) -> Operation:
    return AcceptSuggestions({each.id: f"made-{n}" for n, each in enumerate(review.open)})


def _reject_everywhere(review: ArticleReview) -> Operation:
    return RejectSuggestions([review.open[0].id], RejectionScope.EVERYWHERE)


@pytest.mark.parametrize(
    "make",
    [
        _accept,
        lambda review: RejectSuggestions([each.id for each in review.open]),
        _reject_everywhere,
        lambda review: RejectSuggestions([review.open[0].id], RejectionScope.OUTLET),
        lambda review: FinishReview(review.article_id),
        lambda review: EditSources(review.article_id, '[{"is":"Merge"}]'),
        lambda review: DeleteArticles([review.article_id]),
    ],
)
def test_every_decision_can_be_taken_back_and_made_again(
    library: Library, review: ArticleReview, make: Callable[[ArticleReview], Operation]
) -> None:
    _check_undo(library, make(review))


def test_deciding_can_be_undone_after_it_was_reopened(
    library: Library, review: ArticleReview
) -> None:
    library.run(_accept(review))
    _check_undo(library, ReopenSuggestions([review.open[0].id]))
    assert library.reviews.get(review.article_id).open == (review.open[0],)


def test_answers_and_grades_are_part_of_the_annotation(library: Library, article_id: str) -> None:
    annotation = annotate(library, article_id, "officials said", ("unnamed-source",))
    answers = (
        ChecklistAnswer("Why are they not named?", Answer.UNKNOWN),
        ChecklistAnswer("Were they there?", Answer.NO, "They read it in a report."),
    )
    _check_undo(library, AnswerChecklist(annotation.id, answers))
    _check_undo(library, GradeSource([annotation.id], 1))
    stored = library.get_annotation(annotation.id)
    assert (stored.answers, stored.grade) == (answers, 1)
    with pytest.raises(UsageError, match="no grade 5"):
        library.run(GradeSource([annotation.id], 5))
    _check_undo(library, RemoveAnnotations([annotation.id]))


def test_a_rejection_everywhere_reaches_the_same_words_elsewhere_and_later(
    library: Library, review: ArticleReview
) -> None:
    second = add_article(library, "Another", ("Officials said the ferry will stop.",))
    library.reviews.analyse(second)
    stored = _suggestion(review, "officials")
    library.run(RejectSuggestions([stored.id], RejectionScope.EVERYWHERE))
    for article_id in (review.article_id, second):
        suggestions = library.reviews.get(article_id).suggestions
        rejected = next(each for each in suggestions if "icials said" in each.quote.exact.lower())
        assert rejected.state is SuggestionState.REJECTED
    third = add_article(library, "A third", ("The port will close, officials said.",))
    library.reviews.analyse(third)
    assert _suggestion(library.reviews.get(third), "said").state is SuggestionState.REJECTED


def test_a_rejection_that_is_forgotten_is_suggested_again_in_new_articles(
    library: Library, review: ArticleReview
) -> None:
    stored = _suggestion(review, "officials")
    library.run(RejectSuggestions([stored.id], RejectionScope.OUTLET))
    library.run(RejectSuggestions([review.open[-1].id], RejectionScope.EVERYWHERE))
    first, _second = library.reviews.list_rejections()
    _check_undo(library, ForgetRejection(first.id))
    assert not library.run(ForgetRejection(first.id)), "it is forgotten already"
    later = add_article(library, "A later one", ("The port will close, officials said.",))
    library.reviews.analyse(later)
    assert _suggestion(library.reviews.get(later), "said").is_open
    decided = _suggestion(library.reviews.get(review.article_id), "officials")
    assert decided.state is SuggestionState.REJECTED, "what was decided stays decided"


def test_what_a_person_has_tagged_already_is_not_asked_again(
    library: Library, article_id: str
) -> None:
    annotation = annotate(library, article_id, "Three people", ("unnamed-source",))
    library.reviews.analyse(article_id)
    stored = _suggestion(library.reviews.get(article_id), "Three people")
    assert (stored.state, stored.annotation_id) == (SuggestionState.ACCEPTED, annotation.id)


def test_an_accepted_suggestion_whose_annotation_was_deleted_counts_as_rejected(
    library: Library, review: ArticleReview
) -> None:
    stored = review.open[0]
    library.run(AcceptSuggestions({stored.id: "made"}))
    library.run(RemoveAnnotations(["made"]))
    found = next(
        each for each in library.reviews.get(review.article_id).suggestions if each.id == stored.id
    )
    assert found.state is SuggestionState.REJECTED


def test_decisions_outlive_a_new_analysis(
    library: Library, review: ArticleReview, monkeypatch: pytest.MonkeyPatch
) -> None:
    accepted, rejected = review.open[:2]
    library.run(AcceptSuggestions({accepted.id: "made"}))
    library.run(RejectSuggestions([rejected.id]))
    before = library.reviews.get(review.article_id)
    # The detector's next version, which finds the same.
    for module in ("reader.sourcing.version", "reader.sourcing.analysis"):
        monkeypatch.setattr(f"{module}.DETECTOR_VERSION", DETECTOR_VERSION + 1)
    assert library.reviews.get(review.article_id).analysis is None
    library.reviews.analyse(review.article_id)
    after = library.reviews.get(review.article_id)
    assert [each.suggestion for each in after.suggestions] == [
        each.suggestion for each in before.suggestions
    ]
    assert [each.state for each in after.suggestions] == [each.state for each in before.suggestions]
    assert library.reviews.list_unanalysed() == []


def test_rules_are_counted_by_how_their_suggestions_fared(
    library: Library, review: ArticleReview
) -> None:
    first = review.open[0]
    library.run(AcceptSuggestions({first.id: "made"}))
    counts = {each.rule: each for each in library.reviews.count_by_rule()}
    assert counts[first.suggestion.rule].accepted == 1
    decided = sum(each.accepted + each.rejected + each.open for each in counts.values())
    assert decided == len(review.suggestions)


def test_what_was_decided_elsewhere_is_not_overwritten(
    library: Library, review: ArticleReview
) -> None:
    stored = review.open[0]
    accept = AcceptSuggestions({stored.id: "made"})
    library.run(accept)
    library.run(ReopenSuggestions([stored.id]))
    with pytest.raises((UsageError, NotFoundError)):
        library.revert(accept)
    edit = EditSources(review.article_id, "[1]")
    library.run(edit)
    library.run(EditSources(review.article_id, "[1,2]"))
    with pytest.raises(UsageError, match="changed elsewhere"):
        library.revert(edit)


def test_a_finished_review_counts_though_something_was_skipped(
    library: Library, review: ArticleReview
) -> None:
    assert not review.is_reviewed
    library.run(FinishReview(review.article_id))
    assert [opened.article.id for opened, _ in library.reviews.reviewed()] == [review.article_id]
    library.run(FinishReview(review.article_id, finished=False))
    assert list(library.reviews.reviewed()) == []


def test_a_note_edit_keeps_the_answers(library: Library, article_id: str) -> None:
    annotation = annotate(library, article_id, "officials said", ("unnamed-source",))
    answers = (ChecklistAnswer("Why?", Answer.YES),)
    library.run(AnswerChecklist(annotation.id, answers))
    library.run(EditNote(annotation.id, "Ask."))
    assert library.get_annotation(annotation.id).answers == answers
    assert len(library.list_annotations(AnnotationQuery(article_id=article_id))) == 1
