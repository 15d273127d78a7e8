"""Analyses and suggestions of an open library, to be read."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from pathlib import Path

from reader.model.review import ArticleReview, RememberedRejection, RuleCount, StoredSuggestion
from reader.store import review_reads
from reader.store.failures import reading


class ReviewStore:
    """The part of `Store` that reads reviews; raises what the store raises."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self._path = path
        self._connection = connection

    def get_review(self, article_id: str, *, detector: int) -> ArticleReview:
        """Return what is known of the sources of an article's current text."""
        with reading(self._path):
            return review_reads.get_review(self._connection, article_id, detector=detector)

    def get_ledger_edits(self, article_id: str) -> str:
        """Return the JSON of what a person changed in the list of sources, or ""."""
        with reading(self._path):
            return review_reads.get_ledger_edits(self._connection, article_id)

    def list_unanalysed(self, *, detector: int, limit: int) -> list[str]:
        """Return the ids of articles whose current text this detector has not seen."""
        with reading(self._path):
            return review_reads.list_unanalysed(self._connection, detector=detector, limit=limit)

    def count_unanalysed(self, *, detector: int) -> int:
        """Return how many articles `list_unanalysed` has in all."""
        with reading(self._path):
            return review_reads.count_unanalysed(self._connection, detector=detector)

    def list_suggestions_of(self, article_id: str) -> list[StoredSuggestion]:
        """Return all suggestions of an article, those for older texts of it too."""
        with reading(self._path):
            return review_reads.list_suggestions_of(self._connection, article_id)

    def list_open_phrases(self, tag_id: str, outlet: str) -> list[StoredSuggestion]:
        """Return the open suggestions of a tag: of one outlet, or of all where it is ""."""
        with reading(self._path):
            return review_reads.list_open_phrases(self._connection, tag_id, outlet)

    def get_suggestions(self, suggestion_ids: Iterable[str]) -> list[StoredSuggestion]:
        """Return suggestions by their ids, in the order asked for."""
        with reading(self._path):
            return review_reads.get_suggestions(self._connection, suggestion_ids)

    def list_rejections(self) -> list[RememberedRejection]:
        """Return the words that are not to be suggested again, oldest first."""
        with reading(self._path):
            return review_reads.list_rejections(self._connection)

    def count_by_rule(self) -> list[RuleCount]:
        """Return for each rule how its suggestions fared."""
        with reading(self._path):
            return review_reads.count_by_rule(self._connection)
