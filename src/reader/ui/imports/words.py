"""What the import window says of the rows it shows."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale

from reader.exchange.reading_lists.preview import PreviewStatus
from reader.ui.imports.rows import ImportRows


def counted(rows: ImportRows) -> str:
    """Return "41 new · 3 in the library already · 2 left out"."""
    words = (
        (rows.counts[PreviewStatus.READY], _tr("%1 new")),
        (rows.counts[PreviewStatus.NEEDS_FETCHING], _tr("%1 with their text on the web")),
        (rows.counts[PreviewStatus.DUPLICATE], _tr("%1 in the library already")),
        (rows.counts[PreviewStatus.REPEATED], _tr("%1 twice")),
        (rows.counts[PreviewStatus.PROBLEM], _tr("%1 with a problem")),
        (len(rows.left_out), _tr("%1 left out")),
    )
    return " · ".join(said.replace("%1", _number(count)) for count, said in words if count)


def button_words(rows: ImportRows) -> str:
    """Return what the button says that brings in what is ticked: "Add 41 Articles"."""
    if rows.coming == 1:
        return _tr("&Add 1 Article")
    if rows.coming:
        return _tr("&Add %1 Articles").replace("%1", _number(rows.coming))
    return _tr("&Add Notes and Tags") if rows.ticked else _tr("&Add")


def _number(count: int) -> str:
    return QLocale().toString(count)


def _tr(words: str) -> str:
    return QCoreApplication.translate("Import", words)
