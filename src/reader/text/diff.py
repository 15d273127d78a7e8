"""What was kept and what was edited between two stretches of words.

The shortest diff (insertions and deletions of words) by the opcodes of
`rapidfuzz.distance.Indel`; then words that are almost the same are told from words that
were replaced, and small words that two rewritten stretches share by chance count as rewritten.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from reader.model.ranges import TextRange
from reader.text.plain_words import PlainWords

ALIKE = 0.7
"""Likeness (letters in common, in order) from which one word is the other, corrected. "siad" for
"said" has 0.75, "Monday" for "day" 0.67; different words of a language have some 0.3."""

_MAX_CELLS = 400_000_000
"""Pairs of words compared at once; a bit each, so 50 MB. Longer stretches count as rewritten."""

_MAX_ALIKE_CELLS = 400
"""Pairs of words among which corrected ones are looked for in one rewritten stretch."""


@dataclass(frozen=True, slots=True)
class Segment:
    """Words of the old text and what they became; either range is empty where nothing stands.

    ``same`` says that both say the same. In a same segment either both texts are equal code
    point by code point, or it is a single word that is set differently. ``unsure`` says that the
    words beside it, put in or taken out, may as well be the ones that stayed: of "had had", where
    one was deleted, nothing tells which is left.
    """

    old: TextRange
    new: TextRange
    same: bool
    unsure: bool = False


@dataclass(frozen=True, slots=True)
class WordStretch:
    """The words ``[first, end)`` of a text."""

    text: str
    words: PlainWords
    first: int
    end: int

    @property
    def keys(self) -> list[str]:
        """The words as they are compared."""
        return self.words.keys[self.first : self.end]

    def range(self, first: int, end: int) -> TextRange:
        """Return where words of the stretch stand, counted from its first one.

        A range of no words is empty and lies before the white space that it would follow.
        """
        first, end = first + self.first, end + self.first
        if first < end:
            return self.words.range(first, end)
        at = self.words.ends[first - 1] if first > self.first else self._start
        return TextRange(at, at)

    @property
    def _start(self) -> int:
        if self.first < len(self.words):
            return self.words.starts[self.first]
        return self.words.ends[-1] if self.words.ends else 0


@dataclass(frozen=True, slots=True)
class _Block:
    """Old words ``[old, old_end)`` against new ones; ``kind`` is "same", "alike" or "edit"."""

    kind: str
    old: int
    old_end: int
    new: int
    new_end: int
    unsure: bool = False

    @property
    def size(self) -> int:
        return max(self.old_end - self.old, self.new_end - self.new)


def diff_words(old: WordStretch, new: WordStretch) -> list[Segment]:
    """Return the segments of both stretches, in order; together they hold all their words."""
    old_keys, new_keys = old.keys, new.keys
    if old_keys == new_keys:
        return list(_same_segments(old, new, _Block("same", 0, len(old_keys), 0, len(new_keys))))
    blocks: list[_Block] = []
    for block in _raw_blocks(old_keys, new_keys):
        if block.kind == "edit":
            blocks.extend(_told_apart(block, old_keys, new_keys))
        else:
            blocks.append(block)
    segments: list[Segment] = []
    for block in _without_chance(blocks):
        if block.kind == "same":
            segments.extend(_same_segments(old, new, block))
        else:
            segments.append(
                Segment(
                    old.range(block.old, block.old_end),
                    new.range(block.new, block.new_end),
                    same=False,
                )
            )
    return segments


def _raw_blocks(old: Sequence[str], new: Sequence[str]) -> Iterator[_Block]:
    """Give the blocks of the shortest diff; edits that touch are one."""
    numbers: dict[str, int] = {}
    old_numbers, new_numbers = (
        [numbers.setdefault(word, len(numbers)) for word in words] for words in (old, new)
    )
    if len(old) * len(new) > _MAX_CELLS:
        yield _Block("edit", 0, len(old), 0, len(new))
        return
    unsure = _unsure_words(old_numbers, new_numbers)
    old_at = new_at = 0
    for old_first, old_end, new_first in _equal_runs(old_numbers, new_numbers):
        if (old_at, new_at) != (old_first, new_first):
            yield _Block("edit", old_at, old_first, new_at, new_first)
        old_at, new_at = old_first, new_first
        for is_unsure, words in groupby(range(old_first, old_end), unsure.__contains__):
            length = len(list(words))
            yield _Block("same", old_at, old_at + length, new_at, new_at + length, unsure=is_unsure)
            old_at, new_at = old_at + length, new_at + length
    if (old_at, new_at) != (len(old), len(new)):
        yield _Block("edit", old_at, len(old), new_at, len(new))


def _equal_runs(old: Sequence[int], new: Sequence[int]) -> Iterator[tuple[int, int, int]]:
    """Give the runs ``[first, end)`` of old words that a shortest diff keeps, and where to."""
    # Imported here because importing `reader.library` must not cost the first painted window.
    from rapidfuzz.distance import Indel  # noqa: PLC0415

    for opcode in Indel.opcodes(old, new):
        if opcode.tag == "equal":
            yield opcode.src_start, opcode.src_end, opcode.dest_start


def _unsure_words(old: Sequence[int], new: Sequence[int]) -> set[int]:
    """Return the old words that another diff, as short, would pair otherwise or not at all.

    When "b c" is taken out of "a b c b d", it may have been "c b": the "b" left is either. Of all
    shortest diffs, reading from the front and reading from the back give (almost) the outermost.
    What these two pair alike, others do too. Ends that are no words keep equal beginnings and
    ends from being taken as given.
    """
    forwards = _partners([-1, *old, -2], [-3, *new, -4])
    backwards = _partners([-1, *reversed(old), -2], [-3, *reversed(new), -4])
    return {
        word
        for word in range(len(old))
        if forwards.get(word + 1, 0) + backwards.get(len(old) - word, 0) != len(new) + 1
    }


def _partners(old: Sequence[int], new: Sequence[int]) -> dict[int, int]:
    return {
        first + step: counterpart + step
        for first, end, counterpart in _equal_runs(old, new)
        for step in range(end - first)
    }


def _told_apart(block: _Block, old: Sequence[str], new: Sequence[str]) -> Iterator[_Block]:
    """Give an edited block with the words that were only corrected as blocks of their own."""
    old_at, new_at = block.old, block.new
    for old_word, new_word in _corrected(old, new, block):
        if (old_at, new_at) != (old_word, new_word):
            yield _Block("edit", old_at, old_word, new_at, new_word)
        yield _Block("alike", old_word, old_word + 1, new_word, new_word + 1)
        old_at, new_at = old_word + 1, new_word + 1
    if (old_at, new_at) != (block.old_end, block.new_end):
        yield _Block("edit", old_at, block.old_end, new_at, block.new_end)


def _corrected(old: Sequence[str], new: Sequence[str], block: _Block) -> list[tuple[int, int]]:
    """Return the pairs of almost equal words, in order: those that together are most alike."""
    from rapidfuzz.distance import Indel  # noqa: PLC0415 - see above

    rows = range(block.old, block.old_end)
    columns = range(block.new, block.new_end)
    if not rows or not columns or len(rows) * len(columns) > _MAX_ALIKE_CELLS:
        return []
    best: list[tuple[float, list[tuple[int, int]]]] = [(0.0, [])] * (len(columns) + 1)
    for row in rows:
        line = [best[0]]
        for at, column in enumerate(columns):
            like = Indel.normalized_similarity(old[row], new[column], score_cutoff=ALIKE)
            options = [best[at + 1], line[at]]
            if like:
                options.append((best[at][0] + like, [*best[at][1], (row, column)]))
            line.append(max(options, key=lambda option: option[0]))
        best = line
    return best[-1][1]


def _without_chance(blocks: Sequence[_Block]) -> list[_Block]:
    """Return the blocks with what stands between two larger edits made part of the edit.

    The rule for such coincidences is that of Neil Fraser's "Diff Strategies" (2006).
    """
    kept: list[_Block] = []
    for block in blocks:
        kept.append(block)
        while len(kept) >= 3 and _is_by_chance(kept[-3], kept[-2], kept[-1]):
            last, first = kept[-1], kept[-3]
            del kept[-3:]
            kept.append(_Block("edit", first.old, last.old_end, first.new, last.new_end))
    return kept


def _is_by_chance(before: _Block, middle: _Block, after: _Block) -> bool:
    if not (before.kind == after.kind == "edit" and middle.kind != "edit"):
        return False
    return middle.size < min(before.size, after.size)


def _same_segments(old: WordStretch, new: WordStretch, block: _Block) -> Iterator[Segment]:
    """Give equal words as few segments: as long as both texts agree, white space included."""
    old_place = old.range(block.old, block.old_end)
    new_place = new.range(block.new, block.new_end)
    if old_place.of(old.text) == new_place.of(new.text):
        if old_place:
            yield Segment(old_place, new_place, same=True, unsure=block.unsure)
        return
    first = 0
    length = block.old_end - block.old
    for index in range(1, length + 1):
        if index < length and _goes_on(old, new, block, index):
            continue
        yield Segment(
            old.range(block.old + first, block.old + index),
            new.range(block.new + first, block.new + index),
            same=True,
            unsure=block.unsure,
        )
        first = index


def _goes_on(old: WordStretch, new: WordStretch, block: _Block, index: int) -> bool:
    """Tell whether the words before and at ``index`` are set alike, and what is between them."""
    old_two = old.range(block.old + index - 1, block.old + index + 1)
    new_two = new.range(block.new + index - 1, block.new + index + 1)
    return old_two.of(old.text) == new_two.of(new.text)
