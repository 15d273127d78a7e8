"""What the sourcing analysis found in the library's articles, and how it gets there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reader.library.changes import ChangeSet
from reader.model.article import OpenArticle
from reader.model.review import ArticleReview, RememberedRejection, RuleCount
from reader.model.sourcing import Analysis

if TYPE_CHECKING:
    from reader.library.library import Library
    from reader.store.review_store import ReviewStore

_BATCH = 50


@dataclass(frozen=True, slots=True)
class ReviewedArticle:
    """An article's review and what follows from it."""

    review: ArticleReview


class Reviews:
    """The analyses and reviews of one open library; used from its thread.

    The detector and its lexicons are loaded with the first call.
    """

    def __init__(self, library: Library, store: ReviewStore) -> None:
        self._library = library
        self._store = store

    def get(self, article_id: str) -> ArticleReview:
        """Return the review of an article; its ``analysis`` is None until `analyse` made it.

        Raises:
            NotFoundError: when the library does not have the article.
        """
        from reader.sourcing import DETECTOR_VERSION  # noqa: PLC0415 - see the class

        return self._store.get_review(article_id, detector=DETECTOR_VERSION)

    def get_reviewed(self, article_id: str) -> ReviewedArticle:
        """Return the review of an article with what is made of it, for the window.

        In a library that can only be read, the analysis is made and not kept.

        Raises:
            NotFoundError: when the library does not have the article.
        """
        review = self.get(article_id)
        if review.analysis is None:
            analysis = analysis_of(self._library.get_article(article_id))
            review = replace(review, analysis=analysis)
        return ReviewedArticle(review)

    def analyse(self, article_id: str) -> ChangeSet:
        """Analyse an article's current text unless today's detector has done so already.

        Nothing that a person would undo: decisions that were made stay made.

        Raises:
            NotFoundError: when the library does not have the article.
            ReadOnlyLibraryError: when the library can only be read.
        """
        if self.get(article_id).analysis is not None:
            return ChangeSet()
        from reader.library.operations.keep_analysis import KeepAnalysis  # noqa: PLC0415

        opened = self._library.get_article(article_id)
        return self._library.run(KeepAnalysis(opened, analysis_of(opened)))

    def list_unanalysed(self, limit: int = _BATCH) -> list[str]:
        """Return the ids of articles that wait for an analysis, newest first."""
        from reader.sourcing import DETECTOR_VERSION  # noqa: PLC0415 - see the class

        return self._store.list_unanalysed(detector=DETECTOR_VERSION, limit=limit)

    def count_unanalysed(self) -> int:
        """Return how many articles wait for an analysis."""
        from reader.sourcing import DETECTOR_VERSION  # noqa: PLC0415 - see the class

        return self._store.count_unanalysed(detector=DETECTOR_VERSION)

    def count_by_rule(self) -> list[RuleCount]:
        """Return for each rule how its suggestions fared, the most decided first."""
        return self._store.count_by_rule()

    def list_rejections(self) -> list[RememberedRejection]:
        """Return the words that are not to be suggested again, oldest first."""
        return self._store.list_rejections()

    def reviewed(self) -> Iterator[tuple[OpenArticle, ArticleReview]]:
        """Give every article that counts in profiles, with its review, newest first."""
        from reader.model.queries import ArticleQuery  # noqa: PLC0415 - see the class

        for article_id in self._library.list_article_ids(ArticleQuery()):
            review = self.get(article_id)
            if review.is_reviewed:
                yield self._library.get_article(article_id), review


def analysis_of(opened: OpenArticle) -> Analysis:
    """Return what the detector finds in an article's current text."""
    from reader.sourcing import analyze  # noqa: PLC0415 - loads its lexicons

    revision = opened.revision
    return analyze(revision.document.text, headline=revision.headline, outlet=opened.article.outlet)
