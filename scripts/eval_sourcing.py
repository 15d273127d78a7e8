"""Measures the sourcing analysis and prints a table (`make eval`).

The articles it measures on belong to their publishers and are not part of the project: they are
read from ``../shared/eval/sourcing`` beside the checkout when they are there. Without them only
the project's own gold passages are measured. ``--errors`` lists what was missed and invented.
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
from collections.abc import Iterator
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

EVALUATION = ROOT.parent / "shared" / "eval" / "sourcing"
SEEDS = ROOT.parent / "shared" / "seeds"
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
    options = parser.parse_args()
    print(f"sourcing analysis, detector version {DETECTOR_VERSION}\n")
    measure_gold(errors=options.errors)
    if not EVALUATION.is_dir():
        print(f"\nNo articles to measure on: {EVALUATION.name} data is not beside the checkout.")
        return 0
    missed = measure_articles("dev", EVALUATION / "dev" / "dev.jsonl", errors=options.errors)
    if options.silver:
        silver = EVALUATION / "train" / "train_silver.jsonl"
        measure_articles("silver", silver, errors=options.errors)
    measure_seed()
    return 1 if missed else 0


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


def measure_articles(name: str, path: Path, *, errors: bool) -> list[str]:
    """Print the figures of `score.py` for a file of articles; return the targets missed."""
    predictions, times = [], []
    for article in read_articles(path):
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
    result = _run_scorer(path, predictions, errors=errors)
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


def _run_scorer(path: Path, predictions: list[dict[str, Any]], *, errors: bool) -> dict[str, Any]:
    """Run the scorer that lies beside the articles, as it is, and return its figures."""
    with tempfile.TemporaryDirectory() as folder:
        predicted = Path(folder) / "predictions.jsonl"
        lines = (json.dumps(prediction) for prediction in predictions)
        predicted.write_text("\n".join(lines) + "\n", encoding="utf-8")
        command = [sys.executable, str(EVALUATION / "score.py"), str(path), str(predicted)]
        if errors:
            print(_output_of([*command, "--errors"]))
        result: dict[str, Any] = json.loads(_output_of([*command, "--json"]))
    return result


def measure_seed() -> None:
    """Print the figures of `score_seed.py` for the seed article."""
    gold_path = EVALUATION / "seed_gold.json"
    gold = json.loads(gold_path.read_text(encoding="utf-8"))
    for path in sorted(SEEDS.glob("*.txt")):
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
        command = [sys.executable, str(EVALUATION / "score_seed.py"), str(gold_path)]
        print(f"\nseed article\n  {_output_of([*command, str(predicted)]).strip()}")


def _output_of(command: list[str]) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


if __name__ == "__main__":
    raise SystemExit(main())
