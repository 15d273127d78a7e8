"""Which pairs of same sentences may as well be others: what repeats itself, and was edited there.

Nothing is changed here but what is sure. A passage in an unsure sentence is never carried.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from reader.text.likeness import ALMOST_SAME, likeness
from reader.text.sentence_pairs import SentencePairs

_LONGEST_SLIDE = 1_000
"""Sentences after which a stretch is not followed further; only numbing repetition has more."""


def find_doubtful(pairs: SentencePairs) -> set[int]:
    """Return the old sentences whose counterpart is in doubt."""
    counts = Counter(pairs.old.keys)
    doubtful: set[int] = set()
    for first, end in pairs.old_gaps():
        doubtful |= _slide(pairs.old.keys, pairs.new_of, first, end)
    for first, end in pairs.new_gaps():
        for new in _slide(pairs.new.keys, pairs.old_of, first, end):
            # What stood once and now stands twice in a row is no riddle: the first stays.
            if counts[pairs.new.keys[new]] > 1:
                doubtful.add(pairs.old_of[new])
    copied = {pairs.new.keys[new] for new, old in enumerate(pairs.old_of) if old < 0}
    for old, _ in pairs:
        once = counts[pairs.old.keys[old]] == 1
        if (once and _was_copied_elsewhere(pairs, old, copied)) or _has_rival_at_home(pairs, old):
            doubtful.add(old)
    return doubtful


def _slide(keys: Sequence[str], counterparts: Sequence[int], first: int, end: int) -> set[int]:
    """Return what a stretch ``[first, end)`` put in or taken out could change places with.

    When "B C" is taken out of "A B C B D", it may have been "C B": the "B" that is left is either.
    """
    length = end - first
    found: set[int] = set()
    for start, step in ((first - 1, 1), (end, -1)):
        for index in range(start, start - step * _LONGEST_SLIDE, -step):
            if not 0 <= index < len(keys) or counterparts[index] < 0:
                break
            if keys[index] != keys[index + step * length]:
                break
            found.add(index)
    return found


def _was_copied_elsewhere(pairs: SentencePairs, old: int, copied: set[str]) -> bool:
    """Tell whether there is a copy elsewhere while a neighbour has changed: which is the copy?"""
    key, new = pairs.old.keys[old], pairs.new_of[old]
    if key not in copied or all(pairs.neighbours(old)):
        return False
    beside = pairs.new.keys[max(new - 1, 0) : new] + pairs.new.keys[new + 1 : new + 2]
    return key not in beside


def _has_rival_at_home(pairs: SentencePairs, old: int) -> bool:
    """Tell whether a sentence moved alone while almost the same stands where it stood.

    One may be a copy of the other that was edited since.
    """
    if any(pairs.neighbours(old)):
        return False
    words = pairs.old.word_keys(old, old + 1)
    return any(
        likeness(words, pairs.new.word_keys(place, place + 1)) >= ALMOST_SAME
        for place in pairs.places_of(old)
    )
