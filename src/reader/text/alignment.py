"""How an old text became a new one: its sentences paired, its words mapped, asked many times."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import attrgetter

from reader.model.ranges import TextRange
from reader.text.compared_text import ComparedText
from reader.text.diff import Segment, WordStretch, diff_words
from reader.text.doubtful_sentences import find_doubtful
from reader.text.heaviest_order import heaviest_order
from reader.text.like_sentences import SentenceGroup, match_like
from reader.text.same_sentences import match_same


@dataclass(frozen=True, slots=True)
class AlignedSentences:
    """A sentence, or a few, of the old text and what they became in the new one.

    ``weight`` tells how much it says. ``likeness`` is 1 where the words are the same. ``moved``
    says that they changed places with others, ``alone`` that neither what stood before them nor
    what stood after still does, and only their order or likeness brings them together.
    ``unsure`` says that others have as good a claim to the same place. ``segments`` hold all words
    of both, in order.
    """

    old: TextRange
    new: TextRange
    weight: int
    likeness: float
    moved: bool
    alone: bool
    unsure: bool
    segments: tuple[Segment, ...]

    @property
    def same(self) -> bool:
        """Whether the words are the same."""
        return self.likeness >= 1 and all(segment.same for segment in self.segments)


@dataclass(frozen=True, slots=True)
class Image:
    """Where a passage of the old text stands in the new one.

    ``kept`` counts the old code points whose words are there still. ``pairs`` are the aligned
    sentences that it touches, in order. ``unsure`` says that another place has as good a claim to
    all of it.
    """

    range: TextRange
    kept: int
    pairs: tuple[AlignedSentences, ...]
    unsure: bool


@dataclass(frozen=True, slots=True)
class _Piece:
    """Where a part of a passage stands, and how many old code points of it are there still."""

    range: TextRange
    kept: int = 0
    unsure: bool = False


class Alignment:
    """The sentences and words of two texts brought together.

    ``pairs`` are in the order of the old text. ``removed`` and ``added`` are the sentences that
    have no counterpart. Linear in both texts, but for what was rewritten.
    """

    def __init__(self, old: str, new: str) -> None:
        self.old = ComparedText.of(old)
        self.new = ComparedText.of(new)
        same = match_same(self.old, self.new)
        unsure = same.unsure | find_doubtful(same)
        groups = [
            SentenceGroup(index, index + 1, counterpart, counterpart + 1, 1, index in unsure)
            for index, counterpart in same
        ]
        groups = sorted([*groups, *match_like(same)], key=attrgetter("old_first"))
        self.pairs = self._aligned(groups, same.loose)
        self.removed = _left_over(self.old.ranges, [pair.old for pair in self.pairs])
        self.added = _left_over(self.new.ranges, sorted(pair.new for pair in self.pairs))
        self._old_starts = [pair.old.start for pair in self.pairs]

    def _aligned(self, groups: Sequence[SentenceGroup], loose: set[int]) -> list[AlignedSentences]:
        staying = heaviest_order(
            [group.new_first for group in groups],
            [self.old.firsts[group.old_end] - self.old.firsts[group.old_first] for group in groups],
        )
        ends = {(0, 0)} | {(group.old_end, group.new_end) for group in groups}
        starts = {(len(self.old), len(self.new))}
        starts |= {(group.old_first, group.new_first) for group in groups}
        return [
            AlignedSentences(
                old=_hull(self.old.ranges, group.old_first, group.old_end),
                new=_hull(self.new.ranges, group.new_first, group.new_end),
                weight=sum(self.old.weights[group.old_first : group.old_end]),
                likeness=group.likeness,
                moved=index not in staying,
                alone=(group.likeness < 1 or group.old_first in loose)
                and (group.old_first, group.new_first) not in ends
                and (group.old_end, group.new_end) not in starts,
                unsure=group.unsure,
                segments=tuple(self._segments(group)),
            )
            for index, group in enumerate(groups)
        ]

    def _segments(self, group: SentenceGroup) -> list[Segment]:
        old, new = self.old, self.new
        return diff_words(
            WordStretch(
                old.text, old.words, old.firsts[group.old_first], old.firsts[group.old_end]
            ),
            WordStretch(
                new.text, new.words, new.firsts[group.new_first], new.firsts[group.new_end]
            ),
        )

    def image_of(self, place: TextRange) -> Image | None:
        """Return where the passage ``place`` of the old text stands in the new text.

        None where nothing of it is there, or its pieces do not follow each other any more. What
        was put in right before or after a passage is no part of it.
        """
        pairs = tuple(self._pairs_of(place))
        pieces = [
            piece for pair in pairs for piece in self._pieces(pair.segments, place) if piece.range
        ]
        if not pieces:
            return None
        if any(after.range.start < before.range.end for before, after in pairwise(pieces)):
            return None
        hull = TextRange(pieces[0].range.start, pieces[-1].range.end)
        return Image(
            self._with_white_space(place, hull),
            sum(piece.kept for piece in pieces),
            pairs,
            unsure=all(pair.unsure for pair in pairs) or all(piece.unsure for piece in pieces),
        )

    def _with_white_space(self, place: TextRange, image: TextRange) -> TextRange:
        """Return the image with the white space that the passage has at its ends, where it is."""
        words = place.of(self.old.text)
        before = words[: len(words) - len(words.lstrip())]
        after = words[len(words.rstrip()) :]
        start, end = image.start, image.end
        if before and self.new.text.endswith(before, 0, start):
            start -= len(before)
        if after and self.new.text.startswith(after, end):
            end += len(after)
        return TextRange(start, end)

    def _pairs_of(self, place: TextRange) -> Iterator[AlignedSentences]:
        first = max(0, bisect_right(self._old_starts, place.start) - 1)
        for index in range(first, len(self.pairs)):
            pair = self.pairs[index]
            if pair.old.start >= place.end:
                return
            if pair.old.overlaps(place):
                yield pair

    def _pieces(self, segments: Sequence[Segment], place: TextRange) -> Iterator[_Piece]:
        """Give what became of each segment's part inside the passage."""
        first = bisect_right(segments, place.start, key=lambda segment: segment.old.end)
        for segment in segments[first:]:
            if segment.old.start >= place.end:
                return
            shared = segment.old.intersection(place)
            if shared is None:
                if segment.old.start > place.start and segment.new:
                    yield _Piece(segment.new)  # put in, inside the passage
            elif not segment.same:
                yield _Piece(self._cut(segment, shared))
            elif len(segment.old) == len(segment.new):
                new = shared.shifted(segment.new.start - segment.old.start)
                yield _Piece(new, len(shared), segment.unsure)
            else:
                yield _Piece(segment.new, len(shared), segment.unsure)

    def _cut(self, segment: Segment, shared: TextRange) -> TextRange:
        """Return the part of rewritten words that stands for a part of the old ones, by share."""
        if shared == segment.old:
            return segment.new
        old, new = self.old.words, self.new.words
        old_first, old_end = _words_in(old.starts, segment.old)
        new_first, new_end = _words_in(new.starts, segment.new)
        first, end = _words_in(old.starts, shared)
        first = min(first, bisect_right(old.ends, shared.start))
        scale = (new_end - new_first) / max(1, old_end - old_first)
        new_from = new_first + round((first - old_first) * scale)
        new_to = new_first + round((end - old_first) * scale)
        if new_from >= new_to:
            at = new.starts[new_from] if new_from < new_end else segment.new.end
            return TextRange(at, at)
        return new.range(new_from, new_to)


def _words_in(starts: Sequence[int], place: TextRange) -> tuple[int, int]:
    return bisect_left(starts, place.start), bisect_left(starts, place.end)


def _hull(ranges: Sequence[TextRange], first: int, end: int) -> TextRange:
    return TextRange(ranges[first].start, ranges[end - 1].end)


def _left_over(ranges: Sequence[TextRange], taken: Sequence[TextRange]) -> list[TextRange]:
    """Return the ranges that none of those taken (in text order) overlaps."""
    ends = [place.end for place in taken]
    left: list[TextRange] = []
    for place in ranges:
        index = bisect_right(ends, place.start)
        if index == len(taken) or not taken[index].overlaps(place):
            left.append(place)
    return left
