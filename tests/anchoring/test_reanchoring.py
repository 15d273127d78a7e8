"""Carrying over generated edits, judged against where each word really went."""

from __future__ import annotations

from tests.support.reanchoring import Case, Fate, Passage, Tally, judge, make_case

from reader.anchoring.carrying import Carried
from reader.model.selectors import AnchorStatus

CASES = range(7_000, 7_240)


def test_the_bars_hold_over_generated_edits() -> None:
    problems: list[str] = []

    def note(case: Case, passage: Passage, carried: Carried, verdict: str) -> None:
        if verdict == "wrong" and passage.fate in (Fate.DELETED, Fate.UNTOUCHED, Fate.LIGHT):
            problems.append(f"case {case.number} {case.edits}: {passage.target.quote.exact!r}")
        if passage.fate is Fate.UNTOUCHED and carried.status is AnchorStatus.CHANGED:
            problems.append(f"case {case.number}: {passage.target.quote.exact!r} was not changed")

    tallies = judge(CASES, note)
    assert problems == []
    assert _found(tallies[Fate.UNTOUCHED]) >= 0.99
    assert _found(tallies[Fate.LIGHT]) >= 0.95
    assert tallies[Fate.DELETED].orphaned == tallies[Fate.DELETED].passages > 100


def test_every_passage_is_accounted_for() -> None:
    tallies = judge(CASES[:40])
    passages = sum(len(make_case(number).passages) for number in CASES[:40])
    assert passages == sum(t.right + t.orphaned + t.wrong for t in tallies.values())


def test_the_same_number_makes_the_same_case() -> None:
    assert make_case(7_001) == make_case(7_001)
    assert make_case(7_001) != make_case(7_001 + 14)


def _found(tally: Tally) -> float:
    return tally.right / tally.passages
