"""How well a place fits a quote: by its words, what stands around it, and how far it is off.

The scheme follows `match-quote.ts` of the Hypothesis client; the weights are our own.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from reader.model.ranges import TextRange
from reader.model.selectors import TextPositionSelector, TextQuoteSelector

WORDS_WEIGHT = 0.3
"""The share of the words. Higher prefers better words over the better neighbourhood; all exact
occurrences have the same, so that it counts among changed places only."""

CONTEXT_WEIGHT = 0.65
"""The share of the context: the one thing that tells equal words apart."""

NEARNESS_WEIGHT = 0.05
"""The share of nearness. Below `CLEAR_LEAD`, so that it can tip a decision but never make one:
text put in above a passage moves it by any distance, often onto the next one like it."""

CLEAR_LEAD = 0.1
"""By how much the best place must lead the next. Higher orphans more passages that stand among
others like them; lower takes the wrong one more often."""

ENOUGH_CONTEXT = 0.7
"""How much of both contexts together must stand around a place. Chance likeness in English news
is about 0.3, a phrase used twice ("rated as mostly or … true") reaches 0.6. Higher orphans
passages with edits on both sides; lower takes another use of a short quote that was deleted."""

WHOLE_SIDE = 0.9
"""How much of one side is enough alone: something was put in, or taken out, right at the other.
A side counts as one when it is at least half of all the context."""

NEAR = 200
"""At this many code points from the old place nearness has fallen to a half."""

CONTEXT_WINDOW = 2
"""A context is looked for in this many times its length, so that words put in do not spoil it."""


@dataclass(frozen=True, slots=True)
class ContextKept:
    """How much of what stood around the quote stands around a place.

    ``lengths`` are the code points of context before and after the quote, ``lost`` the edits
    that each side needs to read as it did.
    """

    lengths: tuple[int, int]
    lost: tuple[int, int]

    @property
    def share(self) -> float:
        """Both sides together, 0 to 1, each by its length; 0 where there is no context."""
        return 1 - sum(self.lost) / sum(self.lengths) if sum(self.lengths) else 0.0

    @property
    def is_enough(self) -> bool:
        """Whether the context vouches for the place."""
        return self.share >= ENOUGH_CONTEXT or any(
            2 * length >= sum(self.lengths) > 0 and length - lost >= WHOLE_SIDE * length
            for length, lost in zip(self.lengths, self.lost, strict=True)
        )


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that may be the passage.

    ``errors`` counts the edits between its words and the quote. ``score`` weighs everything,
    0 to 1, and is for comparing the places of one quote only.
    """

    range: TextRange
    errors: int
    context: ContextKept
    score: float


def score_place(
    text: str,
    place: TextRange,
    errors: int,
    position: TextPositionSelector | None,
    quote: TextQuoteSelector,
) -> Candidate:
    """Return the place with its score as where the quote may stand."""
    context = context_kept(text, place, quote)
    words = 1 - errors / len(quote.exact)
    nearness = 0.0 if position is None else NEAR / (NEAR + abs(place.start - position.start))
    score = WORDS_WEIGHT * words + CONTEXT_WEIGHT * context.share + NEARNESS_WEIGHT * nearness
    return Candidate(place, errors, context, score)


def context_kept(text: str, place: TextRange, quote: TextQuoteSelector) -> ContextKept:
    """Return how much of the quote's context stands around the place.

    A side without context (the quote stood at an edge of the text, or nobody noted it) says
    nothing.
    """
    before = text[max(0, place.start - CONTEXT_WINDOW * len(quote.prefix)) : place.start]
    after = text[place.end : place.end + CONTEXT_WINDOW * len(quote.suffix)]
    return ContextKept(
        lengths=(len(quote.prefix), len(quote.suffix)),
        lost=(
            _edits_from_start(quote.prefix[::-1], before[::-1]),
            _edits_from_start(quote.suffix, after),
        ),
    )


def clear_winner(candidates: Iterable[Candidate]) -> Candidate | None:
    """Return the candidate that leads all others clearly, or None.

    Other cuts of the winner's own place are no rivals: they share most of its code points.
    """
    ranked = sorted(candidates, key=lambda candidate: -candidate.score)
    if not ranked:
        return None
    best = ranked[0]
    rivals = (other for other in ranked[1:] if not _same_place(best, other))
    second = next(rivals, None)
    if second is not None and best.score - second.score < CLEAR_LEAD:
        return None
    return best


def _same_place(one: Candidate, other: Candidate) -> bool:
    """Tell two cuts of one changed place; exact occurrences are always places of their own."""
    shared = one.range.intersection(other.range)
    if shared is None or one.errors == 0 or other.errors == 0:
        return False
    return len(shared) * 2 > max(len(one.range), len(other.range))


def _edits_from_start(context: str, window: str) -> int:
    """Return the edits that make the context the beginning of the window, wherever that ends."""
    if not context or window.startswith(context):
        return 0
    # Imported here because importing `reader.library` must not cost the first painted window.
    import edlib  # noqa: PLC0415

    return int(edlib.align(context, window, mode="SHW", task="distance")["editDistance"])
