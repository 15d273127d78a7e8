"""Which of the things that changed places are best said to have stayed where they were."""

from __future__ import annotations

from collections.abc import Sequence


def heaviest_order(places: Sequence[int], weights: Sequence[int]) -> set[int]:
    """Return which indexes form the increasing subsequence of ``places`` of the most weight.

    Places all differ. A Fenwick tree of the best sums so far: O(n log n).
    """
    rank = {place: number for number, place in enumerate(sorted(places), start=1)}
    tree: list[tuple[int, int]] = [(0, -1)] * (len(places) + 1)
    before: list[int] = []
    for index, (place, weight) in enumerate(zip(places, weights, strict=True)):
        best, last = 0, -1
        at = rank[place] - 1
        while at > 0:
            if tree[at][0] > best:
                best, last = tree[at]
            at -= at & -at
        before.append(last)
        at = rank[place]
        while at < len(tree):
            if tree[at][0] < best + weight:
                tree[at] = (best + weight, index)
            at += at & -at
    chosen: set[int] = set()
    index = max(tree)[1] if places else -1
    while index >= 0:
        chosen.add(index)
        index = before[index]
    return chosen
