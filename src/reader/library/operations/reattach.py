"""What becomes of annotations whose words an edited article has changed or lost."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from reader.anchoring.describing import describe
from reader.library.operation import Session
from reader.library.operations.annotation_edit import AnnotationEdit, target_of
from reader.model.annotation import Annotation
from reader.model.selectors import AnchorStatus, Part, Passage


class TakeNewWords(AnnotationEdit):
    """Let changed annotations stand on the words that are there now."""

    label = "Take new words"

    def _edited(self, annotation: Annotation, session: Session) -> Annotation:
        if annotation.status is not AnchorStatus.CHANGED:
            return annotation
        revision = session.store.get_article(annotation.article_id).revision
        in_headline = annotation.target.part is Part.HEADLINE
        text = revision.headline if in_headline else revision.document.text
        position, quote = describe(text, annotation.target.range)
        target = replace(annotation.target, position=position, quote=quote)
        return replace(annotation, target=target, status=AnchorStatus.EXACT)


class Detach(AnnotationEdit):
    """Leave annotations to the version of the text that they were made on."""

    label = "Detach annotation"

    def _edited(self, annotation: Annotation, session: Session) -> Annotation:  # noqa: ARG002
        return replace(annotation, status=AnchorStatus.ORPHANED)


class Reattach(AnnotationEdit):
    """Put an orphaned or changed annotation on a passage of the current text."""

    label = "Attach annotation again"

    def __init__(self, annotation_ids: Iterable[str], passage: Passage) -> None:
        super().__init__(annotation_ids)
        self._passage = passage

    def _edited(self, annotation: Annotation, session: Session) -> Annotation:
        target = target_of(session, annotation.article_id, self._passage)
        return replace(annotation, target=target, status=AnchorStatus.EXACT)
