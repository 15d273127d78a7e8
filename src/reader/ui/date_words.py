"""What a date that somebody typed is understood as, in a sentence."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QDate, QLocale, Qt

from reader.model.parsed_article import PublicationDate


def date_meaning(date: PublicationDate) -> str:
    """Return "Understood as 3 May 2024.", or why the date is kept as it is written."""
    if date.iso is not None:
        day = QDate.fromString(date.iso[:10], Qt.DateFormat.ISODate)
        shown = QLocale().toString(day, QLocale.FormatType.LongFormat)
        time = date.iso[11:16]
        return _tr("Understood as %1.").replace("%1", f"{shown}, {time}" if time else shown)
    if date.ambiguous:
        return _tr("This can mean two days: it is kept as written.")
    return _tr("Not understood: it is kept as written.")


def _tr(words: str) -> str:
    return QCoreApplication.translate("date", words)
