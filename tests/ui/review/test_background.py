from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from tests.support.libraries import add_article

from reader.library.changes import ChangeSet
from reader.library.library import Library
from reader.ui.client import LibraryClient
from reader.ui.review import background
from reader.ui.review.background import BackgroundAnalysis

PATIENCE = 30_000
PARAGRAPHS = ("The bridge number {} will close, officials said on Monday.",)


@pytest.fixture
def client(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[LibraryClient]:
    monkeypatch.setattr(background, "REST", 0)
    path = tmp_path / "news.onbackground"
    library = Library.open(path, samples=False)
    for number in range(8):
        add_article(library, f"Bridge {number}", (PARAGRAPHS[0].format(number),))
    library.close()
    gc.collect()  # what is left of a window before must not go in the library's thread
    client = LibraryClient()
    client.start(lambda: Library.open(path))
    qtbot.waitSignal(client.opened, timeout=PATIENCE)
    yield client
    client.close()


def _waiting(qtbot: QtBot, client: LibraryClient) -> int:
    answers: list[int] = []
    client.fetch(lambda library: library.reviews.count_unanalysed(), answers.append)
    qtbot.waitUntil(lambda: bool(answers), timeout=PATIENCE)
    return answers[0]


def test_everything_that_waits_is_analysed_with_progress(
    qtbot: QtBot, client: LibraryClient
) -> None:
    titles: list[str] = []
    ended: list[bool] = []
    client.work_started.connect(titles.append)
    client.work_ended.connect(lambda: ended.append(True))
    analysis = BackgroundAnalysis(client)
    analysed: set[str] = set()
    client.changed.connect(lambda changes: analysed.update(changes.reviewed))
    qtbot.waitUntil(lambda: len(analysed) == 8, timeout=PATIENCE)
    qtbot.waitUntil(lambda: not analysis.is_working, timeout=PATIENCE)
    assert _waiting(qtbot, client) == 0
    assert len(titles) == len(ended) <= 1


def test_it_can_be_cancelled_and_what_is_done_stays(qtbot: QtBot, client: LibraryClient) -> None:
    analysis = BackgroundAnalysis(client)
    client.changed.connect(lambda _changes: analysis.cancel())
    with qtbot.waitSignal(client.changed, timeout=PATIENCE):
        pass
    assert not analysis.is_working
    assert _waiting(qtbot, client) < 8


def test_articles_that_come_in_are_analysed_too(qtbot: QtBot, client: LibraryClient) -> None:
    analysis = BackgroundAnalysis(client)
    qtbot.waitUntil(lambda: _waiting(qtbot, client) == 0, timeout=PATIENCE)
    qtbot.waitUntil(lambda: not analysis.is_working, timeout=PATIENCE)

    def add(library: Library) -> str:
        return add_article(library, "Another", ("The ferry will stop, officials said.",))

    client.fetch(
        add,
        lambda article_id: client.changed.emit(ChangeSet(articles_added=frozenset({article_id}))),
    )
    with qtbot.waitSignal(
        client.changed, timeout=PATIENCE, check_params_cb=lambda changes: bool(changes.reviewed)
    ):
        pass
    assert _waiting(qtbot, client) == 0
