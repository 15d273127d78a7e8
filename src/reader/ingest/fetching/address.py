"""An address taken apart for a request."""

from __future__ import annotations

import ipaddress
import re
import socket
from dataclasses import dataclass
from urllib.parse import SplitResult, quote, urlsplit, urlunsplit

from reader.documents.addresses import web_address
from reader.ingest.fetching.errors import AddressError

IPAddress = ipaddress.IPv4Address | ipaddress.IPv6Address

_PORTS = {"http": 80, "https": 443}
_LONGEST_HOST = 253  # RFC 1035
_HOST = re.compile(r"[a-z0-9_](?:[a-z0-9_.-]*[a-z0-9_])?\.?")
_NUMBER = re.compile(r"\d+|0x[0-9a-f]*")
_KEPT = "!$%&'()*+,-./:;=?@[]_~"
"""What stands in a path or query as it is; a "%" begins what is encoded already."""

_CHECK = "Copy the address from the browser's address bar."


@dataclass(frozen=True, slots=True)
class WebAddress:
    """An http or https address, in ASCII.

    ``url`` is the whole of it without a fragment. ``host`` is a name or, when ``ip`` is set, an
    IP address written in the usual way, however it was written ("0x7f.1", "2130706433").
    ``target`` is the path and query that the server is asked for.
    """

    url: str
    scheme: str
    host: str
    port: int
    target: str
    ip: IPAddress | None = None

    @property
    def place(self) -> str:
        """The host and its port as they stand in an address."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"


def parse_address(url: str) -> WebAddress:
    """Return an address in its parts.

    Raises:
        AddressError: when it is no http or https address, or holds a password.
    """
    address = web_address(url)
    if address is None:
        scheme = url.strip().partition(":")[0]
        raise AddressError(
            f"Only http and https addresses can be fetched, not {scheme[:30]}:."
            if ":" in url and scheme.isalnum()
            else f"“{url.strip()[:80]}” is not the address of a page.",
            _CHECK,
        )
    try:
        parts = urlsplit(address)
        host, port = (parts.hostname or "").lower(), parts.port
    except ValueError:
        raise _unreadable(address) from None
    if "@" in parts.netloc:
        raise AddressError(
            "The address holds a user name or password, which would be stored with the article.",
            "Leave out what stands before the @.",
        )
    if port == 0 or "\\" in parts.netloc:
        raise _unreadable(address)
    return _web_address(parts, host, port or _PORTS[parts.scheme])


def _web_address(parts: SplitResult, host: str, port: int) -> WebAddress:
    host, ip = _ascii_host(host, parts.geturl())
    path = quote(parts.path or "/", safe=_KEPT)
    query = quote(parts.query, safe=_KEPT)
    target = f"{path}?{query}" if query else path
    without_url = WebAddress("", parts.scheme, host, port, target, ip)
    url = urlunsplit((parts.scheme, without_url.place, path, query, ""))
    return WebAddress(url, parts.scheme, host, port, target, ip)


def _ascii_host(host: str, address: str) -> tuple[str, IPAddress | None]:
    """Return a host as it is asked for, and its IP address when it is one.

    Raises:
        AddressError: when no host can have this name.
    """
    if ":" in host:
        try:
            ip = ipaddress.IPv6Address(host)
        except ValueError:
            raise _unreadable(address) from None
        return str(ip), ip
    try:
        if not host.isascii():
            # Bounded first: the codec is quadratic in the length.
            host = host[: _LONGEST_HOST + 1].encode("idna").decode("ascii").lower()
    except UnicodeError:
        raise _unreadable(address) from None
    if len(host) > _LONGEST_HOST or not _HOST.fullmatch(host) or ".." in host:
        raise _unreadable(address)
    if _NUMBER.fullmatch(host.rstrip(".").rpartition(".")[2]):
        # As browsers and the C library read it: one to four numbers, octal and hexadecimal too.
        try:
            numeric = ipaddress.IPv4Address(socket.inet_aton(host.rstrip(".")))
        except (OSError, ValueError):
            raise _unreadable(address) from None
        return str(numeric), numeric
    return host, None


def _unreadable(address: str) -> AddressError:
    return AddressError(f"“{address[:80]}” is not a complete web address.", _CHECK)
