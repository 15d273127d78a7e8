"""Bodies that were packed for sending: unpacked bit by bit, never more than is allowed.

urllib3 can unpack too, but takes a stream that ends too early for a whole one.
"""

from __future__ import annotations

import zlib
from typing import Protocol

from reader.ingest.fetching.errors import BrokenTransferError, FetchError

ACCEPTED = "gzip, deflate"
"""The ``Accept-Encoding`` of requests."""

_GZIP, _ZLIB, _RAW = 16 + zlib.MAX_WBITS, zlib.MAX_WBITS, -zlib.MAX_WBITS


class Unpacker(Protocol):
    """Takes a body as it comes and gives it unpacked."""

    def feed(self, packed: bytes, most: int) -> bytes:
        """Return what these bytes hold, at most ``most + 1`` bytes of it."""
        ...

    def finish(self) -> None:
        """Return when the body is whole."""
        ...


def unpacker_for(encoding: str, host: str) -> Unpacker:
    """Return what unpacks a body with this ``Content-Encoding`` ("" for none).

    Raises:
        BrokenTransferError: when it is packed in a way that was not asked for.
    """
    match encoding.strip().lower():
        case "" | "identity" | "none":
            return _Unpacked()
        case "gzip" | "x-gzip":
            return _Inflater(host, _GZIP)
        case "deflate":
            return _Inflater(host, _ZLIB)
        case other:
            raise broken(host, f"is packed in a way that was not asked for ({other[:40]})")


def broken(host: str, how: str) -> BrokenTransferError:
    """Return the error for an answer that is not whole; ``how`` follows "What HOST sent"."""
    return BrokenTransferError(
        f"What {host} sent {how}.",
        "Try again; if it stays so, save the page in a browser and add the file.",
    )


class _Unpacked:
    def feed(self, packed: bytes, most: int) -> bytes:
        return packed[: most + 1]

    def finish(self) -> None:
        pass


class _Inflater:
    """gzip, with one or several members, or deflate, with or without its zlib header."""

    def __init__(self, host: str, window: int) -> None:
        self._host = host
        self._window = window
        self._stream = zlib.decompressobj(window)
        self._held = b""
        self._begun = False

    def feed(self, packed: bytes, most: int) -> bytes:
        packed, self._held = self._held + packed, b""
        if not self._begun:
            if len(packed) < 2:
                self._held = packed
                return b""
            self._begin(packed)
        unpacked = bytearray()
        while packed and len(unpacked) <= most:
            if self._stream.eof:
                # Another member; what is none after a whole one is padding, as in other readers.
                if self._window != _GZIP or not packed.startswith(b"\x1f"):
                    break
                self._stream = zlib.decompressobj(_GZIP)
            try:
                unpacked += self._stream.decompress(packed, most + 1 - len(unpacked))
            except zlib.error as error:
                raise self._damaged() from error
            packed = self._stream.unused_data if self._stream.eof else self._stream.unconsumed_tail
        return bytes(unpacked)

    def finish(self) -> None:
        if not self._stream.eof:
            raise self._damaged()

    def _begin(self, packed: bytes) -> None:
        """Look at the first two bytes: some servers send deflate without the zlib header."""
        self._begun = True
        is_zlib = packed[0] & 0x0F == zlib.DEFLATED and int.from_bytes(packed[:2]) % 31 == 0
        if self._window == _ZLIB and not is_zlib:
            self._stream = zlib.decompressobj(_RAW)

    def _damaged(self) -> FetchError:
        return broken(self._host, "cannot be unpacked: it is damaged or not whole")
