"""About the program: version, licences, and where the person's own files are."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Qt, qVersion
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from reader import __version__
from reader.ui.dialog_buttons import without_icons
from reader.ui.icons import app_icon

_COMPONENTS = (
    ("PySide6", "Qt for Python", "LGPL-3.0-only"),
    ("sqlmodel", "SQLModel", "MIT"),
    ("SQLAlchemy", "SQLAlchemy", "MIT"),
    ("alembic", "Alembic", "MIT"),
    ("pydantic", "Pydantic", "MIT"),
    ("beautifulsoup4", "Beautiful Soup", "MIT"),
    ("lxml", "lxml", "BSD-3-Clause"),
    ("nh3", "nh3", "MIT"),
    ("charset-normalizer", "charset-normalizer", "MIT"),
    ("trafilatura", "Trafilatura", "Apache-2.0"),
    ("platformdirs", "platformdirs", "MIT"),
    ("click", "Click", "BSD-3-Clause"),
    ("jinja2", "Jinja", "BSD-3-Clause"),
    ("edlib", "Edlib", "MIT"),
    ("rapidfuzz", "RapidFuzz", "MIT"),
)
"""Distribution, name and licence of what the program is made with."""


class AboutDialog(QDialog):
    """Name, version, what leaves the machine (nothing), files, licences."""

    def __init__(self, library: Path, preferences: Path, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("About On Background"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 16)
        layout.setSpacing(16)
        layout.addLayout(self._heading())
        layout.addWidget(
            _label(
                self.tr(
                    "Works offline. Nothing leaves this computer, and nothing is loaded from "
                    "the web unless you ask for it."
                )
            )
        )
        places = self.tr("Library: %1\nSettings: %2")
        where = _label(places.replace("%1", str(library)).replace("%2", str(preferences)))
        where.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        layout.addWidget(where)
        layout.addWidget(self._licences(), 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        without_icons(buttons)
        layout.addWidget(buttons)
        self.resize(520, 480)

    def _heading(self) -> QHBoxLayout:
        drawing = QLabel(self)
        drawing.setPixmap(app_icon().pixmap(QSize(56, 56)))
        name = _label("On Background")
        font = name.font()
        font.setBold(True)
        font.setPointSizeF(font.pointSizeF() * 1.4)
        name.setFont(font)
        version = _label(
            self.tr("Version %1 · Qt %2").replace("%1", __version__).replace("%2", qVersion())
        )
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(name)
        words.addWidget(version)
        heading = QHBoxLayout()
        heading.setSpacing(16)
        heading.addWidget(drawing)
        heading.addLayout(words, 1)
        return heading

    def _licences(self) -> QPlainTextEdit:
        shown = QPlainTextEdit(self)
        shown.setReadOnly(True)
        shown.setAccessibleName(self.tr("Licences"))
        shown.setPlainText(licence_notice())
        return shown


def licence_notice() -> str:
    """Return the program's licence and those of what it is made with."""
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415 - slow to load

    lines = ["On Background: MIT licence, © The On Background developers", ""]
    for distribution, name, licence in _COMPONENTS:
        try:
            lines.append(f"{name} {version(distribution)}: {licence}")
        except PackageNotFoundError:
            lines.append(f"{name}: {licence}")
    return "\n".join(lines)


def _label(words: str) -> QLabel:
    label = QLabel(words)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
