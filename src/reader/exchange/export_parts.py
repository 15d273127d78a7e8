"""What an export can show besides the annotations: sources, profile, answers to checklists."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from reader.model.checklists import ChecklistAnswer
from reader.model.ledger import Ledger
from reader.model.profiles import ReviewedProfile


@dataclass(frozen=True, slots=True)
class ExportParts:
    """The optional parts of one article's export; None leaves a part out.

    ``answers`` are those to the checklists, by the annotation's id.
    """

    ledger: Ledger | None = None
    profile: ReviewedProfile | None = None
    answers: Mapping[str, tuple[ChecklistAnswer, ...]] = field(default_factory=dict)


NO_PARTS = ExportParts()
