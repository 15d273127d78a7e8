"""What the whole window knows of the library: its tags and counts, kept up to date."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from reader.library.changes import ChangeSet
from reader.model.codebook import Codebook
from reader.model.queries import LibraryCounts
from reader.ui.client import LibraryClient


class LibraryOverview(QObject):
    """Reads codebook and counts again after each change; the panes listen."""

    codebook_changed = Signal(object)
    """A `Codebook`."""
    counts_changed = Signal(object)
    """`LibraryCounts`."""
    waiting_changed = Signal(int)
    """How many suggestions wait for a decision in the open article."""

    def __init__(self, client: LibraryClient, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._client = client
        self.codebook = Codebook()
        self.counts: LibraryCounts | None = None
        self.waiting = 0
        client.changed.connect(self._take_in)

    def set_codebook(self, codebook: Codebook) -> None:
        """Take tags that were read elsewhere (with the first page, at the start)."""
        if codebook != self.codebook:
            self.codebook = codebook
            self.codebook_changed.emit(codebook)

    def set_waiting(self, count: int) -> None:
        """Take how many suggestions wait for a decision in the open article."""
        if count != self.waiting:
            self.waiting = count
            self.waiting_changed.emit(count)

    def read_counts(self) -> None:
        """Ask for the counts."""
        self._client.fetch(lambda library: library.counts(), self._set_counts, latest="counts")

    def _take_in(self, changes: ChangeSet) -> None:
        if changes.tags_changed:
            self._client.fetch(
                lambda library: library.get_codebook(), self.set_codebook, latest="codebook"
            )
        self.read_counts()

    def _set_counts(self, counts: LibraryCounts) -> None:
        if counts != self.counts:
            self.counts = counts
            self.counts_changed.emit(counts)
