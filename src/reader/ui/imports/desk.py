"""Where an import's work lies: in its own thread, with no widget in sight.

The module loads the parsers: it is imported in that thread.
"""

from __future__ import annotations

import queue
import time
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from reader.library.changes import ChangeSet
from reader.library.entry_import import EntryOutcome, FinishedListImport
from reader.library.fixing import FixableArticle, Fixes, fix_material, fixable_material
from reader.library.import_pieces import Incoming, Piece
from reader.library.import_preview import PieceShelf, Preview, PreviewedPiece
from reader.library.import_reading import fixed_piece
from reader.library.import_target import AskedLibrary
from reader.library.piece_import import ImportOptions, PieceImport
from reader.library.reading_process import ReadingProcess
from reader.ui.web_work import Web

ANNOUNCING = 1.0
"""Seconds between two times that the window hears of what has come in: each makes panes read."""


class Desk:
    """What was looked at, and what is needed to look at more and to bring it in."""

    def __init__(self) -> None:
        self._shelf = PieceShelf()
        self._process = ReadingProcess()
        self._preview: Preview | None = None

    def look(
        self, web: Web, listed: Sequence[Incoming | Piece], found: queue.SimpleQueue[PreviewedPiece]
    ) -> None:
        """Put what there is to be brought in into ``found``, piece by piece.

        Raises:
            CancelledError: when it was cancelled; what was found before stays right.
        """
        for piece in self._looking(web).look(listed, self._process.read, web.progress):
            found.put(piece)

    def bring_in(
        self,
        web: Web,
        pieces: Sequence[PreviewedPiece],
        options: ImportOptions,
        left_out: AbstractSet[int],
        outcomes: queue.SimpleQueue[tuple[int, EntryOutcome]],
    ) -> FinishedListImport:
        """Bring pieces in but for ``left_out``; put what became of each into ``outcomes``.

        Each with its number.
        """
        from reader.ingest.fetching.fetcher import Fetcher  # noqa: PLC0415 - not to look at files

        changed = ChangeSet()
        told_at = time.monotonic()

        def told(number: int, outcome: EntryOutcome, changes: ChangeSet) -> None:
            nonlocal changed, told_at
            outcomes.put((number, outcome))
            changed |= changes
            if time.monotonic() - told_at >= ANNOUNCING:
                web.announce(changed)
                changed, told_at = ChangeSet(), time.monotonic()

        self._preview = None  # what is looked at from now on is compared with the library alone
        importing = PieceImport(AskedLibrary(web.ask), self._shelf, options, Fetcher().fetch)
        return importing.run(pieces, web.progress, told, left_out)

    def read_fixable(self, piece: PreviewedPiece) -> FixableArticle:
        """Return a piece as it can be put right.

        Raises:
            UnreadableError: when there is no text in its page.
        """
        return fixable_material(self._shelf.get(piece.place))

    def fix(
        self, web: Web, piece: PreviewedPiece, fixable: FixableArticle, fixes: Fixes
    ) -> PreviewedPiece:
        """Return a piece as a person wants it; what was read of it before stays in the shelf.

        Raises:
            UsageError: when no text is left, or there is no title.
            LibraryError: when the library cannot be read.
        """
        material = fix_material(self._shelf.get(piece.place), fixable, fixes)
        return self._looking(web).look_again(fixed_piece(piece.piece, material))

    def _looking(self, web: Web) -> Preview:
        if self._preview is None:
            self._preview = Preview(AskedLibrary(web.ask), self._shelf)
        return self._preview

    def close(self) -> None:
        """Let go of files and the process; a second time does nothing."""
        self._process.close(patience=0)
        self._shelf.close()
