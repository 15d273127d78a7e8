"""All rules by which passages are suggested, for settings, manuals and counts of their precision.

The id of a rule never changes: suggestions, rejections and exported files name it. An
attribution's id is its tag and its pattern ("unnamed-source.subject-verb"), that of a flagged
wording stands in ``phrases.toml`` and ``loaded.toml`` ("hearsay.adverb").
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from reader.sourcing.lexicon import load_lexicon


class RuleDescription(NamedTuple):
    """A rule: its id, the tag it suggests, and what it looks for in one sentence."""

    rule_id: str
    tag_id: str
    looks_for: str


class _Speaker(NamedTuple):
    """Who speaks, in the sentences below: as a subject, as an example, and its relative pronoun."""

    who: str
    example: str
    which: str


_SPEAKERS = {
    "unnamed-source": _Speaker("Somebody without a name", "officials", "who"),
    "second-hand": _Speaker("Another outlet or its report", "the Courier", "which"),
    "institution": _Speaker("An organisation", "the port board", "which"),
}
"""The tags of attributions."""

_PATTERNS = {
    "subject-verb": "{who} stands before a verb of saying or thinking: {example} said no.",
    "inverted": "{who} stands after the verb: “…,” said {example}.",
    "according-to": "{who} stands after “according to” or “per”: according to {example}.",
    "passive-agent": "{who} stands after “by”: it was denied by {example}.",
    "noun-by": "{who} stands after a noun of saying: a warning from {example}.",
    "participle": "{who} goes with a verb in -ing: with {example} warning of floods.",
    "infinitive": "{who} begins or is led to say something: {example} began to question it.",
    "relative": "{who} is described by what they say: {example}, {which} said that it leaks.",
    "colon": "{who} opens a line, before a colon: {example}: dam leaks.",
}
"""The patterns of attributions; see `reader.sourcing.cues`."""

_OTHERS = (
    RuleDescription(
        "unnamed-source.words-of",
        "unnamed-source",
        "Somebody without a name stands after “in the words of” or “in the view of”.",
    ),
    RuleDescription(
        "unnamed-source.citing",
        "unnamed-source",
        "Somebody without a name is cited by an outlet: it reported, citing officials.",
    ),
    RuleDescription(
        "second-hand.report-by",
        "second-hand",
        "A report, story or article stands with the outlet that made it.",
    ),
)
"""Patterns that go with one tag alone."""


@cache
def list_rules() -> tuple[RuleDescription, ...]:
    """Return all rules: those for sources by tag, then those for flagged wording."""
    sources = [
        RuleDescription(f"{tag}.{pattern}", tag, sentence.format(**speaker._asdict()))
        for tag, speaker in _SPEAKERS.items()
        for pattern, sentence in _PATTERNS.items()
    ]
    wording = [
        RuleDescription(rule.rule_id, rule.tag_id, rule.looks_for)
        for rule in load_lexicon().wording_rules
    ]
    return (*sources, *_OTHERS, *wording)
