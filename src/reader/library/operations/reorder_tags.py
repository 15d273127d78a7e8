"""Putting tags into another order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from reader.library.operation import Session
from reader.library.operations.codebook_edit import (
    CodebookEdit,
    CodebookPlan,
    children_of,
    get_tag,
)
from reader.model.codebook import Codebook
from reader.model.errors import UsageError


class ReorderTags(CodebookEdit):
    """Put siblings into this order; siblings that are not named follow in their old one.

    The digit keys that the siblings hold are dealt again from top to bottom, so that the keys
    go on running down the list.
    """

    label = "Reorder tags"

    def __init__(self, tag_ids: Iterable[str]) -> None:
        super().__init__()
        self._tag_ids = tuple(dict.fromkeys(tag_ids))

    def _planned(self, codebook: Codebook, session: Session) -> CodebookPlan:  # noqa: ARG002
        named = [get_tag(codebook, tag_id) for tag_id in self._tag_ids]
        if not named:
            return CodebookPlan()
        parent_id = named[0].parent_id
        if any(tag.parent_id != parent_id for tag in named):
            raise UsageError(
                "Only tags below the same tag can be put in order.",
                "Move them below the same tag first.",
            )
        others = [tag for tag in children_of(codebook, parent_id) if tag not in named]
        ordered = [*named, *others]
        digits = iter(sorted(tag.shortcut for tag in ordered if tag.shortcut is not None))
        return CodebookPlan.between(
            codebook,
            {
                tag.id: replace(
                    tag,
                    order=place,
                    shortcut=None if tag.shortcut is None else next(digits),
                )
                for place, tag in enumerate(ordered)
            },
        )
