"""What the list of sources says in words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from reader.model.ledger import Ledger, LedgerEntry, LedgerGroup, chain_text
from reader.model.sourcing import Directness, SourceKind


def _tr(text: str) -> str:
    return QCoreApplication.translate("Sources", text)


def kind_word(kind: SourceKind) -> str:
    """Return what kind of source it is: "unnamed group"."""
    return {
        SourceKind.NAMED: _tr("named person"),
        SourceKind.UNNAMED_PERSON: _tr("unnamed person"),
        SourceKind.UNNAMED_GROUP: _tr("unnamed group"),
        SourceKind.INSTITUTION: _tr("institution"),
        SourceKind.DOCUMENT: _tr("document"),
        SourceKind.MEDIA: _tr("another outlet"),
        SourceKind.PRONOUN: _tr("named elsewhere"),
        SourceKind.NONE: _tr("nobody"),
    }[kind]


def directness_word(directness: Directness | None) -> str:
    """Return how the words came to the outlet, "" where nobody has said."""
    if directness is None:
        return ""
    return {
        Directness.TOLD_TO_OUTLET: _tr("told to this outlet, as far as it says"),
        Directness.BY_OTHER_OUTLET: _tr("reported by another outlet"),
        Directness.THROUGH_SPEAKER: _tr("passed on by another source"),
        Directness.UNATTRIBUTED: _tr("attributed to nobody"),
    }[directness]


def entry_facts(entry: LedgerEntry) -> str:
    """Return kind, title and organisation on one line."""
    about = ", ".join(word for word in (entry.title, entry.organisation) if word)
    words = (kind_word(entry.kind), about, _people(entry), directness_word(entry.directness))
    return " · ".join(word for word in words if word)


def entry_transparency(entry: LedgerEntry) -> str:
    """Return the grade of an unnamed source and its reason, "" for other sources."""
    best, worst = entry.best_grade, entry.worst_grade
    if best is None or worst is None:
        return ""
    grade = str(best) if best == worst else f"{worst}–{best}"
    words = [_tr("transparency %1 of 4").replace("%1", grade)]
    if entry.reason is None:
        words.append(_tr("reason for anonymity: none given"))
    else:
        words.append(_tr("reason: “%1”").replace("%1", " ".join(entry.reason.exact.split())))
        if entry.has_only_boilerplate_reasons:
            words.append(_tr("a standing phrase"))
    return " · ".join(words)


def entry_chains(ledger: Ledger, entry: LedgerEntry) -> tuple[str, ...]:
    """Return the ways in which the words came, one line each."""
    return tuple(chain_text(labels) for labels in ledger.chains(entry) if len(labels) > 1)


def group_note(group: LedgerGroup) -> str:
    """Return why the number of people is uncertain, "" where it is not."""
    if not group.is_uncertain:
        return ""
    return _tr("whether these are the same people, the text does not say")


def _people(entry: LedgerEntry) -> str:
    people = entry.people
    if people is None or (people.low, people.high) == (1, 1):
        return ""
    return _tr("%1 people").replace("%1", str(people))
