"""Fetching an address: what everything that needs the web is handed."""

from __future__ import annotations

import ssl
from functools import cached_property

from reader import __version__
from reader.ingest.fetching.fetched import (
    CheckCancelled,
    Fetched,
    OnBytes,
    ignore_bytes,
    never_cancelled,
)
from reader.ingest.fetching.limits import FetchLimits
from reader.ingest.fetching.network import Network
from reader.ingest.fetching.trip import Trip
from reader.ingest.fetching.unpacking import ACCEPTED
from reader.ingest.fetching.wanted import PAGE, Wanted

USER_AGENT = f"Mozilla/5.0 (compatible; OnBackground/{__version__}; desktop news reader)"
"""Says what the program is; nothing in it tells one person from another."""


class Fetcher:
    """Fetches addresses, each on connections of its own; can be used from several threads.

    No cookies are kept, no referrer is sent, and nothing is fetched that was not asked for.
    """

    def __init__(self, limits: FetchLimits | None = None, network: Network | None = None) -> None:
        self._limits = limits or FetchLimits()
        self._network = network or Network()

    def fetch(
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
        """Return what is at an address.

        Args:
            url: an http or https address.
            wanted: what it should be; something else is an error.
            by_person: whether the person gave this very address; only then may it lead into
                this computer or its network.
            etag: that of what the caller has already, "" for none. Like ``last_modified`` it is
                sent to no other site, should there be a redirect to one.
            last_modified: likewise.
            check_cancelled: what it raises ends the fetch, within about 0.1 seconds.
            on_bytes: told as the body comes.

        Raises:
            FetchError: the fitting subclass; nothing of what came is kept.
            Exception: what ``check_cancelled`` raises.
        """
        trip = Trip(
            limits=self._limits,
            network=self._network,
            trust=self._trust,
            wanted=wanted,
            by_person=by_person,
            headers={
                "User-Agent": USER_AGENT,
                "Accept": wanted.accept,
                "Accept-Encoding": ACCEPTED,
                "Connection": "close",
            },
            validators=_validators(etag, last_modified),
            check_cancelled=check_cancelled,
            on_bytes=on_bytes,
        )
        return trip.to(url)

    @cached_property
    def _trust(self) -> ssl.SSLContext:
        return self._network.trust()


def _validators(etag: str, last_modified: str) -> dict[str, str]:
    """Return the headers of a conditional request; what could be no header is left out."""
    headers = {"If-None-Match": etag, "If-Modified-Since": last_modified}
    return {
        name: value
        for name, value in headers.items()
        if value and value.isascii() and value.isprintable()
    }
