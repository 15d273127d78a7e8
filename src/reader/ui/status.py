"""The status bar: what is in the library, that it is saved, and long work with Cancel."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QLocale, Qt, QTimer, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton, QStatusBar, QWidget

from reader.model.queries import LibraryCounts
from reader.ui.articles.row_words import SEPARATOR
from reader.ui.long_work import WorkProgress
from reader.ui.theme import Theme

PROGRESS_DELAY = 300
"""Milliseconds before long work is shown: what is done sooner would only flicker."""


class Saving(Enum):
    """How the person's last changes stand."""

    NOTHING = 0
    UNDER_WAY = 1
    DONE = 2
    FAILED = 3


class LibraryStatusBar(QStatusBar):
    """Says "12 articles · 3 unread · saved ✓", and how far long work is at the right."""

    cancel_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts: LibraryCounts | None = None
        self._saving = Saving.NOTHING
        self._waiting = 0
        self._summary = _plain_label(self)
        self._summary.setAccessibleName(self.tr("Library state"))
        self._work = _plain_label(self)
        self._bar = QProgressBar(self)
        self._bar.setFixedWidth(160)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("Progress"))
        self._cancel = QPushButton(self.tr("Cancel"), self)
        self._cancel.clicked.connect(self._ask_to_cancel)
        self._delay = QTimer(self)
        self._delay.setSingleShot(True)
        self._delay.setInterval(PROGRESS_DELAY)
        self._delay.timeout.connect(self._show_work)
        self.setSizeGripEnabled(False)
        self.setContentsMargins(12, 2, 12, 2)
        self.addWidget(self._summary, 1)
        for widget in (self._work, self._bar, self._cancel):
            self.addPermanentWidget(widget)
        self.hide_work()

    def apply_theme(self, theme: Theme) -> None:
        """Show the bar in a theme."""
        palette = self._summary.palette()
        palette.setColor(QPalette.ColorRole.WindowText, theme.colour("text_muted"))
        for label in (self._summary, self._work):
            label.setPalette(palette)

    def set_counts(self, counts: LibraryCounts) -> None:
        """Show what is in the library."""
        self._counts = counts
        self._show_summary()

    def set_waiting(self, count: int) -> None:
        """Say how many suggestions wait for a decision in the open article."""
        self._waiting = count
        self._show_summary()

    def set_saving(self, saving: Saving) -> None:
        """Say that something is being saved, or that all is saved, or that saving failed."""
        self._saving = saving
        self._show_summary()

    def start_work(self, title: str) -> None:
        """Announce long work; it is shown when it takes longer than a moment."""
        self._work.setText(title)
        self._bar.setRange(0, 0)
        self._cancel.setEnabled(True)
        self._delay.start()

    def show_progress(self, progress: WorkProgress) -> None:
        """Show how far the work is; a total of 0 means that nobody knows."""
        self._work.setText(progress.text or progress.title)
        self._bar.setRange(0, progress.total)
        self._bar.setValue(progress.done)

    def hide_work(self) -> None:
        """The work has ended."""
        self._delay.stop()
        for widget in (self._work, self._bar, self._cancel):
            widget.hide()

    def summary(self) -> str:
        """Return the words at the left."""
        return self._summary.text()

    def _show_work(self) -> None:
        for widget in (self._work, self._bar, self._cancel):
            widget.show()

    def _ask_to_cancel(self) -> None:
        self._cancel.setEnabled(False)
        self._work.setText(self.tr("Cancelling…"))
        self.cancel_requested.emit()

    def _show_summary(self) -> None:
        parts: list[str] = []
        if self._counts is not None:
            number = QLocale().toString
            articles = self._counts.articles
            parts.append(
                self.tr("1 article")
                if articles == 1
                else self.tr("%1 articles").replace("%1", number(articles))
            )
            parts.append(self.tr("%1 unread").replace("%1", number(self._counts.unread)))
        if self._waiting:
            parts.append(
                self.tr("1 suggestion")
                if self._waiting == 1
                else self.tr("%1 suggestions").replace("%1", str(self._waiting))
            )
        state = {
            Saving.NOTHING: "",
            Saving.UNDER_WAY: self.tr("saving…"),
            Saving.DONE: self.tr("saved ✓"),
            Saving.FAILED: self.tr("not saved"),
        }[self._saving]
        if state:
            parts.append(state)
        self._summary.setText(SEPARATOR.join(parts))


def _plain_label(parent: QWidget) -> QLabel:
    label = QLabel(parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
