"""Taking in a newer version of an article, with its annotations carried over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reader.anchoring.carrying import Carried, RevisionTexts, carry
from reader.anchoring.describing import describe
from reader.library.changes import ChangeSet
from reader.library.operation import Session
from reader.library.operations.annotation_edit import changed_annotations
from reader.library.signatures import signature_of
from reader.model.annotation import Annotation
from reader.model.article import Article, OpenArticle, Revision
from reader.model.parsed_article import ParsedArticle
from reader.model.selectors import AnchorStatus, Target, TextQuoteSelector
from reader.text.fingerprint import text_sha256
from reader.text.normalise import NORMALISATION_VERSION

if TYPE_CHECKING:
    from reader.store.belongings import Belonging


@dataclass(frozen=True, slots=True)
class CarriedAnnotation:
    """An annotation before and after, and how it was carried."""

    before: Annotation
    after: Annotation
    carried: Carried


class ReviseArticle:
    """Make another version the one that is read; every version stays in the library.

    Annotations go where their words went: ``exact`` and ``moved`` ones stand on the same words,
    ``changed`` ones keep the words they were made on beside those that stand there now,
    ``orphaned`` ones keep their place in the version that had it. None is ever dropped.

    ``carried`` says after the first `apply` how each fared; ``revision`` is the new version.
    """

    label = "Update article"

    def __init__(
        self,
        article_id: str,
        parsed: ParsedArticle,
        *,
        raw: bytes = b"",
        raw_type: str = "",
        url: str = "",
        etag: str = "",
        last_modified: str = "",
    ) -> None:
        self._article_id = article_id
        self._parsed = parsed
        self._came = {
            "raw": raw,
            "raw_type": raw_type,
            "url": url,
            "etag": etag,
            "last_modified": last_modified,
        }
        self._before: OpenArticle | None = None
        self._after: Article | None = None
        self._belongings: tuple[Belonging, ...] = ()
        self.revision: Revision | None = None
        self.carried: tuple[CarriedAnnotation, ...] = ()

    def apply(self, session: Session) -> ChangeSet:
        """Add the version and carry the annotations; see `Operation`.

        Raises:
            NotFoundError: when the library does not have the article.
        """
        if self.revision is None or self._after is None:
            self._before = session.store.get_article(self._article_id)
            self.revision = self._make_revision(self._before, session)
            self._after = _revised(self._before, self._parsed, self.revision)
            self.carried = tuple(_carry_all(session, self._before, self.revision))
        self._belongings = session.writer.list_review(self._article_id)
        session.writer.add_revision(self._after, self.revision)
        for each in self.carried:
            session.writer.update_annotation(each.after)
        return self._changes()

    def revert(self, session: Session) -> ChangeSet:
        """Show the version before again, annotations as they were on it; see `Operation`."""
        if self._before is None or self.revision is None:
            return ChangeSet()
        for each in self.carried:
            session.writer.update_annotation(each.before)
        session.writer.put_review_back(self._article_id, self._belongings)
        session.writer.remove_revision(self.revision.id, self._before.article)
        return self._changes()

    def _changes(self) -> ChangeSet:
        changed = frozenset({self._article_id})
        made = ChangeSet(articles_changed=changed, annotated=changed, reviewed=changed)
        return made | changed_annotations(each.after for each in self.carried)

    def _make_revision(self, before: OpenArticle, session: Session) -> Revision:
        parsed = self._parsed
        return Revision(
            id=session.new_id(),
            article_id=before.article.id,
            headline=parsed.headline,
            document=parsed.document,
            normalisation=NORMALISATION_VERSION,
            text_sha256=text_sha256(parsed.headline, parsed.document.text),
            retrieved_at=session.now,
            incomplete=parsed.incomplete,
            signature=signature_of(parsed.document),
            byline=parsed.byline,
            body_chosen=parsed.body_chosen,
            **self._came,  # type: ignore[arg-type]
        )


def _revised(before: OpenArticle, parsed: ParsedArticle, revision: Revision) -> Article:
    """Return the article with the facts of another version, but for what a person corrected."""
    article, headline = before.article, before.revision.headline
    title = parsed.headline if article.title == headline and parsed.headline else article.title
    return replace(
        article,
        title=title,
        revision_id=revision.id,
        modified=parsed.modified or article.modified,
        byline=_revised_byline(before, parsed),
        section=article.section or parsed.section,
        published=article.published or parsed.published,
        paywalled=parsed.paywalled,
        unnamed_sources_policy=parsed.unnamed_sources_policy or article.unnamed_sources_policy,
    )


def _revised_byline(before: OpenArticle, parsed: ParsedArticle) -> tuple[str, ...]:
    """Return the new byline where the article has the version's own: nobody corrected it."""
    is_its_own = before.article.byline in ((), before.revision.byline)
    return parsed.byline if parsed.byline and is_its_own else before.article.byline


def _carry_all(
    session: Session, before: OpenArticle, revision: Revision
) -> Sequence[CarriedAnnotation]:
    """Carry every annotation from the version it stands in to the new one, in text order."""
    texts = {before.revision.id: _texts(before.revision)}
    new = _texts(revision)
    by_revision: dict[str, list[Annotation]] = {}
    for annotation in before.annotations:
        by_revision.setdefault(annotation.target.revision_id, []).append(annotation)
    outcome: dict[str, CarriedAnnotation] = {}
    for revision_id, standing in by_revision.items():
        if revision_id not in texts:  # orphaned in an earlier version: perhaps it is back
            texts[revision_id] = _texts(session.store.revisions.get_revision(revision_id))
        old = texts[revision_id]
        targets = [_standing(annotation, old) for annotation in standing]
        results = carry(targets, old, new, revision.id)
        for annotation, carried in zip(standing, results, strict=True):
            after = _carried(annotation, carried, session)
            outcome[annotation.id] = CarriedAnnotation(annotation, after, carried)
    return [outcome[annotation.id] for annotation in before.annotations]


def _texts(revision: Revision) -> RevisionTexts:
    return RevisionTexts(revision.headline, revision.document.text)


def _standing(annotation: Annotation, texts: RevisionTexts) -> Target:
    """Return where an annotation stands by the words there now, whatever it was made on."""
    target = annotation.target
    if annotation.status is not AnchorStatus.CHANGED:
        return target
    position, quote = describe(texts.of(target.part), target.range)
    return replace(target, position=position, quote=quote)


def _carried(annotation: Annotation, carried: Carried, session: Session) -> Annotation:
    target, status = carried.target, carried.status
    if target is None:
        if annotation.status is AnchorStatus.ORPHANED:
            return annotation
        return replace(annotation, status=AnchorStatus.ORPHANED, updated_at=session.now)
    if status is AnchorStatus.CHANGED or annotation.status is AnchorStatus.CHANGED:
        # The words it was made on stay, until the person says what is to become of it.
        quote = TextQuoteSelector(
            annotation.target.quote.exact, target.quote.prefix, target.quote.suffix
        )
        target, status = replace(target, quote=quote), AnchorStatus.CHANGED
    return replace(annotation, target=target, status=status, updated_at=session.now)
