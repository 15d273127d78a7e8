"""What versions are called, and what became of their sentences, in words."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QCoreApplication, QDate, QDateTime, QLocale, QTime

from reader.model.comparison import PairKind
from reader.model.revisions import RevisionSummary
from reader.ui.articles.row_words import isolated, one_line


def version_name(summary: RevisionSummary, number: int) -> str:
    """Return "2 · 14 Mar 2026, 14:05 · Headline": number, when it came, its headline."""
    moment = _moment(summary.retrieved_at)
    headline = isolated(one_line(summary.headline, 80)) if summary.headline else ""
    return " · ".join(part for part in (str(number), moment, headline) if part)


def row_kind_name(kind: PairKind) -> str:
    """Return what became of a sentence, for screen readers."""
    names = {
        PairKind.SAME: _tr("Unchanged"),
        PairKind.CHANGED: _tr("Edited"),
        PairKind.MOVED: _tr("Moved"),
        PairKind.ADDED: _tr("Added"),
        PairKind.REMOVED: _tr("Removed"),
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


def _moment(moment: datetime) -> str:
    local = moment.astimezone()
    day = QDate(local.year, local.month, local.day)
    return QLocale().toString(QDateTime(day, QTime(local.hour, local.minute)), "d MMM yyyy, HH:mm")


def _tr(text: str) -> str:
    return QCoreApplication.translate("Revisions", text)
