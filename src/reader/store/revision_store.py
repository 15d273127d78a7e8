"""The versions of articles' texts, to be read."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from reader.model.article import Revision
from reader.model.revisions import RevisionSummary
from reader.store import article_reads
from reader.store.connection import select
from reader.store.failures import reading
from reader.store.mapping import time_from_text


class RevisionStore:
    """The part of `Store` that reads older versions; raises what the store raises."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self._path = path
        self._connection = connection

    def list_revisions(self, article_id: str) -> list[RevisionSummary]:
        """Return an article's versions without their texts, the first one first."""
        with reading(self._path):
            rows = select(
                self._connection,
                "SELECT id, headline, retrieved_at, url, length(text) AS size, body_chosen"
                " FROM revisions"
                " WHERE article_id = ? ORDER BY seq",
                (article_id,),
            ).fetchall()
        return [
            RevisionSummary(
                row["id"],
                row["headline"],
                time_from_text(row["retrieved_at"]),
                row["size"],
                row["url"] or "",
                bool(row["body_chosen"]),
            )
            for row in rows
        ]

    def get_revision(self, revision_id: str) -> Revision:
        """Return a version without its raw bytes.

        Raises:
            NotFoundError: when the library has no such version.
        """
        with reading(self._path):
            return article_reads.get_revision(self._connection, revision_id)

    def list_signatures(self, since: str, until: str) -> list[tuple[str, bytes, str | None]]:
        """Return (article id, signature, story id) of articles by time, newest first.

        Args:
            since: the sort key from which on articles are looked at (`mapping.sort_key`).
            until: the sort key up to which they are.
        """
        with reading(self._path):
            return self._connection.execute(
                "SELECT articles.id, revisions.signature, articles.story_id FROM articles"
                " JOIN revisions ON revisions.id = articles.revision_id"
                " WHERE articles.sort_key BETWEEN ? AND ? AND revisions.signature IS NOT NULL"
                " ORDER BY articles.sort_key DESC LIMIT 5000",
                (since, until),
            ).fetchall()

    def list_story(self, story_id: str) -> list[str]:
        """Return the ids of the articles that tell one story, newest first."""
        with reading(self._path):
            rows = self._connection.execute(
                "SELECT id FROM articles WHERE story_id = ? ORDER BY sort_key DESC, seq DESC",
                (story_id,),
            ).fetchall()
        return [row[0] for row in rows]
