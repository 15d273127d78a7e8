"""Which pairs of same sentences may as well be others: what repeats itself, and was edited there.

A sentence that occurs again, in either text, could be paired otherwise. It stands firm where more
of what surrounds it speaks for its pair than for any other; where not, it is in doubt. Nothing is
changed here but what is sure. A passage in a doubtful sentence is never carried.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reader.text.likeness import ALMOST_SAME, LIKE_SENTENCE, likeness
from reader.text.sentence_pairs import Pair, SentencePairs

_FARTHEST = 64
"""Sentences that are followed on each side; what agrees further than this does not matter more.
The beginnings and the ends of both texts agree as far as this."""

_MOST_RIVALS = 16
"""Rivals that a sentence is held against: the nearest. Only numbing repetition has more."""


def find_doubtful(pairs: SentencePairs) -> set[int]:
    """Return the old sentences whose counterpart is in doubt."""
    doubtful = {old for old, _ in pairs if _has_rival_at_home(pairs, old)}
    for olds, news in _repeated(pairs):
        doubtful.update(_contested(pairs, olds, news))
    return doubtful


@dataclass(frozen=True, slots=True)
class _Surroundings:
    """How far what stands before, and after, an old and a new sentence is the same."""

    before: float
    after: float

    @property
    def sum(self) -> float:
        return self.before + self.after

    @property
    def hold(self) -> bool:
        """Whether what stands right before, and right after, is the same."""
        return self.before >= 1 and self.after >= 1

    def outdo(self, other: _Surroundings) -> bool:
        """Tell whether these speak for their pair on no side less than others, and on one more."""
        return self.before >= other.before and self.after >= other.after and self.sum > other.sum

    def is_contested_by(self, other: _Surroundings) -> bool:
        """Tell whether something on one side speaks rather for another pair."""
        return self.before < other.before or self.after < other.after


def _surroundings(pairs: SentencePairs, old: int, new: int) -> _Surroundings:
    return _Surroundings(_agreement(pairs, old, new, -1), _agreement(pairs, old, new, 1))


def _agreement(pairs: SentencePairs, old: int, new: int, step: int) -> float:
    """Return how many sentences in a row agree on one side; a share where the first was edited."""
    old_keys, new_keys = pairs.old.keys, pairs.new.keys
    for count in range(_FARTHEST):
        old, new = old + step, new + step
        inside = 0 <= old < len(old_keys), 0 <= new < len(new_keys)
        if not all(inside):
            return count if any(inside) else _FARTHEST
        if old_keys[old] == new_keys[new]:
            continue
        if count:
            return count
        like = likeness(pairs.old.word_keys(old, old + 1), pairs.new.word_keys(new, new + 1))
        return like if like >= LIKE_SENTENCE else 0
    return _FARTHEST


def _repeated(pairs: SentencePairs) -> Iterator[tuple[list[int], list[int]]]:
    """Give where each sentence stands in both texts that is in both, and in one of them again."""
    places: dict[str, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for index, key in enumerate(pairs.old.keys):
        places[key][0].append(index)
    for index, key in enumerate(pairs.new.keys):
        if key in places:
            places[key][1].append(index)
    return ((olds, news) for olds, news in places.values() if news and len(olds) + len(news) > 2)


def _contested(pairs: SentencePairs, olds: list[int], news: list[int]) -> Iterator[int]:
    """Give those of the places of one sentence in the old text whose counterpart is in doubt."""
    kept = [(old, pairs.new_of[old]) for old in olds if pairs.new_of[old] >= 0]
    gone = [old for old in olds if pairs.new_of[old] < 0]
    come = [new for new in news if pairs.old_of[new] < 0]
    surroundings = [_surroundings(pairs, *pair) for pair in kept]
    for (old, new), own in zip(kept, surroundings, strict=True):
        others = [_surroundings(pairs, other, new) for other in _nearest(gone, old)]
        for copy in _nearest(come, new):
            copied = _surroundings(pairs, old, copy)
            if len(olds) > 1 or not _is_beside(own, copied, copy - new):
                others.append(copied)
        if not all(own.outdo(other) for other in others):
            yield old
    for index, one in enumerate(kept):
        for at in range(index + 1, min(index + 1 + _MOST_RIVALS // 2, len(kept))):
            two = surroundings[index], surroundings[at]
            if _may_be_exchanged(pairs, (one, kept[at]), two):
                yield from (one[0], kept[at][0])


def _nearest(places: Sequence[int], place: int) -> Sequence[int]:
    middle = bisect_left(places, place)
    return places[max(0, middle - _MOST_RIVALS // 2) : middle + _MOST_RIVALS // 2]


def _is_beside(own: _Surroundings, copied: _Surroundings, distance: int) -> bool:
    """Tell whether a sentence, or a stretch, that stood once now stands twice in a row.

    That is no riddle: what was read first stays, the other is the copy.
    """
    twice = own.before >= copied.before and own.after <= copied.after
    return twice and distance == own.after + 1 + copied.before


def _may_be_exchanged(
    pairs: SentencePairs, two: tuple[Pair, Pair], own: tuple[_Surroundings, _Surroundings]
) -> bool:
    """Tell whether two sentences that are the same may as well be each the other one.

    Those that changed their order need better surroundings for it, both of them; those that kept
    it stand unless something speaks against both.
    """
    (one, other), changed_order = two, two[1][1] < two[0][1]
    if not changed_order and any(each.hold for each in own):
        return False
    exchanged = _surroundings(pairs, one[0], other[1]), _surroundings(pairs, other[0], one[1])
    if changed_order:
        return not all(map(_Surroundings.outdo, own, exchanged))
    return all(map(_Surroundings.is_contested_by, own, exchanged))


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
