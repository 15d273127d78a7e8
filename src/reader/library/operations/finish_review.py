"""Saying that the review of an article is finished, though something in it was skipped."""

from __future__ import annotations

from datetime import datetime

from reader.library.changes import ChangeSet
from reader.library.operation import Session


class FinishReview:
    """Count an article as reviewed, or (``finished=False``) as not reviewed again."""

    def __init__(self, article_id: str, *, finished: bool = True) -> None:
        self._article_id = article_id
        self._finished = finished
        self._revision_id = ""
        self._before: datetime | None = None
        self._time: datetime | None = None
        self.label = "Finish review" if finished else "Take up review again"

    def apply(self, session: Session) -> ChangeSet:
        """Note the time, or take it away; see `Operation`.

        Raises:
            NotFoundError: when the article is gone or has not been analysed.
        """
        # An analysis by an older detector does for this: what was decided still counts.
        review = session.store.reviews.get_review(self._article_id, detector=0)
        if (review.reviewed_at is not None) == self._finished:
            return ChangeSet()
        self._revision_id = review.revision_id
        self._before = review.reviewed_at
        if self._time is None and self._finished:
            self._time = session.now
        session.writer.reviews.set_reviewed_at(self._revision_id, self._time)
        return ChangeSet(reviewed=frozenset({self._article_id}))

    def revert(self, session: Session) -> ChangeSet:
        """Put it back as it was; see `Operation`."""
        session.writer.reviews.set_reviewed_at(self._revision_id, self._before)
        return ChangeSet(reviewed=frozenset({self._article_id}))
