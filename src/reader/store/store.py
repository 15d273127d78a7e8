"""The library file as one object; each thing it can do lies in a module of its own."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING, Self

from reader.model.annotation import Annotation
from reader.model.article import OpenArticle
from reader.model.codebook import Codebook
from reader.model.environment import Clock, NewId
from reader.model.errors import LibraryError
from reader.model.queries import AnnotationQuery, ArticlePage, ArticleQuery, LibraryCounts
from reader.store import annotation_reads, article_reads, reading_marks
from reader.store.backup import back_up, dated_name
from reader.store.connection import Access
from reader.store.failures import read_only, reading, translated
from reader.store.opening import OpenedFile, open_file
from reader.store.report import CheckReport

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from reader.store.feed_store import FeedStore
    from reader.store.picture_store import PictureStore
    from reader.store.review_store import ReviewStore
    from reader.store.revision_store import RevisionStore
    from reader.store.writer import Writer

PAGE_LENGTH = 200
"""Articles on a page of the list: some ten screenfuls, read in a few milliseconds."""


class Store:
    """An open library; used from the thread that opened it.

    Reading raises `DamagedLibraryError` and `BusyLibraryError` where the file is at fault, and
    `NotFoundError` for an id that is not there.
    """

    def __init__(self, path: Path, opened: OpenedFile, clock: Clock) -> None:
        self._path = path
        self._connection = opened.connection
        self._access = opened.access
        self._was_created = opened.was_created
        self._clock = clock
        self._engine: Engine | None = None
        self._reviews: ReviewStore | None = None
        self._feeds: FeedStore | None = None
        self._revisions: RevisionStore | None = None
        self._pictures: PictureStore | None = None

    @classmethod
    def open(cls, path: Path, *, clock: Clock, create: bool = True) -> Self:
        """Open the library at ``path``.

        A missing one is made unless ``create`` is false. One of an older version is brought up
        to date, after a verified copy was put into the folder "backups" beside it.

        Raises:
            LibraryError: the fitting subclass; the file is untouched.
        """
        # SQLite keeps its journal beside the file itself, not beside a link to it.
        path = Path(os.path.realpath(path))
        return cls(path, open_file(path, clock=clock, create=create), clock)

    def close(self) -> None:
        """Bring all changes into the one file and let go of it; a second time does nothing."""
        # Everything confirmed is safe in the journal, which the next opening reads.
        with contextlib.suppress(LibraryError, sqlite3.ProgrammingError):
            self.checkpoint()
        if self._engine is not None:
            self._engine.dispose()
            self._engine = None
        self._connection.close()

    @property
    def path(self) -> Path:
        """The library file, links resolved."""
        return self._path

    @property
    def read_only(self) -> bool:
        """Whether the library can be read but not changed."""
        return self._access is not Access.READ_WRITE

    @property
    def was_created(self) -> bool:
        """Whether opening made the file."""
        return self._was_created

    # Reading

    def list_articles(
        self, query: ArticleQuery, *, limit: int = PAGE_LENGTH, cursor: str | None = None
    ) -> ArticlePage:
        """Return a page of the article list, newest first; ``cursor`` is that of the page before.

        Raises:
            ValueError: when ``cursor`` is none that a page gave, or ``limit`` is below 1.
        """
        place = article_reads.parse_cursor(cursor) if cursor is not None else None
        if limit < 1:
            raise ValueError("a page has at least one row")
        with reading(self._path):
            return article_reads.list_articles(self._connection, query, limit=limit, after=place)

    def list_article_ids(self, query: ArticleQuery) -> list[str]:
        """Return the ids of all matching articles, in the order of the list."""
        with reading(self._path):
            return article_reads.list_article_ids(self._connection, query)

    def counts(self) -> LibraryCounts:
        """Return how many articles and annotations there are."""
        with reading(self._path):
            return article_reads.counts(self._connection)

    def get_article(self, article_id: str) -> OpenArticle:
        """Return the article with its current text (without raw bytes) and its annotations."""
        with reading(self._path):
            return article_reads.get_open_article(self._connection, article_id)

    def find_article_ids(self, prefix: str) -> list[str]:
        """Return the ids of articles that begin with ``prefix``, sorted."""
        with reading(self._path):
            return article_reads.find_article_ids(self._connection, prefix)

    def get_raw(self, revision_id: str) -> tuple[bytes, str]:
        """Return the bytes a revision was made from (b"" if there were none) and their type."""
        with reading(self._path):
            return article_reads.get_raw(self._connection, revision_id)

    def find_duplicate(self, text_sha256: str, url: str) -> str | None:
        """Return the id of the article with this text, else with this address (if any), or None."""
        with reading(self._path):
            return article_reads.find_duplicate(self._connection, text_sha256, url)

    def list_annotations(self, query: AnnotationQuery) -> list[Annotation]:
        """Return the matching annotations: articles as in the list, each in text order."""
        with reading(self._path):
            return annotation_reads.list_annotations(self._connection, query)

    def get_annotation(self, annotation_id: str) -> Annotation:
        """Return one annotation."""
        with reading(self._path):
            return annotation_reads.get_annotation(self._connection, annotation_id)

    def find_annotation_ids(self, prefix: str) -> list[str]:
        """Return the ids of annotations that begin with ``prefix``, sorted."""
        with reading(self._path):
            return annotation_reads.find_annotation_ids(self._connection, prefix)

    def get_codebook(self) -> Codebook:
        """Return all tags, parents before their children."""
        with reading(self._path):
            return annotation_reads.get_codebook(self._connection)

    @property
    def reviews(self) -> ReviewStore:
        """Analyses and suggestions."""
        if self._reviews is None:
            # Nothing that the first paint needs.
            from reader.store.review_store import ReviewStore  # noqa: PLC0415

            self._reviews = ReviewStore(self._path, self._connection)
        return self._reviews

    @property
    def feeds(self) -> FeedStore:
        """Feeds and their entries."""
        if self._feeds is None:
            from reader.store.feed_store import FeedStore  # noqa: PLC0415 - as above

            self._feeds = FeedStore(self._path, self._connection)
        return self._feeds

    @property
    def revisions(self) -> RevisionStore:
        """The versions of articles' texts."""
        if self._revisions is None:
            from reader.store.revision_store import RevisionStore  # noqa: PLC0415 - as above

            self._revisions = RevisionStore(self._path, self._connection)
        return self._revisions

    @property
    def pictures(self) -> PictureStore:
        """The pictures that are kept with articles."""
        if self._pictures is None:
            from reader.store.picture_store import PictureStore  # noqa: PLC0415 - as above

            self._pictures = PictureStore(self._path, self._connection)
        return self._pictures

    # Writing

    def mark_read(self, article_id: str) -> bool:
        """Mark an article as read without loading what other changes need.

        Returns whether it was there and unread. Not for use inside a transaction.

        Raises:
            LibraryError: the fitting subclass, as for `transaction`.
        """
        if self.read_only:
            raise read_only(self._path)
        with translated(self._path):
            return reading_marks.mark_read(self._connection, article_id)

    def prepare_writing(self) -> None:
        """Load what the first write needs, so that it does not have to wait for that."""
        if self._engine is None and not self.read_only:
            # SQLModel takes longer to import than the window to appear: not before it is needed.
            from reader.store import transactions  # noqa: F401, PLC0415
            from reader.store.engine import engine_over  # noqa: PLC0415

            self._engine = engine_over(self._connection)

    def transaction(self) -> contextlib.AbstractContextManager[Writer]:
        """Return a context: commits on leaving, rolls everything back when anything is raised.

        Raises:
            ReadOnlyLibraryError: when the library can only be read.
            BusyLibraryError: on entering, when another program writes for more than five seconds.
            DiskFullError: when there is no room.
        """
        if self.read_only:
            raise read_only(self._path)
        if self._connection.in_transaction:
            raise RuntimeError("transactions of a store do not nest")
        self.prepare_writing()
        from reader.store.transactions import transaction  # noqa: PLC0415 - as above

        assert self._engine is not None  # noqa: S101 - for the type checker
        return transaction(self._engine, self._connection, self._path)

    def check(self) -> CheckReport:
        """Look for damage in the file as it is on the disk, saved changes only."""
        # Only for this: hashing and parsing everything is nothing that starting needs.
        from reader.store.checking import check_library  # noqa: PLC0415

        return check_library(self._path, self._access)

    def backup(self, path: Path, *, replace: bool = False) -> Path:
        """Copy the library to ``path`` (in a folder: under a dated name); return the copy's path.

        The copy is verified before it gets its name. It holds what was committed before.

        Raises:
            OutputError: when ``path`` is taken (unless ``replace``) or cannot be written.
            DamagedLibraryError: when the library cannot be copied whole.
        """
        if path.is_dir():
            path = path / dated_name(self._path, self._clock())
        return back_up(self._path, self._access, path, replace=replace)

    def back_up_daily(self, new_id: NewId) -> Path | None:
        """Make the day's copy where one is due; return where it is, None where none is.

        See `daily_copy.make_daily_copy`. The first time the library gets an id of its own.

        Raises:
            OutputError, DiskFullError, DamagedLibraryError: when no copy could be made.
        """
        # Nothing that starting needs.
        from reader.store.daily_copy import make_daily_copy  # noqa: PLC0415
        from reader.store.identity import library_id  # noqa: PLC0415

        with translated(self._path):
            identity = library_id(self._connection, new_id)
            return make_daily_copy(self._path, identity, self._clock())

    def checkpoint(self) -> None:
        """Bring all changes from the journal into the one file, so that it can be copied.

        Does nothing while another program reads or writes the library.
        """
        if not self.read_only:
            with translated(self._path):
                self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
