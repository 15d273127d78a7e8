from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from tests.support.hostile_answers import BEHAVIOURS, MEGABYTE
from tests.support.hostile_server import HostileServer

from reader.ingest.fetching.fetched import Fetched
from reader.ingest.fetching.fetcher import Fetcher
from reader.ingest.fetching.limits import FetchLimits
from reader.ingest.fetching.network import Network

LIMITS = FetchLimits(
    connect_seconds=20,
    silence_seconds=20,
    total_seconds=40,
    trickle_seconds=40,
    wire_bytes=MEGABYTE,
    unpacked_bytes=2 * MEGABYTE,
)
"""Small in size, so that tests are quick; so long that a busy machine makes no difference."""


def no_proxy(_address: object) -> str:
    """Pass by whatever proxy the machine that runs the tests has."""
    return ""


NETWORK = Network(proxy_for=no_proxy)

FetchHere = Callable[..., Fetched]


@pytest.fixture(scope="module")
def server() -> Iterator[HostileServer]:
    with HostileServer(BEHAVIOURS) as running:
        yield running


@pytest.fixture
def fetch(server: HostileServer) -> FetchHere:
    """Fetch a path of the server, as if a person had typed its address."""
    server.requests.clear()
    fetcher = Fetcher(LIMITS, NETWORK)

    def fetch_here(path: str, **options: object) -> Fetched:
        options.setdefault("by_person", True)
        return fetcher.fetch(server.url(path), **options)  # type: ignore[arg-type]

    return fetch_here
