"""Annotating, retagging, notes, ranges, removing: what each does, undoes, and refuses."""

from __future__ import annotations

import pytest
from tests.support.fixed import STARTED
from tests.support.libraries import HEADLINE, annotate, passage_of, state_of

from reader.library.changes import ChangeSet
from reader.library.library import Library
from reader.library.operations import (
    Annotate,
    EditNote,
    MoveRange,
    Operation,
    RemoveAnnotations,
    Retag,
)
from reader.model.errors import NotFoundError, UsageError
from reader.model.ranges import TextRange
from reader.model.selectors import AnchorStatus, Part, Passage

QUOTE = "Three people with knowledge of the contract 🚇"


def _assert_undone_and_redone(library: Library, operation: Operation, before: bytes) -> None:
    """Check that the operation, just applied, goes back and forth without a trace."""
    after = state_of(library)
    assert after != before
    library.revert(operation)
    assert state_of(library) == before
    library.run(operation)
    assert state_of(library) == after


def test_an_annotation_describes_its_passage(library: Library, article_id: str) -> None:
    annotation_id = library.new_id()
    passage = passage_of(library, article_id, QUOTE)
    changes = library.run(Annotate(annotation_id, article_id, passage, ("unnamed-source",), "Who?"))
    made = library.get_annotation(annotation_id)
    assert (made.target.passage, made.target.quote.exact) == (passage, QUOTE)
    assert made.target.quote.suffix == " blamed the pumps for the delay."
    assert (made.tag_ids, made.note, made.creator) == (("unnamed-source",), "Who?", "Reader")
    assert made.created_at == made.updated_at > STARTED
    assert changes == ChangeSet(
        annotated=frozenset({article_id}), annotations=frozenset({annotation_id})
    )


def test_annotating_is_undone_and_redone(library: Library, article_id: str) -> None:
    before = state_of(library)
    operation = Annotate(
        library.new_id(), article_id, passage_of(library, article_id, QUOTE), ("document",)
    )
    library.run(operation)
    _assert_undone_and_redone(library, operation, before)


def test_a_headline_is_annotated_by_its_own_offsets(library: Library, article_id: str) -> None:
    passage = Passage(Part.HEADLINE, TextRange(0, 14))
    library.run(Annotate(library.new_id(), article_id, passage))
    (made,) = library.get_article(article_id).annotations
    assert made.target.quote.exact == HEADLINE[:14]


@pytest.mark.parametrize(
    ("tag_ids", "note", "label"),
    [
        ((), "", "Highlight"),
        ((), "A note", "Add note"),
        (("document",), "A note", "Tag passage"),
    ],
)
def test_a_label_says_what_is_done(tag_ids: tuple[str, ...], note: str, label: str) -> None:
    passage = Passage(Part.BODY, TextRange(0, 1))
    assert Annotate("id", "article", passage, tag_ids, note).label == label


@pytest.mark.parametrize(
    ("place", "said"),
    [
        (TextRange(5, 5), "holds no words"),
        (TextRange(3, 4), "holds no words"),
        (TextRange(0, 5000), "reaches beyond"),
    ],
)
def test_no_passage_is_refused(
    library: Library, article_id: str, place: TextRange, said: str
) -> None:
    before = state_of(library)
    with pytest.raises(UsageError, match=said):
        library.run(Annotate(library.new_id(), article_id, Passage(Part.BODY, place)))
    assert state_of(library) == before


def test_an_unknown_tag_article_or_grade_is_refused(library: Library, article_id: str) -> None:
    passage = Passage(Part.BODY, TextRange(0, 3))
    with pytest.raises(NotFoundError, match="no tag “gossip”"):
        library.run(Annotate("a", article_id, passage, ("gossip",)))
    with pytest.raises(NotFoundError, match="no article"):
        library.run(Annotate("a", "nowhere", passage))
    with pytest.raises(UsageError, match="no grade 5"):
        library.run(Annotate("a", article_id, passage, grade=5))
    assert library.counts().annotations == 0


def test_the_same_passage_can_be_annotated_twice(library: Library, article_id: str) -> None:
    annotate(library, article_id, QUOTE, ("document",))
    annotate(library, article_id, QUOTE, ("document",))
    assert library.counts().annotations == 2


def test_retagging_sets_exactly_these_tags(library: Library, article_id: str) -> None:
    one = annotate(library, article_id, QUOTE, ("document", "hedge"))
    other = annotate(library, article_id, "officials said", ("document",))
    before = state_of(library)
    operation = Retag([one.id, other.id], ["hedge", "unnamed-source", "hedge"])
    changes = library.run(operation)
    assert changes.annotations == {one.id, other.id}
    retagged = library.get_annotation(one.id)
    assert retagged.tag_ids == ("hedge", "unnamed-source")
    assert retagged.updated_at > one.updated_at
    _assert_undone_and_redone(library, operation, before)


def test_removing_all_tags_leaves_a_highlight(library: Library, article_id: str) -> None:
    made = annotate(library, article_id, QUOTE, ("document",))
    library.run(Retag([made.id], []))
    assert library.get_annotation(made.id).tag_ids == ()


def test_a_note_is_edited_and_undone(library: Library, article_id: str) -> None:
    made = annotate(library, article_id, QUOTE, note="First")
    before = state_of(library)
    operation = EditNote(made.id, "Second\r\nline\x00\ud83d")
    library.run(operation)
    assert library.get_annotation(made.id).note == "Second\nline"
    _assert_undone_and_redone(library, operation, before)


def test_a_moved_range_is_described_anew(library: Library, article_id: str) -> None:
    made = annotate(library, article_id, QUOTE, ("document",))
    before = state_of(library)
    operation = MoveRange(made.id, TextRange(made.target.range.start + 6, made.target.range.end))
    library.run(operation)
    moved = library.get_annotation(made.id)
    assert moved.target.quote.exact == QUOTE[6:]
    assert moved.target.quote.prefix.endswith("Three ")
    assert (moved.status, moved.tag_ids) == (AnchorStatus.EXACT, made.tag_ids)
    _assert_undone_and_redone(library, operation, before)


def test_a_range_is_not_moved_out_of_the_text(library: Library, article_id: str) -> None:
    made = annotate(library, article_id, QUOTE)
    with pytest.raises(UsageError, match="reaches beyond"):
        library.run(MoveRange(made.id, TextRange(0, 10_000)))
    assert library.get_annotation(made.id) == made


def test_removed_annotations_come_back_whole(library: Library, article_id: str) -> None:
    one = annotate(library, article_id, QUOTE, ("document", "hedge"), "A note")
    other = annotate(library, article_id, "officials said")
    before = state_of(library)
    operation = RemoveAnnotations([one.id, other.id])
    assert operation.label == "Remove 2 annotations"
    changes = library.run(operation)
    assert changes.annotated == {article_id}
    assert library.counts().annotations == 0
    _assert_undone_and_redone(library, operation, before)


def test_what_changes_nothing_says_so(library: Library, article_id: str) -> None:
    made = annotate(library, article_id, QUOTE, ("document",), "A note")
    before = state_of(library)
    for operation in (
        Retag([made.id], ["document"]),
        EditNote(made.id, "A note"),
        MoveRange(made.id, made.target.range),
        RemoveAnnotations([]),
    ):
        assert not library.run(operation)
        assert not library.revert(operation)
    assert state_of(library) == before


def test_an_operation_on_what_is_gone_changes_nothing(library: Library, article_id: str) -> None:
    made = annotate(library, article_id, QUOTE)
    before = state_of(library)
    with pytest.raises(NotFoundError, match="no annotation"):
        library.run(RemoveAnnotations([made.id, "gone"]))
    assert state_of(library) == before


def test_undo_does_not_overwrite_what_was_written_elsewhere(
    library: Library, article_id: str
) -> None:
    made = annotate(library, article_id, QUOTE)
    operation = EditNote(made.id, "Mine")
    library.run(operation)
    library.run(EditNote(made.id, "Written on the command line"))
    with pytest.raises(UsageError, match="changed elsewhere"):
        library.revert(operation)
    assert library.get_annotation(made.id).note == "Written on the command line"


def test_undo_leaves_fields_alone_that_it_did_not_change(library: Library, article_id: str) -> None:
    made = annotate(library, article_id, QUOTE)
    operation = EditNote(made.id, "Mine")
    library.run(operation)
    library.run(Retag([made.id], ["document"]))
    library.revert(operation)
    undone = library.get_annotation(made.id)
    assert (undone.note, undone.tag_ids) == ("", ("document",))
    assert undone.updated_at > made.updated_at
