"""One request and its answer, on a connection of its own."""

from __future__ import annotations

import ssl
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPException
from typing import Any, cast

from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError
from urllib3.response import BaseHTTPResponse

from reader.ingest.fetching.address import WebAddress
from reader.ingest.fetching.errors import (
    BrokenTransferError,
    FetchError,
    InsecureError,
    ProxyError,
    TooLargeError,
)
from reader.ingest.fetching.limits import FetchLimits
from reader.ingest.fetching.proxies import Proxy, unreachable_proxy
from reader.ingest.fetching.unpacking import broken
from reader.ingest.fetching.watch import Watch
from reader.ingest.fetching.watched_socket import WatchedSocket, connect_to
from reader.ingest.fetching.wire import Wire

_TRANSPORT_ERRORS = (HTTPError, HTTPException, OSError, ValueError, OverflowError)
"""What urllib3 and `http.client` raise about answers that break off or make no sense."""

_EXPIRED, _NOT_YET = 10, 9
_SELF_SIGNED = (18, 19)
_WRONG_NAME = (62, 64)
"""OpenSSL's codes for what is wrong with a certificate (x509_vfy.h)."""


@dataclass(frozen=True, slots=True)
class Route:
    """How to get to a server: by its IP addresses, or through a proxy by the proxy's."""

    addresses: Sequence[str]
    proxy: Proxy | None = None


@contextmanager
def exchange(
    address: WebAddress,
    route: Route,
    headers: Mapping[str, str],
    *,
    watch: Watch,
    limits: FetchLimits,
    trust: ssl.SSLContext,
) -> Iterator[tuple[BaseHTTPResponse, Wire]]:
    """Ask for an address; give the answer, its body unread, and the connection it comes on.

    The connection ends with the ``with`` block; what breaks off inside it is a `FetchError` too.

    Raises:
        FetchError: the fitting subclass, when there is no answer.
    """
    proxy = route.proxy
    wire = Wire(_connected(address, route, watch))
    try:
        with _told_plainly(address.host):
            target = _prepare(wire, address, proxy, limits, trust)
            watch.start_reading()
            if proxy and address.scheme == "http":
                headers = {**headers, **proxy.headers}
            yield _ask(wire, address, "GET", target, headers, limits), wire
    finally:
        wire.hang_up()


def _connected(address: WebAddress, route: Route, watch: Watch) -> WatchedSocket:
    if route.proxy is None:
        return connect_to(route.addresses, address.port, watch)
    try:
        return connect_to(route.addresses, route.proxy.port, watch)
    except FetchError as error:
        raise unreachable_proxy(route.proxy) from error


def _prepare(
    wire: Wire, address: WebAddress, proxy: Proxy | None, limits: FetchLimits, trust: ssl.SSLContext
) -> str:
    """Get a connection ready for the request; return what the request is to ask for."""
    if proxy is not None:
        if proxy.encrypted:
            _start_tls(wire, trust, proxy.host)
        if address.scheme == "http":
            return address.url
        _open_tunnel(wire, address, proxy, limits)
    if address.scheme == "https":
        _start_tls(wire, trust, address.host.rstrip("."))
    return address.target


def _ask(
    wire: Wire,
    address: WebAddress,
    method: str,
    target: str,
    headers: Mapping[str, str],
    limits: FetchLimits,
) -> BaseHTTPResponse:
    wire.limit(
        limits.head_bytes,
        TooLargeError(
            f"{address.host} sends headers without end.",
            "Try again; if it stays so, save the page in a browser and add the file.",
        ),
    )
    kind = HTTPSConnection if address.scheme == "https" else HTTPConnection
    connection = kind(address.host, address.port)
    connection.sock = cast("Any", wire)  # connected already: urllib3 does not do it again
    connection.request(method, target, headers=headers, preload_content=False)
    return connection.getresponse()


def _open_tunnel(wire: Wire, address: WebAddress, proxy: Proxy, limits: FetchLimits) -> None:
    """Have a proxy pass on what follows, unread, to the server.

    Raises:
        ProxyError: when it does not.
    """
    host = f"[{address.host}]" if ":" in address.host else address.host
    target = f"{host}:{address.port}"
    headers = {"Host": target, **proxy.headers}
    response = _ask(wire, address, "CONNECT", target, headers, limits)
    response.close()
    if response.status != 200:
        raise ProxyError(
            f"The system's proxy does not let a connection to {address.host} through"
            f" ({response.status}).",
            "Check the proxy in the system's network settings.",
        )


def _start_tls(wire: Wire, trust: ssl.SSLContext, host: str) -> None:
    try:
        wire.start_tls(trust, host)
    except ssl.SSLError as error:
        raise InsecureError(
            f"{host} {_distrust(error)}, so what it sends could come from somebody else.",
            "Look at the page in a browser; if that warns you too, tell the site.",
        ) from error


def _distrust(error: ssl.SSLError) -> str:
    code = getattr(error, "verify_code", None)
    if code == _EXPIRED:
        return "has a security certificate that has expired"
    if code == _NOT_YET:
        return (
            "has a security certificate that is not valid yet (or this computer's clock is wrong)"
        )
    if code in _SELF_SIGNED:
        return "has a security certificate that it made itself"
    if code in _WRONG_NAME:
        return "has the security certificate of another site"
    if isinstance(error, ssl.SSLCertVerificationError):
        return "has a security certificate that this computer does not trust"
    return "cannot make a secure connection"


@contextmanager
def _told_plainly(host: str) -> Iterator[None]:
    """Turn what the libraries below raise into what it means for the person.

    Raises:
        BrokenTransferError: when a connection breaks off or an answer makes no sense.
    """
    try:
        yield
    except FetchError:
        raise
    except ConnectionError as error:
        raise _broken_off(host) from error
    except _TRANSPORT_ERRORS as error:
        raise broken(host, "is broken off or makes no sense") from error


def _broken_off(host: str) -> BrokenTransferError:
    return BrokenTransferError(f"{host} broke the connection off.", "Try again later.")
