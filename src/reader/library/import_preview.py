"""What an import would bring, piece by piece, before anything is stored."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from reader.documents.addresses import same_address_key
from reader.exchange.reading_lists.preview import PreviewStatus
from reader.library.import_pieces import Incoming, Material, Piece, unpack
from reader.library.import_target import ImportTarget
from reader.library.progress import Progress

ReadPieces = Callable[[Incoming, Callable[[], None]], Iterator[Piece]]
"""Reads one incoming thing: `ReadingProcess.read`, or what a test puts in its place."""


@dataclass(frozen=True, slots=True)
class PreviewedPiece:
    """A piece as the preview shows it; its material is in the shelf at ``place``."""

    piece: Piece
    status: PreviewStatus
    place: tuple[int, int] = (0, 0)


class PieceShelf:
    """Keeps what was read until it is brought in: on the disk, in a file without a name."""

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile()  # noqa: SIM115 - closed in `close`
        self._end = 0

    def put(self, packed: bytes) -> tuple[int, int]:
        """Keep the bytes; return their place."""
        self._file.seek(self._end)
        self._file.write(packed)
        place = (self._end, len(packed))
        self._end += len(packed)
        return place

    def get(self, place: tuple[int, int]) -> Material:
        """Return the material at a place."""
        self._file.seek(place[0])
        return unpack(self._file.read(place[1]))

    def close(self) -> None:
        """Let go of everything; a second time does nothing."""
        self._file.close()


class Preview:
    """Looks at what comes in; remembers what it has seen, so that a second copy is told."""

    def __init__(self, target: ImportTarget, shelf: PieceShelf) -> None:
        self._target = target
        self._shelf = shelf
        self._seen: set[str] = set()

    def look(
        self, listed: Sequence[Incoming | Piece], read: ReadPieces, progress: Progress
    ) -> Iterator[PreviewedPiece]:
        """Give the pieces of what `list_incoming` gave; ``progress`` is told before each of those.

        Raises:
            CancelledError: when it was cancelled; what was given before can be brought in.
            LibraryError: when the library cannot be read.
        """
        for number, each in enumerate(listed):
            progress.raise_if_cancelled()
            if isinstance(each, Piece):
                yield PreviewedPiece(each, PreviewStatus.PROBLEM)
                continue
            progress.report(number, len(listed), each.shown)
            for piece in read(each, progress.raise_if_cancelled):
                yield self._look_at(piece)
        progress.report(len(listed), len(listed))

    def look_again(self, piece: Piece) -> PreviewedPiece:
        """Return a piece that has been put right as the preview shows it.

        Raises:
            LibraryError: when the library cannot be read.
        """
        is_present = self._target.find_duplicate(piece.text_sha256, piece.url) is not None
        status = PreviewStatus.DUPLICATE if is_present else PreviewStatus.READY
        self._seen.add(piece.text_sha256)
        return self._kept(piece, status)

    def _kept(self, piece: Piece, status: PreviewStatus) -> PreviewedPiece:
        """Return the piece without its material, which goes into the shelf."""
        return PreviewedPiece(replace(piece, packed=b""), status, self._shelf.put(piece.packed))

    def _look_at(self, piece: Piece) -> PreviewedPiece:
        if piece.problem:
            return PreviewedPiece(piece, PreviewStatus.PROBLEM)
        keys = {piece.text_sha256, same_address_key(piece.url) if piece.url else ""} - {""}
        if keys & self._seen:
            status = PreviewStatus.REPEATED
        elif self._target.find_duplicate(piece.text_sha256, piece.url) is not None:
            status = PreviewStatus.DUPLICATE
        else:
            needs = piece.needs_fetching
            status = PreviewStatus.NEEDS_FETCHING if needs else PreviewStatus.READY
        self._seen |= keys
        return self._kept(piece, status)
