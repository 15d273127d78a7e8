"""Keeping a tag out of the way without losing what it marks."""

from __future__ import annotations

from dataclasses import replace

from reader.library.operation import Session
from reader.library.operations.codebook_edit import CodebookEdit, CodebookPlan, get_tag
from reader.model.codebook import Codebook


class ArchiveTag(CodebookEdit):
    """Stop offering a tag, or offer it again; passages that have it keep it."""

    def __init__(self, tag_id: str, archived: bool) -> None:
        super().__init__()
        self._tag_id = tag_id
        self._archived = archived
        self.label = "Archive tag" if archived else "Restore tag"

    def _planned(self, codebook: Codebook, session: Session) -> CodebookPlan:  # noqa: ARG002
        tag = replace(get_tag(codebook, self._tag_id), archived=self._archived)
        return CodebookPlan.between(codebook, {tag.id: tag})
