"""How well a text that was found agrees with the one that should have been: F1 over shingles.

The measure of the public article-extraction-benchmark (2019): both texts are cut into words
(``\\w+``) and each four in a row are a shingle, counted as often as they occur. Precision and
recall are averaged over the pages, and F1 is made of the averages. Four words rather than one
make order and place count.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from statistics import mean

_WORD = re.compile(r"\w+")
_LENGTH = 4


@dataclass(frozen=True, slots=True)
class Agreement:
    """Shares between 0 and 1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def compare(wanted: str, found: str) -> Agreement:
    """Return how a found text agrees with the wanted one, which is not empty."""
    expected, given = _shingles(wanted), _shingles(found)
    shared = sum((expected & given).values())
    precision = shared / sum(given.values()) if given else 0.0
    return Agreement(precision, shared / sum(expected.values()))


def average(agreements: Iterable[Agreement]) -> Agreement:
    """Return the averages over several pages."""
    all_of_them = list(agreements)
    return Agreement(
        mean(agreement.precision for agreement in all_of_them),
        mean(agreement.recall for agreement in all_of_them),
    )


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    words = _WORD.findall(text)
    starts = range(max(1, len(words) - _LENGTH + 1))
    return Counter(tuple(words[start : start + _LENGTH]) for start in starts if words)
