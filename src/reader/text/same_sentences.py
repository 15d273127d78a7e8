"""Which sentences of two versions of a text are the same ones, wherever they now stand.

After Paul Heckel, "A technique for isolating differences between files", Communications of the
ACM 21:4 (1978): what occurs once in both texts is the same; from there the sameness spreads to
neighbours, which tells repeated sentences apart; sentences that moved are found as easily as
those that stayed. Linear in the sentences, but for short stretches between them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from reader.text.compared_text import ComparedText

SURE_WEIGHT = 24
"""Weight (see `ComparedText`) from which a sentence that occurs once in both texts is the same
wherever it stands. Lighter ones ("He declined.") come again by chance; they need a neighbour.
Higher orphans more short sentences that moved alone; lower takes one deleted sentence for a new
one that happens to read the same."""

SELF_EVIDENT_WEIGHT = 64
"""The same where the sentence stands in the old text elsewhere too: stock sentences come again."""

_ENDS_AS_SENTENCE = re.compile(r"[.!?…。！？؟۔।॥] ?[\"')\]}」』】）]?$")

_LONGEST_GAP = 2_000
"""Sentences in a stretch up to which it is searched for sentences that kept their order."""

Pair = tuple[int, int]


class SameSentences:
    """Pairs the same sentences of two texts, one to one.

    ``new_of`` and ``old_of`` give each sentence's counterpart, -1 where it has none. ``unsure``
    holds old sentences that have as good a claim to their counterpart as another: when one of
    two twins is deleted, nothing tells which. ``loose`` holds those that are paired for their order
    alone.
    """

    def __init__(self, old: ComparedText, new: ComparedText) -> None:
        self.old = old
        self.new = new
        self.new_of = [-1] * len(old)
        self.old_of = [-1] * len(new)
        self.unsure: set[int] = set()
        self.loose: set[int] = set()
        self._counts = Counter(old.keys)
        self._match_lines()
        self._match_once_occurring()
        self._spread(within_lines=True)
        self._spread(within_lines=False)
        self._match_in_gaps()
        self._spread(within_lines=False)
        self._keep_first_copies()
        self._find_unsure()
        self.old_gaps = _free_runs(self.new_of)
        """Stretches ``[first, end)`` of old sentences without counterpart."""

    def runs_facing_sentence(self, old: int) -> list[Pair]:
        """Return the new stretches that face the gap which an old sentence stands in."""
        gap = self.old_gaps[bisect_right(self.old_gaps, (old, len(self.old))) - 1]
        return self.facing_runs(gap)

    def has_neighbour(self, old: int) -> bool:
        """Tell whether what stands before or after a paired sentence stands there in both."""
        return any(self._neighbours(old))

    def _neighbours(self, old: int) -> tuple[bool, bool]:
        """Tell whether what stands before, and what stands after, stands there in both."""
        new = self.new_of[old]
        last = old + 1 == len(self.old)
        return (
            old == new == 0 or (old > 0 and new > 0 and self.new_of[old - 1] == new - 1),
            new + 1 == len(self.new) if last else self.new_of[old + 1] == new + 1,
        )

    def places_of(self, old: int) -> list[int]:
        """Return the new sentences without counterpart right where an old one stood."""
        after = 0 if old == 0 else self.new_of[old - 1] + 1
        before = (len(self.new) if old + 1 == len(self.old) else self.new_of[old + 1]) - 1
        places = {after if old == 0 or after > 0 else -1, before}
        return [place for place in places if 0 <= place < len(self.new) and self.old_of[place] < 0]

    def _pair(self, old: int, new: int) -> None:
        self.new_of[old] = new
        self.old_of[new] = old

    def _pairs(self) -> Iterator[Pair]:
        return ((old, new) for old, new in enumerate(self.new_of) if new >= 0)

    def _match_lines(self) -> None:
        """Pair the lines that occur once in both texts."""
        old_runs, new_runs = self.old.line_runs(), self.new.line_runs()
        old_keys = ["\n".join(self.old.keys[first:end]) for first, end in old_runs]
        new_keys = ["\n".join(self.new.keys[first:end]) for first, end in new_runs]
        for old_run, new_run in _once_in_both(old_keys, new_keys):
            old_first, old_end = old_runs[old_run]
            weight = sum(self.old.weights[old_first:old_end])
            if weight < SURE_WEIGHT and not _is_entry(old_keys[old_run]):
                continue
            for step in range(old_end - old_first):
                self._pair(old_first + step, new_runs[new_run][0] + step)

    def _match_once_occurring(self) -> None:
        """Pair the sentences that occur once in both, among those without a counterpart."""
        old_free = [index for index, new in enumerate(self.new_of) if new < 0]
        new_free = [index for index, old in enumerate(self.old_of) if old < 0]
        old_keys = [self.old.keys[index] for index in old_free]
        new_keys = [self.new.keys[index] for index in new_free]
        for old, new in _once_in_both(old_keys, new_keys):
            known = self._counts[old_keys[old]] > 1
            if self.old.weights[old_free[old]] >= (SELF_EVIDENT_WEIGHT if known else SURE_WEIGHT):
                self._pair(old_free[old], new_free[new])

    def _spread(self, *, within_lines: bool) -> None:
        """Pair equal neighbours of pairs, and theirs, until there are no more.

        Where two claim the same sentence, the claim waits until others are settled; those that
        are never settled go to the first. What was claimed twice is unsure.
        """
        fresh: list[Pair] = list(self._pairs())
        claims = set() if within_lines else self._claims_of_the_ends()
        while fresh or claims:
            claims.update(self._claims_beside(fresh, within_lines=within_lines))
            claims = {
                (old, new) for old, new in claims if self.new_of[old] < 0 and self.old_of[new] < 0
            }
            fresh = _settled(claims)
            if not fresh and claims and not within_lines:
                fresh = self._first_claim(claims)
            elif not fresh:
                return
            by_old, by_new = Counter(old for old, _ in claims), Counter(new for _, new in claims)
            for old, new in fresh:
                if by_old[old] > 1 or by_new[new] > 1:
                    self.unsure.add(old)
                self._pair(old, new)

    def _claims_of_the_ends(self) -> set[Pair]:
        """Return the first and the last sentences as claims, where they occur once in both."""
        claims: set[Pair] = set()
        if len(self.old) and len(self.new):
            new_counts = Counter(self.new.keys)
            for old, new in ((0, 0), (len(self.old) - 1, len(self.new) - 1)):
                key = self.old.keys[old]
                if key == self.new.keys[new] and self._counts[key] == new_counts[key] == 1:
                    claims.add((old, new))
        return claims

    def _claims_beside(self, pairs: Iterable[Pair], *, within_lines: bool) -> Iterator[Pair]:
        old_keys, new_keys = self.old.keys, self.new.keys
        for old_at, new_at in pairs:
            for step in (-1, 1):
                old, new = old_at + step, new_at + step
                if not (0 <= old < len(self.old) and 0 <= new < len(self.new)):
                    continue
                if self.new_of[old] >= 0 or self.old_of[new] >= 0 or old_keys[old] != new_keys[new]:
                    continue
                if within_lines and not (
                    self.old.lines[old] == self.old.lines[old_at]
                    and self.new.lines[new] == self.new.lines[new_at]
                ):
                    continue
                yield old, new

    def _first_claim(self, claims: set[Pair]) -> list[Pair]:
        """Return the first of the claims that cannot be told apart; note whom that leaves unsure.

        A sentence that stood once and now stands twice in a row is no riddle: what was read
        first stays, and the other is the copy.
        """
        old, new = min(claims)
        rivals = {other for other, claimed in claims if claimed == new}
        choices = {claimed for other, claimed in claims if other == old}
        key = self.old.keys[old]
        in_a_row = all(self.new.keys[index] == key for index in range(min(choices), max(choices)))
        if len(rivals) > 1 or not (self._counts[key] == 1 and in_a_row):
            self.unsure |= rivals
        return [(old, new)]

    def _match_in_gaps(self) -> None:
        """Pair what kept its order between two pairs, where it is there equally often in both."""
        for old_run in _free_runs(self.new_of):
            for new_run in self.facing_runs(old_run):
                self._match_gap(old_run, new_run)

    def facing_runs(self, old_run: Pair) -> list[Pair]:
        """Return the free new stretches beside the counterparts of what stands beside a run."""
        first, end = old_run
        runs: list[Pair] = []
        after = 0 if first == 0 else self.new_of[first - 1] + 1
        stop = after
        while stop < len(self.new) and self.old_of[stop] < 0:
            stop += 1
        if stop > after:
            runs.append((after, stop))
        before = len(self.new) if end == len(self.old) else self.new_of[end]
        start = before
        while start > 0 and self.old_of[start - 1] < 0:
            start -= 1
        if start < before and (start, before) not in runs:
            runs.append((start, before))
        return runs

    def _match_gap(self, old_run: Pair, new_run: Pair) -> None:
        """Pair what two stretches that face each other share in order.

        First what both have equally often; the rest is unsure.
        """
        if max(old_run[1] - old_run[0], new_run[1] - new_run[0]) > _LONGEST_GAP:
            return
        for equally_often in (True, False):
            old_free = [index for index in range(*old_run) if self.new_of[index] < 0]
            new_free = [index for index in range(*new_run) if self.old_of[index] < 0]
            old_counts = Counter(self.old.keys[index] for index in old_free)
            new_counts = Counter(self.new.keys[index] for index in new_free)
            shared = old_counts.keys() & new_counts.keys()
            if equally_often:
                shared = {key for key in shared if old_counts[key] == new_counts[key]}
            old_kept = [index for index in old_free if self.old.keys[index] in shared]
            new_kept = [index for index in new_free if self.new.keys[index] in shared]
            old_keys = [self.old.keys[index] for index in old_kept]
            new_keys = [self.new.keys[index] for index in new_kept]
            for old, new in _in_order(old_keys, new_keys):
                self._pair(old_kept[old], new_kept[new])
                (self.loose if equally_often else self.unsure).add(old_kept[old])

    def _keep_first_copies(self) -> None:
        """Where a stretch was put in beside its like, let the first copy be the old one."""
        for first, end in _free_runs(self.old_of):
            put_in, stop = first, end
            while (
                stop < len(self.new)
                and self.new.keys[stop] == self.new.keys[put_in]
                and put_in > 0
                and self.old_of[stop] == self.old_of[put_in - 1] + 1
                and self.old_of[stop] > 0
            ):
                old = self.old_of[stop]
                self.old_of[stop] = -1
                self._pair(old, put_in)
                put_in, stop = put_in + 1, stop + 1

    def _find_unsure(self) -> None:
        """Note pairs that could as well be others: those beside what was put in or taken out.

        When "B C" is taken out of "A B C B D", it may have been "C B": the B that is left is
        either. The same holds for what is put in, unless it stood once only: then the first
        stays what it is. A sentence that was copied elsewhere must have kept both its neighbours.
        """
        for first, end in _free_runs(self.new_of):
            self.unsure |= _slide(self.old.keys, self.new_of, first, end)
        for first, end in _free_runs(self.old_of):
            for new in _slide(self.new.keys, self.old_of, first, end):
                if self._counts[self.new.keys[new]] > 1:
                    self.unsure.add(self.old_of[new])
        copied = {self.new.keys[new] for new, old in enumerate(self.old_of) if old < 0}
        self.unsure |= {old for old, _ in self._pairs() if self._is_doubtful_original(old, copied)}

    def _is_doubtful_original(self, old: int, copied: set[str]) -> bool:
        """Tell whether a sentence may as well be the one that was copied elsewhere from it."""
        key, new = self.old.keys[old], self.new_of[old]
        if key not in copied or self._counts[key] > 1 or all(self._neighbours(old)):
            return False
        beside = self.new.keys[max(new - 1, 0) : new] + self.new.keys[new + 1 : new + 2]
        return key not in beside


def _once_in_both(old_keys: Sequence[str], new_keys: Sequence[str]) -> list[Pair]:
    """Return the indexes of what occurs exactly once in both."""
    old_counts, new_counts = Counter(old_keys), Counter(new_keys)
    place = {key: index for index, key in enumerate(new_keys)}
    return [
        (index, place[key])
        for index, key in enumerate(old_keys)
        if old_counts[key] == 1 and new_counts[key] == 1
    ]


def _is_entry(key: str) -> bool:
    """Tell whether a line is an entry, a heading or a row: no sentence, but more than a word.

    It stands for itself wherever it stands; "He declined." lives by what is around it.
    """
    return " " in key and not _ENDS_AS_SENTENCE.search(key)


def _in_order(old_keys: Sequence[str], new_keys: Sequence[str]) -> Iterator[Pair]:
    """Give the indexes of a longest sequence that both share."""
    # Imported here because importing `reader.library` must not cost the first painted window.
    from rapidfuzz.distance import Indel  # noqa: PLC0415

    numbers: dict[str, int] = {}
    old, new = (
        [numbers.setdefault(key, len(numbers)) for key in keys] for keys in (old_keys, new_keys)
    )
    for opcode in Indel.opcodes(old, new):
        if opcode.tag == "equal":
            yield from zip(
                range(opcode.src_start, opcode.src_end),
                range(opcode.dest_start, opcode.dest_end),
                strict=True,
            )


def _settled(claims: set[Pair]) -> list[Pair]:
    """Return the claims that stand in nobody's way.

    One that is alone on both sides; or the only claim to its sentence, where the claimant's
    other choices are claimed by others too.
    """
    by_old: dict[int, list[int]] = defaultdict(list)
    by_new: dict[int, list[int]] = defaultdict(list)
    for old, new in claims:
        by_old[old].append(new)
        by_new[new].append(old)
    settled: list[Pair] = []
    for old, new in claims:
        others_wanted = all(len(by_new[other]) > 1 for other in by_old[old] if other != new)
        others_free = all(len(by_old[other]) > 1 for other in by_new[new] if other != old)
        if (len(by_new[new]) == 1 and others_wanted) or (len(by_old[old]) == 1 and others_free):
            settled.append((old, new))
    return settled


def _free_runs(counterparts: Sequence[int]) -> list[Pair]:
    """Return the maximal stretches ``[first, end)`` without counterparts."""
    runs: list[Pair] = []
    first = -1
    for index, counterpart in enumerate([*counterparts, 0]):
        if counterpart < 0 and first < 0:
            first = index
        elif counterpart >= 0 and first >= 0:
            runs.append((first, index))
            first = -1
    return runs


def _slide(keys: Sequence[str], counterparts: Sequence[int], first: int, end: int) -> set[int]:
    """Return what a stretch ``[first, end)`` without counterparts could change places with."""
    length = end - first
    found: set[int] = set()
    index = first - 1
    while index >= 0 and counterparts[index] >= 0 and keys[index] == keys[index + length]:
        found.add(index)
        index -= 1
    index = end
    while index < len(keys) and counterparts[index] >= 0 and keys[index] == keys[index - length]:
        found.add(index)
        index += 1
    return found
