"""Nothing is loaded behind the person's back: reading makes no connection."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from tests.support.command_line import run
from tests.support.hostile_server import HostileServer
from tests.support.no_network import NetworkUsedError, no_network
from tests.support.windows import opened_window, parts_of

WORDS = (
    "The ferry to the outer islands will sail only twice a day from Monday, two officials who"
    " asked not to be named said, because captains have reported sick."
)


@pytest.fixture
def tracker() -> Iterator[HostileServer]:
    """A server that everything in the page points at."""
    with HostileServer({}) as server:
        yield server


@pytest.fixture
def page(tmp_path: Path, tracker: HostileServer) -> Path:
    """A saved page that would load from the server if it were shown as a browser does."""
    there = tracker.url
    path = tmp_path / "ferry.html"
    path.write_text(
        f"""<!doctype html><html><head><title>Ferry sails twice a day</title>
        <base href="{there("/")}">
        <link rel="stylesheet" href="{there("/style.css")}">
        <link rel="preload" as="image" href="{there("/preload.png")}">
        <meta property="og:image" content="{there("/card.png")}">
        <style>@import url({there("/more.css")}); p {{ background: url({there("/back.png")}) }}
        </style><script src="{there("/script.js")}"></script></head>
        <body background="{there("/body.png")}"><article><h1>Ferry sails twice a day</h1>
        <p>{WORDS}</p>
        <figure><img src="{there("/quay.png")}" srcset="{there("/large.png")} 2x" alt="The quay">
        <figcaption>The quay on Sunday</figcaption></figure>
        <p>{WORDS} Notice 2. <img src="quay-2.png" alt="Again"></p>
        <p>{WORDS} Notice 3. <a href="{there("/link")}">More</a></p>
        <img src="{there("/pixel.gif")}" width="1" height="1">
        <iframe src="{there("/frame")}"></iframe><video poster="{there("/poster.png")}"></video>
        <table background="{there("/table.png")}"><tr><td>{WORDS} Notice 4.</td></tr></table>
        </article></body></html>""",
        encoding="utf-8",
    )
    return path


def test_the_command_line_brings_in_reads_analyses_and_exports_without_a_connection(
    page: Path, tracker: HostileServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ONBACKGROUND_LIBRARY", str(tmp_path / "test.onbackground"))
    with no_network():
        (added,) = run("add", page, "--json").json
        assert added["status"] == "added"
        article = added["article"]
        assert tracker.url("/quay.png") in run("show", article, "--json").stdout
        quoted = run("annotate", article, "--quote", "Notice 2", "--note", "Who?")
        assert quoted.code == 0
        assert run("analyze", "--article", article, "--json").json["suggestions"]
        assert run("analyze", page, "--json").json["suggestions"]
        exported = run("export", "--all", "--format", "markdown", "--output", tmp_path / "out")
        assert exported.code == 0, exported.stderr
        assert run("check").code == 0
    assert tracker.connections == 0


def test_the_window_brings_in_and_shows_an_article_without_a_connection(
    page: Path, tracker: HostileServer, tmp_path: Path, qtbot: QtBot
) -> None:
    with no_network(), opened_window(qtbot, tmp_path, samples=False, words=[str(page)]) as session:
        parts = parts_of(session)
        qtbot.waitUntil(lambda: parts.current.article is not None, timeout=30_000)
        view = parts.reading.view
        bar = view.verticalScrollBar()
        for place in range(0, bar.maximum() + 1, 100):
            bar.setValue(place)
            view.grab()
        assert "Notice 4." in view.document().toPlainText()
        assert parts.current.article is not None
        assert any(block.image for block in parts.current.article.revision.document.blocks)
    assert tracker.connections == 0


def test_the_guard_sees_every_way_out(tracker: HostileServer) -> None:
    here = (tracker.host, tracker.port)
    with pytest.raises(NetworkUsedError), no_network():
        socket.create_connection(here)
    with pytest.raises(NetworkUsedError), no_network():
        socket.getaddrinfo("outlet.test", 80)
    with pytest.raises(NetworkUsedError, match="attempted"), no_network():
        swallow(here)
    with no_network(allowed=["127.0.0.1"]):
        socket.create_connection(here).close()
    socket.create_connection(here).close()


def swallow(place: tuple[str, int]) -> None:
    with socket.socket() as connecting:
        try:
            connecting.connect_ex(place)
        except AssertionError:
            return
