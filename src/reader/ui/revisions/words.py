"""What versions are called, and what became of their sentences, in words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDate, QDateTime, QLocale, QTime

from reader.model.comparison import ChangeKind, ChangeWay, PairKind, RevisionChange
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


def change_sentence(change: RevisionChange) -> str:
    """Return one change, told in a plain sentence."""
    match change.kind:
        case ChangeKind.SOURCE_ADDED | ChangeKind.SOURCE_REMOVED | ChangeKind.SOURCE_RENAMED:
            pattern = _source_pattern(change.way)
        case ChangeKind.WORDING:
            pattern = _wording_pattern(change)
        case _:
            pattern = _plain_pattern(change.kind, change.way)
    others = change.count - 1 if change.way is ChangeWay.REWORDED else change.count
    return _filled(pattern, change.was, change.now, QLocale().toString(others))


def _source_pattern(way: ChangeWay) -> str:
    patterns = {
        ChangeWay.ADDED: _tr("A source was added: “%2”."),
        ChangeWay.REMOVED: _tr("A source was removed: “%1”."),
        ChangeWay.CHANGED: _tr("A source was renamed: “%1” is now “%2”."),
        ChangeWay.CITED_MORE: _tr("More is attributed to “%2”."),
        ChangeWay.CITED_LESS: _tr("Less is attributed to “%1”."),
        ChangeWay.DESCRIBED: _tr("A source is described differently: “%1” is now “%2”."),
    }
    return patterns[way]


def _plain_pattern(kind: ChangeKind, way: ChangeWay) -> str:
    added, removed, changed = ChangeWay.ADDED, ChangeWay.REMOVED, ChangeWay.CHANGED
    patterns = {
        (ChangeKind.QUOTATION, added): _tr("A quotation was added: “%2”."),
        (ChangeKind.QUOTATION, removed): _tr("A quotation was removed: “%1”."),
        (ChangeKind.QUOTATION, changed): _tr("A quotation was changed: “%1” is now “%2”."),
        (ChangeKind.NUMBER, added): _tr("A number was added: “%2”."),
        (ChangeKind.NUMBER, removed): _tr("A number was removed: “%1”."),
        (ChangeKind.NUMBER, changed): _tr("A number was changed: “%1” is now “%2”."),
        (ChangeKind.HEADLINE, added): _tr("A headline was added: “%2”."),
        (ChangeKind.HEADLINE, removed): _tr("The headline “%1” was removed."),
        (ChangeKind.HEADLINE, changed): _tr("The headline was changed: “%1” is now “%2”."),
        (ChangeKind.BYLINE, added): _tr("A byline was added: “%2”."),
        (ChangeKind.BYLINE, removed): _tr("The byline “%1” was removed."),
        (ChangeKind.BYLINE, changed): _tr("The byline was changed: “%1” is now “%2”."),
        (ChangeKind.HEDGE_ADDED, added): _tr("A hedge was added: “%2”."),
        (ChangeKind.HEDGE_REMOVED, removed): _tr("A hedge was removed: “%1”."),
    }
    return patterns[kind, way]


def _wording_pattern(change: RevisionChange) -> str:
    single = change.count == 1
    match change.way:
        case ChangeWay.REWORDED:
            return _reworded_pattern(change)
        case ChangeWay.ADDED:
            one, many = (
                _tr("A sentence was added: “%2”."),
                _tr("%3 sentences were added, beginning “%2”."),
            )
        case ChangeWay.REMOVED:
            one, many = (
                _tr("A sentence was removed: “%1”."),
                _tr("%3 sentences were removed, beginning “%1”."),
            )
        case _:
            one, many = (
                _tr("A sentence was moved: “%2”."),
                _tr("%3 sentences were moved, beginning “%2”."),
            )
    return one if single else many


def _reworded_pattern(change: RevisionChange) -> str:
    """Return what tells the first edit of a sentence, and how many others it has."""
    if not change.was:
        patterns = (
            _tr("A sentence was reworded: “%2” was added."),
            _tr("A sentence was reworded: “%2” was added, and 1 more edit."),
            _tr("A sentence was reworded: “%2” was added, and %3 more edits."),
        )
    elif not change.now:
        patterns = (
            _tr("A sentence was reworded: “%1” was removed."),
            _tr("A sentence was reworded: “%1” was removed, and 1 more edit."),
            _tr("A sentence was reworded: “%1” was removed, and %3 more edits."),
        )
    else:
        patterns = (
            _tr("A sentence was reworded: “%1” is now “%2”."),
            _tr("A sentence was reworded: “%1” is now “%2”, and 1 more edit."),
            _tr("A sentence was reworded: “%1” is now “%2”, and %3 more edits."),
        )
    return patterns[min(change.count - 1, 2)]


def _filled(pattern: str, was: str, now: str, count: str) -> str:
    """Put the words and the number into a sentence, each once: words may hold a "%2"."""
    values = {"%1": isolated(was), "%2": isolated(now), "%3": count}
    return re.sub("%[123]", lambda place: values[place[0]], pattern)


def _moment(moment: datetime) -> str:
    local = moment.astimezone()
    day = QDate(local.year, local.month, local.day)
    return QLocale().toString(QDateTime(day, QTime(local.hour, local.minute)), "d MMM yyyy, HH:mm")


def _tr(text: str) -> str:
    return QCoreApplication.translate("Revisions", text)
