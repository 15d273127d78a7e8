"""Changing the library, inside a transaction."""

from __future__ import annotations

import sqlite3
from dataclasses import replace

from sqlalchemy import delete
from sqlmodel import Session, col

from reader.model.annotation import Annotation
from reader.model.article import Article, Revision
from reader.model.codebook import Tag
from reader.model.document import Document
from reader.model.errors import UsageError
from reader.model.queries import AnnotationQuery
from reader.store import mapping
from reader.store.annotation_reads import get_annotation, get_codebook, list_annotations
from reader.store.article_reads import get_revision
from reader.store.belongings import (
    REVIEW_TABLES,
    Belonging,
    list_belongings,
    put_back,
    take_out,
)
from reader.store.bundle import ArticleBundle, get_bundle
from reader.store.feed_writer import FeedWriter
from reader.store.mapping import Columns
from reader.store.picture_writer import PictureWriter
from reader.store.review_writer import ReviewWriter
from reader.store.row_writer import RowWriter
from reader.store.rows import (
    AnnotationRow,
    AnnotationTagRow,
    ArticleRow,
    FeedRow,
    RevisionRow,
    TagRow,
)
from reader.store.seals import sealed


class Writer(RowWriter):
    """What can be changed; given by `Store.transaction`, of use until that ends.

    Each method writes at once, so that reads inside the transaction see it. All raise
    `LibraryError` subclasses when the file cannot be written, and
    `sqlalchemy.exc.IntegrityError` for what would be the program's own mistake: an id that is
    taken, an annotation of an article or with a tag that does not exist.
    """

    def __init__(self, session: Session, connection: sqlite3.Connection) -> None:
        super().__init__(session, connection)
        self.reviews = ReviewWriter(session, connection)
        self.feeds = FeedWriter(session, connection)
        self.pictures = PictureWriter(session, connection)

    # Articles

    def add_article(self, article: Article, revision: Revision) -> None:
        """Add a new article with its text."""
        self._insert_article(article, revision, seq=None)
        self._insert_revision(revision, seq=None)

    def update_article(self, article: Article) -> None:
        """Replace the article's own fields; its text stays.

        Raises:
            NotFoundError: when the library does not have it.
        """
        row = self.get_row(ArticleRow, article.id)
        if row.revision_id != article.revision_id:
            raise ValueError("an article's text changes by a new revision, not by an update")
        kept: Columns = {"excerpt": row.excerpt, "text_length": row.text_length}
        self.update(row, sealed({**mapping.columns_from_article(article), **kept}))

    def add_revision(self, article: Article, revision: Revision) -> None:
        """Add another version of an article's text, and make it the one that is read.

        ``article`` is as it is to be, its ``revision_id`` that of the new version.

        Raises:
            NotFoundError: when the library does not have the article.
        """
        if article.revision_id != revision.id:
            raise ValueError("the article must show the new version")
        self._insert_revision(revision, seq=None)
        self._show(article, revision.document)

    def remove_revision(self, revision_id: str, article: Article) -> None:
        """Remove a version; ``article`` is as it is to be, showing another.

        Nothing may refer to the version any more.

        Raises:
            NotFoundError: when the library does not have the article or the version.
        """
        self._show(article, get_revision(self._connection, article.revision_id).document)
        self._session.delete(self.get_row(RevisionRow, revision_id))
        self._session.flush()

    def list_review(self, article_id: str) -> tuple[Belonging, ...]:
        """Return analyses and suggestions of an article as rows, for `put_review_back`."""
        return list_belongings(self._connection, article_id, REVIEW_TABLES)

    def put_review_back(self, article_id: str, rows: tuple[Belonging, ...]) -> None:
        """Make analyses and suggestions what they were when `list_review` gave them."""
        take_out(self._connection, article_id, REVIEW_TABLES)
        put_back(self._connection, rows)

    def _show(self, article: Article, document: Document) -> None:
        row = self.get_row(ArticleRow, article.id)
        columns = mapping.columns_from_article(article) | mapping.columns_from_text(document)
        self.update(row, sealed(columns))

    def remove_article(self, article_id: str) -> ArticleBundle:
        """Take an article out with its revisions and annotations; return all of it.

        Raises:
            NotFoundError: when the library does not have it.
        """
        bundle = get_bundle(self._connection, article_id)
        take_out(self._connection, article_id)
        for _, annotation in bundle.annotations:
            self.remove_annotation(annotation.id)
        # Article and current revision refer to each other; the constraint waits for the commit.
        self._session.exec(delete(RevisionRow).where(col(RevisionRow.article_id) == article_id))
        self._session.exec(delete(ArticleRow).where(col(ArticleRow.id) == article_id))
        return bundle

    def restore_article(self, bundle: ArticleBundle) -> None:
        """Put a removed article back exactly as it was, at its old place in every order."""
        current = next(r for _, r in bundle.revisions if r.id == bundle.article.revision_id)
        article = bundle.article
        if article.feed_id is not None and self.feeds.find_row(FeedRow, article.feed_id) is None:
            article = replace(article, feed_id=None)  # the person has left the feed meanwhile
        self._insert_article(article, current, seq=bundle.seq)
        for seq, revision in bundle.revisions:
            self._insert_revision(revision, seq=seq)
        for seq, annotation in bundle.annotations:
            self._insert_annotation(annotation, seq=seq)
        put_back(self._connection, bundle.belongings)

    # Annotations

    def add_annotation(self, annotation: Annotation) -> None:
        """Add a new annotation with its tags."""
        self._insert_annotation(annotation, seq=None)

    def update_annotation(self, annotation: Annotation) -> None:
        """Replace all that an annotation says, its tags too.

        Raises:
            NotFoundError: when the library does not have it.
        """
        row = self.get_row(AnnotationRow, annotation.id)
        columns = mapping.columns_from_annotation(annotation)
        self.update(row, sealed(columns, *annotation.tag_ids))
        if get_annotation(self._connection, annotation.id).tag_ids != annotation.tag_ids:
            self._remove_tags_of(annotation.id)
            self._insert_tags_of(annotation)

    def remove_annotation(self, annotation_id: str) -> Annotation:
        """Remove an annotation; return it as it was.

        Raises:
            NotFoundError: when the library does not have it.
        """
        annotation = get_annotation(self._connection, annotation_id)
        self._remove_tags_of(annotation_id)
        self._session.exec(delete(AnnotationRow).where(col(AnnotationRow.id) == annotation_id))
        return annotation

    # Tags

    def save_tag(self, tag: Tag) -> None:
        """Add the tag, or replace the one with its id.

        Raises:
            UsageError: when the tag would lie below itself, or below a tag that is not there.
        """
        self._check_parent(tag)
        columns = sealed(mapping.columns_from_tag(tag))
        row = self.find_row(TagRow, tag.id)
        if row is None:
            self.insert(TagRow, columns)
        else:
            self.update(row, columns)

    def remove_tag(self, tag_id: str) -> None:
        """Remove a tag that nothing uses.

        Raises:
            NotFoundError: when there is no such tag.
            UsageError: when annotations carry it or tags lie below it.
        """
        row = self.get_row(TagRow, tag_id)
        annotated = len(list_annotations(self._connection, AnnotationQuery(tag_id=tag_id)))
        if annotated:
            places = "1 annotation" if annotated == 1 else f"{annotated} annotations"
            raise UsageError(
                f"The tag “{row.name}” is on {places}.",
                "Merge it into another tag, or archive it to keep it out of the way.",
            )
        if any(tag.parent_id == tag_id for tag in get_codebook(self._connection)):
            raise UsageError(f"Other tags lie below “{row.name}”.", "Move or delete those first.")
        self._session.delete(row)
        self._session.flush()

    # Rows

    def _insert_article(self, article: Article, revision: Revision, *, seq: int | None) -> None:
        columns = {
            **mapping.columns_from_article(article),
            **mapping.columns_from_text(revision.document),
        }
        self.insert(ArticleRow, sealed(columns), seq=seq)

    def _insert_revision(self, revision: Revision, *, seq: int | None) -> None:
        self.insert(RevisionRow, sealed(mapping.columns_from_revision(revision)), seq=seq)

    def _insert_annotation(self, annotation: Annotation, *, seq: int | None) -> None:
        columns = mapping.columns_from_annotation(annotation)
        self.insert(AnnotationRow, sealed(columns, *annotation.tag_ids), seq=seq)
        self._insert_tags_of(annotation)

    def _insert_tags_of(self, annotation: Annotation) -> None:
        self._session.add_all(
            AnnotationTagRow(annotation_id=annotation.id, tag_id=tag_id, position=position)
            for position, tag_id in enumerate(annotation.tag_ids)
        )
        self._session.flush()

    def _remove_tags_of(self, annotation_id: str) -> None:
        self._session.exec(
            delete(AnnotationTagRow).where(col(AnnotationTagRow.annotation_id) == annotation_id)
        )

    def _check_parent(self, tag: Tag) -> None:
        codebook = get_codebook(self._connection)
        above = tag.parent_id
        while above is not None:
            if above == tag.id:
                raise UsageError(
                    f"The tag “{tag.name}” cannot lie below itself.",
                    "Choose another place in the tree.",
                )
            parent = codebook.find(above)
            if parent is None:
                raise UsageError(
                    f"There is no tag {above} to put “{tag.name}” below.",
                    "Save that tag first, or choose another place in the tree.",
                )
            above = parent.parent_id
