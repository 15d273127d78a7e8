"""From selectors to the place in a text: exactly, by the words, approximately, or not at all."""

from __future__ import annotations

from dataclasses import dataclass

from reader.anchoring.scoring import (
    Candidate,
    clear_winner,
    score_place,
)
from reader.model.ranges import TextRange
from reader.model.selectors import AnchorStatus, TextPositionSelector, TextQuoteSelector
from reader.text.approximate import count_errors, find_approximate
from reader.text.words import snap_to_words

MAX_ERROR_SHARE = 0.2
"""Edits allowed in a changed passage, as a share of the quote's length, rounded down.

One word in five or six. Above it a quote begins to match sentences that merely share its
phrases; below it a corrected figure in a short quote loses it. Quotes of under five code points
are never looked for approximately.
"""

SELF_EVIDENT_LENGTH = 64
"""Code points from which a quote's words, found unchanged and only once, need no context.

Both contexts together are as long. Shorter, and a phrase that was deleted is taken to be where
the article happens to use it again; longer, and sentences that move alone are orphaned.
"""

MAX_CANDIDATES = 500
"""Places that are compared. A quote with more ("the" in a long text) is ambiguous anyway."""


_MAX_OCCURRENCES = 20_000
"""Occurrences that are looked at for whole words; a letter may occur millions of times."""

_EDGE = 2
"""Code points that decide whether a word ends: the next one, and what it joins to."""


@dataclass(frozen=True, slots=True)
class Anchoring:
    """Where a quote stands in a text.

    ``range`` is None exactly when ``status`` is orphaned. ``errors`` counts the code points to
    edit between the quote and the words found; 0 unless ``status`` is changed.
    """

    status: AnchorStatus
    range: TextRange | None = None
    errors: int = 0


_ORPHANED = Anchoring(AnchorStatus.ORPHANED)


def anchor(text: str, position: TextPositionSelector | None, quote: TextQuoteSelector) -> Anchoring:
    """Find the passage that `describe` described, in the same text or a changed one.

    The same words with the same context at the same place are the exact path. Else every
    occurrence of the words competes by context and distance; else, when the words are nowhere,
    every place within `MAX_ERROR_SHARE` edits does. A place wins only with enough context and a
    clear lead. It is never a guess: whatever is ambiguous or poor is orphaned.

    Args:
        text: the text to look in.
        position: where the passage was; None when only its words are known.
        quote: its words and their context; an empty context says nothing.
    """
    if not quote.exact:
        return _ORPHANED
    in_context = f"{quote.prefix}{quote.exact}{quote.suffix}"
    if position is not None and _stands_at(text, position.start - len(quote.prefix), in_context):
        return _found(TextRange(position.start, position.start + len(quote.exact)), 0, position)
    whole = _places(text, quote, in_context, len(quote.prefix))
    if whole:
        # Two that are alike to the last code point of their context cannot be told apart.
        return _found(whole[0], 0, position) if len(whole) == 1 else _ORPHANED
    places = _places(text, quote, quote.exact)
    if len(places) > MAX_CANDIDATES:
        return _ORPHANED
    if places:
        return _anchor_among(text, places, position, quote)
    return _anchor_changed(text, position, quote)


def _stands_at(text: str, start: int, words: str) -> bool:
    return start >= 0 and text.startswith(words, start)


def _places(text: str, quote: TextQuoteSelector, words: str, before: int = 0) -> list[TextRange]:
    """Return where the quote stands, ``before`` code points into each occurrence of the words.

    Overlapping ones count; more than `MAX_CANDIDATES` are not looked for. Where the quote was of
    whole words, places that cut a word are left out ("on a" in "person and"), unless there are
    very many.
    """
    starts: list[int] = []
    start = text.find(words)
    while start >= 0 and len(starts) <= _MAX_OCCURRENCES:
        starts.append(start + before)
        start = text.find(words, start + 1)
    places = [TextRange(start, start + len(quote.exact)) for start in starts]
    if len(starts) <= _MAX_OCCURRENCES and _is_whole_words(quote):
        places = [place for place in places if _cuts_no_word(text, place)]
    return places[: MAX_CANDIDATES + 1]


def _cuts_no_word(text: str, place: TextRange) -> bool:
    """Tell whether both ends are word edges, by what is close: a word can be very long."""
    start = max(0, place.start - _EDGE)
    near = place.shifted(-start)
    return snap_to_words(text[start : place.end + _EDGE], near) == near


def _anchor_among(
    text: str,
    places: list[TextRange],
    position: TextPositionSelector | None,
    quote: TextQuoteSelector,
) -> Anchoring:
    """Choose among the places with the very words, none of which has the whole context."""
    winner = clear_winner(score_place(text, place, 0, position, quote) for place in places)
    if winner is None:
        return _ORPHANED
    self_evident = len(places) == 1 and len(quote.exact) >= SELF_EVIDENT_LENGTH
    if self_evident or winner.context.is_enough:
        return _found(winner.range, 0, position)
    return _ORPHANED


def _anchor_changed(
    text: str, position: TextPositionSelector | None, quote: TextQuoteSelector
) -> Anchoring:
    """Choose among the places with nearly the words."""
    bound = int(MAX_ERROR_SHARE * len(quote.exact))
    if not bound:
        return _ORPHANED
    matches = find_approximate(quote.exact, text, bound, limit=MAX_CANDIDATES + 1)
    if len(matches) > MAX_CANDIDATES:
        return _ORPHANED
    winner = clear_winner(
        score_place(text, match.range, match.errors, position, quote) for match in matches
    )
    if winner is None or not _is_supported(text, winner, quote):
        return _ORPHANED
    place = _whole_words(text, winner.range, quote)
    errors = count_errors(quote.exact, place.of(text))
    if errors > bound:
        place, errors = winner.range, winner.errors
    return _found(place, errors, position)


def _is_supported(text: str, winner: Candidate, quote: TextQuoteSelector) -> bool:
    """Tell whether what stands around a changed place vouches for it.

    A quote without context was a whole text (a headline): only a whole text can stand for it.
    """
    if not (quote.prefix or quote.suffix):
        return winner.range == TextRange(0, len(text))
    return winner.context.is_enough


def _whole_words(text: str, place: TextRange, quote: TextQuoteSelector) -> TextRange:
    """Return the place grown to whole words, where the quote itself was of whole words."""
    if not _is_whole_words(quote):
        return place
    return snap_to_words(text, place) or place


def _is_whole_words(quote: TextQuoteSelector) -> bool:
    """Tell whether the quote cut no word where it was made."""
    start = len(quote.prefix)
    place = TextRange(start, start + len(quote.exact))
    return _cuts_no_word(f"{quote.prefix}{quote.exact}{quote.suffix}", place)


def _found(place: TextRange, errors: int, position: TextPositionSelector | None) -> Anchoring:
    if errors:
        return Anchoring(AnchorStatus.CHANGED, place, errors)
    if position is None or place.start == position.start:
        return Anchoring(AnchorStatus.EXACT, place)
    return Anchoring(AnchorStatus.MOVED, place)
