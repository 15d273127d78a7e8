"""What the hostile server does at each path. The articles are invented."""

from __future__ import annotations

import gzip
import itertools
import zlib
from collections.abc import Callable, Iterator

from tests.support.hostile_server import Behaviour, Conversation

WORDS = (
    "The ferry to the outer islands will sail only twice a day from Monday, the harbour office"
    " said, because two of its three captains have reported sick."
)
PAGE = (
    "<!doctype html><html><head><meta charset='utf-8'><title>Ferry sails twice a day</title>"
    "</head><body><article><h1>Ferry sails twice a day</h1>"
    + "".join(f"<p>{WORDS} Notice {number}.</p>" for number in range(1, 9))
    + "</article></body></html>"
)
RAW = PAGE.encode()

MEGABYTE = 1024 * 1024

BEHAVIOURS: dict[str, Behaviour] = {}
"""All of them, by path."""


def at(path: str) -> Callable[[Behaviour], Behaviour]:
    """Enter a behaviour in the table."""

    def enter(behaviour: Behaviour) -> Behaviour:
        BEHAVIOURS[path] = behaviour
        return behaviour

    return enter


def always(path: str, body: bytes | str, *headers: str, status: str = "200 OK") -> None:
    """Enter a path that always has the same whole answer."""
    BEHAVIOURS[path] = lambda talk: talk.answer(body, *headers, status=status)


def raw(path: str, *pieces: bytes | str) -> None:
    """Enter a path that sends exactly this and closes the connection."""
    BEHAVIOURS[path] = lambda talk: talk.send(*pieces)


def redirect(path: str, location: str, status: str = "302 Found") -> None:
    """Enter a path that redirects."""
    always(path, "", f"Location: {location}", status=status)


def chunk(piece: bytes) -> bytes:
    """Return a piece as a chunk."""
    return b"%x\r\n%b\r\n" % (len(piece), piece)


def for_ever(piece: bytes) -> Iterator[bytes]:
    """Give the same piece again and again."""
    return itertools.repeat(piece)


def bomb(size: int) -> bytes:
    """Return this many MB of nothing, packed about a thousand to one."""
    packer = zlib.compressobj(9, wbits=31)
    packed = b"".join(packer.compress(bytes(MEGABYTE)) for _ in range(size))
    return packed + packer.flush()


HEAD = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
CHUNKED = f"{HEAD}Transfer-Encoding: chunked\r\n\r\n"

# What is as it should be

always("/page", PAGE, 'ETag: "first"', "Last-Modified: Mon, 05 Feb 2024 10:00:00 GMT")
always("/gzip", gzip.compress(RAW), "Content-Encoding: gzip")
always(
    "/gzip-in-members",
    gzip.compress(RAW[:500]) + gzip.compress(RAW[500:]),
    "Content-Encoding: gzip",
)
always("/gzip-padded", gzip.compress(RAW) + bytes(64), "Content-Encoding: x-gzip")
always("/deflate", zlib.compress(RAW), "Content-Encoding: deflate")
always("/deflate-bare", zlib.compress(RAW, wbits=-15), "Content-Encoding: deflate")
always("/no-type", PAGE, "Content-Type:")
raw("/chunked", CHUNKED, chunk(RAW[:700]), chunk(RAW[700:]), "0\r\n\r\n")
raw("/until-the-end", HEAD, "\r\n", RAW)
raw(
    "/continue-once",
    "HTTP/1.1 100 Continue\r\n\r\n",
    HEAD,
    f"Content-Length: {len(RAW)}\r\n\r\n",
    RAW,
)


@at("/gzip-byte-by-byte")
def _(talk: Conversation) -> None:
    packed = zlib.compress(b"A short page.", wbits=-15)
    talk.send(HEAD, "Content-Encoding: deflate\r\nTransfer-Encoding: chunked\r\n\r\n")
    for byte in packed:
        talk.send(chunk(bytes([byte])))
    talk.send("0\r\n\r\n")


@at("/conditional")
def _(talk: Conversation) -> None:
    if talk.request.headers.get("if-none-match") == '"first"':
        talk.send('HTTP/1.1 304 Not Modified\r\nETag: "first"\r\n\r\n')
    else:
        talk.answer(PAGE, 'ETag: "first"')


@at("/cookie")
def _(talk: Conversation) -> None:
    talk.answer(PAGE, "Set-Cookie: reader=7; Path=/", "Set-Cookie: again=8")


@at("/cookie-redirect")
def _(talk: Conversation) -> None:
    talk.answer("", "Location: /page", "Set-Cookie: reader=7; Path=/", status="302 Found")


# What never ends, or never begins


@at("/silent")
def _(talk: Conversation) -> None:
    talk.wait()


@at("/silent-after-head")
def _(talk: Conversation) -> None:
    talk.send(HEAD, f"Content-Length: {len(RAW)}\r\n\r\n")
    talk.wait()


@at("/silent-in-the-middle")
def _(talk: Conversation) -> None:
    talk.send(HEAD, f"Content-Length: {len(RAW)}\r\n\r\n", RAW[:300])
    talk.wait()


@at("/drip")
def _(talk: Conversation) -> None:
    talk.send(HEAD, f"Content-Length: {MEGABYTE}\r\n\r\n")
    talk.drip(for_ever(b"a"))


@at("/drip-chunks")
def _(talk: Conversation) -> None:
    talk.send(CHUNKED)
    talk.drip(for_ever(chunk(b"a")))


@at("/drip-head")
def _(talk: Conversation) -> None:
    talk.drip(bytes([byte]) for byte in HEAD.encode() + b"X-Long: " + b"a" * MEGABYTE)


@at("/drip-continue")
def _(talk: Conversation) -> None:
    talk.drip(for_ever(b"HTTP/1.1 100 Continue\r\n\r\n"))


@at("/flood-continue")
def _(talk: Conversation) -> None:
    talk.pour(b"HTTP/1.1 100 Continue\r\n\r\n" * 100)


@at("/flood-headers")
def _(talk: Conversation) -> None:
    talk.send(HEAD)
    talk.pour(b"X-More: and more of it\r\n" * 50)


@at("/flood-one-header")
def _(talk: Conversation) -> None:
    talk.send(HEAD, "X-Long: ")
    talk.pour(b"a" * 4096)


@at("/flood-continue-headers")
def _(talk: Conversation) -> None:
    talk.send("HTTP/1.1 100 Continue\r\n")
    talk.pour(b"X-More: and more of it\r\n" * 50)


@at("/endless")
def _(talk: Conversation) -> None:
    talk.send(HEAD, "\r\n")
    talk.pour(b"<p>And so on, and so on.</p>" * 100)


@at("/endless-chunks")
def _(talk: Conversation) -> None:
    talk.send(CHUNKED)
    talk.pour(chunk(b"<p>And so on, and so on.</p>" * 100))


@at("/endless-chunk-line")
def _(talk: Conversation) -> None:
    talk.send(CHUNKED, "5;")
    talk.pour(b"a" * 4096)


@at("/endless-trailers")
def _(talk: Conversation) -> None:
    talk.send(CHUNKED, chunk(RAW), "0\r\n")
    talk.pour(b"X-More: and more of it\r\n" * 50)


@at("/endless-gzip")
def _(talk: Conversation) -> None:
    talk.send(HEAD, "Content-Encoding: gzip\r\n\r\n")
    talk.pour(gzip.compress(b""))


# What is too large

always("/bomb-gzip", bomb(8), "Content-Encoding: gzip")
always("/bomb-in-members", bomb(1) * 8, "Content-Encoding: gzip")
always("/bomb-deflate", zlib.compress(bytes(8 * MEGABYTE), 9), "Content-Encoding: deflate")
raw("/large-by-its-word", HEAD, f"Content-Length: {50 * MEGABYTE}\r\n\r\n", RAW)
raw("/large-beyond-words", HEAD, "Content-Length: 99999999999999999\r\n\r\n", RAW)

# What is not whole, or makes no sense

always(
    "/gzip-truncated", gzip.compress(RAW)[: len(gzip.compress(RAW)) // 2], "Content-Encoding: gzip"
)
always("/gzip-without-end", gzip.compress(RAW)[:-8], "Content-Encoding: gzip")
always("/gzip-damaged", gzip.compress(RAW)[:60] + b"\xff" * 200, "Content-Encoding: gzip")
always("/gzip-bad-sum", gzip.compress(RAW)[:-8] + bytes(8), "Content-Encoding: gzip")
always("/gzip-in-name-only", PAGE, "Content-Encoding: gzip")
always("/packed-unasked", PAGE, "Content-Encoding: br")
always("/packed-twice", gzip.compress(gzip.compress(RAW)), "Content-Encoding: gzip, gzip")
always("/empty", "")
always("/no-content", "", status="204 No Content")
raw("/empty-until-the-end", HEAD, "\r\n")
raw("/empty-chunked", CHUNKED, "0\r\n\r\n")
always("/empty-gzip", gzip.compress(b""), "Content-Encoding: gzip")
always("/partial", RAW[:400], "Content-Range: bytes 0-399/4000", status="206 Partial Content")
raw("/length-too-long", HEAD, f"Content-Length: {len(RAW) + 100}\r\n\r\n", RAW)
raw("/length-too-short", HEAD, f"Content-Length: {len(RAW) // 2}\r\n\r\n", RAW)
raw("/length-zero", HEAD, "Content-Length: 0\r\n\r\n", RAW)
raw("/length-nonsense", HEAD, "Content-Length: many\r\n\r\n", RAW)
raw("/length-negative", HEAD, "Content-Length: -5\r\n\r\n", RAW)
raw("/length-twice", HEAD, f"Content-Length: 5\r\nContent-Length: {len(RAW)}\r\n\r\n", RAW)
raw("/chunk-malformed", CHUNKED, chunk(RAW[:300]), "zz\r\n", RAW[300:], "\r\n0\r\n\r\n")
raw("/chunk-without-size", CHUNKED, RAW)
raw("/chunk-negative", CHUNKED, "-5\r\n", RAW, "\r\n0\r\n\r\n")
raw("/chunk-minus-one", CHUNKED, "-1\r\n", RAW, "\r\n0\r\n\r\n")
raw("/chunk-huge", CHUNKED, "f" * 30, "\r\n", RAW)
raw("/chunk-cut", CHUNKED, chunk(RAW[:300]), "3e8\r\n", RAW[300:400])
raw("/chunk-missing-last", CHUNKED, chunk(RAW[:300]))
raw("/nothing-at-all")
raw("/not-http", "SSH-2.0-OpenSSH_9.2\r\n")
raw("/old-http", RAW)
raw("/bad-status", "HTTP/1.1 many OK\r\n\r\n", RAW)
raw("/head-cut", "HTTP/1.1 200 OK\r\nContent-Type: text")
raw("/many-headers", HEAD, *[f"X-{number}: 1\r\n" for number in range(300)], "\r\n", RAW)
raw("/unasked-not-modified", "HTTP/1.1 304 Not Modified\r\n\r\n")


@at("/reset")
def _(talk: Conversation) -> None:
    talk.reset()


@at("/reset-in-the-middle")
def _(talk: Conversation) -> None:
    talk.send(HEAD, f"Content-Length: {len(RAW)}\r\n\r\n", RAW[:300])
    talk.reset()


# Redirects

redirect("/moved", "/page", "301 Moved Permanently")
redirect("/moved-then-found", "/found", "308 Permanent Redirect")
redirect("/moved-twice", "/moved", "308 Permanent Redirect")
redirect("/found", "page?from=found")
redirect("/found-then-moved", "/moved", "307 Temporary Redirect")
redirect("/see-other", "/page#comments", "303 See Other")
redirect("/in-letters", "/caf\u00c3\u00a9", "301 Moved Permanently")
always("/caf%C3%A9", PAGE)
redirect("/to-itself", "/to-itself")
redirect("/circle-1", "/circle-2")
redirect("/circle-2", "/circle-1")
for number in range(1, 10):
    redirect(f"/chain-{number}", f"/chain-{number - 1}" if number > 1 else "/page")
for scheme, location in {
    "file": "file:///etc/hostname",
    "data": "data:text/html,<p>Hello</p>",
    "ftp": "ftp://outlet.test/page",
    "javascript": "javascript:alert(1)",
    "gopher": "gopher://outlet.test/1",
    "unc": "\\\\server\\share",
    "password": "http://name:word@127.0.0.1/",
    "nonsense": "http://[::1",
}.items():
    redirect(f"/to-{scheme}", location)
always("/redirect-nowhere", PAGE, status="302 Found")
always("/choices", PAGE, status="300 Multiple Choices")

# What the status says

for code in (400, 401, 402, 403, 404, 408, 410, 418, 451, 500, 502, 504, 599):
    always(f"/status-{code}", "No.", status=f"{code} No")
always("/status-429", "No.", "Retry-After: 90", status="429 Too Many Requests")
always(
    "/status-503",
    "No.",
    "Date: Mon, 05 Feb 2024 10:00:00 GMT",
    "Retry-After: Mon, 05 Feb 2024 11:30:00 GMT",
    status="503 Service Unavailable",
)
always("/status-429-nonsense", "No.", "Retry-After: soon", status="429 Too Many Requests")

# What is no page

always("/picture", b"\x89PNG\r\n\x1a\n", "Content-Type: image/png")
always("/film", b"\x00" * 64, "Content-Type: video/mp4")
always("/archive", b"PK\x03\x04", "Content-Type: application/zip")

# In which letters

RUSSIAN = "Паром к дальним островам с понедельника будет ходить дважды в день, сообщили в порту."
GERMAN = (
    "Die Fähre fährt ab Montag nur zweimal täglich, müde Kapitäne können größere Übel verhüten."
)


def letters(text: str, meta: str = "") -> str:
    """Return a page with this text, which declares its encoding itself when ``meta`` does."""
    return f"<html><head>{meta}<title>Letters</title></head><body>" + f"<p>{text}</p>" * 8


def meta(charset: str) -> str:
    """Return the element that declares an encoding."""
    return f'<meta http-equiv="Content-Type" content="text/html; charset={charset}">'


always(
    "/latin-header-utf8-page",
    letters(GERMAN, meta("utf-8")),
    "Content-Type: text/html; charset=iso-8859-1",
)
always(
    "/latin-header-russian-page",
    letters(RUSSIAN, meta("windows-1251")).encode("cp1251"),
    "Content-Type: text/html; charset=iso-8859-1",
)
always(
    "/russian-header-latin-page",
    letters(RUSSIAN, meta("iso-8859-1")).encode("cp1251"),
    "Content-Type: text/html; charset=windows-1251",
)
always("/russian-undeclared", letters(RUSSIAN).encode("cp1251"), "Content-Type: text/html")
always(
    "/bogus-charset",
    letters(GERMAN).encode("cp1252"),
    "Content-Type: text/html; charset=x-none-such",
)
always(
    "/bogus-header-true-page",
    letters(RUSSIAN, meta("koi8-r")).encode("koi8-r"),
    "Content-Type: text/html; charset=utf8mb4",
)
always("/utf-16", letters(RUSSIAN).encode("utf-16"), "Content-Type: text/html; charset=iso-8859-1")
always(
    "/utf-16-unmarked",
    letters(GERMAN).encode("utf-16-le"),
    "Content-Type: text/html; charset=utf-16",
)
always(
    "/utf-7",
    letters("Hi +ADw-script+AD4-alert(1)+ADw-/script+AD4-"),
    "Content-Type: text/html; charset=utf-7",
)
always(
    "/utf8-mark",
    b"\xef\xbb\xbf" + letters(RUSSIAN).encode(),
    "Content-Type: text/html; charset=windows-1251",
)
always(
    "/japanese",
    letters("離島行きのフェリーは月曜日から一日二便になると港湾事務所が発表した。").encode("cp932"),
    'Content-Type: text/html; charset="Shift_JIS"',
)
