"""What a card says about an annotation, as values: no widget, no painting."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from reader.model.annotation import Annotation
from reader.model.article import OpenArticle
from reader.model.checklists import list_questions, unanswered_questions
from reader.model.codebook import Codebook
from reader.model.selectors import AnchorStatus, Part
from reader.text.places import PlaceLabels
from reader.ui.annotations.when import moment_label
from reader.ui.tags.badge import Badge, badge_of

_LONGEST_WORDS = 100
"""Code points of the old and new words of a changed passage that a card repeats."""

_CHECKED_TAG = "unnamed-source"
"""The tag whose questions a card asks; those of other tags are asked when they are opened."""

MOST_GRADE = 4
"""The highest transparency grade of an unnamed source (see `Annotation.grade`)."""


@dataclass(frozen=True, slots=True)
class Card:
    """One annotation as the pane shows it.

    ``place`` is "" where the passage is in no known place (orphaned). ``standing`` is "" when
    the passage stands where it was put, else a sentence; ``alarming`` when that sentence asks
    for a look; ``status`` says which. ``unsaved`` marks a note that could not be saved yet.
    ``checklist`` says how many questions about the passage are unanswered; "" where none is asked,
    or all are.
    """

    annotation_id: str
    quote: str
    badges: tuple[Badge, ...]
    place: str
    moment: str
    note: str
    standing: str = ""
    alarming: bool = False
    unsaved: bool = False
    checklist: str = ""
    status: AnchorStatus = AnchorStatus.EXACT

    @property
    def spoken(self) -> str:
        """The whole card for a screen reader: letter, tag, quote, note, place, standing."""
        tags = ", ".join(f"{badge.letter}, {badge.name}" for badge in self.badges)
        note = _tr("Note: %1").replace("%1", self.note) if self.note else ""
        parts = (
            tags or _tr("No tag"),
            f"“{self.quote}”",
            note,
            self.place,
            self.standing,
            self.checklist,
        )
        return ". ".join(part for part in parts if part)

    def with_note(self, note: str, *, unsaved: bool = False) -> Card:
        """Return the card with another note."""
        return replace(self, note=note, unsaved=unsaved)


def cards_of(opened: OpenArticle, codebook: Codebook, now: datetime) -> list[Card]:
    """Return the cards of an article's annotations in text order."""
    labels = PlaceLabels(opened.revision.document)
    badges: dict[tuple[str, ...], tuple[Badge, ...]] = {}
    cards = []
    for annotation in sorted(opened.annotations, key=lambda annotation: annotation.sort_key):
        tag_ids = annotation.tag_ids
        if tag_ids not in badges:
            badges[tag_ids] = badges_of(tag_ids, codebook)
        card = _card_of(annotation, badges[tag_ids], _place(annotation, labels), now)
        if annotation.status is AnchorStatus.CHANGED:
            card = replace(card, standing=changed_sentence(annotation, opened))
        if _CHECKED_TAG in tag_ids:
            card = replace(card, checklist=checklist_sentence(annotation, codebook))
        cards.append(card)
    return cards


def checklist_sentence(annotation: Annotation, codebook: Codebook) -> str:
    """Return how many of the questions about a passage are unanswered, "" for none."""
    questions = list_questions(annotation.tag_ids, codebook)
    waiting = len(unanswered_questions(questions, annotation.answers))
    if not waiting:
        return ""
    words = _tr("Checklist: %1 of %2 questions unanswered")
    return words.replace("%1", str(waiting)).replace("%2", str(len(questions)))


def badges_of(tag_ids: Iterable[str], codebook: Codebook) -> tuple[Badge, ...]:
    """Return the badges of the tags that the codebook has, in the given order."""
    tags = (codebook.find(tag_id) for tag_id in tag_ids)
    return tuple(badge_of(tag) for tag in tags if tag is not None)


def _place(annotation: Annotation, labels: PlaceLabels) -> str:
    """Return where an annotation is, and how transparent its source is where that is known."""
    orphaned = annotation.status is AnchorStatus.ORPHANED
    place = "" if orphaned else labels.of(annotation.target.passage)
    places = [place[:1].upper() + place[1:]] if place else []
    if annotation.grade is not None:
        places.append(
            _tr("transparency %1 of %2")
            .replace("%1", str(annotation.grade))
            .replace("%2", str(MOST_GRADE))
        )
    return " · ".join(places)


def _card_of(annotation: Annotation, badges: tuple[Badge, ...], place: str, now: datetime) -> Card:
    return Card(
        annotation_id=annotation.id,
        quote=annotation.target.quote.exact,
        badges=badges,
        place=place,
        moment=moment_label(annotation.created_at, now),
        note=annotation.note,
        standing=standing_sentence(annotation.status),
        alarming=annotation.status in (AnchorStatus.CHANGED, AnchorStatus.ORPHANED),
        status=annotation.status,
    )


def changed_sentence(annotation: Annotation, opened: OpenArticle) -> str:
    """Return that a passage has other words now, with those it had and those it has."""
    target, revision = annotation.target, opened.revision
    in_headline = target.part is Part.HEADLINE
    now = target.range.of(revision.headline if in_headline else revision.document.text)
    lines = [
        standing_sentence(annotation.status),
        _tr("was: %1").replace("%1", _shortened(target.quote.exact)),
        _tr("now: %1").replace("%1", _shortened(now)),
    ]
    return "\n".join(lines)


def _shortened(words: str) -> str:
    line = " ".join(words[: _LONGEST_WORDS * 4].split())
    return f"“{line[:_LONGEST_WORDS]}{'…' if len(line) > _LONGEST_WORDS else ''}”"


def standing_sentence(status: AnchorStatus) -> str:
    """Return what the person should know about an annotation's place, "" for nothing."""
    match status:
        case AnchorStatus.MOVED:
            return _tr("Moved with its words in a newer version")
        case AnchorStatus.CHANGED:
            return _tr("The words here have changed")
        case AnchorStatus.ORPHANED:
            return _tr("Not found in this version")
        case _:
            return ""


def _tr(text: str) -> str:
    return QCoreApplication.translate("AnnotationCard", text)
