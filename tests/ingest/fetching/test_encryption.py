"""Encrypted connections: whom to trust, and what is said when somebody cannot be."""

from __future__ import annotations

import ssl
from dataclasses import replace

import pytest
from tests.ingest.fetching.conftest import LIMITS, NETWORK
from tests.support.hostile_answers import BEHAVIOURS, RAW
from tests.support.hostile_server import TLS_FOLDER, HostileServer

from reader.ingest.fetching.errors import (
    BrokenTransferError,
    FetchError,
    InsecureError,
    SlowError,
    TooLargeError,
)
from reader.ingest.fetching.fetcher import Fetcher
from reader.ingest.fetching.limits import FetchLimits
from reader.ingest.fetching.network import Network


def trust_tests() -> ssl.SSLContext:
    """Trust the authority of the tests and nobody else."""
    return ssl.create_default_context(cafile=str(TLS_FOLDER / "authority.pem"))


TRUSTING = replace(NETWORK, trust=trust_tests)


def fetch(server: HostileServer, path: str = "/page", network: Network = TRUSTING) -> bytes:
    return Fetcher(LIMITS, network).fetch(server.url(path), by_person=True).body


def test_a_trusted_server_is_read() -> None:
    with HostileServer(BEHAVIOURS, certificate="trusted") as server:
        assert fetch(server) == RAW
        assert fetch(server, "/moved-twice") == RAW
        assert fetch(server, "/until-the-end") == RAW
        assert server.requests[0].host == f"127.0.0.1:{server.port}"


@pytest.mark.parametrize(
    ("certificate", "words"),
    [
        ("expired", "has expired"),
        ("early", "is not valid yet"),
        ("other-host", "certificate of another site"),
        ("self-signed", "that it made itself"),
    ],
)
def test_whom_nobody_vouches_for_is_not_asked_anything(certificate: str, words: str) -> None:
    with HostileServer(BEHAVIOURS, certificate=certificate) as server:
        with pytest.raises(InsecureError, match=words) as caught:
            fetch(server)
        assert server.requests == []
    assert caught.value.message.endswith(".")


def test_the_system_decides_whom_to_trust(monkeypatch: pytest.MonkeyPatch) -> None:
    with HostileServer(BEHAVIOURS, certificate="trusted") as server:
        with pytest.raises(InsecureError, match="does not trust"):
            fetch(server, network=NETWORK)
        monkeypatch.setenv("SSL_CERT_FILE", str(TLS_FOLDER / "authority.pem"))
        assert fetch(server, network=NETWORK) == RAW


def test_a_server_that_does_not_encrypt_is_told_plainly() -> None:
    with HostileServer(BEHAVIOURS) as server:
        url = server.url("/page").replace("http:", "https:")
        limits = FetchLimits(connect_seconds=0.3)
        with pytest.raises(SlowError, match=r"did not answer within 0\.3 seconds"):
            Fetcher(limits, TRUSTING).fetch(url, by_person=True)
    with HostileServer({}, certificate="trusted") as server:
        plain = server.url("/page").replace("https:", "http:")
        with pytest.raises(FetchError):
            Fetcher(LIMITS, TRUSTING).fetch(plain, by_person=True)


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/length-too-long", BrokenTransferError),
        ("/length-too-short", BrokenTransferError),
        ("/chunk-cut", BrokenTransferError),
        ("/reset-in-the-middle", BrokenTransferError),
        ("/gzip-truncated", BrokenTransferError),
        ("/nothing-at-all", BrokenTransferError),
        ("/flood-continue", TooLargeError),
        ("/endless", TooLargeError),
        ("/bomb-gzip", TooLargeError),
    ],
)
def test_encryption_hides_no_misbehaviour(path: str, kind: type[FetchError]) -> None:
    with HostileServer(BEHAVIOURS, certificate="trusted") as server, pytest.raises(kind):
        fetch(server, path)


@pytest.mark.parametrize("path", ["/drip", "/drip-head", "/drip-continue"])
def test_what_never_ends_is_given_up_when_it_is_encrypted_too(path: str) -> None:
    with HostileServer(BEHAVIOURS, certificate="trusted") as server:
        limits = FetchLimits(total_seconds=0.6)
        with pytest.raises(SlowError, match=r"longer than 0\.6 seconds"):
            Fetcher(limits, TRUSTING).fetch(server.url(path), by_person=True)
