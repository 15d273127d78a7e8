"""Libraries for the tests of the store."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.support.stored_articles import clock, fill

from reader.store.store import Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A new, empty library."""
    store = Store.open(tmp_path / "library" / "news.onbackground", clock=clock)
    yield store
    store.close()


@pytest.fixture
def filled(store: Store) -> Store:
    """A library with five articles, two annotations on each, and three tags."""
    fill(store, 5)
    return store
