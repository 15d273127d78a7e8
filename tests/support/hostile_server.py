"""A real web server that misbehaves on purpose: raw sockets, a thread for each connection.

What it does at which path is in `tests.support.hostile_answers`. Nothing in it sleeps: what is
slow waits until the client goes away or the server is stopped.
"""

from __future__ import annotations

import contextlib
import selectors
import socket
import ssl
import struct
import threading
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

TLS_FOLDER = Path(__file__).parent / "tls"

_LONGEST_HEAD = 65_536
_STEP = 0.02
"""Seconds between two pieces of what drips."""


@dataclass(frozen=True, slots=True)
class Request:
    """What a client asked; names of headers in small letters."""

    method: str
    target: str
    headers: Mapping[str, str]
    host: str = ""


class Conversation:
    """The server's side of one connection, after the request has been read."""

    def __init__(
        self, connection: socket.socket, request: Request, port: int, stopping: threading.Event
    ) -> None:
        self.request = request
        self.port = port
        self._connection = connection
        self._stopping = stopping

    def send(self, *pieces: bytes | str) -> None:
        """Send all of it."""
        self._connection.sendall(
            b"".join(each.encode("latin-1") if isinstance(each, str) else each for each in pieces)
        )

    def answer(
        self, body: bytes | str = b"", *headers: str, status: str = "200 OK", length: object = None
    ) -> None:
        """Send a whole answer; ``length`` is what it says of itself (False: nothing)."""
        raw = body.encode() if isinstance(body, str) else body
        lines = [f"HTTP/1.1 {status}", *headers, "Connection: close"]
        if not any(line.lower().startswith("content-type") for line in headers):
            lines.append("Content-Type: text/html; charset=utf-8")
        if length is not False:
            lines.append(f"Content-Length: {len(raw) if length is None else length}")
        self.send("\r\n".join(lines), "\r\n\r\n", raw)

    def drip(self, pieces: Iterable[bytes]) -> None:
        """Send one piece after the other, slowly."""
        for piece in pieces:
            if self._stopping.wait(_STEP):
                return
            self.send(piece)

    def pour(self, piece: bytes) -> None:
        """Send the same piece for ever, as fast as it goes."""
        while not self._stopping.is_set():
            self.send(piece)

    def wait(self) -> None:
        """Send nothing until the client goes away or the server is stopped."""
        with selectors.DefaultSelector() as selector:
            selector.register(self._connection, selectors.EVENT_READ)
            while not self._stopping.is_set():
                if selector.select(_STEP) and not self._connection.recv(1024):
                    return

    def pass_on(self, there: socket.socket) -> None:
        """Pass everything on between the client and another connection, until one ends."""
        here = self._connection
        ends = {here: there, there: here}
        for end in ends:
            # Asked in turn: of what is encrypted, some may have come that nobody can wait for.
            end.settimeout(_STEP)
        while not self._stopping.is_set():
            for one, other in ends.items():
                with contextlib.suppress(TimeoutError):
                    piece = one.recv(65_536)
                    if not piece:
                        return
                    other.sendall(piece)

    def reset(self) -> None:
        """Break the connection off, so that the client gets an error instead of an end."""
        linger = struct.pack("ii", 1, 0)
        self._connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
        self._connection.close()


Behaviour = Callable[[Conversation], None]


@dataclass
class HostileServer:
    """Serves ``behaviours`` by path, until the ``with`` block ends.

    ``certificate`` is the name of a file in the folder "tls"; "" for no encryption. ``requests``
    holds what was asked, in that order; ``connections`` counts also those that asked nothing.
    """

    behaviours: Mapping[str, Behaviour]
    host: str = "127.0.0.1"
    certificate: str = ""
    requests: list[Request] = field(default_factory=list)
    connections: int = 0
    reached: threading.Event = field(default_factory=threading.Event)
    """Set with the first connection."""

    def __post_init__(self) -> None:
        family = socket.AF_INET6 if ":" in self.host else socket.AF_INET
        self._listening = socket.create_server((self.host, 0), family=family, backlog=64)
        self._stopping = threading.Event()
        self._threads = [threading.Thread(target=self._accept, daemon=True)]
        self._context: ssl.SSLContext | None = None
        if self.certificate:
            self._context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            certificate = TLS_FOLDER / f"{self.certificate}.pem"
            self._context.load_cert_chain(certificate, TLS_FOLDER / "server.key")

    @property
    def port(self) -> int:
        return int(self._listening.getsockname()[1])

    def url(self, path: str, host: str = "") -> str:
        """Return the address of a path, with another host's name if one is given."""
        name = host or (f"[{self.host}]" if ":" in self.host else self.host)
        return f"{'https' if self.certificate else 'http'}://{name}:{self.port}{path}"

    @property
    def targets(self) -> list[str]:
        """What was asked for, in that order."""
        return [request.target for request in self.requests]

    def __enter__(self) -> Self:
        self._threads[0].start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._stopping.set()
        # A thread that waits in accept() wakes up only for a connection.
        with contextlib.suppress(OSError), socket.create_connection((self.host, self.port)):
            pass
        for thread in self._threads:
            thread.join()
        self._listening.close()

    def _accept(self) -> None:
        while True:
            connection, _ = self._listening.accept()
            if self._stopping.is_set():
                connection.close()
                return
            self.connections += 1
            self.reached.set()
            thread = threading.Thread(target=self._serve, args=(connection,), daemon=True)
            self._threads.append(thread)
            thread.start()

    def _serve(self, connection: socket.socket) -> None:
        # Clients that have seen enough go away in the middle: no error of the server's.
        with contextlib.suppress(OSError), connection:
            connection.settimeout(30)
            if self._context is not None:
                connection = self._context.wrap_socket(connection, server_side=True)
            with connection:
                request = self._read(connection)
                if request is not None:
                    self.requests.append(request)
                    path = request.target.partition("?")[0]
                    behave = self.behaviours.get(path, _missing)
                    behave(Conversation(connection, request, self.port, self._stopping))

    def _read(self, connection: socket.socket) -> Request | None:
        head = b""
        with selectors.DefaultSelector() as selector:
            selector.register(connection, selectors.EVENT_READ)
            while b"\r\n\r\n" not in head and not self._stopping.is_set():
                if not selector.select(_STEP):
                    continue
                received = connection.recv(_LONGEST_HEAD)
                head += received
                if not received or len(head) > _LONGEST_HEAD:
                    return None
        if b"\r\n\r\n" not in head:
            return None
        first, *lines = head.decode("latin-1").split("\r\n\r\n")[0].split("\r\n")
        method, target, _ = first.split(" ")
        pairs = (line.split(":", 1) for line in lines)
        headers = {name.strip().lower(): value.strip() for name, value in pairs}
        return Request(method, target, headers, headers.get("host", ""))


def _missing(conversation: Conversation) -> None:
    conversation.answer("Nothing here.", status="404 Not Found")
