"""Opening addresses outside the program: asked first, shown in full, the web and mail only."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMessageBox, QWidget

from reader.ui.commands.parts import WindowParts

ALLOWED_SCHEMES = frozenset({"http", "https", "mailto"})
LONGEST_SHOWN = 600
"""Characters of an address that are shown; a longer one is not opened."""


def open_address(address: str, parts: WindowParts) -> None:
    """Ask whether to open an address, or say that it cannot be opened."""
    if ask_to_open(address, parts.window) is None:
        parts.toaster.say(_tr("This address cannot be opened from here."))


def ask_to_open(address: str, parent: QWidget) -> QMessageBox | None:
    """Ask whether to open an address; returns the question, None where it is never opened.

    The host is shown in its ASCII form, so that look-alike letters are seen (TRUST T3).
    """
    url = QUrl(address)
    shown = url.toString(QUrl.ComponentFormattingOption.FullyEncoded)
    if not url.isValid() or url.scheme().lower() not in ALLOWED_SCHEMES:
        return None
    if len(shown) > LONGEST_SHOWN:
        return None
    question = QMessageBox(parent)
    question.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    question.setIcon(QMessageBox.Icon.NoIcon)
    question.setTextFormat(Qt.TextFormat.PlainText)
    question.setWindowTitle(_tr("Open Outside the Program"))
    question.setText(_tr("Open this address in your web browser or mail program?"))
    question.setInformativeText(shown)
    open_button = question.addButton(_tr("Open"), QMessageBox.ButtonRole.AcceptRole)
    question.addButton(QMessageBox.StandardButton.Cancel)
    question.setDefaultButton(QMessageBox.StandardButton.Cancel)
    open_button.clicked.connect(lambda: QDesktopServices.openUrl(url))
    question.open()
    return question


def _tr(words: str) -> str:
    return QCoreApplication.translate("OpeningLinks", words)
