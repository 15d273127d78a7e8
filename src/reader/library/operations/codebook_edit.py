"""What the operations on tags share: a plan of tags before and after, carried out both ways."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from reader.library.changes import ChangeSet
from reader.library.operation import Session
from reader.library.operations.annotation_edit import AnnotationChange, write_annotations
from reader.model.codebook import Codebook, Tag
from reader.model.errors import NotFoundError, UsageError


@dataclass(frozen=True, slots=True)
class TagChange:
    """A tag before and after; None where it does not exist."""

    before: Tag | None
    after: Tag | None

    @property
    def reversed(self) -> TagChange:
        """The way back."""
        return TagChange(self.after, self.before)


@dataclass(frozen=True, slots=True)
class CodebookPlan:
    """All that an operation does: to tags, and to the annotations that carry them."""

    tags: tuple[TagChange, ...] = ()
    annotations: tuple[AnnotationChange, ...] = ()

    @classmethod
    def between(
        cls,
        codebook: Codebook,
        after: Mapping[str, Tag | None],
        annotations: Iterable[AnnotationChange] = (),
    ) -> CodebookPlan:
        """Return the plan that makes the tags like ``after`` (by id; None removes one)."""
        changes = (TagChange(codebook.find(tag_id), tag) for tag_id, tag in after.items())
        return cls(
            tuple(change for change in changes if change.before != change.after),
            tuple(annotations),
        )

    @property
    def reversed(self) -> CodebookPlan:
        """The way back."""
        return CodebookPlan(
            tuple(change.reversed for change in self.tags),
            tuple(change.reversed for change in self.annotations),
        )


class CodebookEdit(ABC):
    """A change of the codebook; a subclass plans it."""

    label: str

    def __init__(self) -> None:
        self._plan: CodebookPlan | None = None

    @abstractmethod
    def _planned(self, codebook: Codebook, session: Session) -> CodebookPlan:
        """Return what is to be done."""

    def apply(self, session: Session) -> ChangeSet:
        """Change the codebook; see `Operation`.

        Raises:
            NotFoundError: when a tag does not exist.
            UsageError: when the codebook cannot be as it is asked to be.
        """
        if self._plan is None:
            self._plan = self._planned(session.store.get_codebook(), session)
        return _carry_out(self._plan, session)

    def revert(self, session: Session) -> ChangeSet:
        """Change the codebook and its annotations back; see `Operation`."""
        return _carry_out((self._plan or CodebookPlan()).reversed, session)


def get_tag(codebook: Codebook, tag_id: str) -> Tag:
    """Return the tag.

    Raises:
        NotFoundError: when the codebook lacks it.
    """
    tag = codebook.find(tag_id)
    if tag is None:
        raise NotFoundError(f"There is no tag “{tag_id}”.", "It may have been deleted meanwhile.")
    return tag


def children_of(codebook: Codebook, tag_id: str | None) -> list[Tag]:
    """Return the tags right below a tag (None: at the top), in their order."""
    return [tag for tag in codebook if tag.parent_id == tag_id]


def ids_above(tag: Tag, tags: Mapping[str, Tag]) -> list[str]:
    """Return the ids of all tags above one, the nearest first.

    Raises:
        UsageError: when the tag would lie below itself.
    """
    above: list[str] = []
    parent_id = tag.parent_id
    while parent_id is not None and parent_id in tags:
        if parent_id == tag.id or parent_id in above:
            raise UsageError(
                f"The tag “{tag.name}” cannot lie below itself.",
                "Choose another place in the tree.",
            )
        above.append(parent_id)
        parent_id = tags[parent_id].parent_id
    return above


def _carry_out(plan: CodebookPlan, session: Session) -> ChangeSet:
    _check_unchanged(plan, session.store.get_codebook())
    kept = [change for change in plan.tags if change.before and change.after]
    for change in kept:
        # Loosened first, so that no tag ever lies below itself on the way to its new place.
        if change.before and change.after and change.before.parent_id != change.after.parent_id:
            session.writer.save_tag(replace(change.before, parent_id=None))
    for tag in _parents_first(change.after for change in plan.tags):
        session.writer.save_tag(tag)
    changes = write_annotations(session, plan.annotations)
    gone = [change.before for change in plan.tags if change.after is None]
    for tag in reversed(_parents_first(gone)):
        session.writer.remove_tag(tag.id)
    return changes | ChangeSet(tags_changed=bool(plan.tags))


def _check_unchanged(plan: CodebookPlan, codebook: Codebook) -> None:
    for change in plan.tags:
        tag = change.before or change.after
        if tag is not None and codebook.find(tag.id) != change.before:
            raise UsageError(
                f"The tag “{tag.name}” has been changed elsewhere in the meantime.",
                "Look at the tags again and repeat what you wanted to do.",
            )


def _parents_first(tags: Iterable[Tag | None]) -> list[Tag]:
    by_id = {tag.id: tag for tag in tags if tag is not None}
    return sorted(by_id.values(), key=lambda tag: len(ids_above(tag, by_id)))
