"""Which of the sentences that are not the same in two texts are edited versions of each other.

Candidates share a rare word or stand in the same stretch between sentences that stayed. The
likest pairs are taken first. A sentence that was cut in two, or two that were joined, end up in
one group.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from reader.text.compared_text import ComparedText
from reader.text.likeness import likeness
from reader.text.same_sentences import SELF_EVIDENT_WEIGHT
from reader.text.sentence_pairs import Pair, SentencePairs

LIKE_IN_PLACE = 0.4
"""Likeness from which a sentence is the edited version of one at the same place. Unrelated
sentences of one article have about 0.2. Lower pairs sentences that replaced others."""

LIKE_ELSEWHERE = 0.85
"""Likeness from which a sentence somewhere else is an edited version that also moved."""

IN_PLACE_LEAD = 0.25
"""What standing at the same place is worth against likeness."""

NEAR_EQUAL = 0.1
"""Within this of each other, two candidates cannot be told apart."""

_GAIN_OF_JOINING = 0.5
"""How much a neighbour must add to the likeness, per share of all words that it brings. One that is
the missing half brings more than 1, an unrelated one takes likeness away."""

_GAIN_OF_ONE = 0.1
"""How much more alike two neighbouring pairs must be as one: the border between them moved."""

_RARE = 8
"""A word in more sentences than this brings no candidates."""
_MOST_CANDIDATES = 6
"""Candidates a sentence has at most by its words, and places up to which a stretch is searched."""


@dataclass(frozen=True, slots=True)
class SentenceGroup:
    """Old sentences ``[old_first, old_end)`` that became the new ones ``[new_first, new_end)``.

    ``likeness`` is 1 where the words are the same. ``unsure`` says that other sentences have an
    almost equal claim.
    """

    old_first: int
    old_end: int
    new_first: int
    new_end: int
    likeness: float = 1.0
    unsure: bool = False


@dataclass(frozen=True, slots=True)
class _Candidate:
    old: int
    new: int
    likeness: float
    in_place: bool

    @property
    def score(self) -> float:
        return self.likeness + IN_PLACE_LEAD * self.in_place

    @property
    def is_enough(self) -> bool:
        return self.likeness >= (LIKE_IN_PLACE if self.in_place else LIKE_ELSEWHERE)


def match_like(same: SentencePairs) -> list[SentenceGroup]:
    """Return groups of sentences that were edited, in the order of the old text."""
    return _LikeMatcher(same).run()


class _LikeMatcher:
    def __init__(self, same: SentencePairs) -> None:
        self._gaps = same.old_gaps()
        self._facing = [same.facing(gap) for gap in self._gaps]
        self._old: ComparedText = same.old
        self._new: ComparedText = same.new
        self._old_free = {index for index, new in enumerate(same.new_of) if new < 0}
        self._new_free = {index for index, old in enumerate(same.old_of) if old < 0}

    def run(self) -> list[SentenceGroup]:
        candidates = sorted(self._candidates(), key=lambda item: (-item.score, item.old, item.new))
        by_old: dict[int, list[_Candidate]] = defaultdict(list)
        by_new: dict[int, list[_Candidate]] = defaultdict(list)
        for candidate in candidates:
            by_old[candidate.old].append(candidate)
            by_new[candidate.new].append(candidate)
        chosen: list[tuple[SentenceGroup, list[_Candidate]]] = []
        for best in candidates:
            if best.old not in self._old_free or best.new not in self._new_free:
                continue
            rivals = [
                rival
                for rival in (*by_old[best.old], *by_new[best.new])
                if rival is not best
                and best.score - rival.score < NEAR_EQUAL
                and rival.old in self._old_free
                and rival.new in self._new_free
            ]
            self._old_free.remove(best.old)
            self._new_free.remove(best.new)
            group = SentenceGroup(best.old, best.old + 1, best.new, best.new + 1, best.likeness)
            chosen.append((group, rivals))
        groups = [self._settled(group, rivals) for group, rivals in chosen]
        return self._joined(sorted(groups, key=lambda group: group.old_first))

    def _joined(self, groups: list[SentenceGroup]) -> list[SentenceGroup]:
        """Return the groups with neighbours made one where words went from one to the other."""
        joined: list[SentenceGroup] = []
        for group in groups:
            last = joined[-1] if joined else None
            if last and (last.old_end, last.new_end) == (group.old_first, group.new_first):
                both = self._measured(replace(last, old_end=group.old_end, new_end=group.new_end))
                sizes = self._word_count(last), self._word_count(group)
                apart = (last.likeness * sizes[0] + group.likeness * sizes[1]) / sum(sizes)
                if both.likeness >= apart + _GAIN_OF_ONE:
                    joined[-1] = replace(both, unsure=last.unsure and group.unsure)
                    continue
            joined.append(group)
        return joined

    def _settled(self, group: SentenceGroup, rivals: list[_Candidate]) -> SentenceGroup:
        """Return the group grown, and unsure if rivals are left that it has not taken in."""
        grown = self._with_neighbours(group)
        unsure = any(
            not (
                grown.old_first <= rival.old < grown.old_end
                and grown.new_first <= rival.new < grown.new_end
            )
            for rival in rivals
        )
        return replace(grown, unsure=unsure)

    def _candidates(self) -> Iterator[_Candidate]:
        places = self._pairs_in_place()
        for old, new in sorted(places | self._pairs_with_rare_words()):
            in_place = (old, new) in places or self._faces(old, new)
            if not in_place and not self._may_have_moved(old, new):
                continue
            like = likeness(self._old.word_keys(old, old + 1), self._new.word_keys(new, new + 1))
            candidate = _Candidate(old, new, like, in_place)
            if candidate.is_enough:
                yield candidate

    def _may_have_moved(self, old: int, new: int) -> bool:
        """Tell whether an edited sentence elsewhere can be the old one at all.

        It must say enough, and the same figures: "At 14:05 …" and "At 14:35 …" are two entries.
        What says the very same was not edited: it is free because it could be another's.
        """
        if (
            self._old.weights[old] < SELF_EVIDENT_WEIGHT
            or self._old.keys[old] == self._new.keys[new]
        ):
            return False
        ours, theirs = self._old.word_keys(old, old + 1), self._new.word_keys(new, new + 1)
        return [word for word in ours if word[0].isdigit()] == [
            word for word in theirs if word[0].isdigit()
        ]

    def _pairs_in_place(self) -> set[Pair]:
        """Return the pairs of small stretches that face each other."""
        pairs: set[Pair] = set()
        for old_gap, facing in zip(self._gaps, self._facing, strict=True):
            for new_gap in facing:
                if max(old_gap[1] - old_gap[0], new_gap[1] - new_gap[0]) <= _MOST_CANDIDATES:
                    pairs.update((old, new) for old in range(*old_gap) for new in range(*new_gap))
        return pairs

    def _faces(self, old: int, new: int) -> bool:
        gap = bisect_right(self._gaps, (old, len(self._old))) - 1
        return any(first <= new < end for first, end in self._facing[gap])

    def _pairs_with_rare_words(self) -> set[Pair]:
        """Return pairs that share words, or two words in a row, that few sentences have."""
        holders: dict[str, list[int]] = defaultdict(list)
        for new in sorted(self._new_free):
            for feature in _features(self._new.word_keys(new, new + 1)):
                holders[feature].append(new)
        pairs: set[Pair] = set()
        for old in self._old_free:
            votes: Counter[int] = Counter()
            for feature in _features(self._old.word_keys(old, old + 1)):
                found = holders.get(feature, ())
                if len(found) <= _RARE:
                    votes.update(found)
            ranked = sorted(votes.items(), key=lambda vote: (-vote[1], vote[0]))
            pairs.update((old, new) for new, _ in ranked[:_MOST_CANDIDATES])
        return pairs

    def _with_neighbours(self, group: SentenceGroup) -> SentenceGroup:
        """Return the group with the free neighbours that make both sides more alike."""
        grown = group
        while True:
            better = max(self._grown(grown), key=lambda option: option.likeness, default=grown)
            share = 1 - self._word_count(grown) / self._word_count(better)
            if better is grown or better.likeness < grown.likeness + _GAIN_OF_JOINING * share:
                return grown
            grown = better
            self._old_free.difference_update(range(grown.old_first, grown.old_end))
            self._new_free.difference_update(range(grown.new_first, grown.new_end))

    def _grown(self, group: SentenceGroup) -> Iterator[SentenceGroup]:
        if group.old_first - 1 in self._old_free:
            yield self._measured(replace(group, old_first=group.old_first - 1))
        if group.old_end in self._old_free:
            yield self._measured(replace(group, old_end=group.old_end + 1))
        if group.new_first - 1 in self._new_free:
            yield self._measured(replace(group, new_first=group.new_first - 1))
        if group.new_end in self._new_free:
            yield self._measured(replace(group, new_end=group.new_end + 1))

    def _word_count(self, group: SentenceGroup) -> int:
        old, new = self._old.firsts, self._new.firsts
        return old[group.old_end] - old[group.old_first] + new[group.new_end] - new[group.new_first]

    def _measured(self, group: SentenceGroup) -> SentenceGroup:
        like = likeness(
            self._old.word_keys(group.old_first, group.old_end),
            self._new.word_keys(group.new_first, group.new_end),
        )
        return replace(group, likeness=like)


def _features(words: list[str]) -> set[str]:
    return {*words, *(f"{one} {two}" for one, two in pairwise(words))}
