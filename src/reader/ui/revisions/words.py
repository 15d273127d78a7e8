"""What versions are called, and what became of their sentences, in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDate, QDateTime, QLocale, QTime

from reader.model.comparison import PairKind
from reader.model.revisions import RevisionSummary
from reader.model.selectors import AnchorStatus
from reader.ui.articles.row_words import isolated, one_line

if TYPE_CHECKING:
    from reader.library.operations.revise_article import CarriedAnnotation


def version_name(summary: RevisionSummary, number: int) -> str:
    """Return "2 · 14 Mar 2026, 14:05 · Headline": number, when it came, its headline.

    One whose text a person chose says so: it is no edit of the outlet.
    """
    moment = _moment(summary.retrieved_at)
    headline = isolated(one_line(summary.headline, 80)) if summary.headline else ""
    own = _tr("text chosen by hand") if summary.body_chosen else ""
    return " · ".join(part for part in (str(number), moment, own, headline) if part)


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


def carried_counted(carried: Iterable[CarriedAnnotation]) -> list[str]:
    """Return "2 annotations moved" and the like: what a person has to know of a new version."""
    counts = Counter(each.after.status for each in carried)
    forms = {
        AnchorStatus.MOVED: (_tr("1 annotation moved"), _tr("%1 annotations moved")),
        AnchorStatus.CHANGED: (
            _tr("1 annotation has other words"),
            _tr("%1 annotations have other words"),
        ),
        AnchorStatus.ORPHANED: (_tr("1 annotation not found"), _tr("%1 annotations not found")),
    }
    return [
        one if counts[status] == 1 else many.replace("%1", QLocale().toString(counts[status]))
        for status, (one, many) in forms.items()
        if counts[status]
    ]


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
