"""The body of an answer: whole and within the limits, or not at all."""

from __future__ import annotations

import re

from urllib3.response import BaseHTTPResponse

from reader.ingest.fetching.errors import TooLargeError
from reader.ingest.fetching.fetched import OnBytes
from reader.ingest.fetching.limits import FetchLimits, in_megabytes
from reader.ingest.fetching.unpacking import broken, unpacker_for
from reader.ingest.fetching.wire import Wire

_CHUNK = 65_536
_LENGTH = re.compile(r"\d{1,18}(?:\s*,\s*\d{1,18})*")

_SAVE_TEXT = "Save only the article and add that file."


def read_body(
    response: BaseHTTPResponse, wire: Wire, host: str, limits: FetchLimits, on_bytes: OnBytes
) -> bytes:
    """Return the unpacked body of an answer.

    Raises:
        TooLargeError: when it is larger than the limits, packed or unpacked.
        BrokenTransferError: when it is empty, damaged, or not as long as it says.
        Exception: what urllib3 raises when it breaks off.
    """
    length = _stated_length(response, host)
    too_large = TooLargeError(
        f"What {host} sent is larger than {in_megabytes(limits.wire_bytes)}.", _SAVE_TEXT
    )
    if length is not None and length > limits.wire_bytes:
        raise too_large
    # A little more than the body: what chunks and encryption add to it.
    wire.limit(limits.wire_bytes + limits.wire_bytes // 16 + _CHUNK, too_large)
    unpacker = unpacker_for(response.headers.get("content-encoding", ""), host)
    body = bytearray()
    received = 0
    for packed in response.stream(_CHUNK, decode_content=False):
        received += len(packed)
        if received > limits.wire_bytes:
            raise too_large
        body += unpacker.feed(packed, limits.unpacked_bytes - len(body))
        if len(body) > limits.unpacked_bytes:
            raise TooLargeError(
                f"What {host} sent is larger than {in_megabytes(limits.unpacked_bytes)}"
                " once it is unpacked.",
                _SAVE_TEXT,
            )
        on_bytes(received, length or 0)
    if received:
        unpacker.finish()
    if not body:
        raise broken(host, "is empty")
    if length is not None and wire.has_more:
        raise broken(host, "is longer than it says, so it may not be whole")
    return bytes(body)


def _stated_length(response: BaseHTTPResponse, host: str) -> int | None:
    """Return the ``Content-Length``, None where there is none or the chunks count instead.

    Raises:
        BrokenTransferError: when it is no length.
    """
    written = response.headers.get("content-length")
    if written is None or "transfer-encoding" in response.headers:
        return None
    if not _LENGTH.fullmatch(written.strip()):
        raise broken(host, "says no sensible length")
    return int(written.partition(",")[0])
