"""A local server with sound feeds, and with feeds that are broken in every way known."""

from __future__ import annotations

import contextlib
import threading
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Self

HOST = "127.0.0.1"

RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0"><channel><title>Harbour Gazette {n}</title><link>http://gazette{n}.example/</link>
{items}</channel></rss>"""
ITEM = """<item><title>Story {k} of outlet {n}</title><guid>g{n}-{k}</guid>
<link>http://gazette{n}.example/story/{k}</link>
<description>&lt;p&gt;The council met again, two officials said ({k}).&lt;/p&gt;</description>
<pubDate>Tue, 0{k} Sep 2026 10:00:00 GMT</pubDate></item>
"""

_LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol "lol">'
    + "".join(f'<!ENTITY lol{n} "{f"&lol{n - 1 or str()};" * 10}">' for n in range(1, 10))
    + ']><rss version="2.0"><channel><title>&lol9;</title></channel></rss>'
)
_PAGE = "<!doctype html><html><head><title>Harbour Gazette</title></head><body>News</body></html>"
_LATIN = """<?xml version="1.0"?><rss version="2.0"><channel><title>Café Zürich</title>
<item><title>Größe und Maß der Brücke über den Fluss</title><guid>1</guid></item></channel></rss>"""


def sound_feed(number: int, entries: int = 3) -> str:
    """Return the RSS of one of the sound feeds."""
    items = "".join(ITEM.format(n=number, k=k) for k in range(1, entries + 1))
    return RSS.format(n=number, items=items)


@dataclass
class Traffic:
    """What the server was asked for; ``most`` counts the requests that were there at once.

    The first ``held`` requests are answered only when ``allowed`` are there at once, and then
    only after a while: so whoever sends more at once than that is seen doing so.
    """

    held: int = 0
    allowed: int = 0
    most: int = 0
    most_at_one_port: int = 0
    requests: list[str] = field(default_factory=list)
    validators: dict[str, str] = field(default_factory=dict)
    _now: Counter[int] = field(default_factory=Counter)
    _changed: threading.Condition = field(default_factory=threading.Condition)

    def arrive(self, port: int, path: str, validator: str) -> None:
        """Count a request until its answer begins."""
        with self._changed:
            self.requests.append(path)
            self.validators[path] = validator
            self._now[port] += 1
            self.most = max(self.most, self._now.total())
            self.most_at_one_port = max(self.most_at_one_port, self._now[port])
            self._changed.notify_all()
            if len(self.requests) <= self.held:
                self._changed.wait_for(lambda: self.most >= self.allowed, timeout=10)
                self._changed.wait_for(lambda: self.most > self.allowed, timeout=0.3)
            self._now[port] -= 1


class FeedServer:
    """Serves "/feed/N" soundly and "/broken/KIND" as badly as `BROKEN` says, on several ports.

    A server on another port is another server to whoever asks.
    """

    def __init__(self, ports: int = 1) -> None:
        self.traffic = Traffic()
        self.pages: dict[str, tuple[str, str | bytes]] = {}
        """Further answers by path: media type and content."""
        self.closing = threading.Event()
        handler = type("Handler", (_Handler,), {"owner": self})
        self._servers = [_Server((HOST, 0), handler) for _ in range(ports)]
        for server in self._servers:
            threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()

    def url(self, path: str, number: int = 0) -> str:
        """Return the address of a path at one of the ports, taken in turn."""
        port = self._servers[number % len(self._servers)].server_address[1]
        return f"http://{HOST}:{port}{path}"

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.closing.set()
        for server in self._servers:
            server.shutdown()
            server.server_close()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: clients that hang up are what is tested."""


class _Handler(BaseHTTPRequestHandler):
    owner: FeedServer

    def do_GET(self) -> None:
        validator = self.headers.get("If-None-Match", "")
        port = self.connection.getsockname()[1]
        self.owner.traffic.arrive(port, self.path, validator)
        with contextlib.suppress(OSError):
            self._answer()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base's name
        """Log nothing."""

    def send(self, body: bytes, media_type: str = "application/rss+xml", **headers: str) -> None:
        self.send_response(int(headers.pop("status", "200")))
        self.send_header("Content-Type", media_type)
        self.send_header("Content-Length", headers.pop("length", str(len(body))))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def pause(self) -> None:
        """Wait until the client hangs up, or the server closes."""
        self.connection.settimeout(0.02)
        while not self.owner.closing.is_set():
            with contextlib.suppress(TimeoutError):
                if not self.connection.recv(1):
                    return

    def _answer(self) -> None:
        page = self.owner.pages.get(self.path)
        kind, _, name = self.path.strip("/").partition("/")
        if page is not None:
            content = page[1]
            self.send(content if isinstance(content, bytes) else content.encode(), page[0])
        elif kind == "feed":
            self._sound(int(name))
        elif kind == "broken":
            BROKEN[name].answer(self)
        elif kind == "moved":
            self.send(b"", status="301", Location=f"/feed/{name}")
        else:
            self.send(b"nothing here", "text/plain", status="404")

    def _sound(self, number: int) -> None:
        etag = f'"version-{number}"'
        if self.headers.get("If-None-Match") == etag:
            self.send_response(304)
            self.end_headers()
        else:
            self.send(sound_feed(number).encode(), ETag=etag)


@dataclass(frozen=True)
class Broken:
    """A way to be broken: how it answers, and a pattern of what the person is told.

    ``told`` is None where the feed can be read all the same.
    """

    answer: Callable[[_Handler], None]
    told: str | None


def _status(code: int, **headers: str) -> Callable[[_Handler], None]:
    return lambda handler: handler.send(b"no", "text/plain", status=str(code), **headers)


def _body(
    text: str | bytes, media_type: str = "text/xml", **headers: str
) -> Callable[[_Handler], None]:
    body = text if isinstance(text, bytes) else text.encode()
    return lambda handler: handler.send(body, media_type, **headers)


def _silent(handler: _Handler) -> None:
    handler.pause()


def _stalled(handler: _Handler) -> None:
    handler.send(sound_feed(1)[:200].encode(), length="5000")
    handler.wfile.flush()
    handler.pause()


def _drip(handler: _Handler) -> None:
    handler.send(b"<rss>", length="100000")
    while not handler.owner.closing.wait(0.02):
        handler.wfile.write(b" ")
        handler.wfile.flush()


def _endless(handler: _Handler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Type", "application/rss+xml")
    handler.end_headers()
    while not handler.owner.closing.is_set():
        handler.wfile.write(b"<item><title>more</title></item>" * 4096)


def _garbage(handler: _Handler) -> None:
    handler.wfile.write(b"\x00\x01\x02 this is not HTTP\r\n\r\n")


def _hang_up(handler: _Handler) -> None:
    handler.close_connection = True


_SLOW = "sent nothing|too slowly"

BROKEN: dict[str, Broken] = {
    "silent": Broken(_silent, _SLOW),
    "stalled": Broken(_stalled, _SLOW),
    "drip": Broken(_drip, _SLOW),
    "endless": Broken(_endless, "larger"),
    "missing": Broken(_status(404), "404"),
    "gone": Broken(_status(410), "410"),
    "failing": Broken(_status(500), "500"),
    "busy": Broken(_status(429, Retry_After="7200"), "429"),
    "unavailable": Broken(_status(503), "503"),
    "page": Broken(_body(_PAGE, "text/html"), "web page"),
    "other-xml": Broken(_body("<svg xmlns='http://www.w3.org/2000/svg'/>"), "svg"),
    "other-json": Broken(_body('{"error": "not here"}', "application/json"), "no feed"),
    "laughs": Broken(_body(_LAUGHS), "declarations"),
    "deep": Broken(_body("<rss><channel>" + "<a>" * 5000), "nested"),
    "empty": Broken(_body(""), "empty"),
    "blank": Broken(_body(" \n "), "nothing"),
    "binary": Broken(_body(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8), "binary"),
    "gzip": Broken(_body(b"\x1f\x8b not gzip", Content_Encoding="gzip"), "unpacked"),
    "loop": Broken(_status(302, Location="/broken/loop"), "circle"),
    "to-file": Broken(_status(302, Location="file:///etc/hosts"), "no page on the web"),
    "not-http": Broken(_garbage, "makes no sense"),
    "hang-up": Broken(_hang_up, "broke"),
    "short": Broken(_body(sound_feed(1)[:500], length="5000"), "broken off"),
    "cut-off": Broken(_body(sound_feed(1)[:-150]), None),
    "charset": Broken(_body(_LATIN.encode("latin-1"), "text/xml; charset=utf-8"), None),
}
"""Every kind by the name in its address."""
