"""Which machines may be reached: found once, checked, and then held on to.

What a page, a feed or a redirect names must not reach into the person's own computer or network
(server-side request forgery). Names are resolved once and the connection goes to the very
addresses that were checked, so that a name cannot mean something else a moment later.
"""

from __future__ import annotations

import ipaddress
import queue
import socket
import threading
from collections.abc import Callable, Iterable, Sequence

from reader.ingest.fetching.address import IPAddress, WebAddress
from reader.ingest.fetching.errors import LocalAddressError, UnreachableError
from reader.ingest.fetching.watch import Watch

Resolve = Callable[[str, int], Sequence[str]]
"""Gives the IP addresses of a host and port, best first; raises OSError when there are none."""

IsLocal = Callable[[IPAddress], bool]
"""Tells whether an IP address lies in this computer or its network."""

_MOST_ADDRESSES = 8
_LOCAL_ENDINGS = ("localhost", "local", "localdomain", "internal", "home.arpa", "lan")
_TRANSLATED = ipaddress.IPv6Network("64:ff9b::/96")
"""IPv4 addresses as IPv6-only networks write them (RFC 6052)."""


def system_resolve(host: str, port: int) -> list[str]:
    """Return a host's IP addresses as the system knows them."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def is_local_address(ip: IPAddress) -> bool:
    """Tell whether an address is anything but an ordinary one of the public internet.

    That is loopback, private and link-local networks, and all that is reserved; and the same
    inside an IPv6 address (mapped, 6to4, translated).
    """
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour
        if inner is None and ip in _TRANSLATED:
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            return is_local_address(inner)
        if ip.is_site_local or ip.teredo is not None:
            return True
    return not ip.is_global or ip.is_multicast or ip.is_reserved or ip.is_unspecified


def is_local_name(host: str) -> bool:
    """Tell whether a host's name can only mean something in this computer or its network."""
    name = host.rstrip(".")
    return "." not in name or name.endswith(tuple(f".{ending}" for ending in _LOCAL_ENDINGS))


class HostRule:
    """Decides for one fetch, hop by hop, which machines it may reach.

    An address that the person gave may be local. What it redirects to may be local only if it
    is the same machine; once a public server has answered, nothing local may follow.
    """

    def __init__(self, *, by_person: bool, is_local: IsLocal = is_local_address) -> None:
        self._is_local = is_local
        self._by_person = by_person
        self._own: frozenset[IPAddress] = frozenset()
        self._own_name = ""

    def check_name(self, address: WebAddress) -> None:
        """Return when nothing speaks against an address before its name is looked up.

        Raises:
            LocalAddressError: when it leads somewhere that this fetch may not reach.
        """
        if self._is_trusted(address):
            return
        if address.ip is not None:
            self._check(address.host, [address.ip])
        elif not self._own and is_local_name(address.host):
            raise _local(address.host)

    def admit(self, address: WebAddress, found: Iterable[str]) -> list[str]:
        """Return the IP addresses that a host was found to have, when all may be reached.

        Called once for each hop: what the next may reach depends on it.

        Raises:
            LocalAddressError: when one of them may not be reached.
            UnreachableError: when there are none.
        """
        ips = [ipaddress.ip_address(each) for each in found][:_MOST_ADDRESSES]
        if not ips:
            raise UnreachableError(f"{address.host} has no address.", "Check the address.")
        if not self._by_person:
            self._check(address.host, ips)
        is_local_machine = all(map(self._is_local, ips))
        self._by_person, self._own_name = False, ""
        self._own = frozenset(ips) if is_local_machine else frozenset()
        return [str(ip) for ip in ips]

    def admit_through_proxy(self, address: WebAddress, found: Iterable[str]) -> None:
        """Return when a proxy may be asked for a host; the proxy itself looks the name up.

        ``found`` are the host's IP addresses as far as they are known here. The same machine is
        then the one with the same name.

        Raises:
            LocalAddressError: when the host is known to be one that may not be reached.
        """
        is_trusted = self._is_trusted(address)
        if not is_trusted:
            if address.ip is None and is_local_name(address.host):
                raise _local(address.host)
            self._check(address.host, map(ipaddress.ip_address, found))
        self._own_name = address.host if is_trusted else ""
        self._by_person, self._own = False, frozenset()

    def _is_trusted(self, address: WebAddress) -> bool:
        """Tell whether the person gave this address, or its machine by name, to a proxy."""
        return self._by_person or address.host == self._own_name

    def _check(self, host: str, ips: Iterable[IPAddress]) -> None:
        if any(self._is_local(ip) and ip not in self._own for ip in ips):
            raise _local(host)


def find_addresses(resolve: Resolve, address: WebAddress, watch: Watch) -> list[str]:
    """Return a host's IP addresses, looked up in a thread of its own: it cannot be broken off.

    Raises:
        UnreachableError: when the name is not known.
        SlowError: when it takes longer than connecting may.
    """
    if address.ip is not None:
        return [address.host]
    answers: queue.SimpleQueue[Sequence[str] | BaseException] = queue.SimpleQueue()

    def look_up() -> None:
        try:
            answers.put(resolve(address.host, address.port))
        except BaseException as error:  # noqa: BLE001 - raised by the thread that waits for it
            answers.put(error)

    threading.Thread(target=look_up, name="look up host", daemon=True).start()
    begun = watch.now()
    while True:
        try:
            answer = answers.get(timeout=watch.pause(begun))
        except queue.Empty:
            continue
        if isinstance(answer, OSError | UnicodeError):
            raise UnreachableError(
                f"{address.host} cannot be found.",
                "Check the address and your connection to the internet.",
            ) from answer
        if isinstance(answer, BaseException):
            raise answer
        return list(answer)


def _local(host: str) -> LocalAddressError:
    return LocalAddressError(
        f"{host} is an address inside your own computer or network,"
        " and nothing but an address you typed may lead there.",
        "If you want that page, enter its address yourself.",
    )
