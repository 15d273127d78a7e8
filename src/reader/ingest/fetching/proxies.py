"""The proxy that the system's settings name for an address."""

from __future__ import annotations

import base64
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit
from urllib.request import getproxies, proxy_bypass

from reader.ingest.fetching.address import WebAddress
from reader.ingest.fetching.errors import ProxyError

ProxyFor = Callable[[WebAddress], str]
"""Gives the address of the proxy to use for an address, "" for none."""

_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class Proxy:
    """A proxy server; ``headers`` are those that it wants to see itself."""

    host: str
    port: int
    encrypted: bool = False
    headers: dict[str, str] = field(default_factory=dict)


def system_proxy(address: WebAddress) -> str:
    """Return the proxy of the environment or the system's settings; "" where it is passed by.

    As in browsers, this computer itself is never asked for through a proxy.
    """
    if address.host == "localhost" or (address.ip is not None and address.ip.is_loopback):
        return ""
    proxies = getproxies()
    chosen = proxies.get(address.scheme) or proxies.get("all", "")
    if not chosen or proxy_bypass(f"{address.host}:{address.port}"):
        return ""
    return chosen


def parse_proxy(written: str) -> Proxy:
    """Return a proxy as the settings write it: "http://name:password@host:3128", "host:3128".

    Raises:
        ProxyError: when it is of a kind that cannot be used.
    """
    try:
        parts = urlsplit(written if "://" in written else f"http://{written}")
        host, port = parts.hostname, parts.port
    except ValueError:
        raise _unreadable() from None
    if not host:
        raise _unreadable()
    if parts.scheme not in _PORTS:
        raise ProxyError(
            f"The system's proxy is of a kind ({parts.scheme}) that cannot be used here.",
            "Name an HTTP proxy in the system's network settings, or none.",
        )
    headers = {}
    if parts.username is not None:
        account = f"{unquote(parts.username)}:{unquote(parts.password or '')}"
        encoded = base64.b64encode(account.encode()).decode("ascii")
        headers["Proxy-Authorization"] = f"Basic {encoded}"
    return Proxy(host, port or _PORTS[parts.scheme], parts.scheme == "https", headers)


def unreachable_proxy(proxy: Proxy) -> ProxyError:
    """Return the error for a proxy that does not answer."""
    return ProxyError(
        f"The system's proxy ({proxy.host}) cannot be reached.",
        "Check the proxy in the system's network settings.",
    )


def _unreadable() -> ProxyError:
    return ProxyError(
        "The system's proxy setting cannot be understood.",
        "Check the proxy in the system's network settings.",
    )
