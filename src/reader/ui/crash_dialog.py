"""The dialog that says that something in the program went wrong."""

from __future__ import annotations

import platform
from pathlib import Path

from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from reader import __version__
from reader.ui.dialog_buttons import without_icons


class CrashDialog(QDialog):
    """What went wrong, that nothing is lost, and the details for a report."""

    def __init__(self, details: str, log_path: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Something Went Wrong"))
        self._details = f"{_versions()}\n\n{details}"
        title = _label(self.tr("Something in the program went wrong."), self)
        font = title.font()
        font.setBold(True)
        title.setFont(font)
        text = _label(
            self.tr(
                "What was saved is safe, and you can go on. If it happens again, please send the "
                "details below to the people who make this program. They hold no article text "
                "and no notes."
            ),
            self,
        )
        place = _label(self.tr("Log: %1").replace("%1", str(log_path)), self)
        place.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        shown = QPlainTextEdit(self._details, self)
        shown.setReadOnly(True)
        shown.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        shown.setAccessibleName(self.tr("Details"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        copy = buttons.addButton(self.tr("Copy Details"), QDialogButtonBox.ButtonRole.ActionRole)
        copy.clicked.connect(self._copy)
        buttons.rejected.connect(self.reject)
        without_icons(buttons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 16)
        layout.setSpacing(12)
        for widget in (title, text, shown, place, buttons):
            layout.addWidget(widget)
        self.resize(560, 400)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._details)


def _label(words: str, parent: QWidget) -> QLabel:
    label = QLabel(words, parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label


def _versions() -> str:
    return (
        f"On Background {__version__}, Python {platform.python_version()}, Qt {qVersion()}, "
        f"{platform.system()} {platform.release()}"
    )
