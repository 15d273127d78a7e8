"""Making an annotation."""

from __future__ import annotations

from collections.abc import Iterable

from reader.library.changes import ChangeSet
from reader.library.operation import Session
from reader.library.operations.annotation_edit import (
    changed_annotations,
    known_tag_ids,
    target_of,
)
from reader.model.annotation import Annotation
from reader.model.errors import UsageError
from reader.model.selectors import AnchorStatus, Passage
from reader.text.normalise import clean_characters


class Annotate:
    """Highlight a passage of an article's current text, with tags and a note where given.

    It always makes a new annotation: whether a passage that has one should be tagged anew
    instead is for the caller to say (`Retag`).
    """

    def __init__(
        self,
        annotation_id: str,
        article_id: str,
        passage: Passage,
        tag_ids: Iterable[str] = (),
        note: str = "",
        grade: int | None = None,
    ) -> None:
        self.annotation_id = annotation_id
        self._article_id = article_id
        self._passage = passage
        self._tag_ids = tuple(tag_ids)
        self._note = clean_characters(note)
        self._grade = grade
        self._annotation: Annotation | None = None

    @property
    def label(self) -> str:
        """What was done, as in a menu."""
        if self._tag_ids:
            return "Tag passage"
        return "Add note" if self._note else "Highlight"

    def apply(self, session: Session) -> ChangeSet:
        """Add the annotation; see `Operation`.

        Raises:
            NotFoundError: when the library lacks the article or a tag.
            UsageError: when the passage is not in the text, or the grade is none from 0 to 4.
        """
        if self._annotation is None:
            self._annotation = self._make(session)
        session.writer.add_annotation(self._annotation)
        return changed_annotations([self._annotation])

    def revert(self, session: Session) -> ChangeSet:
        """Remove the annotation; see `Operation`."""
        self._annotation = session.writer.remove_annotation(self.annotation_id)
        return changed_annotations([self._annotation])

    def _make(self, session: Session) -> Annotation:
        if self._grade is not None and not 0 <= self._grade <= 4:
            raise UsageError(f"There is no grade {self._grade}.", "Grades go from 0 to 4.")
        return Annotation(
            id=self.annotation_id,
            article_id=self._article_id,
            target=target_of(session, self._article_id, self._passage),
            tag_ids=known_tag_ids(session, self._tag_ids),
            note=self._note,
            status=AnchorStatus.EXACT,
            creator=session.creator,
            created_at=session.now,
            updated_at=session.now,
            grade=self._grade,
        )
