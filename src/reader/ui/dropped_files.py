"""Files dropped on the window: wherever they fall, they are articles, and never text in a field."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QDialog,
    QFileDialog,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)


def local_files(dropped: QMimeData) -> list[Path]:
    """Return the files of this machine that something dragged consists of."""
    return [Path(url.toLocalFile()) for url in dropped.urls() if url.isLocalFile()]


def let_files_through(field: QWidget) -> None:
    """Have a text field leave files to the window; text that is dropped still goes into it.

    File managers offer files as text, too: their addresses, which Qt's fields would take.
    """
    target = field.viewport() if isinstance(field, QAbstractScrollArea) else field
    target.installEventFilter(_FilesRefused(field))


def refuse_files_in(dialog: QDialog) -> None:
    """Have no text field of a dialog take the address of a file for text.

    A file dialog is for files, and keeps its fields.
    """
    if isinstance(dialog, QFileDialog):
        return
    for field in dialog.findChildren(QWidget):
        if isinstance(field, QLineEdit | QPlainTextEdit | QTextEdit):
            let_files_through(field)


class _FilesRefused(QObject):
    """Refuses files that are dragged in. Qt then offers them to the widgets around the field."""

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() is not QEvent.Type.DragEnter or not isinstance(event, QDropEvent):
            return False
        if not local_files(event.mimeData()):
            return False
        event.ignore()
        return True
