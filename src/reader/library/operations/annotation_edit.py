"""What the operations that edit annotations share."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from reader.anchoring.describing import describe
from reader.library.changes import ChangeSet
from reader.library.operation import Session
from reader.model.annotation import Annotation
from reader.model.errors import NotFoundError, UsageError
from reader.model.selectors import Part, Passage, Target

_EDITED_FIELDS = ("target", "tag_ids", "note", "status", "grade", "answers")


@dataclass(frozen=True, slots=True)
class AnnotationChange:
    """An annotation before and after."""

    before: Annotation
    after: Annotation

    @property
    def reversed(self) -> AnnotationChange:
        """The way back."""
        return AnnotationChange(self.after, self.before)


class AnnotationEdit(ABC):
    """Edits of annotations that exist; a subclass says what an edited one looks like."""

    label: str

    def __init__(self, annotation_ids: Iterable[str]) -> None:
        self._annotation_ids = tuple(dict.fromkeys(annotation_ids))
        self._changes: tuple[AnnotationChange, ...] | None = None

    @abstractmethod
    def _edited(self, annotation: Annotation, session: Session) -> Annotation:
        """Return the annotation as it is to be; its time is taken care of."""

    def apply(self, session: Session) -> ChangeSet:
        """Write the edited annotations; see `Operation`."""
        if self._changes is None:
            self._changes = tuple(self._plan(session))
        return write_annotations(session, self._changes)

    def revert(self, session: Session) -> ChangeSet:
        """Put the annotations back as they were; see `Operation`."""
        return write_annotations(session, [change.reversed for change in self._changes or ()])

    def _plan(self, session: Session) -> Iterable[AnnotationChange]:
        for annotation_id in self._annotation_ids:
            before = session.store.get_annotation(annotation_id)
            after = self._edited(before, session)
            if after != before:
                yield AnnotationChange(before, replace(after, updated_at=session.now))


def write_annotations(session: Session, changes: Sequence[AnnotationChange]) -> ChangeSet:
    """Write each ``after``, but only the fields that differ from ``before``.

    Raises:
        NotFoundError: when an annotation is gone.
        UsageError: when one of those fields no longer is as in ``before``.
    """
    for change in changes:
        current = session.store.get_annotation(change.before.id)
        edited = {
            name: getattr(change.after, name)
            for name in _EDITED_FIELDS
            if getattr(change.after, name) != getattr(change.before, name)
        }
        if any(getattr(current, name) != getattr(change.before, name) for name in edited):
            raise UsageError(
                "The annotation has been changed elsewhere in the meantime.",
                "Open the article again to see it as it is now.",
            )
        alone = current.updated_at == change.before.updated_at
        updated_at = change.after.updated_at if alone else session.now
        session.writer.update_annotation(replace(current, **edited, updated_at=updated_at))
    return changed_annotations(change.after for change in changes)


def changed_annotations(annotations: Iterable[Annotation]) -> ChangeSet:
    """Return the change set that says that these annotations were made, edited or removed."""
    listed = list(annotations)
    return ChangeSet(
        annotated=frozenset(annotation.article_id for annotation in listed),
        annotations=frozenset(annotation.id for annotation in listed),
    )


def target_of(session: Session, article_id: str, passage: Passage) -> Target:
    """Describe a passage of the article's current text.

    Raises:
        NotFoundError: when the library does not have the article.
        UsageError: when the range is empty, blank or reaches beyond the text.
    """
    revision = session.store.get_article(article_id).revision
    in_headline = passage.part is Part.HEADLINE
    text = revision.headline if in_headline else revision.document.text
    if passage.range.end > len(text):
        raise UsageError(
            f"The passage [{passage.range.start}, {passage.range.end}) reaches beyond the"
            f" {len(text)} characters of the {'headline' if in_headline else 'article'}.",
            "Give a passage inside the text.",
        )
    if not passage.range.of(text).strip():
        raise UsageError("The passage holds no words.", "Select the words to mark.")
    position, quote = describe(text, passage.range)
    return Target(revision.id, passage.part, position, quote)


def known_tag_ids(session: Session, tag_ids: Iterable[str]) -> tuple[str, ...]:
    """Return the tag ids without repeats, in their order.

    Raises:
        NotFoundError: when the codebook lacks one.
    """
    codebook = session.store.get_codebook()
    for tag_id in tag_ids:
        if codebook.find(tag_id) is None:
            raise NotFoundError(f"There is no tag “{tag_id}”.", "Make it first, or take another.")
    return tuple(dict.fromkeys(tag_ids))
