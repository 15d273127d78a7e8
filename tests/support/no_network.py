"""Refuses connections, to prove that something makes none.

Python tells its audit hooks of every connection and look-up before it is made, whoever asks for
it. A hook stays for ever, so there is one, which looks at what is refused at the moment.
"""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterator
from contextlib import contextmanager

_CONNECTIONS = ("socket.connect", "socket.sendto", "socket.sendmsg")
_LOOK_UPS = ("socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr")


class NetworkUsedError(AssertionError):
    """Something tried to connect, or to look a name up."""


class _Guard:
    """What is refused, while it is."""

    def __init__(self, allowed: Collection[str]) -> None:
        self.allowed = allowed
        self.attempts: list[str] = []

    def refuse(self, place: str) -> None:
        if place not in self.allowed:
            self.attempts.append(place)
            raise NetworkUsedError(f"a connection to {place} was attempted")


_guards: list[_Guard] = []
_installed: list[bool] = []


@contextmanager
def no_network(allowed: Collection[str] = ()) -> Iterator[None]:
    """Let no connection be made inside the block, by any thread, but to hosts that are allowed.

    The block ends with an error also when the one that was refused has been swallowed. Sockets
    that are files (of the desktop, of the window system) are no network.
    """
    if not _installed:
        sys.addaudithook(_look)
        _installed.append(True)
    guard = _Guard(allowed)
    _guards.append(guard)
    try:
        yield
    finally:
        _guards.remove(guard)
    if guard.attempts:
        raise NetworkUsedError(f"attempted: {', '.join(guard.attempts)}")


def _look(event: str, arguments: tuple[object, ...]) -> None:
    if not _guards:
        return
    if event in _CONNECTIONS:
        address = arguments[1]
        if isinstance(address, tuple):  # otherwise it is the name of a file
            _guards[-1].refuse(str(address[0]))
    elif event in _LOOK_UPS:
        _guards[-1].refuse(str(arguments[0]))
