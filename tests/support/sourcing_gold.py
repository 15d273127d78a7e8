"""Reads the marked passages of tests/sourcing/gold and compares them with what is found."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from reader.model.ranges import TextRange
from reader.model.sourcing import Analysis

GOLD = Path(__file__).resolve().parent.parent / "sourcing" / "gold"
SOURCE_CODES = {
    "up": "unnamed-person",
    "ug": "unnamed-group",
    "in": "institution",
    "do": "document",
    "me": "media",
    "na": "named",
    "pr": "pronoun",
}
WORDING_CODES = {
    "hearsay": "passive-hearsay",
    "eval": "unattributed-evaluation",
    "claim": "unattributed-claim",
    "loaded": "loaded",
    "hedge": "hedge",
    "nocomment": "no-comment",
}
_MARK = re.compile(r"\[(?P<code>[a-z]+) (?P<words>[^\]]+)\]")


@dataclass(frozen=True)
class Passage:
    """A passage without its marks, and what they say: ranges with kinds, and with tags."""

    id: str
    text: str
    sources: list[tuple[TextRange, str]]
    wordings: list[tuple[TextRange, str]]
    grades: list[int] | None


@dataclass
class Score:
    """Hits, false alarms and misses, and hits with the right kind."""

    hits: int = 0
    false: int = 0
    missed: int = 0
    right_kind: int = 0
    exact: int = 0
    problems: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        return self.hits / max(1, self.hits + self.false)

    @property
    def recall(self) -> float:
        return self.hits / max(1, self.hits + self.missed)


def read_passages() -> Iterator[Passage]:
    """Yield all passages, file by file."""
    for path in sorted(GOLD.glob("*.toml")):
        for entry in tomllib.loads(path.read_text(encoding="utf-8"))["passage"]:
            yield _passage(entry["id"], entry["marked"], entry.get("grades"))


def _passage(passage_id: str, marked: str, grades: list[int] | None) -> Passage:
    text = ""
    position = 0
    sources: list[tuple[TextRange, str]] = []
    wordings: list[tuple[TextRange, str]] = []
    for match in _MARK.finditer(marked):
        text += marked[position : match.start()]
        place = TextRange(len(text), len(text) + len(match["words"]))
        text += match["words"]
        position = match.end()
        if match["code"] in SOURCE_CODES:
            sources.append((place, SOURCE_CODES[match["code"]]))
        else:
            wordings.append((place, WORDING_CODES[match["code"]]))
    return Passage(passage_id, text + marked[position:], sources, wordings, grades)


def score_sources(passage: Passage, analysis: Analysis, unnamed: Score, all_kinds: Score) -> None:
    """Count a passage: unnamed sources by themselves, and all speakers with their kinds."""
    found = [(a.source, a.kind.value) for a in analysis.attributions if a.source is not None]
    _match(passage, passage.sources, found, all_kinds)
    _match(
        passage,
        [item for item in passage.sources if item[1].startswith("unnamed")],
        [item for item in found if item[1].startswith("unnamed")],
        unnamed,
    )


def score_wordings(passage: Passage, analysis: Analysis, score: Score) -> None:
    """Count the flagged wordings of a passage by tag."""
    tags = set(WORDING_CODES.values())
    found = [(s.range, s.tag_id) for s in analysis.suggestions if s.tag_id in tags]
    _match(passage, passage.wordings, found, score)


def _match(
    passage: Passage,
    gold: list[tuple[TextRange, str]],
    found: list[tuple[TextRange, str]],
    score: Score,
) -> None:
    left = list(found)
    for place, kind in gold:
        hit = next((item for item in left if item[0].overlaps(place)), None)
        words = place.of(passage.text)
        if hit is None:
            score.missed += 1
            score.problems.append(f"{passage.id}: missed {kind} “{words}”")
            continue
        left.remove(hit)
        score.hits += 1
        score.right_kind += hit[1] == kind
        score.exact += hit[0].of(passage.text).strip(" ,") == words.strip(" ,")
        if hit[1] != kind:
            score.problems.append(f"{passage.id}: “{words}” is {kind}, found as {hit[1]}")
        elif hit[0].of(passage.text).strip(" ,") != words.strip(" ,"):
            score.problems.append(
                f"{passage.id}: span “{words}” found as “{hit[0].of(passage.text)}”"
            )
    score.false += len(left)
    score.problems.extend(
        f"{passage.id}: false {kind} “{place.of(passage.text)}”" for place, kind in left
    )


def count_codes() -> Counter[str]:
    """Return how many marks of each kind there are."""
    counts: Counter[str] = Counter()
    for passage in read_passages():
        counts.update(kind for _, kind in passage.sources)
        counts.update(tag for _, tag in passage.wordings)
    return counts
