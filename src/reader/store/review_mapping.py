"""Analyses and suggestions to columns and back; needs no SQLModel, like `mapping`."""

from __future__ import annotations

import zlib
from datetime import datetime

from reader.model.json_values import from_json, to_json
from reader.model.review import RememberedRejection, StoredSuggestion, SuggestionState
from reader.model.selectors import TextQuoteSelector
from reader.model.sourcing import Analysis, Suggestion
from reader.store.folding import fold
from reader.store.mapping import Columns, StoredRow, time_from_text, time_to_text


def folded_phrase(words: str) -> str:
    """Return the words as remembered rejections compare them: folded, white space collapsed."""
    return " ".join(fold(words).split())


def found_from_analysis(analysis: Analysis) -> bytes:
    """Return the analysis as the column ``found`` holds it."""
    return zlib.compress(to_json(analysis).encode())


def analysis_from_found(found: bytes) -> Analysis:
    """Return the analysis in a column ``found``.

    Raises:
        ValueError: when it is none.
    """
    return from_json(Analysis, zlib.decompress(found).decode())


def columns_from_suggestion(stored: StoredSuggestion) -> Columns:
    """Return the columns of `SuggestionRow`."""
    suggestion = stored.suggestion
    return {
        "id": stored.id,
        "article_id": stored.article_id,
        "revision_id": stored.revision_id,
        "part": suggestion.part.value,
        "start_offset": suggestion.range.start,
        "end_offset": suggestion.range.end,
        "exact": stored.quote.exact,
        "prefix": stored.quote.prefix,
        "suffix": stored.quote.suffix,
        "tag_id": suggestion.tag_id,
        "rule": suggestion.rule,
        "details": to_json(suggestion),
        "state": stored.state.value,
        "annotation_id": stored.annotation_id,
        "decided_at": _time_or_none(stored.decided_at),
        "created_at": time_to_text(stored.created_at),
    }


def suggestion_from_row(row: StoredRow) -> StoredSuggestion:
    """Return the suggestion that a row of ``suggestions`` holds.

    Raises:
        ValueError: when the row cannot be one.
    """
    decided = row["decided_at"]
    return StoredSuggestion(
        id=row["id"],
        article_id=row["article_id"],
        revision_id=row["revision_id"],
        suggestion=from_json(Suggestion, row["details"]),
        quote=TextQuoteSelector(row["exact"], row["prefix"], row["suffix"]),
        created_at=time_from_text(row["created_at"]),
        state=SuggestionState(row["state"]),
        annotation_id=row["annotation_id"],
        decided_at=time_from_text(decided) if decided is not None else None,
    )


def columns_from_rejection(rejection: RememberedRejection) -> Columns:
    """Return the columns of `RejectionRow`."""
    return {
        "id": rejection.id,
        "words": rejection.words,
        "tag_id": rejection.tag_id,
        "outlet": rejection.outlet,
        "created_at": time_to_text(rejection.created_at),
    }


def rejection_from_row(row: StoredRow) -> RememberedRejection:
    """Return what a row of ``rejections`` holds."""
    return RememberedRejection(
        row["id"], row["words"], row["tag_id"], row["outlet"], time_from_text(row["created_at"])
    )


def _time_or_none(time: datetime | None) -> str | None:
    return None if time is None else time_to_text(time)
