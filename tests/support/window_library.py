"""A library behind a `LibraryClient`, as dialogs use it."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import shiboken6
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.support.annotated_articles import SENTENCES

from reader.library.library import Library
from reader.library.operations import AddArticles, Annotate, NewArticle, Operation
from reader.model.document import Block, BlockKind, Document, Run
from reader.model.parsed_article import ParsedArticle, PublicationDate
from reader.model.queries import ArticleQuery
from reader.model.selectors import Part, Passage
from reader.ui.client import LibraryClient

PATIENCE = 20_000
"""Milliseconds a test waits for the library's thread: the first write loads what it needs."""


@contextmanager
def opened_client(qtbot: QtBot, folder: Path) -> Iterator[LibraryClient]:
    """Give a client of a new library without samples; bugs in jobs fail the test.

    Windows that are open at the end are deleted with it: do not give them to ``qtbot`` as well.
    """
    gc.collect()  # what is left of a window before must not go in the library's thread
    client = LibraryClient()
    crashes: list[BaseException] = []
    client.crashed.connect(crashes.append)
    with qtbot.waitSignal(client.opened, timeout=PATIENCE):
        client.start(lambda: Library.open(folder / "test.onbackground", samples=False))
    yield client
    _delete_windows()  # before the client that they talk to
    assert client.close()
    # Deleted here and now: left to the garbage collector, it could go in the next test's worker
    # thread, which Qt does not survive.
    shiboken6.delete(client)
    assert crashes == []


def _delete_windows() -> None:
    for window in QApplication.topLevelWidgets():
        if shiboken6.isValid(window) and window.parent() is None:
            shiboken6.delete(window)


def perform(qtbot: QtBot, client: LibraryClient, operation: Operation) -> None:
    """Carry an operation out and wait until it is saved."""
    with qtbot.waitSignal(client.saved, timeout=PATIENCE):
        client.perform(operation)


def library_of(client: LibraryClient) -> Library:
    """Open the client's library once more, to look at what is stored."""
    return Library.open(client.path)


def add_article(
    qtbot: QtBot, client: LibraryClient, number: int, *, tag_ids: tuple[str, ...] = ()
) -> str:
    """Add an invented article, its first sentence annotated with tags, if any, and a note."""
    article_id = f"article-{number}"
    blocks = [*SENTENCES[:3], f"This is article {number}."]
    parsed = ParsedArticle(
        f"Harbour plan {number}",
        Document(tuple(Block(BlockKind.PARAGRAPH, (Run(text),)) for text in blocks)),
        outlet="Gull Bay Courier",
        published=PublicationDate("2026-03-14", "2026-03-14"),
    )
    perform(qtbot, client, AddArticles([NewArticle(article_id, parsed)]))
    if tag_ids:
        first = parsed.document.block_ranges[0]
        passage = Passage(Part.BODY, first)
        note = f"Note on {number}."
        annotate = Annotate(
            f"{number:08}-0000-4000-8000-000000000000", article_id, passage, tag_ids, note
        )
        perform(qtbot, client, annotate)
    return article_id


def article_ids(client: LibraryClient) -> list[str]:
    """Return the ids of the stored articles."""
    library = library_of(client)
    try:
        return library.list_article_ids(ArticleQuery())
    finally:
        library.close()
