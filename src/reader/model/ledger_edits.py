"""What a person changes in a ledger of sources, as values: each says one thing, in one step.

Edits outlive an analysis: they name sources by keys that are made from what the text says (see
`reader.sourcing.ledger`) and passages by place and words. An edit whose target has gone is kept
and reported, never dropped.
"""

from __future__ import annotations

from dataclasses import dataclass

from reader.model.selectors import Passage
from reader.model.sourcing import SourceKind


@dataclass(frozen=True, slots=True)
class QuotedPassage:
    """A passage with its words, so that it can be shown and found again without the text."""

    passage: Passage
    exact: str


@dataclass(frozen=True, slots=True)
class MergeSources:
    """Several sources are one; it takes the first one's key and this label ("": keeps its own)."""

    keys: tuple[str, ...]
    label: str = ""


@dataclass(frozen=True, slots=True)
class SplitPassage:
    """The source at this passage is not the one that it was put with: it gets an entry."""

    quoted: QuotedPassage


@dataclass(frozen=True, slots=True)
class LinkPassage:
    """This passage, found by the program or not, belongs to the source with this key."""

    quoted: QuotedPassage
    key: str


@dataclass(frozen=True, slots=True)
class UnlinkPassage:
    """This passage is no source."""

    quoted: QuotedPassage


@dataclass(frozen=True, slots=True)
class RenameSource:
    """The source is shown by this label."""

    key: str
    label: str


@dataclass(frozen=True, slots=True)
class AddSource:
    """A source that the program did not find, with the passage where it speaks."""

    quoted: QuotedPassage
    label: str
    kind: SourceKind


LedgerEdit = MergeSources | SplitPassage | LinkPassage | UnlinkPassage | RenameSource | AddSource


@dataclass(frozen=True, slots=True)
class UnappliedEdit:
    """An edit that could not be made, and why, in a sentence for the person."""

    edit: LedgerEdit
    reason: str
