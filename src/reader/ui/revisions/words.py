"""What changed, in words: one plain sentence a change, and what versions are called."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QCoreApplication, QDate, QDateTime, QLocale, QTime

from reader.model.comparison import Change, ChangeKind, ComparedRow, Comparison, RowKind
from reader.model.revisions import RevisionSummary
from reader.ui.articles.row_words import isolated, one_line

_LONGEST = 120
"""Characters of a text that a sentence shows."""


def change_sentence(change: Change, comparison: Comparison) -> str:
    """Return what changed, neutrally: nothing in it judges the outlet or its source."""
    old, new = _quoted(change.old_words), _quoted(change.new_words)
    if change.kind is ChangeKind.SOURCE_RENAMED:
        return _say(_tr("Source renamed: %1 is now %2"), old, new)
    if change.kind is ChangeKind.WORDING:
        return _wording_sentence(comparison.rows[change.row], old, new, comparison)
    return _edit(_subject(change.kind), old, new)


def _subject(kind: ChangeKind) -> str:
    match kind:
        case ChangeKind.SOURCE_ADDED | ChangeKind.SOURCE_REMOVED:
            return _tr("Source")
        case ChangeKind.QUOTATION:
            return _tr("Quotation")
        case ChangeKind.NUMBER:
            return _tr("Number")
        case ChangeKind.HEADLINE:
            return _tr("Headline")
        case _:
            return _tr("Hedge")


def _wording_sentence(row: ComparedRow, old: str, new: str, comparison: Comparison) -> str:
    if row.kind in (RowKind.ADDED, RowKind.REMOVED):
        return _edit(_tr("Sentence"), old, new)
    if old or new:
        return _edit(_tr("Wording"), old, new)
    words = row.new.of(comparison.new.of(row.part)) if row.new else ""
    return _say(_tr("Sentence moved: %1"), _quoted(words), "")


def version_name(summary: RevisionSummary, number: int) -> str:
    """Return "2 · 14 Mar 2026, 14:05 · Headline": number, when it came, its headline."""
    moment = _moment(summary.retrieved_at)
    headline = isolated(one_line(summary.headline, 80)) if summary.headline else ""
    return " · ".join(part for part in (str(number), moment, headline) if part)


def row_kind_name(kind: RowKind) -> str:
    """Return what became of a sentence, for screen readers."""
    names = {
        RowKind.SAME: _tr("Unchanged"),
        RowKind.EDITED: _tr("Edited"),
        RowKind.MOVED: _tr("Moved"),
        RowKind.ADDED: _tr("Added"),
        RowKind.REMOVED: _tr("Removed"),
    }
    return names[kind]


def changes_counted(count: int) -> str:
    """Return "1 change" or "5 changes"."""
    if count == 1:
        return _tr("1 change")
    return _tr("%1 changes").replace("%1", QLocale().toString(count))


def unchanged_counted(count: int) -> str:
    """Return what a folded stretch says."""
    if count == 1:
        return _tr("1 sentence unchanged")
    return _tr("%1 sentences unchanged").replace("%1", QLocale().toString(count))


def _edit(what: str, old: str, new: str) -> str:
    if old and new:
        return _say(_tr("%3 changed: %1 became %2"), old, new, what)
    if new:
        return _say(_tr("%3 added: %2"), old, new, what)
    return _say(_tr("%3 removed: %1"), old, new, what)


def _say(form: str, old: str, new: str, what: str = "") -> str:
    # One pass: what is put in may hold %1 itself.
    parts = {"%1": old, "%2": new, "%3": what}
    said, rest = "", form
    while "%" in rest:
        before, _, rest = rest.partition("%")
        said += before + parts.get(f"%{rest[:1]}", f"%{rest[:1]}")
        rest = rest[1:]
    return said + rest


def _quoted(words: str) -> str:
    if not words:
        return ""
    shown = one_line(words, _LONGEST)
    cut = "…" if len(" ".join(words[: _LONGEST * 4].split())) > len(shown) else ""
    return isolated(f"{shown}{cut}")


def _moment(moment: datetime) -> str:
    local = moment.astimezone()
    day = QDate(local.year, local.month, local.day)
    return QLocale().toString(QDateTime(day, QTime(local.hour, local.minute)), "d MMM yyyy, HH:mm")


def _tr(text: str) -> str:
    return QCoreApplication.translate("Revisions", text)
