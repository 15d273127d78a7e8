"""A socket on which every wait can be cancelled and ends when the time is up.

Timeouts of sockets hold for each packet: a server that sends a byte now and then, header after
header, or "100 Continue" for ever never runs into them. Here a `Watch` is asked before each
wait, and bytes are counted before anyone parses them.
"""

from __future__ import annotations

import errno
import selectors
import socket
from collections.abc import Sequence

from reader.ingest.fetching.errors import (
    FetchError,
    RefusedConnectionError,
    SlowError,
    UnreachableError,
)
from reader.ingest.fetching.watch import Watch

_IN_PROGRESS = (errno.EINPROGRESS, errno.EWOULDBLOCK, getattr(errno, "WSAEWOULDBLOCK", -1))

_CHECK_LATER = "Check your connection to the internet and try again later."


class WatchedSocket:
    """The part of a socket's behaviour that HTTP and TLS need.

    With ``waits`` off, what cannot be had at once raises `BlockingIOError`.
    """

    def __init__(self, connected: socket.socket, watch: Watch) -> None:
        connected.settimeout(0)
        self.waits = True
        self._socket = connected
        self._watch = watch
        self._left = 0
        self._excess: FetchError | None = None

    def limit(self, size: int, error: FetchError) -> None:
        """Let no more than ``size`` further bytes come; ``error`` is raised when more do."""
        self._left, self._excess = size, error

    def recv(self, size: int) -> bytes:
        """Return up to ``size`` bytes, b"" at the end; waits for at least one.

        Raises:
            SlowError: when the time is up.
            FetchError: when there are more than the limit allows.
            OSError: when the connection breaks.
        """
        begun = self._watch.now()
        while True:
            pause = self._watch.pause(begun) if self.waits else 0
            try:
                received = self._socket.recv(size)
                break
            except BlockingIOError:
                if not self.waits:
                    raise
                _wait(self._socket, selectors.EVENT_READ, pause)
        self._watch.count(len(received))
        self._left -= len(received)
        if self._excess is not None and self._left < 0:
            raise self._excess
        return received

    def sendall(self, message: bytes) -> None:
        """Send all of it.

        Raises:
            SlowError: when the time is up.
            OSError: when the connection breaks.
        """
        begun = self._watch.now()
        waiting = memoryview(message)
        while waiting:
            pause = self._watch.pause(begun)
            try:
                waiting = waiting[self._socket.send(waiting) :]
            except BlockingIOError:
                _wait(self._socket, selectors.EVENT_WRITE, pause)

    def close(self) -> None:
        """End the connection."""
        self._socket.close()


def connect_to(addresses: Sequence[str], port: int, watch: Watch) -> WatchedSocket:
    """Return a connection to the first of these IP addresses that takes one.

    Each may use an equal share of the time that is left, so that a dead IPv6 route does not
    keep the others from being tried.

    Raises:
        UnreachableError: the fitting subclass, when none does.
        SlowError: when none does in time.
    """
    failure: OSError | None = None
    for number, address in enumerate(addresses):
        share = watch.seconds_to_connect() / (len(addresses) - number)
        try:
            return WatchedSocket(_connected(address, port, watch, watch.now() + share), watch)
        except OSError as error:
            failure = error
    raise _connection_error(watch.host, failure) from failure


def _connected(address: str, port: int, watch: Watch, until: float) -> socket.socket:
    """Return a connected socket.

    Raises:
        OSError: when it cannot be connected, or not by the time ``until``.
    """
    family, kind, protocol, _, place = socket.getaddrinfo(
        address, port, type=socket.SOCK_STREAM, flags=socket.AI_NUMERICHOST
    )[0]
    connecting = socket.socket(family, kind, protocol)
    try:
        connecting.settimeout(0)
        begun = watch.now()
        code = connecting.connect_ex(place)
        while code in _IN_PROGRESS and watch.now() < until:
            pause = min(watch.pause(begun), max(0, until - watch.now()))
            if _wait(connecting, selectors.EVENT_WRITE, pause):
                code = connecting.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)
    except BaseException:
        connecting.close()
        raise
    if code:
        connecting.close()
        code = errno.ETIMEDOUT if code in _IN_PROGRESS else code
        raise OSError(code, "cannot connect")  # becomes the subclass that the code has
    return connecting


def _wait(waiting: socket.socket, event: int, seconds: float) -> bool:
    """Tell whether the socket becomes ready for the event within so many seconds."""
    with selectors.DefaultSelector() as selector:
        selector.register(waiting, event)
        return bool(selector.select(seconds))


def _connection_error(host: str, error: OSError | None) -> FetchError:
    if isinstance(error, ConnectionRefusedError):
        return RefusedConnectionError(
            f"{host} takes no connections.", "The site may be down: try again later."
        )
    if isinstance(error, TimeoutError):
        return SlowError(f"{host} did not answer in time.", _CHECK_LATER)
    return UnreachableError(f"{host} cannot be reached.", _CHECK_LATER)
