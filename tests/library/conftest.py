"""A library in a real file, with invented articles and a clock that counts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.support.fixed import CountingIds, FixedClock
from tests.support.libraries import add_article

from reader.library.library import Library


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """Return a new library with the default codebook and no articles."""
    opened = Library.open(
        tmp_path / "news.onbackground",
        clock=FixedClock(),
        new_id=CountingIds(),
        creator="Reader",
        samples=False,
    )
    yield opened
    opened.close()


@pytest.fixture
def article_id(library: Library) -> str:
    """Return the id of an article in the library."""
    return add_article(library)
