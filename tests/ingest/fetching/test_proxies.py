"""The system's proxy is used where there is one, and keeps the rules on local addresses."""

from __future__ import annotations

import contextlib
import socket
from dataclasses import replace

import pytest
from tests.ingest.fetching.conftest import LIMITS
from tests.ingest.fetching.test_encryption import trust_tests
from tests.support.hostile_answers import BEHAVIOURS, RAW
from tests.support.hostile_server import Behaviour, Conversation, HostileServer

from reader.ingest.fetching.errors import (
    InsecureError,
    LocalAddressError,
    ProxyError,
)
from reader.ingest.fetching.fetcher import Fetcher
from reader.ingest.fetching.network import Network

VARIABLES = ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY", "REQUEST_METHOD")


@pytest.fixture(autouse=True)
def own_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)


def unknown(_host: str, _port: int) -> list[str]:
    raise OSError(-2, "no name is known behind this proxy")


WEB = Network(resolve=unknown, trust=trust_tests)


def forward(talk: Conversation) -> None:
    talk.answer(f"through the proxy: {talk.request.target}")


def tunnel_to(port: int) -> Behaviour:
    """Return a behaviour that passes everything on to a port of this computer."""

    def behave(talk: Conversation) -> None:
        talk.send("HTTP/1.1 200 Connection established\r\n\r\n")
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port)) as there:
            talk.pass_on(there)

    return behave


def test_plain_requests_go_to_the_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    target = "http://outlet.test/page?a=1"
    with HostileServer({target.partition("?")[0]: forward}) as proxy:
        monkeypatch.setenv("http_proxy", f"http://reader:pass%20word@127.0.0.1:{proxy.port}")
        fetched = Fetcher(LIMITS, WEB).fetch(target, by_person=True)
        assert fetched.body == f"through the proxy: {target}".encode()
        (request,) = proxy.requests
        assert request.host == "outlet.test"
        assert request.headers["proxy-authorization"] == "Basic cmVhZGVyOnBhc3Mgd29yZA=="


def test_encrypted_requests_go_through_a_tunnel(monkeypatch: pytest.MonkeyPatch) -> None:
    with HostileServer(BEHAVIOURS, certificate="trusted") as server:
        tunnels = {
            "outlet.test:443": tunnel_to(server.port),
            "elsewhere.test:443": tunnel_to(server.port),
        }
        with HostileServer(tunnels) as proxy:
            monkeypatch.setenv("https_proxy", f"127.0.0.1:{proxy.port}")
            fetched = Fetcher(LIMITS, WEB).fetch("https://outlet.test/moved", by_person=True)
            assert fetched.body == RAW
            assert fetched.url == "https://outlet.test/page"
            assert [request.method for request in proxy.requests] == ["CONNECT", "CONNECT"]
            assert server.requests[0].host == "outlet.test"
            with pytest.raises(InsecureError, match="certificate of another site"):
                Fetcher(LIMITS, WEB).fetch("https://elsewhere.test/page", by_person=True)


def test_a_proxy_can_be_encrypted_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    with HostileServer(BEHAVIOURS, certificate="trusted") as server:
        tunnels = {"outlet.test:443": tunnel_to(server.port)}
        with HostileServer(tunnels, certificate="trusted") as proxy:
            monkeypatch.setenv("https_proxy", f"https://127.0.0.1:{proxy.port}")
            assert Fetcher(LIMITS, WEB).fetch("https://outlet.test/page").body == RAW


def test_the_proxy_is_passed_by_where_the_settings_say_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with HostileServer({}) as proxy, HostileServer(BEHAVIOURS) as server:
        monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{proxy.port}")
        network = replace(WEB, resolve=lambda _host, _port: ["127.0.0.1"])
        monkeypatch.setenv("no_proxy", ".outlet.test,outlet.test")
        url = server.url("/page", "www.outlet.test")
        assert Fetcher(LIMITS, network).fetch(url, by_person=True).body == RAW
        for here in ("127.0.0.1", "localhost"):
            url = server.url("/page", here)
            assert Fetcher(LIMITS, network).fetch(url, by_person=True).body == RAW
        assert proxy.connections == 0


def test_a_proxy_that_refuses_is_named_as_the_one_who_does(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def wants_password(talk: Conversation) -> None:
        talk.answer("", status="407 Proxy Authentication Required")

    def forbids(talk: Conversation) -> None:
        talk.answer("", status="403 Forbidden")

    behaviours = {"http://outlet.test/": wants_password, "outlet.test:443": forbids}
    with HostileServer(behaviours) as proxy:
        monkeypatch.setenv("all_proxy", f"http://127.0.0.1:{proxy.port}")
        with pytest.raises(ProxyError, match="password"):
            Fetcher(LIMITS, WEB).fetch("http://outlet.test/")
        with pytest.raises(ProxyError, match=r"does not let a connection .* \(403\)"):
            Fetcher(LIMITS, WEB).fetch("https://outlet.test/")
    with pytest.raises(ProxyError, match=r"proxy \(127\.0\.0\.1\) cannot be reached"):
        Fetcher(LIMITS, WEB).fetch("http://outlet.test/")


def test_a_proxy_that_nobody_knows_is_told_plainly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://proxy.test:3128")
    with pytest.raises(ProxyError, match=r"proxy \(proxy\.test\) cannot be reached"):
        Fetcher(LIMITS, WEB).fetch("http://outlet.test/")


@pytest.mark.parametrize("setting", ["socks5://127.0.0.1:1080", "http://[", "http://:80"])
def test_a_proxy_that_cannot_be_used_is_told_plainly(
    monkeypatch: pytest.MonkeyPatch, setting: str
) -> None:
    monkeypatch.setenv("http_proxy", setting)
    with pytest.raises(ProxyError, match="proxy"):
        Fetcher(LIMITS, WEB).fetch("http://outlet.test/")


def test_what_the_person_did_not_type_cannot_be_local_behind_a_proxy_either(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with HostileServer({}) as proxy:
        monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{proxy.port}")
        for host in ("192.168.0.1", "nas.local", "169.254.169.254", "[::ffff:10.0.0.1]"):
            with pytest.raises(LocalAddressError):
                Fetcher(LIMITS, WEB).fetch(f"http://{host}/")
        known = replace(WEB, resolve=lambda _host, _port: ["10.0.0.1"])
        with pytest.raises(LocalAddressError):
            Fetcher(LIMITS, known).fetch("http://outlet.test/")
        assert proxy.connections == 0


def test_a_typed_local_name_may_be_asked_for_through_a_proxy_and_stay_there(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def send_on(talk: Conversation) -> None:
        talk.answer("", "Location: /home", status="302 Found")

    def send_away(talk: Conversation) -> None:
        talk.answer("", "Location: http://other.local/", status="302 Found")

    behaviours = {
        "http://intranet/": send_on,
        "http://intranet/home": forward,
        "http://intranet/away": send_away,
    }
    with HostileServer(behaviours) as proxy:
        monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{proxy.port}")
        assert Fetcher(LIMITS, WEB).fetch("http://intranet/", by_person=True).body
        with pytest.raises(LocalAddressError):
            Fetcher(LIMITS, WEB).fetch("http://intranet/away", by_person=True)
        assert len(proxy.requests) == 3


def test_what_was_asked_for_through_a_proxy_is_checked_when_it_is_asked_for_directly(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def send_on(talk: Conversation) -> None:
        talk.answer("", "Location: https://outlet.test/", status="302 Found")

    network = replace(WEB, resolve=lambda _host, _port: ["127.0.0.1"])
    with HostileServer({"http://outlet.test/": send_on}) as proxy:
        monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{proxy.port}")
        with pytest.raises(LocalAddressError):
            Fetcher(LIMITS, network).fetch("http://outlet.test/", by_person=True)


def test_what_a_local_page_sends_on_to_is_checked_before_a_proxy_is_asked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with HostileServer({}) as proxy:
        for target in ("http://nas.local/", "http://10.0.0.1/", "http://printer/"):

            def send_on(talk: Conversation, target: str = target) -> None:
                talk.answer("", f"Location: {target}", status="302 Found")

            with HostileServer({"/": send_on}) as typed:
                monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{proxy.port}")
                with pytest.raises(LocalAddressError):
                    Fetcher(LIMITS, WEB).fetch(typed.url("/"), by_person=True)
        assert proxy.connections == 0
