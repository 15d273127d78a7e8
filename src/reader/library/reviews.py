"""What the sourcing analysis found in the library's articles, and how it gets there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reader.library.changes import ChangeSet
from reader.library.progress import Progress
from reader.model.annotation import Annotation
from reader.model.article import OpenArticle
from reader.model.ledger import Ledger
from reader.model.profiles import (
    CATEGORY_OF_TAG,
    DecisionState,
    ProfiledArticle,
    ReviewedProfile,
    SuggestionDecision,
)
from reader.model.review import ArticleReview, RememberedRejection, RuleCount, SuggestionState
from reader.model.selectors import AnchorStatus, Passage
from reader.model.sourcing import Analysis

if TYPE_CHECKING:
    from reader.library.library import Library
    from reader.store.review_store import ReviewStore

_BATCH = 50


@dataclass(frozen=True, slots=True)
class ReviewedArticle:
    """An article's review and what follows from it."""

    review: ArticleReview
    ledger: Ledger
    profile: ReviewedProfile


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
        from reader.sourcing.version import DETECTOR_VERSION  # noqa: PLC0415 - see the class

        return self._store.get_review(article_id, detector=DETECTOR_VERSION)

    def get_reviewed(self, article_id: str) -> ReviewedArticle:
        """Return the review of an article with what is made of it, for the window.

        In a library that can only be read, the analysis is made and not kept.

        Raises:
            NotFoundError: when the library does not have the article.
        """
        review, opened = self.get(article_id), self._library.get_article(article_id)
        if review.analysis is None:
            review = replace(review, analysis=analysis_of(opened))
        return reviewed_article(review, opened)

    def analyse(self, article_id: str) -> ChangeSet:
        """Analyse an article's current text unless today's detector has done so already.

        It is also linked with those that print the same story.

        Nothing that a person would undo: decisions that were made stay made.

        Raises:
            NotFoundError: when the library does not have the article.
            ReadOnlyLibraryError: when the library can only be read.
        """
        if self.get(article_id).analysis is not None:
            return ChangeSet()
        from reader.library.operations.keep_analysis import KeepAnalysis  # noqa: PLC0415
        from reader.library.stories import link_story  # noqa: PLC0415

        opened = self._library.get_article(article_id)
        made = self._library.run(KeepAnalysis(opened, analysis_of(opened)))
        with self._library.transaction() as session:
            return made | link_story(session, opened)

    def list_unanalysed(self, limit: int = _BATCH) -> list[str]:
        """Return the ids of articles that wait for an analysis, newest first."""
        from reader.sourcing.version import DETECTOR_VERSION  # noqa: PLC0415 - see the class

        return self._store.list_unanalysed(detector=DETECTOR_VERSION, limit=limit)

    def count_unanalysed(self) -> int:
        """Return how many articles wait for an analysis."""
        from reader.sourcing.version import DETECTOR_VERSION  # noqa: PLC0415 - see the class

        return self._store.count_unanalysed(detector=DETECTOR_VERSION)

    def count_by_rule(self) -> list[RuleCount]:
        """Return for each rule how its suggestions fared, the most decided first."""
        return self._store.count_by_rule()

    def list_rejections(self) -> list[RememberedRejection]:
        """Return the words that are not to be suggested again, oldest first."""
        return self._store.list_rejections()

    def list_profiled(self, progress: Progress | None = None) -> list[ProfiledArticle]:
        """Return the profile of every reviewed article, newest first.

        Raises:
            CancelledError: when ``progress`` was cancelled.
        """
        progress = progress or Progress()
        total = self._library.counts().articles
        profiled = []
        for done, (opened, review) in enumerate(self.reviewed()):
            progress.raise_if_cancelled()
            progress.report(done, total, opened.article.title)
            profiled.append(_profiled(opened, reviewed_article(review, opened).profile))
        return profiled

    def reviewed(self) -> Iterator[tuple[OpenArticle, ArticleReview]]:
        """Give every article that counts in profiles, with its review, newest first."""
        from reader.model.queries import ArticleQuery  # noqa: PLC0415 - see the class

        for article_id in self._library.list_article_ids(ArticleQuery()):
            review = self.get(article_id)
            if review.is_reviewed:
                yield self._library.get_article(article_id), review


def reviewed_article(review: ArticleReview, opened: OpenArticle) -> ReviewedArticle:
    """Return what follows from a review: the article's sources, and its profile.

    Raises:
        ValueError: when the review has no analysis.
    """
    if review.analysis is None:
        raise ValueError("an article is analysed before it is reviewed")
    # Nothing of this is needed before an article is open.
    from reader.model.ledger_edits_json import edits_from_json  # noqa: PLC0415
    from reader.sourcing.article_profiles import reviewed_profile  # noqa: PLC0415
    from reader.sourcing.ledger import build_ledger  # noqa: PLC0415
    from reader.sourcing.ledger_editing import apply_edits  # noqa: PLC0415

    revision = opened.revision
    text = revision.document.text
    ledger = build_ledger(
        review.analysis, text, headline=revision.headline, outlet=opened.article.outlet
    )
    ledger = apply_edits(ledger, edits_from_json(review.edits) if review.edits else ())
    decisions = list_decisions(review, opened.annotations)
    return ReviewedArticle(
        review, ledger, reviewed_profile(review.analysis, decisions, text, ledger)
    )


def list_decisions(
    review: ArticleReview, annotations: Sequence[Annotation]
) -> list[SuggestionDecision]:
    """Return what a person has decided, for the profile.

    An accepted suggestion counts by the tag that its annotation has now. Annotations that came
    from no suggestion count as well, where a tag says what the passage rests on.
    """
    by_id = {annotation.id: annotation for annotation in annotations}
    decisions, taken = [], set()
    for stored in review.suggestions:
        suggestion = stored.suggestion
        passage = Passage(suggestion.part, suggestion.range)
        if stored.state is SuggestionState.REJECTED:
            decisions.append(
                SuggestionDecision(
                    passage, suggestion.tag_id, suggestion.rule, DecisionState.REJECTED
                )
            )
        elif stored.state is SuggestionState.ACCEPTED:
            annotation = by_id.get(stored.annotation_id or "")
            taken.add(stored.annotation_id)
            tag_id = _sourcing_tag(annotation) if annotation is not None else None
            decisions.append(
                SuggestionDecision(
                    passage,
                    tag_id or suggestion.tag_id,
                    suggestion.rule,
                    DecisionState.ACCEPTED,
                )
            )
    for annotation in annotations:
        tag_id = _sourcing_tag(annotation)
        if annotation.id not in taken and tag_id is not None and _stands(annotation):
            passage = annotation.target.passage
            decisions.append(SuggestionDecision(passage, tag_id, "", DecisionState.ACCEPTED))
    return decisions


def _profiled(opened: OpenArticle, profile: ReviewedProfile) -> ProfiledArticle:
    article = opened.article
    return ProfiledArticle(
        article_id=article.id,
        profile=profile,
        outlet=article.outlet,
        byline=article.byline,
        section=article.section,
        published=article.published,
        story_key=article.story_id or "",
    )


def _sourcing_tag(annotation: Annotation) -> str | None:
    """Return the first of an annotation's tags that says what a passage rests on, or None."""
    return next((tag_id for tag_id in annotation.tag_ids if tag_id in CATEGORY_OF_TAG), None)


def _stands(annotation: Annotation) -> bool:
    return annotation.status is not AnchorStatus.ORPHANED


def analysis_of(opened: OpenArticle) -> Analysis:
    """Return what the detector finds in an article's current text."""
    from reader.sourcing.analysis import analyze  # noqa: PLC0415 - loads its lexicons

    revision = opened.revision
    return analyze(revision.document.text, headline=revision.headline, outlet=opened.article.outlet)
