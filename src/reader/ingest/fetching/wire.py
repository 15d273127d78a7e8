"""One connection to a server, encrypted or not, in the shape that `http.client` expects."""

from __future__ import annotations

import io
import socket
import ssl
from typing import TYPE_CHECKING, cast

from urllib3.util.ssltransport import SSLTransport

from reader.ingest.fetching.errors import FetchError
from reader.ingest.fetching.watched_socket import WatchedSocket

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer


class Wire:
    """A connection that has what `http.client` and urllib3 ask of a socket.

    ``has_more`` tells, once an answer has been read to its stated end, whether the server had
    sent something after that.
    """

    def __init__(self, connected: WatchedSocket) -> None:
        self.has_more = False
        self._watched = connected
        self._top: WatchedSocket | SSLTransport = connected

    def start_tls(self, context: ssl.SSLContext, host: str) -> None:
        """Encrypt what follows; a second time inside what is encrypted already.

        Raises:
            ssl.SSLError: when the server cannot prove to be ``host``, or speaks no TLS.
            OSError: when the connection breaks.
        """
        # Of what is below it, the transport only uses recv and sendall.
        self._top = SSLTransport(cast("socket.socket", self._top), context, server_hostname=host)

    def limit(self, size: int, error: FetchError) -> None:
        """Let no more than ``size`` further bytes come; ``error`` is raised when more do."""
        self._watched.limit(size, error)

    def receive(self, size: int) -> bytes:
        """Return up to ``size`` bytes, b"" at the end; waits for at least one."""
        received = self._top.recv(size)
        return received if isinstance(received, bytes) else b""  # 0: the transport's end

    def look_ahead(self, answer: io.BufferedReader) -> None:
        """Set ``has_more`` by what has come already of an answer; waits for nothing."""
        self._watched.waits = False
        try:
            self.has_more = bool(answer.peek(1))
        except (OSError, FetchError):
            self.has_more = False
        finally:
            self._watched.waits = True

    def sendall(self, message: bytes) -> None:
        """Send all of it."""
        self._top.sendall(message)

    def makefile(self, _mode: str) -> io.BufferedReader:
        """Return a file to read one answer from."""
        return _Answer(self)

    def settimeout(self, seconds: float | None) -> None:
        """Do nothing: the `Watch` keeps the time."""

    def close(self) -> None:
        """Do nothing: `http.client` closes before the body is read. See `hang_up`."""

    def hang_up(self) -> None:
        """End the connection."""
        self._watched.close()


class _RawAnswer(io.RawIOBase):
    """The bytes of an answer as they come."""

    def __init__(self, wire: Wire) -> None:
        self._wire = wire

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int | None:
        view = memoryview(buffer).cast("B")
        try:
            received = self._wire.receive(len(view))
        except BlockingIOError:
            return None
        view[: len(received)] = received
        return len(received)


class _Answer(io.BufferedReader):
    """An answer; when it is closed, it notes whether all that came was asked for."""

    def __init__(self, wire: Wire) -> None:
        super().__init__(_RawAnswer(wire))
        self._wire = wire

    def close(self) -> None:
        if not self.closed:
            self._wire.look_ahead(self)
        super().close()
