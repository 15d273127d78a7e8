"""What a person has said about a passage."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from reader.model.checklists import ChecklistAnswer
from reader.model.selectors import AnchorStatus, Part, Target


class Motivation(StrEnum):
    """Why an annotation was made; the W3C's words (Web Annotation Vocabulary, 3.2)."""

    HIGHLIGHTING = "highlighting"
    TAGGING = "tagging"
    COMMENTING = "commenting"
    QUESTIONING = "questioning"


@dataclass(frozen=True, slots=True)
class Annotation:
    """A passage, the tags on it and the note about it (the W3C's target, bodies, motivation).

    ``tag_ids`` are in the order in which they were given, without repeats. ``note`` is
    Markdown as the person typed it; "" means no note. ``grade`` is the transparency of an
    unnamed source, 0 (bare "sources") to 4 (a reason for anonymity is given); None where
    nobody has graded it. ``answers`` are those to the questions of its tags' checklists. Times
    carry a zone.
    """

    id: str
    article_id: str
    target: Target
    tag_ids: tuple[str, ...]
    note: str
    status: AnchorStatus
    creator: str
    created_at: datetime
    updated_at: datetime
    grade: int | None = None
    answers: tuple[ChecklistAnswer, ...] = ()

    @property
    def sort_key(self) -> tuple[bool, int, int, str]:
        """Text order: the headline first, then by start, longer passages first, then id."""
        place = self.target.range
        return (self.target.part is Part.BODY, place.start, -place.end, self.id)

    @property
    def motivation(self) -> Motivation:
        """Why the annotation was made, read off what is in it."""
        if "unnamed-source" in self.tag_ids:
            return Motivation.QUESTIONING
        if self.tag_ids:
            return Motivation.TAGGING
        return Motivation.COMMENTING if self.note else Motivation.HIGHLIGHTING
