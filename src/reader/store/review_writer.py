"""Writing analyses, suggestions and decisions, inside a transaction."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete
from sqlmodel import col, select

from reader.model.errors import NotFoundError
from reader.model.review import RememberedRejection, StoredSuggestion
from reader.model.sourcing import Analysis
from reader.store.mapping import Columns, time_to_text
from reader.store.review_mapping import (
    columns_from_rejection,
    columns_from_suggestion,
    found_from_analysis,
)
from reader.store.row_writer import RowWriter
from reader.store.rows import AnalysisRow, LedgerRow, RejectionRow, SuggestionRow
from reader.store.seals import sealed


class ReviewWriter(RowWriter):
    """What can be changed about an article's analysis and its review."""

    def save_analysis(
        self, analysis_id: str, article_id: str, revision_id: str, analysis: Analysis
    ) -> None:
        """Keep what a detector found, in place of what an older one had; the review's end stays.

        ``analysis_id`` is for a revision that had none.
        """
        row = self._find_analysis(revision_id)
        columns: Columns = {
            "id": analysis_id if row is None else row.id,
            "article_id": article_id,
            "revision_id": revision_id,
            "detector": analysis.version,
            "reviewed_at": None if row is None else row.reviewed_at,
            "found": found_from_analysis(analysis),
        }
        if row is None:
            self.insert(AnalysisRow, sealed(columns))
        else:
            self.update(row, sealed(columns))

    def set_reviewed_at(self, revision_id: str, time: datetime | None) -> None:
        """Say when a person called the review of a text finished; None takes it back.

        Raises:
            NotFoundError: when the text has not been analysed.
        """
        row = self._find_analysis(revision_id)
        if row is None:
            raise NotFoundError("The article has not been analysed yet.", "Open it first.")
        written = None if time is None else time_to_text(time)
        columns: Columns = {
            **{name: getattr(row, name) for name in _ANALYSIS_COLUMNS},
            "reviewed_at": written,
        }
        self.update(row, sealed(columns))

    def save_suggestion(self, stored: StoredSuggestion) -> None:
        """Add a suggestion, or replace the one with its id."""
        columns = sealed(columns_from_suggestion(stored))
        row = self.find_row(SuggestionRow, stored.id)
        if row is None:
            self.insert(SuggestionRow, columns)
        else:
            self.update(row, columns)

    def remove_open_suggestions(self, article_id: str) -> None:
        """Remove those of an article's suggestions that nobody has decided about."""
        self._session.exec(
            delete(SuggestionRow).where(
                col(SuggestionRow.article_id) == article_id, col(SuggestionRow.state) == "open"
            )
        )

    def add_rejection(self, rejection: RememberedRejection) -> None:
        """Remember words that are not to be suggested again."""
        self.insert(RejectionRow, sealed(columns_from_rejection(rejection)))

    def remove_rejection(self, rejection_id: str) -> None:
        """Forget remembered words; nothing happens when they are not there."""
        self._session.exec(delete(RejectionRow).where(col(RejectionRow.id) == rejection_id))

    def save_ledger_edits(self, article_id: str, edits: str) -> None:
        """Keep the JSON of the person's changes to the list of sources; "" for none."""
        row = self.find_row(LedgerRow, article_id)
        columns = sealed({"id": article_id, "article_id": article_id, "edits": edits})
        if row is not None and not edits:
            self._session.delete(row)
            self._session.flush()
        elif row is not None:
            self.update(row, columns)
        elif edits:
            self.insert(LedgerRow, columns)

    def _find_analysis(self, revision_id: str) -> AnalysisRow | None:
        return self._session.exec(
            select(AnalysisRow).where(col(AnalysisRow.revision_id) == revision_id)
        ).one_or_none()


_ANALYSIS_COLUMNS = ("id", "article_id", "revision_id", "detector", "found")
