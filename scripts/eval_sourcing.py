"""Measures the sourcing analysis and prints a table (`make eval`).

The articles it measures on belong to their publishers and are not part of the project: they are
read from ``../shared`` beside the checkout (or ``--data``) when they are there. Without them only
the project's own gold passages are measured. ``--errors`` lists what was missed and invented, but
never in the blind half of the silver articles: rules are not to be fitted to it.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

from tests.support.sourcing_gold import (  # noqa: E402
    Score,
    read_passages,
    score_sources,
    score_wordings,
)

from reader.sourcing.analysis import analyze  # noqa: E402 (the checkout, not a wheel)
from reader.sourcing.version import DETECTOR_VERSION  # noqa: E402 (the checkout, not a wheel)

SHARED = ROOT.parent / "shared"
LABELS = {
    "unnamed-person": "unnamed",
    "unnamed-group": "unnamed",
    "institution": "org",
    "media": "media",
    "document": "doc",
    "none": "implicit",
}
TARGETS = {"sentence P": 0.85, "sentence F1": 0.80, "overlap F1": 0.78, "exact F1": 0.68}


def main() -> int:
    """Run all measurements that the data at hand allows; return 1 when a target is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--errors", action="store_true", help="list what was missed and invented")
    parser.add_argument("--silver", action="store_true", help="also measure on the silver articles")
    parser.add_argument("--data", type=Path, default=SHARED, help="folder of eval/ and seeds/")
    options = parser.parse_args()
    print(f"sourcing analysis, detector version {DETECTOR_VERSION}\n")
    measure_gold(errors=options.errors)
    measure_speed()
    evaluation = options.data / "eval" / "sourcing"
    if not evaluation.is_dir():
        print(f"\nNo articles to measure on: {evaluation} is not there.")
        return 0
    dev = evaluation / "dev" / "dev.jsonl"
    missed = measure_articles("dev", dev, read_articles(dev), errors=options.errors)
    if options.silver:
        silver = evaluation / "train" / "train_silver.jsonl"
        for blind in (False, True):
            name = f"silver, {'blind' if blind else 'open'} half"
            half = [a for a in read_articles(silver) if is_blind(a) is blind]
            measure_articles(name, silver, half, errors=options.errors and not blind)
    measure_seed(evaluation, options.data / "seeds")
    return 1 if missed else 0


def is_blind(article: dict[str, Any]) -> bool:
    """Tell whether an article belongs to the half whose mistakes nobody looks at."""
    return int(hashlib.sha256(article["id"].encode()).hexdigest(), 16) % 2 == 0


def measure_speed() -> None:
    """Print how long a million characters of the gold passages take: dense, but invented."""
    passages = "\n\n".join(passage.text for passage in read_passages())
    text = (passages + "\n\n") * (1 + 1_000_000 // len(passages))
    start = time.process_time()
    analyze(text[:1_000_000])
    print(f"  a million characters of them take {time.process_time() - start:.1f} s")


def measure_gold(*, errors: bool) -> None:
    """Print how the project's own gold passages come out."""
    unnamed, everybody, wording = Score(), Score(), Score()
    passages = list(read_passages())
    for passage in passages:
        analysis = analyze(passage.text)
        score_sources(passage, analysis, unnamed, everybody)
        score_wordings(passage, analysis, wording)
    print(f"own gold passages ({len(passages)})        P      R   right kind  exact span")
    for name, score in (("unnamed sources", unnamed), ("all speakers", everybody)):
        _print_gold_row(name, score)
    _print_gold_row("flagged wording", wording)
    if errors:
        print("\n".join([*everybody.problems, *wording.problems]))


def _print_gold_row(name: str, score: Score) -> None:
    hits = max(1, score.hits)
    print(
        f"  {name:24} {score.precision:6.3f} {score.recall:6.3f} "
        f"{score.right_kind / hits:8.3f} {score.exact / hits:11.3f}"
    )


def read_articles(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the articles of a JSON lines file."""
    with path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def measure_articles(
    name: str, path: Path, articles: Iterable[dict[str, Any]], *, errors: bool
) -> list[str]:
    """Print the figures of `score.py` for articles of a file; return the targets missed."""
    predictions, times, measured = [], [], list(articles)
    for article in measured:
        start = time.process_time()
        analysis = analyze(article["text"])
        words = max(1, len(article["text"].split()))
        times.append(1_000_000 * (time.process_time() - start) / words)
        spans = [
            {"start": a.source.start, "end": a.source.end, "label": LABELS[a.kind.value]}
            for a in analysis.attributions
            if a.source is not None and a.kind.value in LABELS
        ]
        predictions.append({"id": article["id"], "spans": spans})
    result = _run_scorer(path, measured, predictions, errors=errors)
    sentence, span = result["sentence"]["lenient"], result["span"]["lenient"]
    figures = {
        "sentence P": sentence["p"],
        "sentence R": sentence["r"],
        "sentence F1": sentence["f1"],
        "overlap F1": span["overlap"]["f1"],
        "exact F1": span["exact"]["f1"],
    }
    print(f"\narticles: {name} ({len(predictions)})")
    for figure, value in figures.items():
        target = f"  (target {TARGETS[figure]:.2f})" if figure in TARGETS else ""
        print(f"  {figure:24} {value:6.3f}{target}")
    print(f"  ms for 1,000 words       {statistics.median(times):6.1f}  (target 15)")
    return [figure for figure, target in TARGETS.items() if figures[figure] < target]


def _run_scorer(
    path: Path,
    articles: list[dict[str, Any]],
    predictions: list[dict[str, Any]],
    *,
    errors: bool,
) -> dict[str, Any]:
    """Run the scorer that lies beside the articles, as it is, and return its figures."""
    scorer = path.parent.parent / "score.py"
    with tempfile.TemporaryDirectory() as folder:
        gold, predicted = Path(folder) / "gold.jsonl", Path(folder) / "predictions.jsonl"
        for target, values in ((gold, articles), (predicted, predictions)):
            lines = (json.dumps(value) for value in values)
            target.write_text("\n".join(lines) + "\n", encoding="utf-8")
        command = [sys.executable, str(scorer), str(gold), str(predicted)]
        if errors:
            print(_output_of([*command, "--errors"]))
        result: dict[str, Any] = json.loads(_output_of([*command, "--json"]))
    return result


def measure_seed(evaluation: Path, seeds: Path) -> None:
    """Print the figures of `score_seed.py` for the seed article."""
    gold_path = evaluation / "seed_gold.json"
    gold = json.loads(gold_path.read_text(encoding="utf-8"))
    for path in sorted(seeds.glob("*.txt")):
        raw = path.read_bytes()
        if hashlib.sha256(raw).hexdigest() == gold["sha256"]:
            break
    else:
        print("\nThe seed article is not beside the checkout.")
        return
    found = [
        {"start": s.range.start, "end": s.range.end, "tag": s.tag_id}
        for s in analyze(raw.decode("utf-8")).suggestions
    ]
    with tempfile.TemporaryDirectory() as folder:
        predicted = Path(folder) / "seed.json"
        predicted.write_text(json.dumps(found), encoding="utf-8")
        command = [sys.executable, str(evaluation / "score_seed.py"), str(gold_path)]
        print(f"\nseed article\n  {_output_of([*command, str(predicted)]).strip()}")


def _output_of(command: list[str]) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


if __name__ == "__main__":
    raise SystemExit(main())
