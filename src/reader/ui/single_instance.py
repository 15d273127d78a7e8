"""One window a library: a second start hands what it was asked for to the first.

The lock says who is first, also after a crash. Handing over needs sockets, which are loaded
only when there is somebody to hand over to, or after the window has been painted.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCryptographicHash, QLockFile, QObject

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer, QLocalSocket

PATIENCE_MS = 1500
"""Milliseconds that a second start waits for the first to answer."""
LONGEST_MESSAGE = 1_000_000
"""Bytes taken from another start: a long list of file names, and no more."""
_ANSWER = b"shown\n"


class SingleInstance(QObject):
    """The claim of one process on one library."""

    def __init__(self, library: Path, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        name = _name_of(library)
        self.socket_name = f"onbackground-{name}"
        # Without a folder for locks the window opens all the same: two of them are safe.
        with contextlib.suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)
        self._lock = QLockFile(str(folder / f"{name}.lock"))
        self._lock.setStaleLockTime(0)  # a process that is alive holds its lock however long
        self._server: QLocalServer | None = None

    def claim(self) -> bool:
        """Return true when no other window has this library."""
        return self._lock.tryLock(0)

    def release(self) -> None:
        """Let another window have the library."""
        if self._server is not None:
            self._server.close()
            self._server = None
        self._lock.unlock()

    def hand_over(self, words: Sequence[str]) -> bool:
        """Ask the first window to come forward and open ``words``; false when it is silent."""
        from PySide6.QtNetwork import QLocalSocket  # noqa: PLC0415 - see the module

        socket = QLocalSocket()
        socket.connectToServer(self.socket_name)
        if not socket.waitForConnected(PATIENCE_MS):
            return False
        socket.write(json.dumps(list(words)).encode("utf-8") + b"\n")
        socket.waitForBytesWritten(PATIENCE_MS)
        return socket.waitForReadyRead(PATIENCE_MS)

    def listen(self, asked: Callable[[list[str]], None]) -> None:
        """Take what later starts hand over; only who has the lock does."""
        if not self._lock.isLocked():
            return
        from PySide6.QtNetwork import QLocalServer  # noqa: PLC0415 - see the module

        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        if not server.listen(self.socket_name):
            # Left behind by a process that was killed; the lock says that nobody is there.
            QLocalServer.removeServer(self.socket_name)
            server.listen(self.socket_name)
        server.newConnection.connect(lambda: _serve(server, asked))
        self._server = server


def _serve(server: QLocalServer, asked: Callable[[list[str]], None]) -> None:
    socket = server.nextPendingConnection()
    if socket is not None:
        socket.readyRead.connect(lambda: _read(socket, asked))
        socket.disconnected.connect(socket.deleteLater)


def _read(socket: QLocalSocket, asked: Callable[[list[str]], None]) -> None:
    if socket.bytesAvailable() > LONGEST_MESSAGE:
        socket.abort()
    elif socket.canReadLine():
        words = _parsed(bytes(socket.readLine().data()))
        socket.write(_ANSWER)
        socket.flush()
        asked(words)


def _parsed(line: bytes) -> list[str]:
    """Return the words of a message; what is no list of words asks for nothing."""
    try:
        words = json.loads(line)
    except (ValueError, RecursionError):
        return []
    if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
        return []
    return words


def _name_of(library: Path) -> str:
    """Return a short name that stands for the library's real path."""
    path = str(library.resolve()).encode("utf-8", "surrogateescape")
    digest = QCryptographicHash.hash(path, QCryptographicHash.Algorithm.Sha256)
    return bytes(digest.toHex().data()).decode("ascii")[:20]
