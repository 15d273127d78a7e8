"""The pictures of an article: fetched once each, none from the person's own network."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.support.hostile_server import Conversation, HostileServer
from tests.support.picture_files import chart, file_of

from reader.ingest.fetching.address import IPAddress
from reader.ingest.fetching.errors import (
    LocalAddressError,
    MissingPageError,
    SlowError,
)
from reader.ingest.fetching.fetched import Fetched
from reader.ingest.fetching.fetcher import Fetcher
from reader.ingest.fetching.network import Network
from reader.ingest.fetching.wanted import PICTURE
from reader.ingest.picture_fetching import (
    MAX_PICTURES,
    fetch_pictures,
    image_addresses,
)
from reader.library.progress import CancelledError, Progress
from reader.model.document import Block, BlockKind, Document, Image, Run
from reader.model.kept_picture import KeptPicture

CHART = file_of(chart(60, 40), "PNG")
PIXEL = file_of(chart(1, 1), "PNG")


def document(*addresses: str) -> Document:
    figures = [Block(BlockKind.FIGURE, image=Image(address)) for address in addresses]
    words = Block(BlockKind.PARAGRAPH, (Run("The ferry sails twice a day."),))
    return Document((words, *figures, Block(BlockKind.FIGURE, (Run("A caption alone."),))))


class Web:
    """Gives the same picture everywhere, and keeps what was asked for."""

    def __init__(self, failures: dict[str, Exception] | None = None) -> None:
        self.asked: list[str] = []
        self._failures = failures or {}

    def __call__(self, url: str, **options: object) -> Fetched:
        assert options["wanted"] is PICTURE
        assert not options.get("by_person")
        self.asked.append(url)
        for beginning, error in self._failures.items():
            if url.startswith(beginning):
                raise error
        body = PIXEL if "pixel" in url else CHART
        return Fetched(url, url, 200, body, "image/png")


def outcomes(shown: Document, web: Callable[..., Fetched], url: str = "") -> list[KeptPicture]:
    return list(fetch_pictures(shown, web, url=url))


def test_each_image_has_an_outcome_and_none_is_fetched_twice() -> None:
    web = Web({"https://outlet.test/gone": MissingPageError("It is gone.", status=404)})
    shown = document(
        "https://outlet.test/a.png",
        "/a.png#big",
        "https://outlet.test/gone.png",
        "https://outlet.test/a.png",
        "https://outlet.test/pixel.png",
        "data:image/png;base64,AAAA",
    )
    found = outcomes(shown, web, "https://outlet.test/news/ferry")
    assert tuple(each.address for each in found) == image_addresses(shown)
    assert [each.picture is not None for each in found] == [True, True, False, False, False]
    assert found[0].picture == found[1].picture
    assert [each.problem for each in found[2:]] == [
        "It is gone.",
        "It shows nothing: such pictures only count readers.",
        "It has no address on the web.",
    ]
    assert web.asked == [f"https://outlet.test/{name}.png" for name in ("a", "gone", "pixel")]


def test_no_more_than_sixty_are_fetched() -> None:
    web = Web()
    found = outcomes(document(*(f"https://outlet.test/{n}.png" for n in range(70))), web)
    assert len(found) == 70
    assert len(web.asked) == MAX_PICTURES == 60
    assert "Only 60 pictures" in found[-1].problem


def test_a_server_that_did_not_answer_is_not_asked_again() -> None:
    web = Web({"https://slow.test": SlowError("slow.test did not answer.")})
    addresses = [f"https://{host}.test/{n}.png" for n in range(3) for host in ("slow", "outlet")]
    found = outcomes(document(*addresses), web)
    assert [each.picture is not None for each in found] == [False, True] * 3
    assert found[2].problem == "slow.test did not answer before."
    assert sum("slow" in url for url in web.asked) == 1


def test_pictures_come_one_by_one_and_who_stops_asking_stops_the_fetching() -> None:
    web = Web()
    coming = fetch_pictures(document("https://outlet.test/1", "https://outlet.test/2"), web)
    assert next(coming).picture is not None
    assert web.asked == ["https://outlet.test/1"]


def test_fetching_pictures_can_be_cancelled() -> None:
    progress = Progress()
    shown = document("https://outlet.test/1", "https://outlet.test/2")
    coming = fetch_pictures(shown, Web(), check_cancelled=progress.raise_if_cancelled)
    next(coming)
    progress.cancel()
    with pytest.raises(CancelledError):
        next(coming)


def test_an_article_cannot_reach_into_the_person_s_network() -> None:
    def send_home(talk: Conversation) -> None:
        talk.answer("", "Location: http://localhost/", status="302 Found")

    def is_local(ip: IPAddress) -> bool:
        return str(ip) != "127.0.0.2"

    def give(talk: Conversation) -> None:
        talk.answer(CHART, "Content-Type: image/png")

    behaviours = {"/home.png": send_home, "/chart.png": give}
    network = Network(is_local=is_local, proxy_for=lambda _: "")
    with (
        HostileServer({}) as local,
        HostileServer(behaviours, host="127.0.0.2") as public,
    ):
        addresses = [
            local.url("/a.png"),
            local.url("/a.png", "localhost"),
            public.url("/home.png"),
            public.url("/chart.png"),
        ]
        found = outcomes(document(*addresses), Fetcher(network=network).fetch)
        assert [each.picture is not None for each in found] == [False, False, False, True]
        assert all("inside your own computer" in each.problem for each in found[:3])
        assert local.connections == 0
        with pytest.raises(LocalAddressError):
            Fetcher(network=network).fetch(local.url("/a.png"), wanted=PICTURE)
