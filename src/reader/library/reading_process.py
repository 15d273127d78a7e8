"""A process of its own that reads and parses files, so that nothing else waits for that.

Parsing is Python at work for many milliseconds at a stretch: in a thread it would keep the
window's from running. Besides, a file that brings a parser down takes only this process along.
"""

from __future__ import annotations

import contextlib
import multiprocessing
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING

from reader.library.import_pieces import (
    Incoming,
    Piece,
    incoming_from_bytes,
    incoming_to_bytes,
    piece_from_bytes,
    piece_to_bytes,
)

if TYPE_CHECKING:
    from multiprocessing.context import SpawnProcess

CANCEL_CHECKS = 0.05
"""Seconds between two looks whether the work is to stop."""
_PATIENCE = 2.0
"""Seconds for the process to end by itself before it is ended."""


class ReadingProcess:
    """Reads one incoming thing after the other; started with the first, used from one thread."""

    def __init__(self) -> None:
        self._process: SpawnProcess | None = None
        self._connection: Connection | None = None

    def read(self, incoming: Incoming, check_cancelled: Callable[[], None]) -> Iterator[Piece]:
        """Give the pieces as they are found; see `read_incoming`.

        Whatever ``check_cancelled`` raises comes out of it within `CANCEL_CHECKS` seconds, and
        so does closing the iterator; the file under way is not read to its end then.
        """
        connection = self._started()
        finished = False
        try:
            connection.send_bytes(incoming_to_bytes(incoming))
            while True:
                while not connection.poll(CANCEL_CHECKS):
                    check_cancelled()
                written = connection.recv_bytes()
                if not written:
                    finished = True
                    return
                yield piece_from_bytes(written)
        except (EOFError, OSError):
            from reader.library.import_reading import shown_input  # noqa: PLC0415 - heavy, rare

            problem = "Reading it failed: the file makes its reader stop."
            yield Piece(shown_input(incoming), incoming.shown, problem=problem)
        finally:
            if not finished:
                self.close(patience=0)

    def close(self, *, patience: float = _PATIENCE) -> None:
        """End the process; the next `read` starts another. A second time does nothing."""
        process, connection = self._process, self._connection
        self._process = self._connection = None
        if connection is not None:
            connection.close()  # the process sees the end of what it waits for
        if process is not None:
            process.join(patience)
            if process.is_alive():
                process.terminate()
                process.join()
            process.close()

    def _started(self) -> Connection:
        if self._connection is None:
            # Spawned on every system: a fork would share the window's locks and connections.
            context = multiprocessing.get_context("spawn")
            mine, its = context.Pipe()
            process = context.Process(target=_serve, args=(its,), name="reading", daemon=True)
            process.start()
            its.close()
            self._process, self._connection = process, mine
        return self._connection


def _serve(connection: Connection) -> None:
    """Answer until the other side closes; runs in the process."""
    from reader.library.import_reading import read_incoming  # noqa: PLC0415 - loads the parsers

    with contextlib.suppress(EOFError, OSError, KeyboardInterrupt):
        while True:
            for piece in read_incoming(incoming_from_bytes(connection.recv_bytes())):
                connection.send_bytes(piece_to_bytes(piece))
            connection.send_bytes(b"")  # that was all
