"""Plain buttons in dialogs: Fusion puts icons of its own on the standard ones."""

from __future__ import annotations

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QDialogButtonBox


def without_icons(box: QDialogButtonBox) -> None:
    """Take the icons off a box's buttons."""
    for button in box.buttons():
        button.setIcon(QIcon())
