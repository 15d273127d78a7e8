"""What an import needs of a library, so that it can work in a thread of its own.

Reading files and pages takes long. Whoever does it outside the library's thread hands over each
article by itself, and between two of them the library answers others: that is `AskedLibrary`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol, TypeVar

from reader.library.changes import ChangeSet
from reader.library.library import Library
from reader.library.operation import Operation
from reader.model.article import OpenArticle
from reader.model.codebook import Codebook

T = TypeVar("T")


class ImportTarget(Protocol):
    """Where articles go: a `Library`, or one that is asked piece by piece."""

    @property
    def creator(self) -> str:
        """Who makes annotations; "" where nobody said."""
        ...

    def new_id(self) -> str:
        """Return an id for something new."""
        ...

    def now(self) -> datetime:
        """Return the present time, with a zone."""
        ...

    def find_duplicate(self, text_sha256: str, url: str) -> str | None:
        """Return the id of the article with this text, else with this address, or None."""
        ...

    def get_article(self, article_id: str) -> OpenArticle:
        """Return the article with its text and annotations."""
        ...

    def get_codebook(self) -> Codebook:
        """Return all tags."""
        ...

    def run(self, operation: Operation) -> ChangeSet:
        """Apply the operation: all of it, or nothing when anything is raised."""
        ...


@dataclass(frozen=True, slots=True)
class AskedLibrary:
    """A library in another thread; ``ask`` runs something there and waits for what it returns."""

    ask: Callable[[Callable[[Library], object]], object]

    @property
    def creator(self) -> str:
        """Who makes annotations."""
        return self._asked(lambda library: library.creator)

    def new_id(self) -> str:
        """Return an id for something new."""
        return self._asked(lambda library: library.new_id())

    def now(self) -> datetime:
        """Return the present time, with a zone."""
        return self._asked(lambda library: library.now())

    def find_duplicate(self, text_sha256: str, url: str) -> str | None:
        """Return the id of the article with this text, else with this address, or None."""
        return self._asked(lambda library: library.find_duplicate(text_sha256, url))

    def get_article(self, article_id: str) -> OpenArticle:
        """Return the article with its text and annotations."""
        return self._asked(lambda library: library.get_article(article_id))

    def get_codebook(self) -> Codebook:
        """Return all tags."""
        return self._asked(lambda library: library.get_codebook())

    def run(self, operation: Operation) -> ChangeSet:
        """Apply the operation: all of it, or nothing when anything is raised."""
        return self._asked(lambda library: library.run(operation))

    def _asked(self, job: Callable[[Library], T]) -> T:
        return self.ask(job)  # type: ignore[return-value]  # what ask returns is what job does
