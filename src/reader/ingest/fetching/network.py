"""What fetching takes from the machine, as values that tests replace."""

from __future__ import annotations

import ssl
import time
from collections.abc import Callable
from dataclasses import dataclass

import truststore

from reader.ingest.fetching.hosts import IsLocal, Resolve, is_local_address, system_resolve
from reader.ingest.fetching.proxies import ProxyFor, system_proxy


def system_trust() -> ssl.SSLContext:
    """Return what trusts the certificates that the system trusts, and checks names and dates."""
    context = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.set_alpn_protocols(["http/1.1"])
    return context


@dataclass(frozen=True, slots=True)
class Network:
    """The way to the internet.

    ``resolve`` finds the IP addresses of a host, ``is_local`` tells which of them lie in this
    computer or its network, ``proxy_for`` which proxy to use, ``trust`` which certificates are
    trusted, ``now`` gives the time in seconds and never goes back.
    """

    resolve: Resolve = system_resolve
    is_local: IsLocal = is_local_address
    proxy_for: ProxyFor = system_proxy
    trust: Callable[[], ssl.SSLContext] = system_trust
    now: Callable[[], float] = time.monotonic
