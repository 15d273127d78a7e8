"""A fetch can be cancelled from another thread, whatever it is waiting for."""

from __future__ import annotations

import socket
import threading
from dataclasses import replace
from itertools import pairwise

import pytest
from tests.ingest.fetching.conftest import LIMITS, NETWORK
from tests.support.hostile_answers import BEHAVIOURS
from tests.support.hostile_server import HostileServer

from reader.ingest.fetching.errors import SlowError
from reader.ingest.fetching.fetcher import Fetcher
from reader.ingest.fetching.limits import FetchLimits
from reader.ingest.fetching.network import Network
from reader.ingest.fetching.watch import Watch
from reader.library.progress import CancelledError, Progress

WAITING = [
    *("/silent", "/silent-after-head", "/silent-in-the-middle", "/drip", "/drip-chunks"),
    *("/drip-head", "/drip-continue"),
]


def fetch_until_cancelled(
    url: str, reached: threading.Event, network: Network = NETWORK
) -> BaseException | None:
    """Fetch in another thread, cancel once ``reached`` is set, and return what it came to."""
    progress = Progress()
    caught: list[BaseException] = []

    def fetch() -> None:
        try:
            fetcher = Fetcher(LIMITS, network)
            fetcher.fetch(url, by_person=True, check_cancelled=progress.raise_if_cancelled)
        except BaseException as error:  # noqa: BLE001 - what it came to is what is tested
            caught.append(error)

    thread = threading.Thread(target=fetch)
    thread.start()
    assert reached.wait(LIMITS.total_seconds)
    progress.cancel()
    thread.join()
    return caught[0] if caught else None


@pytest.mark.parametrize("path", WAITING)
def test_a_fetch_is_cancelled_while_it_waits_for_the_server(path: str) -> None:
    with HostileServer(BEHAVIOURS) as server:
        error = fetch_until_cancelled(server.url(path), server.reached)
    assert isinstance(error, CancelledError)


def test_a_fetch_is_cancelled_while_it_connects() -> None:
    looks = 0

    def cancel_at_the_third_look() -> None:
        nonlocal looks
        looks += 1
        if looks == 3:
            raise CancelledError

    fetcher = Fetcher(LIMITS, NETWORK)
    with (
        socket.create_server(("127.0.0.1", 0), backlog=0) as full,
        socket.create_connection(full.getsockname()),
    ):
        url = f"http://127.0.0.1:{full.getsockname()[1]}/"
        with pytest.raises(CancelledError):
            fetcher.fetch(url, by_person=True, check_cancelled=cancel_at_the_third_look)


def test_a_fetch_is_cancelled_while_encryption_is_agreed_on() -> None:
    with HostileServer(BEHAVIOURS) as server:  # which waits for a request in plain words
        url = server.url("/page").replace("http:", "https:")
        assert isinstance(fetch_until_cancelled(url, server.reached), CancelledError)


def test_a_fetch_is_cancelled_while_a_name_is_looked_up() -> None:
    asked, finish = threading.Event(), threading.Event()

    def resolve(_host: str, _port: int) -> list[str]:
        asked.set()
        finish.wait(LIMITS.total_seconds)
        return []

    network = replace(NETWORK, resolve=resolve)
    error = fetch_until_cancelled("http://outlet.test/", asked, network)
    finish.set()
    assert isinstance(error, CancelledError)


def test_a_name_that_is_never_found_is_given_up() -> None:
    finish = threading.Event()

    def resolve(_host: str, _port: int) -> list[str]:
        finish.wait(LIMITS.total_seconds)
        return []

    limits = FetchLimits(connect_seconds=0.3)
    with pytest.raises(SlowError, match="did not answer within"):
        Fetcher(limits, replace(NETWORK, resolve=resolve)).fetch("http://outlet.test/")
    finish.set()


class Waiting:
    """Waits as a watch allows, in a time of its own."""

    def __init__(self, *, connects: bool = False) -> None:
        self.time = 0.0
        self.looks: list[float] = []
        self.watch = Watch(FetchLimits(), lambda: self.time, self._look)
        self.watch.start_connecting("outlet.test")
        if not connects:
            self.watch.start_reading()

    def wait(self, rate: int) -> None:
        """Wait for ever, while so many bytes come in a second."""
        while True:
            pause = self.watch.pause(self.time if rate else 0.0)
            self.time += pause
            self.watch.count(int(rate * pause))

    def _look(self) -> None:
        self.looks.append(self.time)


def test_nobody_waits_longer_than_a_tenth_of_a_second_before_looking_again() -> None:
    waiting = Waiting()
    with pytest.raises(SlowError, match="sent nothing for 20 seconds"):
        waiting.wait(0)
    assert len(waiting.looks) >= 200
    assert max(later - earlier for earlier, later in pairwise(waiting.looks)) < 0.11


@pytest.mark.parametrize(
    ("rate", "connects", "after", "words"),
    [
        (0, True, 10, "did not answer within 10 seconds"),
        (0, False, 20, "sent nothing for 20 seconds"),
        (100, False, 30, "sends too slowly"),
        (2000, False, 60, "longer than 60 seconds"),
    ],
)
def test_each_kind_of_slowness_has_its_time(
    rate: int, connects: bool, after: int, words: str
) -> None:
    waiting = Waiting(connects=connects)
    with pytest.raises(SlowError, match=words):
        waiting.wait(rate)
    assert after <= waiting.time < after + 0.3
