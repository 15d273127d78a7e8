"""Keeping what the detector found, as suggestions that a person has yet to decide about."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from reader.anchoring.describing import describe
from reader.library.changes import ChangeSet
from reader.library.operation import Session
from reader.model.annotation import Annotation
from reader.model.article import OpenArticle
from reader.model.review import RememberedRejection, StoredSuggestion, SuggestionState
from reader.model.selectors import Part, TextQuoteSelector
from reader.model.sourcing import Analysis, Suggestion
from reader.store.review_mapping import folded_phrase


class KeepAnalysis:
    """Store the analysis of an article's text; not a step that a person takes back.

    Suggestions nobody has decided about are replaced. A decision stays with its passage: the
    same tag on the same words, at the same place or, in another version of the text, in the
    same surroundings. What a person has tagged so already counts as accepted; what was
    rejected for good, here or in this outlet or everywhere, is not suggested again.
    """

    label = "Analyse"

    def __init__(self, opened: OpenArticle, analysis: Analysis) -> None:
        self._opened = opened
        self._analysis = analysis

    def apply(self, session: Session) -> ChangeSet:
        """Write analysis and suggestions; see `Operation`.

        Raises:
            NotFoundError: when the article is gone.
        """
        article, revision = self._opened.article, self._opened.revision
        if session.store.get_article(article.id).revision.id != revision.id:
            return ChangeSet()  # the text has changed meanwhile and will be analysed itself
        writer = session.writer.reviews
        decided = _Decisions(session.store.reviews.list_suggestions_of(article.id))
        rejections = _Rejections(session.store.reviews.list_rejections(), article.outlet)
        writer.save_analysis(session.new_id(), article.id, revision.id, self._analysis)
        writer.remove_open_suggestions(article.id)
        for suggestion in self._analysis.suggestions:
            stored = self._stored(suggestion, session)
            before = decided.take(stored)
            if before is not None:
                stored = replace(
                    stored,
                    id=before.id,
                    state=before.state,
                    annotation_id=before.annotation_id,
                    decided_at=before.decided_at,
                    created_at=before.created_at,
                )
            elif rejections.cover(stored):
                stored = replace(stored, state=SuggestionState.REJECTED, decided_at=session.now)
            writer.save_suggestion(stored)
        return ChangeSet(reviewed=frozenset({article.id}))

    def revert(self, session: Session) -> ChangeSet:  # noqa: ARG002
        """Do nothing: an analysis is no decision of a person; see `Operation`."""
        return ChangeSet()

    def _stored(self, suggestion: Suggestion, session: Session) -> StoredSuggestion:
        revision = self._opened.revision
        in_headline = suggestion.part is Part.HEADLINE
        text = revision.headline if in_headline else revision.document.text
        stored = StoredSuggestion(
            id=session.new_id(),
            article_id=self._opened.article.id,
            revision_id=revision.id,
            suggestion=suggestion,
            quote=describe(text, suggestion.range)[1],
            created_at=session.now,
        )
        marked = _marked_already(self._opened.annotations, suggestion)
        if marked is None:
            return stored
        return replace(
            stored,
            state=SuggestionState.ACCEPTED,
            annotation_id=marked.id,
            decided_at=marked.created_at,
        )


def _marked_already(annotations: Iterable[Annotation], suggestion: Suggestion) -> Annotation | None:
    """Return an annotation by which a person has said the same as the suggestion."""
    for annotation in annotations:
        target = annotation.target
        overlaps = (
            target.part is suggestion.part
            and target.range.start < suggestion.range.end
            and suggestion.range.start < target.range.end
        )
        if overlaps and suggestion.tag_id in annotation.tag_ids:
            return annotation
    return None


class _Decisions:
    """What was decided about earlier suggestions of the article; each is taken once."""

    def __init__(self, suggestions: Sequence[StoredSuggestion]) -> None:
        self._waiting = [each for each in suggestions if not each.is_open]

    def take(self, stored: StoredSuggestion) -> StoredSuggestion | None:
        """Return the decision that concerns this suggestion, if there is one."""
        for index, decided in enumerate(self._waiting):
            if _is_same(decided, stored):
                return self._waiting.pop(index)
        return None


def _is_same(decided: StoredSuggestion, stored: StoredSuggestion) -> bool:
    before, now = decided.suggestion, stored.suggestion
    if before.tag_id != now.tag_id or before.part is not now.part:
        return False
    if decided.revision_id == stored.revision_id:
        return before.range.start < now.range.end and now.range.start < before.range.end
    return decided.quote.exact == stored.quote.exact and _same_surroundings(
        decided.quote, stored.quote
    )


def _same_surroundings(first: TextQuoteSelector, second: TextQuoteSelector) -> bool:
    return first.prefix == second.prefix or first.suffix == second.suffix


class _Rejections:
    """The words that are not to be suggested in an article of this outlet."""

    def __init__(self, rejections: Iterable[RememberedRejection], outlet: str) -> None:
        self._words = {
            (each.words, each.tag_id) for each in rejections if each.outlet in ("", outlet)
        }

    def cover(self, stored: StoredSuggestion) -> bool:
        """Whether this suggestion has been rejected for good."""
        if not stored.is_open:
            return False
        return (folded_phrase(stored.quote.exact), stored.suggestion.tag_id) in self._words
