"""What a person had said about an article in another program, as annotations of it.

Tags and a note on the whole article become an annotation of its headline; highlights become
annotations of their passages. A highlight whose words are not in the text is kept too, as an
annotation without a place, which the person can give one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from reader.anchoring.describing import describe
from reader.exchange.reading_lists.placing import (
    PlacedHighlight,
    UnplacedHighlight,
    place_highlights,
)
from reader.model.annotation import Annotation
from reader.model.article import OpenArticle
from reader.model.ranges import TextRange
from reader.model.reading_list import SavedEntry, SavedHighlight
from reader.model.selectors import (
    AnchorStatus,
    Part,
    Target,
    TextPositionSelector,
    TextQuoteSelector,
)


@dataclass(frozen=True, slots=True)
class SavedMarks:
    """An entry's annotations, and how many of its highlights have a place and have none."""

    annotations: tuple[Annotation, ...]
    placed: int
    unplaced: tuple[UnplacedHighlight, ...]


def marks_of(
    opened: OpenArticle,
    entry: SavedEntry,
    *,
    tag_ids: Mapping[str, str],
    now: datetime,
    new_id: Callable[[], str],
    creator: str,
) -> SavedMarks:
    """Return the annotations of an article that an entry asks for, without those it has.

    Args:
        opened: the article as the library has it.
        entry: what the other program says of it.
        tag_ids: the ids of the entry's tags, by name in small letters; others are left out.
        now: the time of annotations that tell none of their own.
        new_id: gives each its id.
        creator: who made them.
    """

    def annotation(target: Target, status: AnchorStatus, saved: SavedHighlight) -> Annotation:
        moment = saved.created_at or now
        found = (tag_ids.get(tag.casefold()) for tag in saved.tags)
        return Annotation(
            id=new_id(),
            article_id=opened.article.id,
            target=target,
            tag_ids=tuple(dict.fromkeys(tag_id for tag_id in found if tag_id)),
            note=saved.note,
            status=status,
            creator=creator,
            created_at=moment,
            updated_at=moment,
        )

    placing = place_highlights(opened.revision.headline, opened.revision.document, entry.highlights)
    wanted = [_aimed(opened, each) for each in placing]
    if entry.note or any(tag.casefold() in tag_ids for tag in entry.tags):
        wanted.insert(0, _on_whole(opened, entry))
    made = [annotation(target, status, saved) for target, status, saved in wanted]
    present = {_likeness(each) for each in opened.annotations}
    return SavedMarks(
        tuple(each for each in made if _likeness(each) not in present),
        sum(isinstance(each, PlacedHighlight) for each in placing),
        tuple(each for each in placing if isinstance(each, UnplacedHighlight)),
    )


_Aimed = tuple[Target, AnchorStatus, SavedHighlight]


def _on_whole(opened: OpenArticle, entry: SavedEntry) -> _Aimed:
    """Return what was said of the whole article, aimed at its headline or else its first block."""
    revision = opened.revision
    text, part, end = revision.headline, Part.HEADLINE, len(revision.headline)
    if not text.strip():
        text, part = revision.document.text, Part.BODY
        end = next(place.end for place in revision.document.block_ranges if place)
    position, quote = describe(text, TextRange(0, end))
    saved = SavedHighlight("", note=entry.note, tags=entry.tags, created_at=entry.added_at)
    return Target(revision.id, part, position, quote), AnchorStatus.EXACT, saved


def _aimed(opened: OpenArticle, each: PlacedHighlight | UnplacedHighlight) -> _Aimed:
    """Return a highlight with where it stands in the article, if anywhere."""
    revision, saved = opened.revision, each.highlight
    quote = TextQuoteSelector(saved.quote, saved.prefix, saved.suffix)
    if isinstance(each, UnplacedHighlight):
        nowhere = Target(revision.id, Part.BODY, TextPositionSelector(0, 0), quote)
        return nowhere, AnchorStatus.ORPHANED, saved
    part, place = each.passage.part, each.passage.range
    text = revision.headline if part is Part.HEADLINE else revision.document.text
    position, found = describe(text, place)
    if each.status is AnchorStatus.CHANGED:
        return Target(revision.id, part, position, quote), AnchorStatus.CHANGED, saved
    return Target(revision.id, part, position, found), AnchorStatus.EXACT, saved


def _likeness(annotation: Annotation) -> tuple[object, ...]:
    """Return what two annotations share that say the same of the same words."""
    target = annotation.target
    return (target.part, target.position, target.quote.exact, annotation.note, annotation.tag_ids)


def tag_names(entries: Iterable[SavedEntry]) -> tuple[str, ...]:
    """Return the names of all tags in entries and their highlights, each once, in their order."""
    names: dict[str, str] = {}
    for entry in entries:
        marks = (highlight.tags for highlight in entry.highlights)
        for name in (*entry.tags, *(tag for tags in marks for tag in tags)):
            names.setdefault(name.casefold(), name)
    return tuple(names.values())
