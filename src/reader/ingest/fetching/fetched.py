"""What a fetch brings, and what everything that needs one asks for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from reader.ingest.fetching.wanted import PAGE, Wanted

CheckCancelled = Callable[[], None]
"""Called every 0.1 seconds or more often in the thread that fetches. What it raises ends the
fetch and comes out of it, as with `Progress.raise_if_cancelled`; it must be no `OSError` or
`ValueError`, which broken connections raise."""

OnBytes = Callable[[int, int], None]
"""Called with the number of bytes that have come of the body, and of all there are (0: unknown)."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a server sent.

    ``asked`` is the address that was asked for, ``url`` the one that answered, after redirects
    and without a fragment. ``moved_to`` is where the server says the address is for good (301,
    308), None where it stays. ``body`` is unpacked but not decoded: b"" only when
    ``not_modified``, that is, when what the caller has already is still the newest.
    ``media_type`` ("text/html") and ``charset`` are as declared in the header, in small letters;
    ``etag`` and ``last_modified`` as written, to be sent with the next request; "" for none.
    ``headers`` are the others that matter, by their names in small letters.
    """

    asked: str
    url: str
    status: int
    body: bytes
    media_type: str = ""
    charset: str = ""
    etag: str = ""
    last_modified: str = ""
    not_modified: bool = False
    moved_to: str | None = None
    headers: Mapping[str, str] = field(default_factory=dict)


def never_cancelled() -> None:
    """Let the work go on."""


def ignore_bytes(_received: int, _total: int) -> None:
    """Tell nobody."""


class Fetch(Protocol):
    """Fetches one address: `Fetcher.fetch`, or what a test puts in its place."""

    def __call__(
        self,
        url: str,
        *,
        wanted: Wanted = PAGE,
        by_person: bool = False,
        etag: str = "",
        last_modified: str = "",
        check_cancelled: CheckCancelled = never_cancelled,
        on_bytes: OnBytes = ignore_bytes,
    ) -> Fetched:
        """Return what is at an address; see `Fetcher.fetch`."""
        ...
