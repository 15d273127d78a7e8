"""The program's suggestions as a person goes through them, and what comes of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from reader.model.selectors import TextQuoteSelector
from reader.model.sourcing import Analysis, Suggestion

QUIET_TAGS = frozenset({"loaded"})
"""Tags whose suggestions nobody has to decide about: shown when asked for, else passed over."""


class SuggestionState(StrEnum):
    """What a person has said to a suggestion; the values are stored."""

    OPEN = "open"
    ACCEPTED = "accepted"
    REJECTED = "rejected"


class RejectionScope(StrEnum):
    """How far a rejection reaches."""

    PASSAGE = "passage"
    """This passage of this article, also in later versions of its text."""
    OUTLET = "outlet"
    """The same words under the same tag in all articles of the outlet."""
    EVERYWHERE = "everywhere"
    """The same words under the same tag in all articles."""


@dataclass(frozen=True, slots=True)
class StoredSuggestion:
    """A suggestion in the library.

    ``quote`` are its words with what stands around them: a rejection is remembered by them
    when the text changes. ``annotation_id`` is the annotation that accepting it made, which
    may be gone since; None unless it was accepted. ``decided_at`` is None while it is open.
    """

    id: str
    article_id: str
    revision_id: str
    suggestion: Suggestion
    quote: TextQuoteSelector
    created_at: datetime
    state: SuggestionState = SuggestionState.OPEN
    annotation_id: str | None = None
    decided_at: datetime | None = None

    @property
    def is_open(self) -> bool:
        """Whether nobody has decided about it."""
        return self.state is SuggestionState.OPEN


@dataclass(frozen=True, slots=True)
class RememberedRejection:
    """Words that are not to be suggested under a tag again; ``outlet`` "" means anywhere.

    ``words`` are folded (`reader.text`'s case folding, white space collapsed).
    """

    id: str
    words: str
    tag_id: str
    outlet: str
    created_at: datetime


@dataclass(frozen=True, slots=True)
class ArticleReview:
    """The analysis of an article's current text and what a person has made of it.

    ``analysis`` is None while the text has not been analysed by today's detector.
    ``reviewed_at`` is when a person called the review finished; None otherwise. ``edits`` is
    the JSON of the person's changes to the list of sources, "" where there are none.
    """

    article_id: str
    revision_id: str
    analysis: Analysis | None
    suggestions: tuple[StoredSuggestion, ...] = ()
    reviewed_at: datetime | None = None
    edits: str = ""

    @property
    def open(self) -> tuple[StoredSuggestion, ...]:
        """The suggestions that wait for a decision, in text order."""
        return tuple(
            each
            for each in self.suggestions
            if each.is_open and each.suggestion.tag_id not in QUIET_TAGS
        )

    @property
    def is_reviewed(self) -> bool:
        """Whether the article counts in profiles: nothing is open, or a person said so."""
        if self.analysis is None or self.analysis.not_analysed:
            return False
        return self.reviewed_at is not None or not self.open


@dataclass(frozen=True, slots=True)
class RuleCount:
    """How often the suggestions of one rule were accepted and rejected: its precision in use."""

    rule: str
    accepted: int
    rejected: int
    open: int
