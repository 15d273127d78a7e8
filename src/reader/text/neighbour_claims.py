"""How the sameness of two sentences spreads to the sentences beside them.

What stands before and after a pair is a pair too where it says the same. Where repeated sentences
changed places, two may lay claim to one: such claims wait for others to be settled.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from reader.text.sentence_pairs import Pair, SentencePairs


def spread_to_neighbours(pairs: SentencePairs, *, within_lines: bool) -> None:
    """Pair equal neighbours of pairs, and theirs, until there are no more.

    Where two claim the same sentence, the claim waits until others are settled; those that
    are never settled go to the first. What was claimed twice is unsure, but for a sentence that
    stood once and now stands twice in a row: what was read first stays, the other is the copy.

    Args:
        pairs: what is known; it grows.
        within_lines: whether only neighbours on the same line count. What is in doubt is left
            alone then.
    """
    fresh: list[Pair] = list(pairs)
    claims = set() if within_lines else _claims_of_the_ends(pairs)
    while fresh or claims:
        claims.update(_claims_beside(pairs, fresh, within_lines=within_lines))
        claims = {(old, new) for old, new in claims if pairs.is_free(old, new)}
        fresh = _settled(claims)
        if not fresh and claims and not within_lines:
            fresh = [min(claims)]
        elif not fresh:
            return
        by_old, by_new = _by_sentence(claims)
        for old, new in fresh:
            if len(by_new[new]) > 1 or not _is_one_place(pairs, old, by_old[old]):
                pairs.unsure.add(old)
            pairs.pair(old, new)


def _claims_of_the_ends(pairs: SentencePairs) -> set[Pair]:
    """Return the first and the last sentences as claims, where they occur once in both."""
    old, new = pairs.old, pairs.new
    if not len(old) or not len(new):
        return set()
    old_counts, new_counts = Counter(old.keys), Counter(new.keys)
    return {
        (old_end, new_end)
        for old_end, new_end in ((0, 0), (len(old) - 1, len(new) - 1))
        if (key := old.keys[old_end]) == new.keys[new_end]
        and old_counts[key] == new_counts[key] == 1
    }


def _claims_beside(
    pairs: SentencePairs, known: Iterable[Pair], *, within_lines: bool
) -> Iterator[Pair]:
    old, new = pairs.old, pairs.new
    for old_at, new_at in known:
        for step in (-1, 1):
            one, other = old_at + step, new_at + step
            if not (0 <= one < len(old) and 0 <= other < len(new)):
                continue
            if not pairs.is_free(one, other) or old.keys[one] != new.keys[other]:
                continue
            same_line = (
                old.lines[one] == old.lines[old_at] and new.lines[other] == new.lines[new_at]
            )
            if same_line or not within_lines:
                yield one, other


def _by_sentence(claims: set[Pair]) -> tuple[dict[int, list[int]], dict[int, list[int]]]:
    """Return what each old sentence claims, and who claims each new one."""
    by_old: dict[int, list[int]] = defaultdict(list)
    by_new: dict[int, list[int]] = defaultdict(list)
    for old, new in claims:
        by_old[old].append(new)
        by_new[new].append(old)
    return by_old, by_new


def _settled(claims: set[Pair]) -> list[Pair]:
    """Return the claims that stand in nobody's way.

    One that is alone on both sides; or the only claim to its sentence, where the claimant's
    other choices are claimed by others too.
    """
    by_old, by_new = _by_sentence(claims)
    settled: list[Pair] = []
    for old, new in claims:
        others_wanted = all(len(by_new[other]) > 1 for other in by_old[old] if other != new)
        others_free = all(len(by_old[other]) > 1 for other in by_new[new] if other != old)
        if (len(by_new[new]) == 1 and others_wanted) or (len(by_old[old]) == 1 and others_free):
            settled.append((old, new))
    return settled


def _is_one_place(pairs: SentencePairs, old: int, choices: list[int]) -> bool:
    """Tell whether the sentences that an old one may be stand in a row, all the same as it."""
    if len(choices) == 1:
        return True
    key = pairs.old.keys[old]
    row = pairs.new.keys[min(choices) : max(choices) + 1]
    return pairs.old.keys.count(key) == 1 and all(other == key for other in row)
