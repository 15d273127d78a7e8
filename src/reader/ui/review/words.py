"""What the review says in words: how sure a rule is, how transparent a source is, how many."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from reader.model.review import StoredSuggestion, SuggestionState
from reader.model.sourcing import Confidence


def _tr(text: str) -> str:
    return QCoreApplication.translate("review", text)


def confidence_word(confidence: Confidence) -> str:
    """Return how sure the rule is: "strong"."""
    return {
        Confidence.STRONG: _tr("strong"),
        Confidence.LIKELY: _tr("likely"),
        Confidence.WEAK: _tr("weak"),
    }[confidence]


def state_word(stored: StoredSuggestion) -> str:
    """Return what was decided: "accepted"; "" while nothing was."""
    return {
        SuggestionState.OPEN: "",
        SuggestionState.ACCEPTED: _tr("accepted"),
        SuggestionState.REJECTED: _tr("rejected"),
    }[stored.state]


def transparency(grade: int | None) -> str:
    """Return "transparency 2 of 4", "" for what has no grade."""
    return "" if grade is None else _tr("transparency %1 of 4").replace("%1", str(grade))


def count_of(count: int, one: str, many: str) -> str:
    """Return "1 suggestion" or "3 suggestions"; the words come translated, with %1."""
    return (one if count == 1 else many).replace("%1", str(count))


def left_out_words(count: int) -> str:
    """Return that undecided suggestions are not shown, and why."""
    return count_of(
        count,
        _tr("1 suggestion of a rule that is switched off in the settings is not shown."),
        _tr("%1 suggestions of rules that are switched off in the settings are not shown."),
    )
