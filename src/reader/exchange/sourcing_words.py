"""Words for people for the kinds and categories of sources, in exports."""

from __future__ import annotations

from collections.abc import Mapping

from reader.model.profiles import SourcingCategory
from reader.model.sourcing import Directness, SourceKind

KIND_WORDS: Mapping[SourceKind, str] = {
    SourceKind.NAMED: "named person",
    SourceKind.UNNAMED_PERSON: "unnamed person",
    SourceKind.UNNAMED_GROUP: "unnamed people",
    SourceKind.INSTITUTION: "institution",
    SourceKind.DOCUMENT: "document",
    SourceKind.MEDIA: "another outlet",
    SourceKind.PRONOUN: "somebody mentioned elsewhere",
    SourceKind.NONE: "nobody",
}

DIRECTNESS_WORDS: Mapping[Directness, str] = {
    Directness.TOLD_TO_OUTLET: "told to this outlet, as far as it says",
    Directness.BY_OTHER_OUTLET: "reported by another outlet",
    Directness.THROUGH_SPEAKER: "passed on by somebody else",
    Directness.UNATTRIBUTED: "unattributed",
}

CATEGORY_WORDS: Mapping[SourcingCategory, str] = {
    SourcingCategory.NAMED: "named people",
    SourcingCategory.INSTITUTION: "institutions",
    SourcingCategory.DOCUMENT: "documents",
    SourcingCategory.UNNAMED: "unnamed people",
    SourcingCategory.SECOND_HAND: "other outlets’ reports",
    SourcingCategory.HEARSAY: "hearsay",
    SourcingCategory.UNATTRIBUTED: "no source",
}
