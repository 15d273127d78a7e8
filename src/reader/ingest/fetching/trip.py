"""The hops of one fetch, from the address asked for to the one that answers."""

from __future__ import annotations

import ssl
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace

from urllib3.response import BaseHTTPResponse

from reader.documents.addresses import web_address
from reader.ingest.fetching.address import WebAddress, parse_address
from reader.ingest.fetching.body import read_body
from reader.ingest.fetching.errors import AddressError, RedirectError, UnreachableError
from reader.ingest.fetching.exchange import Route, exchange
from reader.ingest.fetching.fetched import CheckCancelled, Fetched, OnBytes
from reader.ingest.fetching.hosts import HostRule, find_addresses
from reader.ingest.fetching.limits import FetchLimits
from reader.ingest.fetching.media_types import parse_media_type
from reader.ingest.fetching.network import Network
from reader.ingest.fetching.proxies import Proxy, parse_proxy, unreachable_proxy
from reader.ingest.fetching.statuses import check_status
from reader.ingest.fetching.wanted import Wanted
from reader.ingest.fetching.watch import Watch
from reader.ingest.fetching.wire import Wire

_FOR_GOOD = (301, 308)
_REDIRECTS = (301, 302, 303, 307, 308)
_NOT_MODIFIED = 304
_KEPT_HEADERS = ("cache-control", "content-language", "date", "expires", "link", "retry-after")

_SAVE = "Open it in a browser, save the page there, and add the file with its address."


@dataclass(frozen=True, slots=True)
class _Redirect:
    """Where a server sends on to, and whether for good."""

    to: WebAddress
    for_good: bool


class Trip:
    """One fetch; see `Fetcher.fetch` for what it is given."""

    def __init__(
        self,
        *,
        limits: FetchLimits,
        network: Network,
        trust: ssl.SSLContext,
        wanted: Wanted,
        by_person: bool,
        headers: Mapping[str, str],
        validators: Mapping[str, str],
        check_cancelled: CheckCancelled,
        on_bytes: OnBytes,
    ) -> None:
        self._limits = limits
        self._network = network
        self._trust = trust
        self._wanted = wanted
        self._headers = headers
        self._validators = validators
        self._on_bytes = on_bytes
        self._watch = Watch(limits, network.now, check_cancelled)
        self._rule = HostRule(by_person=by_person, is_local=network.is_local)

    def to(self, url: str) -> Fetched:
        """Follow an address to what answers it.

        Raises:
            FetchError: the fitting subclass.
        """
        address = first = parse_address(url)
        seen = {address.url}
        moved_to: str | None = None
        still_for_good = True
        for _ in range(self._limits.redirects + 1):
            validators = self._validators if _is_same_site(address, first) else {}
            answer = self._hop(address, validators)
            if isinstance(answer, Fetched):
                return replace(answer, asked=url, moved_to=moved_to)
            still_for_good = still_for_good and answer.for_good
            moved_to = answer.to.url if still_for_good else moved_to
            if answer.to.url in seen:
                raise RedirectError(
                    f"{address.host} sends on in a circle; perhaps it wants to set cookies.", _SAVE
                )
            address = answer.to
            seen.add(address.url)
        raise RedirectError(
            f"{first.host} sends on more than {self._limits.redirects} times.", _SAVE
        )

    def _hop(self, address: WebAddress, validators: Mapping[str, str]) -> Fetched | _Redirect:
        self._watch.start_connecting(address.host)
        route = self._route(address)
        with exchange(
            address,
            route,
            {**self._headers, **validators},
            watch=self._watch,
            limits=self._limits,
            trust=self._trust,
        ) as (response, wire):
            location = response.headers.get("location", "")
            if response.status in _REDIRECTS and location:
                to = _next_address(address, location)
                return _Redirect(to, response.status in _FOR_GOOD)
            if response.status == _NOT_MODIFIED and validators:
                return _fetched(address, response, b"")
            return self._read(address, response, wire)

    def _read(self, address: WebAddress, response: BaseHTTPResponse, wire: Wire) -> Fetched:
        check_status(address.host, response.status, response.headers)
        media_type, _ = parse_media_type(response.headers.get("content-type", ""))
        self._wanted.check(address.host, media_type)
        body = read_body(response, wire, address.host, self._limits, self._on_bytes)
        return _fetched(address, response, body)

    def _route(self, address: WebAddress) -> Route:
        """Find the way to an address that may be reached.

        Raises:
            LocalAddressError: when it may not.
            UnreachableError: the fitting subclass, when there is no way.
        """
        self._rule.check_name(address)
        written = self._network.proxy_for(address)
        if not written:
            return Route(self._rule.admit(address, self._look_up(address)))
        proxy = parse_proxy(written)
        self._rule.admit_through_proxy(address, self._known_here(address))
        try:
            return Route(self._look_up(_address_of(proxy)), proxy)
        except UnreachableError as error:
            raise unreachable_proxy(proxy) from error

    def _look_up(self, address: WebAddress) -> list[str]:
        return find_addresses(self._network.resolve, address, self._watch)

    def _known_here(self, address: WebAddress) -> list[str]:
        """Return a host's IP addresses; behind a proxy this computer may know of none."""
        try:
            return self._look_up(address)
        except UnreachableError:
            return []


def _next_address(address: WebAddress, location: str) -> WebAddress:
    """Return the address in a ``Location``.

    Raises:
        RedirectError: when it is none that may be followed.
    """
    with suppress(UnicodeError):
        # http.client reads headers as Latin-1; what is not ASCII in them is UTF-8 today.
        location = location.encode("latin-1").decode("utf-8")
    try:
        return parse_address(web_address(location, address.url) or location)
    except AddressError as error:
        raise RedirectError(
            f"{address.host} sends on to something that is no page on the web"
            f" (“{location.strip()[:60]}”).",
            _SAVE,
        ) from error


def _is_same_site(address: WebAddress, first: WebAddress) -> bool:
    """Tell whether two hosts are one, or one is part of the other ("www.…")."""
    longer, shorter = sorted((address.host, first.host), key=len, reverse=True)
    return longer == shorter or longer.endswith(f".{shorter}")


def _address_of(proxy: Proxy) -> WebAddress:
    host = f"[{proxy.host}]" if ":" in proxy.host else proxy.host
    return parse_address(f"http://{host}:{proxy.port}/")


def _fetched(address: WebAddress, response: BaseHTTPResponse, body: bytes) -> Fetched:
    headers = response.headers
    media_type, charset = parse_media_type(headers.get("content-type", ""))
    return Fetched(
        asked=address.url,
        url=address.url,
        status=response.status,
        body=body,
        media_type=media_type,
        charset=charset,
        etag=headers.get("etag", ""),
        last_modified=headers.get("last-modified", ""),
        not_modified=response.status == _NOT_MODIFIED,
        headers={name: headers[name] for name in _KEPT_HEADERS if name in headers},
    )
