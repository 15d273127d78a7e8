"""What an import has brought, in a sentence, with Undo and the report."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from reader.ui.announcing import announce
from reader.ui.theme import Theme

if TYPE_CHECKING:
    from reader.library.entry_import import EntryOutcome, FinishedListImport

CORNER = 8.0
MARGIN = 12
_REASONS = 2
"""Different reasons that the card names; all are in the table and in the report."""


class ResultCard(QWidget):
    """Says "42 added, 3 in the library already, 1 not added", and the reasons.

    Signals:
        undo_requested: the whole import is to be taken back.
        report_requested: the result list is to be saved.
    """

    undo_requested = Signal()
    report_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._said, self._reasons = QLabel(), QLabel()
        font = self._said.font()
        font.setBold(True)
        self._said.setFont(font)
        for label in (self._said, self._reasons):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self._undo = QPushButton(self.tr("&Undo Import"))
        self._report = QPushButton(self.tr("Save &Report…"))
        self._undo.clicked.connect(self.undo_requested)
        self._report.clicked.connect(self.report_requested)
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self._said)
        words.addWidget(self._reasons)
        row = QHBoxLayout(self)
        row.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        row.setSpacing(8)
        row.addLayout(words, 1)
        row.addWidget(self._undo, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._report, 0, Qt.AlignmentFlag.AlignTop)
        self.setAccessibleName(self.tr("Result"))
        self.apply_theme(theme)

    def text(self) -> str:
        """Return what is said."""
        return self._said.text()

    def reasons(self) -> str:
        """Return what is said of what was not added."""
        return self._reasons.text()

    def apply_theme(self, theme: Theme) -> None:
        """Show the card in a theme."""
        self._theme = theme
        theme.colour_words(self._reasons, "text_muted")
        self.update()

    def show_result(self, finished: FinishedListImport) -> None:
        """Say what an import has brought."""
        self._said.setText(result_sentence(finished))
        self._reasons.setText(_reasons(finished.outcomes))
        self._reasons.setVisible(bool(self._reasons.text()))
        self._undo.setVisible(finished.operation is not None)
        self.setAccessibleDescription(f"{self._said.text()}. {self._reasons.text()}")
        announce(self, self._said.text())

    def set_undone(self) -> None:
        """Say that the import has been taken back."""
        self._said.setText(self.tr("Undone: the library is as it was before."))
        self._reasons.hide()
        self._undo.hide()
        announce(self, self._said.text())

    def minimumSizeHint(self) -> QSize:
        """Return room for the words and buttons."""
        return super().minimumSizeHint().expandedTo(QSize(360, 48))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the card under the words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.colour("separator"), 1))
        painter.setBrush(self._theme.colour("surface"))
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(frame, CORNER, CORNER)


def result_sentence(finished: FinishedListImport) -> str:
    """Return "42 added, 3 in the library already, 1 not added"."""
    counts: dict[str, int] = {}
    for outcome in finished.outcomes:
        counts[outcome.status.value] = counts.get(outcome.status.value, 0) + 1
    words = (
        ("added", "%1 added"),
        ("updated", "%1 got more notes or tags"),
        ("duplicate", "%1 in the library already"),
        ("needs-fetching", "%1 left for later"),
        ("failed", "%1 not added"),
        ("left-out", "%1 left out"),
    )
    parts = [said.replace("%1", str(counts[name])) for name, said in words if name in counts]
    sentence = ", ".join(parts) or "Nothing was added"
    return f"{sentence}; then cancelled" if finished.cancelled else sentence


def _reasons(outcomes: Sequence[EntryOutcome]) -> str:
    """Return the most frequent reasons for which something was not added."""
    counts: dict[str, int] = {}
    for outcome in outcomes:
        if outcome.status.value == "failed" and outcome.reason:
            counts[outcome.reason] = counts.get(outcome.reason, 0) + 1
    often = sorted(counts, key=lambda reason: -counts[reason])
    shown = often[:_REASONS]
    more = len(often) - len(shown)
    return "\n".join([*shown, *([f"… {more} more reasons are in the table."] if more else [])])
