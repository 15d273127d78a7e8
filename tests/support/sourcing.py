"""Short ways to ask the sourcing analysis in tests."""

from __future__ import annotations

from reader.model.sourcing import Attribution, Suggestion
from reader.sourcing.analysis import analyze


def attributions(text: str) -> list[Attribution]:
    """Return the attributions of a text that must be analysed."""
    analysis = analyze(text)
    assert not analysis.not_analysed
    return list(analysis.attributions)


def sources(text: str) -> list[tuple[str, str]]:
    """Return the source phrases of a text with their kinds, in order."""
    return [(a.source.of(text), a.kind.value) for a in attributions(text) if a.source is not None]


def unnamed(text: str) -> list[str]:
    """Return the phrases of the unnamed sources of a text, in order."""
    return [
        a.source.of(text) for a in attributions(text) if a.kind.is_unnamed and a.source is not None
    ]


def only(text: str) -> Attribution:
    """Return the one attribution of a text."""
    found = attributions(text)
    assert len(found) == 1, [(a.source and a.source.of(text), a.rule) for a in found]
    return found[0]


def suggestions(text: str, tag: str = "") -> list[Suggestion]:
    """Return the suggestions of a text, of one tag where it is given."""
    return [s for s in analyze(text).suggestions if tag in ("", s.tag_id)]


def flagged(text: str, tag: str) -> list[str]:
    """Return the words that are suggested for a tag, in order."""
    return [s.range.of(text) for s in suggestions(text, tag)]
