"""Which sentences of two versions of a text are the same ones, wherever they now stand.

After Paul Heckel, "A technique for isolating differences between files", Communications of the
ACM 21:4 (1978): what occurs once in both texts is the same; from there the sameness spreads to
neighbours, which tells repeated sentences apart; sentences that moved are found as easily as
those that stayed. Linear in the sentences, but for short stretches between them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from reader.text.compared_text import ComparedText
from reader.text.neighbour_claims import spread_to_neighbours
from reader.text.sentence_pairs import Pair, SentencePairs

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


def match_same(old: ComparedText, new: ComparedText) -> SentencePairs:
    """Return the sentences that say the same in both texts, paired."""
    pairs = SentencePairs(old, new)
    _match_lines(pairs)
    _match_once_occurring(pairs)
    spread_to_neighbours(pairs, within_lines=True)
    spread_to_neighbours(pairs, within_lines=False)
    for old_gap in pairs.old_gaps():
        for new_gap in pairs.facing(old_gap):
            _match_gap(pairs, old_gap, new_gap)
    spread_to_neighbours(pairs, within_lines=False)
    _keep_first_copies(pairs)
    return pairs


def _match_lines(pairs: SentencePairs) -> None:
    """Pair the lines that occur once in both texts."""
    old, new = pairs.old, pairs.new
    old_lines, new_lines = old.line_stretches(), new.line_stretches()
    old_keys = ["\n".join(old.keys[first:end]) for first, end in old_lines]
    new_keys = ["\n".join(new.keys[first:end]) for first, end in new_lines]
    for old_line, new_line in _once_in_both(old_keys, new_keys):
        first, end = old_lines[old_line]
        if sum(old.weights[first:end]) < SURE_WEIGHT and not _is_entry(old_keys[old_line]):
            continue
        for step in range(end - first):
            pairs.pair(first + step, new_lines[new_line][0] + step)


def _match_once_occurring(pairs: SentencePairs) -> None:
    """Pair the sentences that occur once in both, among those without a counterpart."""
    counts = Counter(pairs.old.keys)
    old_free = [index for index, new in enumerate(pairs.new_of) if new < 0]
    new_free = [index for index, old in enumerate(pairs.old_of) if old < 0]
    old_keys = [pairs.old.keys[index] for index in old_free]
    new_keys = [pairs.new.keys[index] for index in new_free]
    for old, new in _once_in_both(old_keys, new_keys):
        enough = SURE_WEIGHT if counts[old_keys[old]] == 1 else SELF_EVIDENT_WEIGHT
        if pairs.old.weights[old_free[old]] >= enough:
            pairs.pair(old_free[old], new_free[new])


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


def _match_gap(pairs: SentencePairs, old_gap: Pair, new_gap: Pair) -> None:
    """Pair what two stretches that face each other share in order.

    First what both have equally often; the rest is unsure.
    """
    if max(old_gap[1] - old_gap[0], new_gap[1] - new_gap[0]) > _LONGEST_GAP:
        return
    for equally_often in (True, False):
        old_free = [index for index in range(*old_gap) if pairs.new_of[index] < 0]
        new_free = [index for index in range(*new_gap) if pairs.old_of[index] < 0]
        old_counts = Counter(pairs.old.keys[index] for index in old_free)
        new_counts = Counter(pairs.new.keys[index] for index in new_free)
        shared = old_counts.keys() & new_counts.keys()
        if equally_often:
            shared = {key for key in shared if old_counts[key] == new_counts[key]}
        old_kept = [index for index in old_free if pairs.old.keys[index] in shared]
        new_kept = [index for index in new_free if pairs.new.keys[index] in shared]
        old_keys = [pairs.old.keys[index] for index in old_kept]
        new_keys = [pairs.new.keys[index] for index in new_kept]
        for old, new in _in_order(old_keys, new_keys):
            pairs.pair(old_kept[old], new_kept[new])
            (pairs.loose if equally_often else pairs.unsure).add(old_kept[old])


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


def _keep_first_copies(pairs: SentencePairs) -> None:
    """Where a stretch was put in beside its like, let the first copy be the old one."""
    keys, old_of = pairs.new.keys, pairs.old_of
    for first, end in pairs.new_gaps():
        put_in, stop = first, end
        while put_in > 0 and stop < len(keys) and keys[stop] == keys[put_in]:
            old = old_of[stop]
            if old < 1 or old != old_of[put_in - 1] + 1:
                break
            old_of[stop] = -1
            pairs.pair(old, put_in)
            put_in, stop = put_in + 1, stop + 1
