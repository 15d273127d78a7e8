"""The codebook edited: what stays true of it, and that every edit goes back and forth."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.support.libraries import annotate, state_of

from reader.library.codebooks import new_tag
from reader.library.library import Library
from reader.library.operations import (
    ArchiveTag,
    DeleteTag,
    MergeTag,
    Operation,
    ReorderTags,
    SaveTags,
)
from reader.model.codebook import Tag
from reader.model.errors import NotFoundError, UsageError


def _tag(library: Library, tag_id: str) -> Tag:
    tag = library.get_codebook().find(tag_id)
    assert tag is not None
    return tag


def _save(library: Library, name: str, parent_id: str | None = None) -> Tag:
    tag = new_tag(library.get_codebook(), name, parent_id)
    library.run(SaveTags([tag]))
    return _tag(library, tag.id)


def _run_back_and_forth(library: Library, operation: Operation) -> None:
    """Apply, undo and redo the operation; check that undo and redo leave no trace."""
    before = state_of(library)
    changes = library.run(operation)
    after = state_of(library)
    assert after != before
    assert changes.tags_changed
    assert library.revert(operation) == changes
    assert state_of(library) == before
    assert library.run(operation) == changes
    assert state_of(library) == after


def test_a_new_tag_is_added(library: Library) -> None:
    tag = new_tag(library.get_codebook(), "  Anonymous\tblog ")
    _run_back_and_forth(library, SaveTags([tag]))
    assert _tag(library, "anonymous-blog").name == "Anonymous blog"
    assert list(library.get_codebook())[-1].id == "anonymous-blog"


def test_a_tag_is_renamed_under_its_old_id(library: Library) -> None:
    _run_back_and_forth(library, SaveTags([replace(_tag(library, "document"), name="Paper")]))
    assert _tag(library, "document").name == "Paper"


def test_a_digit_given_to_a_tag_is_taken_from_the_other(library: Library) -> None:
    holder = library.get_codebook().find_by_shortcut(1)
    assert holder is not None
    _run_back_and_forth(library, SaveTags([replace(_tag(library, "loaded"), shortcut=1)]))
    assert _tag(library, "loaded").shortcut == 1
    assert _tag(library, holder.id).shortcut is None


def test_a_digit_can_change_hands_inside_one_edit(library: Library) -> None:
    tags = {tag.id: tag for tag in library.get_codebook()}
    tags["document"] = replace(tags["document"], shortcut=1)
    library.run(SaveTags(tags.values()))
    assert [tag.id for tag in library.get_codebook() if tag.shortcut == 1] == ["document"]


def test_a_digit_given_to_two_tags_at_once_is_refused(library: Library) -> None:
    tags = [replace(_tag(library, tag_id), shortcut=4) for tag_id in ("loaded", "no-comment")]
    with pytest.raises(UsageError, match="cannot both have the key 4"):
        library.run(SaveTags(tags))


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"name": " \n "}, "needs a name"),
        ({"name": "hEDGE"}, "There is a tag “Hedge” at this place"),
        ({"letter": "ABC"}, "too long"),
        ({"slot": 10}, "no highlight style 10"),
        ({"shortcut": 0}, "no key"),
        ({"parent_id": "nowhere"}, "no tag nowhere"),
        ({"parent_id": "document"}, "cannot lie below itself"),
    ],
)
def test_a_tag_that_cannot_be_is_refused(
    library: Library, changes: dict[str, object], said: str
) -> None:
    before = state_of(library)
    with pytest.raises(UsageError, match=said):
        library.run(SaveTags([replace(_tag(library, "document"), **changes)]))  # type: ignore[arg-type]
    assert state_of(library) == before


def test_a_name_may_come_again_below_another_tag(library: Library) -> None:
    _save(library, "Hedge", "document")
    assert _tag(library, "hedge-2").parent_id == "document"


def test_tags_without_letters_get_letters_of_their_own(library: Library) -> None:
    tags = [new_tag(library.get_codebook(), name) for name in ("Zebra", "Zoo")]
    library.run(SaveTags([replace(tag, letter=" ") for tag in tags]))
    assert [_tag(library, tag.id).letter for tag in tags] == ["Z", "Zo"]


def test_a_tag_cannot_be_put_below_its_own_child(library: Library) -> None:
    child = _save(library, "Court papers", "document")
    with pytest.raises(UsageError, match="cannot lie below itself"):
        library.run(SaveTags([replace(_tag(library, "document"), parent_id=child.id)]))


def test_parent_and_child_can_change_places_in_one_edit(library: Library) -> None:
    child = _save(library, "Court papers", "document")
    parent = _tag(library, "document")
    swapped = [replace(parent, parent_id=child.id), replace(child, parent_id=None)]
    _run_back_and_forth(library, SaveTags(swapped))
    assert _tag(library, "document").parent_id == child.id


def test_a_new_branch_is_added_in_any_order(library: Library) -> None:
    parent = new_tag(library.get_codebook(), "Papers")
    child = replace(new_tag(library.get_codebook(), "Leaked"), parent_id=parent.id)
    moved = replace(_tag(library, "document"), parent_id=parent.id)
    _run_back_and_forth(library, SaveTags([moved, child, parent]))
    assert {_tag(library, each.id).parent_id for each in (child, moved)} == {parent.id}


def test_tags_are_reordered_and_their_keys_run_down_the_list(library: Library) -> None:
    ids = [tag.id for tag in library.get_codebook()]
    wanted = [ids[3], ids[0]]
    _run_back_and_forth(library, ReorderTags(wanted))
    tags = list(library.get_codebook())
    assert [tag.id for tag in tags[:3]] == [ids[3], ids[0], ids[1]]
    assert [tag.shortcut for tag in tags] == [*range(1, 10), None, None]


def test_only_siblings_can_be_reordered(library: Library) -> None:
    child = _save(library, "Court papers", "document")
    with pytest.raises(UsageError, match="below the same tag"):
        library.run(ReorderTags([child.id, "hedge"]))


def test_an_archived_tag_stays_on_its_passages(library: Library, article_id: str) -> None:
    made = annotate(library, article_id, "officials said", ("hedge",))
    operation = ArchiveTag("hedge", archived=True)
    _run_back_and_forth(library, operation)
    assert operation.label == "Archive tag"
    assert library.get_annotation(made.id).tag_ids == ("hedge",)
    assert "hedge" not in [tag.id for tag in library.get_codebook().active]
    library.run(ArchiveTag("hedge", archived=False))
    assert not _tag(library, "hedge").archived


def test_a_deleted_tag_comes_off_its_passages_and_goes_back_on(
    library: Library, article_id: str
) -> None:
    alone = annotate(library, article_id, "officials said", ("hedge",))
    among = annotate(library, article_id, "the pumps", ("document", "hedge", "loaded"))
    _run_back_and_forth(library, DeleteTag("hedge"))
    assert library.get_annotation(alone.id).tag_ids == ()
    assert library.get_annotation(among.id).tag_ids == ("document", "loaded")
    assert library.get_codebook().find("hedge") is None


def test_the_tags_below_a_deleted_one_move_up(library: Library) -> None:
    parent = _save(library, "Papers", "document")
    child = _save(library, "Leaked", parent.id)
    _run_back_and_forth(library, DeleteTag(parent.id))
    assert _tag(library, child.id).parent_id == "document"


def test_a_tag_that_moves_up_gives_way_to_a_name_that_is_there(library: Library) -> None:
    child = _save(library, "Hedge", "document")
    _run_back_and_forth(library, DeleteTag("document"))
    assert (_tag(library, child.id).name, _tag(library, "hedge").name) == ("Hedge 2", "Hedge")


def test_a_child_may_take_the_name_of_its_deleted_parent(library: Library) -> None:
    child = _save(library, "Document", "document")
    _run_back_and_forth(library, DeleteTag("document"))
    assert _tag(library, child.id).name == "Document"


def test_merged_tags_keep_their_places_on_passages(library: Library, article_id: str) -> None:
    first = annotate(library, article_id, "officials said", ("hedge", "document"))
    both = annotate(library, article_id, "the pumps", ("loaded", "hedge", "document"))
    _run_back_and_forth(library, MergeTag("hedge", "loaded"))
    assert library.get_annotation(first.id).tag_ids == ("loaded", "document")
    assert library.get_annotation(both.id).tag_ids == ("loaded", "document")
    assert library.get_codebook().find("hedge") is None


def test_a_tag_is_merged_into_one_below_it(library: Library) -> None:
    branch = _save(library, "Papers", "document")
    into = _save(library, "Leaked", branch.id)
    beside = _save(library, "Court", "document")
    _run_back_and_forth(library, MergeTag("document", into.id))
    assert _tag(library, branch.id).parent_id is None
    assert _tag(library, into.id).parent_id == branch.id
    assert _tag(library, beside.id).parent_id == into.id


def test_a_tag_cannot_be_merged_into_itself_or_nothing(library: Library) -> None:
    with pytest.raises(UsageError, match="into itself"):
        library.run(MergeTag("hedge", "hedge"))
    with pytest.raises(NotFoundError, match="no tag “gone”"):
        library.run(MergeTag("hedge", "gone"))


def test_what_changes_nothing_says_so(library: Library) -> None:
    tags = list(library.get_codebook())
    before = state_of(library)
    operations: list[Operation] = [
        SaveTags(tags),
        ReorderTags([tag.id for tag in tags]),
        ReorderTags([]),
        ArchiveTag("hedge", archived=False),
    ]
    for operation in operations:
        assert not library.run(operation)
        assert not library.revert(operation)
    assert state_of(library) == before


def test_undo_does_not_overwrite_a_tag_that_was_edited_elsewhere(library: Library) -> None:
    operation = SaveTags([replace(_tag(library, "hedge"), name="Softener")])
    library.run(operation)
    library.run(SaveTags([replace(_tag(library, "hedge"), definition="Edited elsewhere")]))
    with pytest.raises(UsageError, match="changed elsewhere"):
        library.revert(operation)
    assert _tag(library, "hedge").name == "Softener"
