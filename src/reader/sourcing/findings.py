"""An attribution as it is found in a sentence, before it is traced, graded and explained."""

from __future__ import annotations

from typing import NamedTuple

from reader.model.sourcing import SourceKind
from reader.sourcing.lexicon import Cue
from reader.sourcing.parsing import ParsedSentence
from reader.sourcing.sources import NounPhrase


class Finding(NamedTuple):
    """Who is said to say something; all places are tokens of the text, ends included.

    ``rule`` names the pattern that found it (see `reader.sourcing.cues`).
    """

    first: int
    last: int
    head: NounPhrase
    kind: SourceKind
    cue_first: int
    cue_last: int
    cue: Cue
    rule: str
    sentence: ParsedSentence
    via: NounPhrase | None = None
    """The outlet that the source is said to have spoken to (officials told Reuters)."""


class ReportMention(NamedTuple):
    """A report, story or article that the text mentions together with whose it is.

    ``token`` is its noun; ``owner`` the kind of who made it.
    """

    token: int
    owner: SourceKind
