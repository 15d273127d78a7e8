"""Taking a tag out of the codebook: deleted, or merged into another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from reader.library.operation import Session
from reader.library.operations.annotation_edit import AnnotationChange
from reader.library.operations.codebook_edit import (
    CodebookEdit,
    CodebookPlan,
    children_of,
    get_tag,
    ids_above,
)
from reader.model.codebook import Codebook, Tag
from reader.model.errors import UsageError
from reader.model.queries import AnnotationQuery


class DeleteTag(CodebookEdit):
    """Remove a tag from the codebook and from every passage that has it.

    Passages stay: those left without tag and note are plain highlights. Tags below it move up
    to where it was.
    """

    label = "Delete tag"

    def __init__(self, tag_id: str) -> None:
        super().__init__()
        self._tag_id = tag_id

    def _planned(self, codebook: Codebook, session: Session) -> CodebookPlan:
        tag = get_tag(codebook, self._tag_id)
        after: dict[str, Tag | None] = {tag.id: None}
        after.update(_moved(codebook, children_of(codebook, tag.id), tag.parent_id, gone=tag))
        return CodebookPlan.between(codebook, after, _retagged(session, tag.id, None))


class MergeTag(CodebookEdit):
    """Put one tag's passages, and the tags below it, under another, and remove it."""

    label = "Merge tags"

    def __init__(self, tag_id: str, into_id: str) -> None:
        super().__init__()
        self._tag_id = tag_id
        self._into_id = into_id

    def _planned(self, codebook: Codebook, session: Session) -> CodebookPlan:
        tag, into = get_tag(codebook, self._tag_id), get_tag(codebook, self._into_id)
        if tag == into:
            raise UsageError("A tag cannot be merged into itself.", "Choose another tag.")
        after: dict[str, Tag | None] = {tag.id: None}
        below = children_of(codebook, tag.id)
        by_id = {each.id: each for each in codebook}
        # The branch that holds the remaining tag cannot go below that: it moves up instead.
        branch = [each for each in below if each.id in {into.id, *ids_above(into, by_id)}]
        others = [each for each in below if each not in branch]
        after.update(_moved(codebook, branch, tag.parent_id, gone=tag))
        after.update(_moved(codebook, others, into.id, gone=tag))
        return CodebookPlan.between(codebook, after, _retagged(session, tag.id, into.id))


def _moved(
    codebook: Codebook, tags: list[Tag], parent_id: str | None, *, gone: Tag
) -> dict[str, Tag]:
    """Return the tags below another parent, last there, with names that none has there."""
    siblings = [tag for tag in children_of(codebook, parent_id) if tag != gone]
    taken = {sibling.name.casefold() for sibling in siblings}
    order = max((sibling.order for sibling in siblings), default=-1) + 1
    moved: dict[str, Tag] = {}
    for place, tag in enumerate(tags):
        name, number = tag.name, 2
        while name.casefold() in taken:
            name, number = f"{tag.name} {number}", number + 1
        taken.add(name.casefold())
        moved[tag.id] = replace(tag, name=name, parent_id=parent_id, order=order + place)
    return moved


def _retagged(session: Session, old_id: str, new_id: str | None) -> Iterator[AnnotationChange]:
    """Give the annotations that have the old tag, with the new one in its place or without."""
    for annotation in session.store.list_annotations(AnnotationQuery(tag_id=old_id)):
        replaced = (new_id if tag_id == old_id else tag_id for tag_id in annotation.tag_ids)
        tag_ids = tuple(dict.fromkeys(tag_id for tag_id in replaced if tag_id is not None))
        after = replace(annotation, tag_ids=tag_ids, updated_at=session.now)
        yield AnnotationChange(annotation, after)
