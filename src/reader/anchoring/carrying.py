"""Annotations carried from one version of an article to the next, each saying how it stands.

A passage goes where its sentence went: `reader.text.alignment` says where that is, also when it
moved, was split, joined or edited. A long passage whose sentence is gone is looked for in what is
new in the text. What is ambiguous or poor is orphaned, never guessed; nothing is ever dropped.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from reader.anchoring.describing import describe
from reader.anchoring.finding import MAX_ERROR_SHARE, SELF_EVIDENT_LENGTH, anchor
from reader.anchoring.scoring import ContextKept, context_kept
from reader.model.ranges import TextRange
from reader.model.selectors import AnchorStatus, Part, Target
from reader.text.alignment import AlignedSentences, Alignment, Image
from reader.text.approximate import count_errors
from reader.text.likeness import ALMOST_SAME, LIKE_SENTENCE
from reader.text.plain_words import plain_words
from reader.text.same_sentences import SURE_WEIGHT

KEPT_SHARE = 1 - MAX_ERROR_SHARE
"""How much of a passage must be kept for it to be the same passage, edited: by its letters or by
its words, whichever is more. Lower carries what was rewritten."""

FRAMED_SHARE = 0.5
"""The same where all that stood around the passage still does: one word of two was replaced."""

WHOLE_SENTENCE_SHARE = 0.7
"""The same where the passage is a whole sentence, or more: what stands around it tells where it
was, not that what stands there now is it. Lower takes for an edit what was put in its place."""

WHOLE_FRAME = 0.9
"""How much of each side of the context is all of it."""


@dataclass(frozen=True, slots=True)
class RevisionTexts:
    """The texts of one revision that annotations stand in: the headline, the canonical text."""

    headline: str
    body: str

    def of(self, part: Part) -> str:
        """Return the text of a part."""
        return self.headline if part is Part.HEADLINE else self.body


@dataclass(frozen=True, slots=True)
class Carried:
    """How one annotation stands in the new revision.

    ``target`` is None exactly when ``status`` is orphaned; its part is always that of the old
    target. ``old_words`` is what was annotated, ``new_words`` what the new target says: the same
    words when exact or moved (white space, quotation marks and the like may be set differently);
    "" when orphaned. ``score`` is how like the two are, 0 to 1, by letters; 0 when orphaned.
    """

    status: AnchorStatus
    target: Target | None
    old_words: str
    new_words: str
    score: float


def carry(
    targets: Iterable[Target], old: RevisionTexts, new: RevisionTexts, revision_id: str
) -> tuple[Carried, ...]:
    """Return how each annotation stands in the new texts, one result a target, in their order.

    A target whose words do not stand where it says in the old text (it was damaged) is looked
    for by its quote alone.

    Args:
        targets: what the annotations are about.
        old: the texts that the targets' offsets count in.
        new: the texts to carry them to.
        revision_id: the revision that the new texts belong to; the new targets name it.
    """
    carriers = {part: _PartCarrier(part, old.of(part), new.of(part), revision_id) for part in Part}
    return tuple(carriers[target.part].carry(target) for target in targets)


class _PartCarrier:
    """Carries what is about one part; the two texts are compared once, when first needed."""

    def __init__(self, part: Part, old: str, new: str, revision_id: str) -> None:
        self._part = part
        self._old = old
        self._new = new
        self._revision_id = revision_id

    def carry(self, target: Target) -> Carried:
        """Return how one annotation stands in the new text."""
        place, words = target.range, target.quote.exact
        if not words or place.of(self._old) != words:
            found = anchor(self._new, target.position, target.quote)
            return self._carried(words, found.status, found.range)
        if self._old == self._new:
            return self._carried(words, AnchorStatus.EXACT, place)
        image = self._alignment.image_of(place)
        standing = self._standing(place, image) if image is not None else None
        if standing is not None:
            return self._carried(words, *standing)
        if image is not None and image.unsure:
            return self._carried(words, AnchorStatus.ORPHANED, None)
        start = self._unaccounted.find(words) if len(words) >= SELF_EVIDENT_LENGTH else -1
        if start < 0 or self._unaccounted.find(words, start + 1) >= 0:
            return self._carried(words, AnchorStatus.ORPHANED, None)
        return self._carried(words, AnchorStatus.MOVED, TextRange(start, start + len(words)))

    @cached_property
    def _alignment(self) -> Alignment:
        return Alignment(self._old, self._new)

    @cached_property
    def _unaccounted(self) -> str:
        """The new text with what came from the old one blanked out."""
        letters = list(self._new)
        for pair in self._alignment.pairs:
            for segment in pair.segments:
                if segment.same:
                    letters[segment.new.start : segment.new.end] = "\0" * len(segment.new)
        return "".join(letters)

    def _standing(self, place: TextRange, image: Image) -> tuple[AnchorStatus, TextRange] | None:
        """Return how a passage stands where its sentences went; None when that is not certain."""
        if image.unsure or len(image.range) * FRAMED_SHARE > len(place):
            return None
        words = place.of(self._old)
        found = image.range
        if found.of(self._new) != words:
            found = _whole_again(words, image, self._new)
        if _say_the_same(words, found.of(self._new)):
            certain = self._is_vouched_here(place, found, image.pairs) or self._is_whole(
                image.pairs
            )
            if not certain and len(words) < SELF_EVIDENT_LENGTH:
                return None
            same_place = found.start == place.start
            return (AnchorStatus.EXACT if same_place else AnchorStatus.MOVED), found
        if self._is_kept(place, image):
            return AnchorStatus.CHANGED, found
        return None

    def _is_whole(self, pairs: tuple[AlignedSentences, ...]) -> bool:
        """Tell whether a passage's sentence is all there is in both texts: a headline."""
        (first, *others) = pairs
        return not others and (len(first.old), len(first.new)) == (len(self._old), len(self._new))

    def _is_vouched_here(
        self, place: TextRange, found: TextRange, pairs: tuple[AlignedSentences, ...]
    ) -> bool:
        """Tell whether sentences vouch for the same words in them.

        In a sentence that was much edited, words come again by chance: something that stood
        beside them must still do.
        """
        if not _is_vouched(pairs):
            return False
        if all(pair.likeness >= ALMOST_SAME for pair in pairs):
            return True
        context = context_kept(self._new, found, describe(self._old, place)[1])
        return context.share >= FRAMED_SHARE or context.is_enough

    def _is_kept(self, place: TextRange, image: Image) -> bool:
        """Tell whether a passage with other words is still the same passage."""
        old, new = place.of(self._old), image.range.of(self._new)
        longer = max(len(old), len(new))
        kept = max(1 - count_errors(old, new) / longer, image.kept / longer)
        if kept < FRAMED_SHARE:
            return False
        context = context_kept(self._new, image.range, describe(self._old, place)[1])
        if kept >= KEPT_SHARE and (_is_vouched(image.pairs) or context.is_enough):
            return True
        like = all(
            pair.likeness >= LIKE_SENTENCE
            and pair.weight >= SURE_WEIGHT
            and (kept >= WHOLE_SENTENCE_SHARE or pair.old.intersection(place) != pair.old)
            for pair in image.pairs
        )
        return like and _is_framed(context)

    def _carried(self, words: str, status: AnchorStatus, place: TextRange | None) -> Carried:
        if place is None:
            return Carried(AnchorStatus.ORPHANED, None, words, "", 0.0)
        position, quote = describe(self._new, place)
        target = Target(self._revision_id, self._part, position, quote)
        score = 1.0
        if quote.exact != words:
            score -= count_errors(words, quote.exact) / max(len(words), len(quote.exact))
        return Carried(status, target, words, quote.exact, score)


def _is_vouched(pairs: tuple[AlignedSentences, ...]) -> bool:
    """Tell whether sentences became what they are said to have become, beyond doubt."""
    if all(pair.same and (not pair.alone or pair.weight >= SURE_WEIGHT) for pair in pairs):
        return True
    if all(pair.likeness >= ALMOST_SAME and pair.weight >= SURE_WEIGHT for pair in pairs):
        return True
    in_place = not all(pair.alone for pair in pairs)
    return in_place and all(pair.likeness >= LIKE_SENTENCE for pair in pairs)


def _is_framed(context: ContextKept) -> bool:
    """Tell whether all that stood around a place still does; there must be something."""
    return sum(context.lengths) > 0 and all(
        length - lost >= WHOLE_FRAME * length
        for length, lost in zip(context.lengths, context.lost, strict=True)
    )


def _whole_again(words: str, image: Image, new: str) -> TextRange:
    """Return the image at the very words, where these stand at one end of it or once around it.

    A comparison word by word can tear a passage apart that an equal word was put in before. Where
    none of its words is left, it is not there.
    """
    place = image.range
    if not image.kept:
        return place
    for start in (place.start, place.end - len(words)):
        if start >= 0 and new.startswith(words, start):
            return TextRange(start, start + len(words))
    keys, found = plain_words(words).keys, plain_words(place.of(new))
    for first in (0, len(found) - len(keys)):
        if first >= 0 and found.keys[first : first + len(keys)] == keys:
            return found.range(first, first + len(keys)).shifted(place.start)
    first = min(pair.new.start for pair in image.pairs)
    last = max(pair.new.end for pair in image.pairs)
    start = new.find(words, first, last)
    if start < 0 or new.find(words, start + 1, last) >= 0:
        return place
    again = TextRange(start, start + len(words))
    return again if again.overlaps(place) else place


def _say_the_same(one: str, other: str) -> bool:
    return one == other or plain_words(one).keys == plain_words(other).keys
