"""Article ▸ Load Images, from a real server; and what may not be loaded."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from tests.support.feed_server import FeedServer
from tests.support.picture_files import chart, file_of
from tests.support.windows import (
    PATIENCE,
    opened_window,
    parts_of,
    stored_library,
    trigger,
    wait_until_saved,
)

from reader.ingest.fetching import fetcher
from reader.ingest.fetching.network import Network
from reader.library.operations import AddArticles, DeleteArticles, NewArticle
from reader.model.document import Block, BlockKind, Document, Image, Run
from reader.model.kept_picture import KeptPicture
from reader.model.parsed_article import ParsedArticle
from reader.ui.session import WindowSession

ARTICLE = "article-1"


@pytest.fixture
def server() -> Iterator[FeedServer]:
    with FeedServer() as running:
        running.pages["/quay.png"] = ("image/png", file_of(chart(200, 120), "PNG"))
        yield running


@pytest.fixture
def session(qtbot: QtBot, tmp_path: Path, server: FeedServer) -> Iterator[WindowSession]:
    """Open a window on an article with a picture that is there, one that is not, and no third."""
    addresses = [server.url("/quay.png"), server.url("/missing.png"), "file:///etc/hostname"]
    blocks = [
        Block(BlockKind.PARAGRAPH, (Run("The quay was closed on Monday, two officials said."),)),
        *(
            Block(BlockKind.FIGURE, (Run("The quay"),), image=Image(address, "A grey quay"))
            for address in addresses
        ),
    ]
    parsed = ParsedArticle("The quay", Document(tuple(blocks)))
    with opened_window(qtbot, tmp_path, samples=False) as session:
        session.client.perform(AddArticles([NewArticle(ARTICLE, parsed)]))
        wait_until_saved(qtbot, session)
        parts_of(session).current.open(ARTICLE)
        qtbot.waitUntil(lambda: parts_of(session).current.article is not None, timeout=PATIENCE)
        wait_until_saved(qtbot, session)
        yield session
        library = stored_library(session)
        assert library.check().ok
        library.close()


@pytest.fixture
def open_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Count the test's own server as a place in the web."""

    def network() -> Network:
        return Network(is_local=lambda _address: False, proxy_for=lambda _address: "")

    monkeypatch.setattr(fetcher, "Network", network)


def load(qtbot: QtBot, session: WindowSession) -> dict[str, KeptPicture]:
    trigger(session, "load-images")
    qtbot.waitUntil(lambda: not parts_of(session).web.is_working, timeout=PATIENCE)
    wait_until_saved(qtbot, session)
    return kept(session)


def kept(session: WindowSession) -> dict[str, KeptPicture]:
    library = stored_library(session)
    pictures = {each.address.rpartition("/")[2]: each for each in library.pictures.list_of(ARTICLE)}
    library.close()
    return pictures


def test_nothing_is_loaded_until_the_person_asks(
    session: WindowSession, server: FeedServer
) -> None:
    assert server.traffic.requests == []
    assert parts_of(session).registry.action("load-images").isEnabled()


@pytest.mark.usefixtures("open_network")
def test_images_are_loaded_once_and_kept_with_the_article(
    qtbot: QtBot, session: WindowSession, server: FeedServer
) -> None:
    pictures = load(qtbot, session)
    assert pictures["quay.png"].picture is not None
    assert "404" in pictures["missing.png"].problem
    assert pictures["hostname"].problem == "It has no address on the web."
    assert parts_of(session).toaster.text() == "1 of 3 images loaded"
    assert sorted(server.traffic.requests) == ["/missing.png", "/quay.png"]
    qtbot.waitUntil(
        lambda: not parts_of(session).registry.action("load-images").isEnabled(), timeout=PATIENCE
    )
    shown = parts_of(session).current.article
    assert shown is not None
    assert len(shown.pictures) == 3


def test_a_picture_in_the_own_network_is_refused(
    qtbot: QtBot, session: WindowSession, server: FeedServer
) -> None:
    pictures = load(qtbot, session)
    assert pictures["quay.png"].picture is None
    assert pictures["quay.png"].problem
    assert server.traffic.requests == [], "the server has not even been asked"


@pytest.mark.usefixtures("open_network")
def test_images_are_loaded_unasked_only_where_that_is_wanted(
    qtbot: QtBot, session: WindowSession, server: FeedServer
) -> None:
    parts = parts_of(session)
    parts.preferences.load_images = True
    parts.current.close()
    parts.current.open(ARTICLE)
    qtbot.waitUntil(lambda: "/quay.png" in server.traffic.requests, timeout=PATIENCE)
    qtbot.waitUntil(lambda: not parts.web.is_working, timeout=PATIENCE)
    wait_until_saved(qtbot, session)
    assert kept(session)["quay.png"].picture is not None
    assert parts.toaster.text() == "", "nobody asked, so nothing is said"


@pytest.mark.usefixtures("open_network")
def test_pictures_go_and_come_back_with_their_article(qtbot: QtBot, session: WindowSession) -> None:
    before = load(qtbot, session)
    session.client.perform(DeleteArticles([ARTICLE]))
    wait_until_saved(qtbot, session)
    assert kept(session) == {}
    session.client.undo()
    wait_until_saved(qtbot, session)
    assert kept(session) == before
