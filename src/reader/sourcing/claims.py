"""The claim-bearing sentences of an article, and what each rests on.

A sentence bears a claim when something in it is attributed, when a wording was flagged as a
claim, a hedge or a judgement without a source, or when a figure stands in it. It counts once,
by the most open question about it: unnamed before second-hand, hearsay, institution, document,
named, and last without a source. A sentence of which the person has rejected what the program
found, and in which nothing else was found, is not counted.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from reader.model.profiles import ClaimSentence, SourcingCategory
from reader.model.ranges import TextRange
from reader.model.selectors import Part
from reader.model.sourcing import Analysis
from reader.sourcing.reviewing import Review

_ORDER = (
    SourcingCategory.UNNAMED,
    SourcingCategory.SECOND_HAND,
    SourcingCategory.HEARSAY,
    SourcingCategory.INSTITUTION,
    SourcingCategory.DOCUMENT,
    SourcingCategory.NAMED,
    SourcingCategory.UNATTRIBUTED,
)
_NUMBER = re.compile(r"(?<![\w.,])\d")
"""Where a number begins."""


def list_claims(
    text: str, sentences: Sequence[TextRange], analysis: Analysis, review: Review
) -> list[ClaimSentence]:
    """Return the claim-bearing sentences of a body in text order.

    ``sentences`` are all those of ``text`` (see `reader.text.sentences`), ``review`` is of the
    same ``analysis``.
    """
    counting = _Counting(sentences)
    for index, attribution in enumerate(analysis.attributions):
        category = review.category_of(index)
        if attribution.part is Part.BODY and category is not None:
            for place in (attribution.cue, *attribution.content):
                counting.add(place, category, index)
    for passage, category in review.marks:
        if passage.part is Part.BODY:
            counting.add(passage.range, category)
    counting.add_figures(text, [p.range for p in review.rejected if p.part is Part.BODY])
    return counting.claims()


class _Counting:
    """The sentences of a body while it is found out what each rests on."""

    def __init__(self, sentences: Sequence[TextRange]) -> None:
        self._sentences = sentences
        self._starts = [sentence.start for sentence in sentences]
        self._categories: dict[int, SourcingCategory] = {}
        self._resting: dict[int, dict[int, None]] = {}

    def add(self, place: TextRange, category: SourcingCategory, index: int | None = None) -> None:
        """Count the sentences that a place touches, by the most open question about each."""
        for sentence in self._touched(place):
            old = self._categories.get(sentence)
            if old is None or _ORDER.index(category) < _ORDER.index(old):
                self._categories[sentence] = category
            if index is not None:
                self._resting.setdefault(sentence, {})[index] = None

    def add_figures(self, text: str, rejected: Sequence[TextRange]) -> None:
        """Count sentences with a figure and nothing else, unless something in them was rejected."""
        passed = {sentence for place in rejected for sentence in self._touched(place)}
        for index, sentence in enumerate(self._sentences):
            if index in self._categories or index in passed:
                continue
            if _NUMBER.search(text, sentence.start, sentence.end):
                self._categories[index] = SourcingCategory.UNATTRIBUTED

    def claims(self) -> list[ClaimSentence]:
        """Return what was counted, in text order."""
        return [
            ClaimSentence(self._sentences[index], category, tuple(self._resting.get(index, ())))
            for index, category in sorted(self._categories.items())
        ]

    def _touched(self, place: TextRange) -> range:
        first = max(0, bisect_right(self._starts, place.start) - 1)
        last = max(0, bisect_right(self._starts, max(place.start, place.end - 1)) - 1)
        return range(first, min(last + 1, len(self._sentences)))
