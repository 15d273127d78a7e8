"""Nothing but an address that the person typed may lead into their computer or network."""

from __future__ import annotations

import ipaddress
from collections.abc import Callable
from dataclasses import replace
from functools import partial

import pytest
from tests.ingest.fetching.conftest import LIMITS, NETWORK
from tests.support.hostile_answers import BEHAVIOURS, RAW
from tests.support.hostile_server import Behaviour, Conversation, HostileServer

from reader.ingest.fetching.address import IPAddress
from reader.ingest.fetching.errors import LocalAddressError, UnreachableError
from reader.ingest.fetching.fetcher import Fetcher
from reader.ingest.fetching.hosts import is_local_address, is_local_name

PUBLIC = "127.0.0.2"
"""Stands for a public address in these tests: servers listen at it, and it is no other."""


def is_local(ip: IPAddress) -> bool:
    return str(ip) != PUBLIC and is_local_address(ip)


WEB = replace(NETWORK, is_local=is_local)


def sends_on(location: str) -> Behaviour:
    def behave(talk: Conversation) -> None:
        talk.answer("", f"Location: {location}", status="302 Found")

    return behave


LOCAL = [
    *("127.0.0.1", "127.255.255.254", "0.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.178.1"),
    *("169.254.169.254", "100.64.0.1", "224.0.0.1", "255.255.255.255", "240.0.0.1", "192.0.2.1"),
    *("::1", "::", "fe80::1", "fc00::1", "fd12:3456::1", "fec0::1", "ff02::1"),
    *("::ffff:127.0.0.1", "::ffff:10.0.0.1", "2002:7f00:1::", "64:ff9b::7f00:1", "64:ff9b::a00:1"),
    "2001:0:4136:e378:8000:63bf:3fff:fdd2",
]
OPEN = ["8.8.8.8", "93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c", "64:ff9b::808:808"]


@pytest.mark.parametrize("ip", LOCAL)
def test_what_is_no_public_address_is_local(ip: str) -> None:
    assert is_local_address(ipaddress.ip_address(ip))


@pytest.mark.parametrize("ip", OPEN)
def test_public_addresses_are_not_local(ip: str) -> None:
    assert not is_local_address(ipaddress.ip_address(ip))


def test_names_that_only_mean_something_at_home_are_local() -> None:
    local = ("localhost", "printer", "nas.local", "a.localhost.", "x.home.arpa", "db.internal")
    assert all(map(is_local_name, local))
    assert not any(map(is_local_name, ("outlet.test", "local.outlet.test", "localhost.com")))


@pytest.mark.parametrize(
    "host",
    [
        *("127.0.0.1", "localhost", "2130706433", "0x7f000001", "0177.0.0.1", "127.1", "[::1]"),
        *("[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "0", "nas.local", "printer", "①②⑦.⓪.⓪.①"),
        *("169.254.169.254", "192.168.0.1", "10.0.0.1", "[fd00::1]", "[64:ff9b::7f00:1]"),
    ],
)
def test_what_the_person_did_not_type_cannot_be_local(host: str) -> None:
    with HostileServer(BEHAVIOURS) as server:
        with pytest.raises(LocalAddressError) as caught:
            Fetcher(LIMITS, NETWORK).fetch(server.url("/page", host))
        assert server.connections == 0
    assert caught.value.message.endswith(".")
    assert caught.value.advice


def test_a_name_is_judged_by_what_it_means() -> None:
    with HostileServer(BEHAVIOURS) as server:
        for meanings in (["127.0.0.1"], [PUBLIC, "127.0.0.1"], ["::ffff:127.0.0.1"]):
            network = replace(WEB, resolve=partial(_means, meanings))
            with pytest.raises(LocalAddressError):
                Fetcher(LIMITS, network).fetch(server.url("/page", "outlet.test"))
        assert server.connections == 0


def test_a_typed_address_may_be_local_and_stay_on_its_machine() -> None:
    with HostileServer(BEHAVIOURS) as server:
        fetched = Fetcher(LIMITS, NETWORK).fetch(server.url("/moved", "localhost"), by_person=True)
        assert fetched.body == RAW


@pytest.mark.parametrize("by_person", [True, False])
def test_a_public_page_cannot_send_on_to_a_local_one(by_person: bool) -> None:
    with HostileServer(BEHAVIOURS) as local:
        behaviours = {
            "/direct": sends_on(local.url("/page")),
            "/by-name": sends_on(local.url("/page", "localhost")),
            "/by-number": sends_on(local.url("/page", "2130706433")),
            "/slowly": sends_on("/direct"),
        }
        with HostileServer(behaviours, host=PUBLIC) as public:
            for path in behaviours:
                with pytest.raises(LocalAddressError):
                    Fetcher(LIMITS, WEB).fetch(public.url(path), by_person=by_person)
        assert local.connections == 0


def test_a_local_page_cannot_send_on_to_another_local_machine() -> None:
    with (
        HostileServer(BEHAVIOURS) as other,
        HostileServer({"/": sends_on(other.url("/page"))}, host="127.0.0.3") as typed,
    ):
        with pytest.raises(LocalAddressError):
            Fetcher(LIMITS, NETWORK).fetch(typed.url("/"), by_person=True)
        assert other.connections == 0


def test_no_way_leads_back_from_a_public_page_to_the_typed_local_one() -> None:
    behaviours: dict[str, Behaviour] = {}
    with (
        HostileServer(behaviours, host=PUBLIC) as public,
        HostileServer({"/": sends_on(public.url("/")), **BEHAVIOURS}) as typed,
    ):
        behaviours["/"] = sends_on(typed.url("/page"))
        with pytest.raises(LocalAddressError):
            Fetcher(LIMITS, WEB).fetch(typed.url("/"), by_person=True)
        assert typed.targets == ["/"]


def test_a_name_is_looked_up_once_and_connected_to_what_was_checked() -> None:
    answers = iter([[PUBLIC], ["127.0.0.1"], ["127.0.0.1"]])

    def resolve(_host: str, _port: int) -> list[str]:
        return next(answers)

    with HostileServer({"/page": lambda talk: talk.answer("public")}, host=PUBLIC) as server:
        fetched = Fetcher(LIMITS, replace(WEB, resolve=resolve)).fetch(
            server.url("/page", "outlet.test")
        )
    assert fetched.body == b"public"
    assert next(answers) == ["127.0.0.1"]  # asked once


def test_a_name_that_changes_its_meaning_between_two_hops_is_refused() -> None:
    answers = iter([[PUBLIC], ["127.0.0.1"]])
    network = replace(WEB, resolve=lambda _host, _port: next(answers))
    with (
        HostileServer({"/": sends_on("/page")}, host=PUBLIC) as server,
        pytest.raises(LocalAddressError),
    ):
        Fetcher(LIMITS, network).fetch(server.url("/", "outlet.test"), by_person=True)


def _means(meanings: list[str], _host: str, _port: int) -> list[str]:
    return meanings


def _fails(error: Exception) -> Callable[[str, int], list[str]]:
    def resolve(_host: str, _port: int) -> list[str]:
        raise error

    return resolve


@pytest.mark.parametrize("error", [OSError(-2, "Name or service not known"), UnicodeError("x")])
def test_an_unknown_name_is_told_plainly(error: Exception) -> None:
    with pytest.raises(UnreachableError, match=r"outlet\.test cannot be found\."):
        Fetcher(LIMITS, replace(NETWORK, resolve=_fails(error))).fetch("http://outlet.test/")


def test_a_name_without_addresses_is_told_plainly() -> None:
    network = replace(NETWORK, resolve=lambda _host, _port: [])
    with pytest.raises(UnreachableError, match="has no address"):
        Fetcher(LIMITS, network).fetch("http://outlet.test/")


def test_a_mistake_in_looking_up_is_not_hidden() -> None:
    network = replace(NETWORK, resolve=_fails(ZeroDivisionError("mistake")))
    with pytest.raises(ZeroDivisionError):
        Fetcher(LIMITS, network).fetch("http://outlet.test/")
