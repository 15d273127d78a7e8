"""How annotations are carried over edits: thousands of texts whose every word is tracked.

The bars are those of the tests (`tests/anchoring/test_reanchoring.py`), over more cases.
"""

from __future__ import annotations

import random
import statistics

from tests.benchmarks.articles import invented_article
from tests.benchmarks.figures import Figure
from tests.support.cpu_time import cpu_seconds
from tests.support.reanchoring import Fate, Tally, judge

from reader.anchoring.carrying import RevisionTexts, carry
from reader.anchoring.describing import describe
from reader.model.ranges import TextRange
from reader.model.selectors import Part, Target

CASES = 2_000
CHARACTERS = 50_000
ANNOTATIONS = 1_000
RUNS = 5


def measure_reanchoring() -> list[Figure]:
    """Print what became of all passages, and return the figures that have a limit."""
    tallies = judge(range(CASES))
    passages = sum(tally.passages for tally in tallies.values())
    print(f"\n{passages} passages in {CASES} edited texts")
    print(f"{'what became of them':<34}{'passages':>9}{'right':>8}{'orphaned':>10}{'wrong':>7}")
    for fate, tally in tallies.items():
        print(
            f"{fate.value:<34}{tally.passages:>9}{tally.right:>8}{tally.orphaned:>10}{tally.wrong:>7}"
        )
    untouched, light = tallies[Fate.UNTOUCHED], tallies[Fate.LIGHT]
    accounted = sum(tally.right + tally.orphaned + tally.wrong for tally in tallies.values())
    return [
        Figure("deleted passages anchored all the same", tallies[Fate.DELETED].wrong, 0, ""),
        Figure("untouched passages not exact or moved", _missed(untouched), 1, "%"),
        Figure("passages edited up to 20 % not found", _missed(light), 5, "%"),
        Figure("passages unaccounted for", passages - accounted, 0, ""),
        Figure("1,000 annotations carried over 50 KB", _milliseconds(), 200, "ms"),
    ]


def _missed(tally: Tally) -> float:
    """Return the share of passages that were not found where they are, in per cent."""
    return 100 * (tally.passages - tally.right) / tally.passages


def _milliseconds() -> float:
    """Return the processor time for the annotations of a long, much edited article: the median."""
    chance = random.Random(1)
    old = invented_article(1, characters=CHARACTERS).document.text
    words = old.split(" ")
    for _ in range(60):
        words[chance.randrange(len(words))] = chance.choice(["", "corrected", "two more words"])
    new = " ".join(words)
    targets = []
    for _ in range(ANNOTATIONS):
        start = chance.randrange(len(old) - 300)
        place = TextRange(start, start + chance.randint(3, 250))
        targets.append(Target("old", Part.BODY, *describe(old, place)))
    texts = RevisionTexts("", old), RevisionTexts("", new)
    seconds = [cpu_seconds(lambda: carry(targets, *texts, "new")) for _ in range(RUNS)]
    return statistics.median(seconds) * 1000
