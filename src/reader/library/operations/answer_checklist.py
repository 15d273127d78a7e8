"""Answering the questions of a checklist about an annotation, and grading its source."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from reader.library.operation import Session
from reader.library.operations.annotation_edit import AnnotationEdit
from reader.model.annotation import Annotation
from reader.model.checklists import ChecklistAnswer
from reader.model.errors import UsageError


class AnswerChecklist(AnnotationEdit):
    """Give an annotation exactly these answers, in this order; none takes all back."""

    label = "Answer checklist"

    def __init__(self, annotation_id: str, answers: Iterable[ChecklistAnswer]) -> None:
        super().__init__((annotation_id,))
        self._answers = tuple(answers)

    def _edited(self, annotation: Annotation, session: Session) -> Annotation:  # noqa: ARG002
        return replace(annotation, answers=self._answers)


class GradeSource(AnnotationEdit):
    """Give annotations a transparency grade from 0 to 4; None takes it away."""

    label = "Grade source"

    def __init__(self, annotation_ids: Iterable[str], grade: int | None) -> None:
        super().__init__(annotation_ids)
        self._grade = grade

    def _edited(self, annotation: Annotation, session: Session) -> Annotation:  # noqa: ARG002
        if self._grade is not None and not 0 <= self._grade <= 4:
            raise UsageError(f"There is no grade {self._grade}.", "Grades go from 0 to 4.")
        return replace(annotation, grade=self._grade)
