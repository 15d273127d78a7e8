"""A library as the window and the command line use it."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Self

from reader.library.changes import ChangeSet
from reader.library.operation import Operation, Session
from reader.model.annotation import Annotation
from reader.model.article import OpenArticle
from reader.model.codebook import Codebook
from reader.model.environment import Clock, NewId, random_id, system_clock
from reader.model.errors import NotFoundError, OutputError, UsageError
from reader.model.queries import AnnotationQuery, ArticlePage, ArticleQuery, LibraryCounts
from reader.store.backup import BACKUP_FOLDER
from reader.store.connection import create_private_folder
from reader.store.store import PAGE_LENGTH, Store

if TYPE_CHECKING:
    from reader.library.feeds import Feeds
    from reader.library.pictures import Pictures
    from reader.library.reviews import Reviews
    from reader.library.revisions import Revisions
    from reader.store.report import CheckReport
    from reader.store.writer import Writer

_MATCHES_NAMED = 5
"""Ids that are named when a prefix fits several."""


class Library:
    """An open library; used from the thread that opened it.

    Reading raises `NotFoundError` for an id that is not there; everything raises
    `LibraryError` subclasses when the file is at fault.
    """

    def __init__(self, store: Store, *, clock: Clock, new_id: NewId, creator: str = "") -> None:
        self._store = store
        self._clock = clock
        self._new_id = new_id
        self._creator = creator

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        clock: Clock = system_clock,
        new_id: NewId = random_id,
        creator: str = "",
        samples: bool = True,
    ) -> Self:
        """Open the library at ``path``; a missing one is made.

        A new library gets the default codebook and, with ``samples``, the sample articles.

        Raises:
            LibraryError: the fitting subclass; the file is untouched.
        """
        library = cls(Store.open(path, clock=clock), clock=clock, new_id=new_id, creator=creator)
        try:
            library._fill_if_new(samples=samples)
        except BaseException:
            library.close()
            raise
        return library

    def close(self) -> None:
        """Bring all changes into the one file and let go of it; a second time does nothing."""
        self._store.close()

    @property
    def path(self) -> Path:
        """The library file, links resolved."""
        return self._store.path

    @property
    def read_only(self) -> bool:
        """Whether the library can be read but not changed."""
        return self._store.read_only

    @property
    def was_created(self) -> bool:
        """Whether opening made the file."""
        return self._store.was_created

    @property
    def creator(self) -> str:
        """Who makes the annotations; "" where nobody said."""
        return self._creator

    def new_id(self) -> str:
        """Return an id for something new."""
        return self._new_id()

    def now(self) -> datetime:
        """Return the present time, with a zone."""
        return self._clock()

    # Reading

    def list_articles(
        self, query: ArticleQuery, *, limit: int = PAGE_LENGTH, cursor: str | None = None
    ) -> ArticlePage:
        """Return a page of the article list, newest first; ``cursor`` is that of the page before.

        Raises:
            ValueError: when ``cursor`` is none that a page gave, or ``limit`` is below 1.
        """
        return self._store.list_articles(query, limit=limit, cursor=cursor)

    def list_article_ids(self, query: ArticleQuery) -> list[str]:
        """Return the ids of all matching articles, in the order of the list."""
        return self._store.list_article_ids(query)

    def counts(self) -> LibraryCounts:
        """Return how many articles and annotations there are."""
        return self._store.counts()

    def get_article(self, article_id: str) -> OpenArticle:
        """Return the article with its current text (without raw bytes) and its annotations."""
        return self._store.get_article(article_id)

    def find_article_ids(self, prefix: str) -> list[str]:
        """Return the ids of articles that begin with ``prefix``, sorted."""
        return self._store.find_article_ids(prefix)

    def resolve_article(self, prefix: str) -> str:
        """Return the one article id that is, or begins with, ``prefix``.

        Raises:
            NotFoundError: when there is none.
            UsageError: when there are several, naming up to five.
        """
        return _the_one("article", prefix, self._store.find_article_ids(_tidied(prefix)))

    def get_raw(self, revision_id: str) -> tuple[bytes, str]:
        """Return the bytes a revision was made from (b"" if there were none) and their type."""
        return self._store.get_raw(revision_id)

    def find_duplicate(self, text_sha256: str, url: str) -> str | None:
        """Return the id of the article with this text, else with this address (if any), or None."""
        return self._store.find_duplicate(text_sha256, url)

    def list_annotations(self, query: AnnotationQuery) -> list[Annotation]:
        """Return the matching annotations: articles as in the list, each in text order."""
        return self._store.list_annotations(query)

    def get_annotation(self, annotation_id: str) -> Annotation:
        """Return one annotation."""
        return self._store.get_annotation(annotation_id)

    def find_annotation_ids(self, prefix: str) -> list[str]:
        """Return the ids of annotations that begin with ``prefix``, sorted."""
        return self._store.find_annotation_ids(prefix)

    def resolve_annotation(self, prefix: str) -> str:
        """Return the one annotation id that is or begins with ``prefix``; see `resolve_article`."""
        return _the_one("annotation", prefix, self._store.find_annotation_ids(_tidied(prefix)))

    def get_codebook(self) -> Codebook:
        """Return all tags, parents before their children."""
        return self._store.get_codebook()

    @property
    def reviews(self) -> Reviews:
        """What the sourcing analysis found, and what people said to it."""
        # Nothing that the first paint needs.
        from reader.library.reviews import Reviews  # noqa: PLC0415

        return Reviews(self, self._store.reviews)

    @property
    def feeds(self) -> Feeds:
        """The feeds a person is subscribed to."""
        from reader.library.feeds import Feeds  # noqa: PLC0415 - as above

        return Feeds(self, self._store.feeds)

    @property
    def pictures(self) -> Pictures:
        """The pictures that are kept with articles."""
        from reader.library.pictures import Pictures  # noqa: PLC0415 - as above

        return Pictures(self, self._store.pictures)

    @property
    def revisions(self) -> Revisions:
        """The versions of articles' texts."""
        from reader.library.revisions import Revisions  # noqa: PLC0415 - as above

        return Revisions(self, self._store.revisions)

    # Changing

    @contextlib.contextmanager
    def transaction(self) -> Iterator[Session]:
        """Give a session whose changes are committed together, or rolled back together.

        For what is nothing that a person would undo; all else is an `Operation`.

        Raises:
            ReadOnlyLibraryError: when the library can only be read.
        """
        with self._store.transaction() as writer:
            yield self._session(writer)

    def run(self, operation: Operation) -> ChangeSet:
        """Apply the operation: all of it, or nothing when anything is raised.

        Raises:
            ReadOnlyLibraryError: when the library can only be read.
            ReaderError: what the operation raises.
        """
        with self._store.transaction() as writer:
            return operation.apply(self._session(writer))

    def revert(self, operation: Operation) -> ChangeSet:
        """Take the operation back: all of it, or nothing when anything is raised."""
        with self._store.transaction() as writer:
            return operation.revert(self._session(writer))

    def mark_read(self, article_id: str) -> ChangeSet:
        """Mark an article as read because it has been read: nothing that a person would undo.

        Raises:
            ReadOnlyLibraryError: when the library can only be read.
        """
        was_unread = self._store.mark_read(article_id)
        return ChangeSet(articles_changed=frozenset({article_id} if was_unread else ()))

    def prepare_writing(self) -> None:
        """Load what the first change needs, so that it does not have to wait for that."""
        self._store.prepare_writing()

    # The file

    def check(self) -> CheckReport:
        """Look for damage in the file."""
        return self._store.check()

    def backup(self, path: Path | None = None, *, replace: bool = False) -> Path:
        """Copy the library, verified; return the copy's path.

        Args:
            path: the copy's file, or a folder for one under a dated name; None for the folder
                "backups" beside the library.
            replace: whether a file at ``path`` may be replaced.

        Raises:
            OutputError: when the copy cannot be written, or ``path`` is taken.
            DamagedLibraryError: when the library cannot be copied whole.
        """
        if path is None:
            path = self.path.parent / BACKUP_FOLDER
            try:
                create_private_folder(path)
            except OSError as error:
                raise OutputError(
                    f"The folder {path} could not be made: {error.strerror}.",
                    "Choose another place for the copy.",
                ) from error
        return self._store.backup(path, replace=replace)

    def back_up_daily(self) -> Path | None:
        """Make the day's copy in "backups", if the library has changed since the last one.

        Of the copies made so, many of late are kept and few of long ago; nothing else in that
        folder is ever touched. To be called when nobody waits for the library.

        Returns:
            The copy's path; None where none was due, or nothing can be written.

        Raises:
            OutputError, DiskFullError, DamagedLibraryError: when no copy could be made; all
                earlier ones are untouched then.
        """
        return None if self.read_only else self._store.back_up_daily(self._new_id)

    def checkpoint(self) -> None:
        """Bring all changes into the one file, so that it can be copied as it is."""
        self._store.checkpoint()

    def _session(self, writer: Writer) -> Session:
        return Session(self._store, writer, self.now(), self._new_id, self._creator)

    def _fill_if_new(self, *, samples: bool) -> None:
        """Give a new library its codebook and articles.

        A library without tags and articles counts as new: the program may have been stopped
        between making the file and filling it.
        """
        if self.read_only or len(self.get_codebook()) or self.counts().articles:
            return
        # Parsing and operations are nothing that opening an existing library needs.
        from reader.library.first_contents import add_first_contents  # noqa: PLC0415

        with self._store.transaction() as writer:
            add_first_contents(self._session(writer), samples=samples)


def _tidied(prefix: str) -> str:
    return prefix.strip().lower()


def _the_one(kind: str, prefix: str, found: list[str]) -> str:
    shown = _tidied(prefix)
    if not shown:
        raise UsageError(f"No {kind} was named.", "Give its id, or the beginning of it.")
    if shown in found or len(found) == 1:
        return shown if shown in found else found[0]
    if not found:
        raise NotFoundError(
            f"There is no {kind} whose id begins with “{prefix}”.", f"List the {kind}s to see ids."
        )
    named = ", ".join(found[:_MATCHES_NAMED])
    more = len(found) - _MATCHES_NAMED
    raise UsageError(
        f"{len(found)} {kind}s have an id that begins with “{prefix}”: {named}"
        f"{f' and {more} more' if more > 0 else ''}.",
        "Give more of the id.",
    )
